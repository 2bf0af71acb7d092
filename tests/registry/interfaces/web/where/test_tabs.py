"""The tabs of an enterprise: who gets which, what they show, and that rows cost no queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.infra.db.records import new_uid
from bazhua.infra.files.models import Attachment
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.services import Opening, open_obligation
from bazhua.kernel.words import Word
from bazhua.registry.api import EnterpriseTab, TabBody
from bazhua.registry.domain.enterprises import SupervisionKind, UnitKind
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.interfaces.web.where.firm.own import OWN
from bazhua.registry.models import Engagement, Holding, Person, Post
from bazhua.registry.services.naming import named
from bazhua.registry.services.where.contracts import Engaging, begin_contract
from bazhua.registry.services.where.papers import Sent, add_file
from bazhua.registry.services.where.places import (
    Drawing,
    Placing,
    draw_zone,
    hold_substance,
    open_place,
)
from bazhua.registry.services.where.supervision import Supervising, supervise
from bazhua.registry.services.where.units import Dividing, open_unit
from tests.infra.files.samples import picture
from tests.registry.interfaces.web.where.asking import DIRECTOR, STAFFER
from tests.registry.scene import (
    DAY,
    FOUNDED,
    KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    code,
    enterprise,
)

pytestmark = pytest.mark.usefixtures("settled")
SLUGS = [tab.slug for tab in OWN]
ADDED = EnterpriseTab(
    slug="alarms",
    word=Word("报警", "Alarms"),
    right=("supervision", "view"),
    body=lambda _asked: TabBody(panels=()),
    count=lambda _asked: 1001,
)
WITH_ADDED = (*OWN, ADDED)
TWICE = (*OWN, OWN[1])


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def address(row, slug=""):
    if not slug:
        return reverse("enterprises:record", args=[row.uid])
    return reverse("enterprises:tab", args=[row.uid, slug])


def shown(visit, who, row, slug=""):
    visit.client.cookies["bazhua_language"] = "en"
    return visit(who, address(row, slug)).content.decode()


def where(row):
    return {"path_then": row.path_now, "path_now": row.path_now, "dept_mask": row.dept_mask}


def add_person(row, number):
    name = f"人员{number}"
    who = Person.objects.create(uid=new_uid(NOON), **named(name))
    at_firm = {"firm": row, "since": FOUNDED, "kind": EngagementKind.EMPLOYEE.value}
    Engagement.objects.create(
        uid=new_uid(NOON), person=who, pinyin=who.pinyin, title="操作工", **at_firm, **where(row)
    )
    return who


def add_post(row, number):
    post = Post.objects.create(
        uid=new_uid(NOON),
        firm=row,
        kind=PostKind.OFFICER.value,
        **where(row),
        **named(f"岗位{number}"),
    )
    Holding.objects.create(uid=new_uid(NOON), post=post, person=add_person(row, number), since=NOON)


def add_supervision(row, number):
    department = ("YJ", "GX", "GA", "ZJ")[number]
    kind = SupervisionKind.INDUSTRY
    given = Supervising(enterprise=row.uid, department=department, kind=kind, since=DAY)
    supervise(given, actor=KEEPER, at=NOON)


def add_contract(row, number):
    enterprise(f"承包商{number}", number=70 + number)
    given = Engaging(host=row.uid, contractor=code(70 + number), work="检维修", since=DAY)
    begin_contract(given, actor=KEEPER, at=NOON)


def add_premises(row, number):
    dividing = Dividing(enterprise=row.uid, kind=UnitKind.WORKSHOP, name=f"车间{number}", since=DAY)
    open_unit(dividing, actor=KEEPER, at=NOON)
    placing = Placing(enterprise=row.uid, kind=PlaceKind.SITE, name=f"厂区{number}")
    place = open_place(placing, actor=KEEPER, at=NOON)
    ring = [[[117.0, 36.0], [117.1, 36.0], [117.1, 36.1], [117.0, 36.0]]]
    draw_zone(place.uid, Drawing(name=f"罐区{number}", outline=ring), actor=KEEPER, at=NOON)
    hold_substance(place.uid, name="液氨", cas="7664-41-7", most_t=12, actor=KEEPER, at=NOON)


def add_obligation(row, number):
    rule = EscalationRule((Level("post:town", NOON - NOON),), NOON - NOON)
    terms = Terms(holder="post:town", clause=f"platform:{number}", starts_at=NOON, rule=rule)
    given = Opening(
        kind="sample.mend",
        subject_kind="enterprise",
        subject_uid=row.uid,
        place=row.place,
        terms=terms,
        due_at=NOON,
    )
    open_obligation(given, actor=KEEPER, at=NOON)


def add_file_of(row, number):
    sent = Sent(f"照片{number}.jpg", [picture(size=(8 + number, 8))])
    add_file(row.uid, sent, actor=KEEPER, at=NOON)


def add_change(row, number):
    add_obligation(row, number)


ADD = {
    "": add_change,
    "premises": add_premises,
    "people": add_person,
    "posts": add_post,
    "supervision": add_supervision,
    "contracts": add_contract,
    "obligations": add_obligation,
    "files": add_file_of,
}


def test_every_own_tab_is_filled_by_a_test():
    assert ADD.keys() == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_tab_costs_the_same_for_one_row_and_three(visit, slug):
    row = enterprise()
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            ADD[slug](row, number)
        with CaptureQueriesContext(connection) as asked:
            assert visit(KEEPER, address(row, slug)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        (KEEPER, {200: set(SLUGS)}),
        (READER, {200: set(SLUGS)}),
        (
            DIRECTOR,
            {200: {"", "premises", "contracts", "files"}}
            | {403: {"people", "posts", "supervision", "obligations"}},
        ),
        (QINGDAO_KEEPER, {404: set(SLUGS)}),
        (STRANGER, {404: set(SLUGS)}),
    ],
)
def test_a_tab_is_his_who_has_the_right(visit, who, statuses):
    row = enterprise()

    found = {}
    for slug in SLUGS:
        found.setdefault(visit(who, address(row, slug)).status_code, set()).add(slug)

    assert found == statuses


def test_only_the_tabs_he_may_open_are_offered(visit):
    row = enterprise()

    bar = shown(visit, DIRECTOR, row)

    offered = {slug for slug in SLUGS if slug and f'href="{address(row, slug)}"' in bar}
    assert offered == {"premises", "contracts", "files"}
    assert visit(KEEPER, address(row, "no-such-tab")).status_code == 404


@pytest.mark.parametrize(("slug", "form"), [("posts", "/posts/new"), ("people", "/people/new")])
def test_who_may_is_led_to_the_form_that_knows_where(visit, slug, form):
    row = enterprise()
    link = f"{form}?where={row.credit_code}"

    offered = [f'href="{link}"' in shown(visit, who, row, slug) for who in (STAFFER, KEEPER)]

    assert offered == [True, False]
    assert f'value="{row.credit_code}"' in visit(STAFFER, link).content.decode()


def test_tabs_show_what_is_there(visit):
    row = enterprise()
    for slug, add in ADD.items():
        if slug not in ("", "people"):
            add(row, 1)

    pages = {slug: shown(visit, KEEPER, row, slug) for slug in SLUGS}

    for slug, texts in {
        "": ("Entered", "Lixia District"),
        "premises": ("车间1", "厂区1", "罐区1", "7664-41-7"),
        "people": ("人员1", "操作工"),
        "posts": ("岗位1", "人员1"),
        "supervision": ("Gap", "since 2026-11-23"),
        "contracts": ("承包商1", "检维修"),
        "obligations": ("sample.mend",),
        "files": ("照片1.jpg", "original"),
    }.items():
        assert [text for text in texts if text not in pages[slug]] == []
    assert Attachment.objects.get().record_uid == row.uid


def test_who_may_only_look_is_offered_nothing_to_do(visit):
    row = enterprise()
    for slug in ("premises", "supervision", "contracts"):
        ADD[slug](row, 1)

    pages = [shown(visit, READER, row, slug) for slug in SLUGS]

    assert [page for page in pages if "/do/" in page] == []


def test_overlaps_and_gaps_are_told(visit):
    row = enterprise()
    add_supervision(row, 0)
    add_supervision(row, 1)

    page = shown(visit, KEEPER, row, "supervision")

    assert page.count("alert-octagon") >= 1
    assert "2015-03-01 – 2026-11-23" in page
    assert "Overlap" in page
    assert "Supervised twice" in page


def test_another_part_adds_its_tab(visit, settings):
    settings.ENTERPRISE_TABS = f"{__name__}.WITH_ADDED"
    row = enterprise()

    bar = shown(visit, KEEPER, row)

    assert "Alarms" in bar
    assert "1000+" in bar
    assert visit(KEEPER, address(row, "alarms")).status_code == 200
    assert visit(DIRECTOR, address(row, "alarms")).status_code == 403


def test_two_tabs_of_one_address_are_refused(visit, settings):
    settings.ENTERPRISE_TABS = f"{__name__}.TWICE"
    row = enterprise()

    with pytest.raises(ValueError, match="TWICE"):
        visit(KEEPER, address(row))
