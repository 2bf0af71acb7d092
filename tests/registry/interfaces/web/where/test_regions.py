"""Regions as a tree on a day, their list in the order of the tree, and the ways to change them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.folding import fold_all
from bazhua.kernel.times import day_of
from bazhua.registry.interfaces.web.where.deeds.regions import REGION_DEEDS
from bazhua.registry.models import Node, NodeSpell, Organisation, Region, RegionSpell
from bazhua.registry.services.divisions.moving import Naming, move_region, rename_region
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.interfaces.web.where.asking import NARROWED
from tests.registry.scene import (
    DAY,
    KEEPER,
    LIXIA_KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    enterprise,
)

pytestmark = pytest.mark.usefixtures("settled")
TODAY, YESTERDAY = DAY.isoformat(), (DAY - timedelta(days=1)).isoformat()
COUNTED = re.compile(r"(1 enterprise|\d+ enterprises)<")
LINE = re.compile(r'branch-text">.*?<a [^>]*>([^<]*)</a>', re.DOTALL)


def lines(answer):
    return LINE.findall(answer.content.decode())


def region(code):
    return Region.objects.get(code=code)


def tree(visit, who=KEEPER, **given):
    address = reverse("regions:list") + "?" + "&".join(f"{k}={v}" for k, v in given.items())
    return visit(who, address)


@pytest.mark.parametrize(
    ("who", "given", "shown"),
    [
        (KEEPER, {}, ["山东省", "济南市", "青岛市"]),
        (KEEPER, {"open": "370100"}, ["山东省", "济南市", "历下区", "市中区", "青岛市"]),
        (
            KEEPER,
            {"open": "370102"},
            ["山东省", "济南市", "历下区", "解放路街道", "趵突泉街道", "市中区", "青岛市"],
        ),
        (KEEPER, {"open": "-"}, ["山东省"]),
        (LIXIA_KEEPER, {}, ["历下区", "解放路街道", "趵突泉街道"]),
        (STRANGER, {}, []),
    ],
)
def test_the_tree_opens_where_it_is_asked_to(visit, who, given, shown):
    assert lines(tree(visit, who, **given)) == shown


def test_the_list_stands_in_the_order_of_the_tree(visit):
    move(visit, "370102", "370200")

    content = visit(KEEPER, reverse("regions:all")).content.decode()

    found = re.findall(r"<a href=\"/regions/[^\"]*/\">([^<]*)</a>", content)
    assert found.index("青岛市") < found.index("历下区") < found.index("解放路街道")
    assert found.index("解放路街道") < found.index("市南区")


def move(visit, code, below, since=TODAY):
    row = region(code)
    address = reverse("regions:deed", args=[row.uid, "move"])
    form = {"below": below, "since": since, "version": row.version}
    return visit(KEEPER, address, form)


def test_an_earlier_day_has_its_own_names_parents_and_numbers(visit):
    enterprise(at=NOON - timedelta(days=30))
    old = region("370102")
    given = {"below": region("370200").uid, "since": DAY, "version": old.version}
    move_region(old.uid, **given, actor=KEEPER, at=NOON)
    naming = Naming(name="历下新区", code="370288", since=DAY)
    rename_region(old.uid, naming, version=old.version + 1, actor=KEEPER, at=NOON)
    fold_all()
    visit.client.cookies["bazhua_language"] = "en"

    before = tree(visit, open="370100", on=YESTERDAY)
    after = tree(visit, open="370200", on=TODAY)

    assert lines(before)[:3] == ["Shandong", "Jinan", "历下区"]
    assert lines(after)[:4] == ["Shandong", "Jinan", "Qingdao", "Shinan District"]
    assert "370288" in after.content.decode()
    assert "370288" not in before.content.decode()
    firms = COUNTED.findall(before.content.decode())
    assert firms[:3] == ["1 enterprise"] * 3
    assert COUNTED.findall(after.content.decode())[:3] == [
        "1 enterprise",
        "0 enterprises",
        "1 enterprise",
    ]


def test_who_renames_late_is_told_what_is_on_record(visit):
    row = region("370102")
    visit.client.cookies["bazhua_language"] = "en"
    address = reverse("regions:deed", args=[row.uid, "rename"])
    form = {"name": "历下新区", "name_en": row.name_en, "code": row.code, "since": DAY}

    answer = visit(KEEPER, address, form | {"version": row.version + 1})

    content = answer.content.decode()
    assert answer.status_code == 422
    assert content.count("On record now: “历下区”") == content.count("On record now:") == 2
    assert region("370102").name == "历下区"


def test_the_day_that_is_shown_stands_in_its_field_and_in_the_address(visit):
    today = tree(visit).content.decode()
    before = tree(visit, on=YESTERDAY, open="370102").content.decode()

    assert re.search(rf'name="on" value="{day_of(datetime.now(UTC))}"', today)
    assert re.search(rf'name="on" value="{YESTERDAY}"', before)
    assert 'name="open" value="370102"' in before
    assert f"on={YESTERDAY}" in before


@pytest.mark.parametrize("on", ["2020-01-01", "2126-01-01", "gestern"])
def test_a_day_that_is_not_on_record_is_told(visit, on):
    answer = tree(visit, on=on)

    assert answer.status_code == 422
    assert "field-fault" in answer.content.decode()


def test_numbers_are_those_within_his_reach(visit):
    enterprise("一部门的", departments=("YJ",))
    enterprise("二部门的", number=2, departments=("GX",))
    fold_all()
    visit.client.cookies["bazhua_language"] = "en"

    whole = tree(visit, KEEPER, open="370102").content.decode()
    narrowed = tree(visit, NARROWED, open="370102").content.decode()

    assert COUNTED.findall(whole)[0] == "2 enterprises"
    assert set(COUNTED.findall(narrowed)) == {"0 enterprises", "1 enterprise"}


def test_more_regions_cost_no_more_queries(visit):
    counts = []
    for opened in ("370103", "370102"):
        with CaptureQueriesContext(connection) as asked:
            assert tree(visit, open=opened).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_town_has_an_english_name_by_its_sound_and_says_so(visit):
    visit.client.cookies["bazhua_language"] = "en"
    row = region("370102001")

    content = visit(KEEPER, reverse("regions:record", args=[row.uid])).content.decode()

    assert row.name_en == "Jiefanglu Subdistrict"
    assert "Spelled by pinyin" in content


GOOD = {
    "rename": {"name": "历下新区", "code": "370188", "since": TODAY},
    "move": {"below": "370200", "since": TODAY},
    "merge": {"into": "370103", "since": TODAY},
}
TABLES = (Region, RegionSpell, Node, NodeSpell, Organisation, Event)


def everything():
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def prepared(slug, **more):
    row = region("370102")
    address = reverse("regions:deed", args=[row.uid, slug])
    return address, GOOD[slug] | {"version": row.version} | more


def test_every_deed_has_a_good_form():
    assert GOOD.keys() == REGION_DEEDS.keys()


@pytest.mark.parametrize("slug", GOOD)
def test_a_region_is_changed_by_a_form(visit, slug):
    address, form = prepared(slug)

    asked, done = visit(KEEPER, address), visit(KEEPER, address, form)

    assert (asked.status_code, done.status_code) == (200, 302)
    assert visit(KEEPER, done.headers["Location"]).status_code == 200
    assert region("370102001").until is None


@pytest.mark.parametrize("slug", GOOD)
@pytest.mark.parametrize(("who", "status"), [(READER, 403), (QINGDAO_KEEPER, 404), (STRANGER, 404)])
def test_who_may_not_changes_nothing(visit, slug, who, status):
    address, form = prepared(slug)
    before = everything()

    assert [visit(who, address).status_code, visit(who, address, form).status_code] == [status] * 2
    assert everything() == before


@pytest.mark.parametrize(
    ("slug", "wrong"),
    [
        ("rename", {"code": "3701"}),
        ("rename", {"code": "370103"}),
        ("rename", {"name": ""}),
        ("rename", {"since": "2020-01-01"}),
        ("rename", {"version": 9}),
        ("move", {"below": "370103"}),
        ("move", {"below": "999999"}),
        ("move", {"since": "2126-01-01"}),
        ("move", {"version": 9}),
        ("merge", {"into": "370102"}),
        ("merge", {"into": "370200"}),
        ("merge", {"since": "2126-01-01"}),
        ("merge", {"version": 9}),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changes(visit, slug, wrong):
    address, form = prepared(slug, **wrong)
    before = everything()

    answer = visit(KEEPER, address, form)

    assert answer.status_code == 422
    assert "refusals" in answer.content.decode()
    assert everything() == before


def test_an_unknown_deed_is_not_there(visit):
    address = reverse("regions:deed", args=[region("370102").uid, "sink"])

    assert visit(KEEPER, address).status_code == 404


BODY = {"name": "历下区化工园区", "kind": "park", "region": "370102", "since": TODAY}


def test_a_body_is_opened_and_closed_by_forms(visit):
    opened = visit(KEEPER, reverse("organisations:new"), BODY)
    row = Organisation.objects.get(name=BODY["name"])
    letters = reverse("organisations:letters", args=[row.uid])
    given = {"version": row.version, "letters": "示园", "since": "2026-01-01"}
    assert "未登记" in visit(KEEPER, opened["Location"]).content.decode()
    assert visit(KEEPER, letters, given).status_code == 302
    assert "示园（2026-01-01 起）" in visit(KEEPER, opened["Location"]).content.decode()
    row.refresh_from_db()
    close = reverse("organisations:close", args=[row.uid])
    shown = visit(KEEPER, opened.headers["Location"]).content.decode()

    stale = visit(KEEPER, close, {"until": TODAY, "version": 9})
    closed = visit(KEEPER, close, {"until": TODAY, "version": row.version})

    assert (opened.status_code, stale.status_code, closed.status_code) == (302, 422, 302)
    assert "历下区" in shown
    assert Organisation.objects.get(pk=row.pk).until == DAY


@pytest.mark.parametrize(
    "wrong",
    [{"region": "999999"}, {"kind": "department"}, {"code": "123"}, {"since": "morgen"}],
)
def test_a_body_that_is_refused_is_not_opened(visit, wrong):
    before = everything()

    answer = visit(KEEPER, reverse("organisations:new"), BODY | wrong)

    assert answer.status_code == 422
    assert everything() == before


def test_offices_of_departments_are_opened_at_once(visit):
    open_standing_bodies(actor=PLATFORM, at=NOON)
    form = {"region": "370102", "departments": ["YJ", "GX"], "since": TODAY}

    answers = [visit(KEEPER, reverse("organisations:offices"), form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Organisation.objects.filter(kind="department").count() == 2


@pytest.mark.parametrize("name", ["new", "offices"])
def test_who_may_open_nothing_gets_no_form(visit, name):
    before = everything()

    answers = [visit(READER, reverse(f"organisations:{name}"), given) for given in (None, BODY)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert everything() == before
