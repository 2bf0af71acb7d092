"""Pages of enterprises, regions and bodies: who gets them, and that rows cost no queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.registry.models import Enterprise, Region
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.scene import (
    KEEPER,
    LIXIA_KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    code,
    enterprise,
)

pytestmark = pytest.mark.usefixtures("settled")


@pytest.mark.parametrize(
    ("who", "list_rows", "record", "change"),
    [
        (KEEPER, 1, 200, 200),
        (LIXIA_KEEPER, 1, 200, 200),
        (READER, 1, 200, 403),
        (QINGDAO_KEEPER, 0, 404, 404),
        (STRANGER, 0, 404, 404),
    ],
)
def test_everybody_sees_his_own(visit, who, list_rows, record, change):
    row = enterprise()

    listed = visit(who, reverse("enterprises:list")).content.decode()
    statuses = [
        visit(who, reverse(f"enterprises:{name}", args=[row.uid])).status_code
        for name in ("record", "change")
    ]

    assert (listed.count(row.credit_code), statuses) == (list_rows, [record, change])


@pytest.mark.parametrize("name", ["enterprises:list", "enterprises:gaps", "regions:list"])
def test_more_rows_cost_no_more_queries(visit, name):
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            enterprise(f"企业{number}", number=number)
        with CaptureQueriesContext(connection) as asked:
            assert visit(KEEPER, reverse(name)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("section=C", {"化工"}),
        ("section=B", {"矿业"}),
        ("region=370202", {"矿业"}),
        ("region=370102001", {"化工"}),
        ("region=999", set()),
        ("department=0", {"化工"}),
        ("size=small", {"矿业"}),
        ("status=stopped", set()),
        ("risk=drill", set()),
    ],
)
def test_a_list_is_narrowed(visit, query, found):
    enterprise("海右化工", industry="C26", departments=("YJ",))
    enterprise("云渡矿业", number=2, industry="B06", headcount=20, region="370202002")

    content = visit(KEEPER, f"{reverse('enterprises:list')}?{query}").content.decode()

    assert {name[-2:] for name in ("海右化工", "云渡矿业") if name in content} == found


def test_gaps_and_overlaps_are_told_apart(visit):
    enterprise("无人管的企业")
    enterprise("一家管的企业", number=2, departments=("YJ",))
    enterprise("两家管的企业", number=3, departments=("YJ", "GX"))

    shown = {
        name: visit(KEEPER, reverse(f"enterprises:{name}")).content.decode()
        for name in ("gaps", "overlaps")
    }

    assert {name: page.count("管的企业</a>") for name, page in shown.items()} == {
        "gaps": 1,
        "overlaps": 1,
    }
    assert "无人管的企业" in shown["gaps"]
    assert "两家管的企业" in shown["overlaps"]


FORM = {
    "name": "新登记的企业",
    "region": "370102001",
    "since": "2020-01-02",
    "status": "operating",
    "industry": "C2614",
    "credit_code": code(9),
}


def test_an_enterprise_is_entered_and_changed_by_forms(visit):
    entered = visit(KEEPER, reverse("enterprises:new"), FORM)
    row = Enterprise.objects.get()
    assert entered.headers["Location"] == reverse("enterprises:record", args=[row.uid])

    changed = {"name": "改名的企业", "status": "stopped", "version": row.version}
    visit(KEEPER, reverse("enterprises:change", args=[row.uid]), changed)

    stored = Enterprise.objects.get()
    assert (stored.name, stored.status, stored.version) == ("改名的企业", "stopped", 2)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"region": "没有这个镇"}, 422),
        ({"credit_code": "123"}, 422),
        ({"industry": "Z9"}, 422),
        ({"since": "2026-02-30"}, 422),
        ({"region": "370100"}, 422),
    ],
)
def test_a_form_that_is_refused_says_why_and_enters_nothing(visit, change, status):
    answer = visit(KEEPER, reverse("enterprises:new"), FORM | change)

    assert (answer.status_code, Enterprise.objects.count()) == (status, 0)


def test_a_form_seen_before_another_change_is_refused(visit):
    row = enterprise()

    answer = visit(
        KEEPER,
        reverse("enterprises:change", args=[row.uid]),
        {"name": "乙", "status": "operating", "version": 5},
    )

    assert (answer.status_code, Enterprise.objects.get().name) == (422, row.name)


def test_who_may_enter_nothing_gets_no_form(visit):
    assert visit(READER, reverse("enterprises:new")).status_code == 403


def test_a_region_shows_what_it_was_what_is_in_it_and_counts(visit):
    open_standing_bodies(actor=PLATFORM, at=NOON)
    enterprise()
    lixia = Region.objects.get(code="370102")
    address = reverse("regions:record", args=[lixia.uid])

    content = visit(KEEPER, address).content.decode()

    assert "济南市历下区人民政府" in content
    assert "解放路街道" in content
    assert visit(QINGDAO_KEEPER, address).status_code == 404


@pytest.mark.parametrize(
    ("who", "query", "count"),
    [
        (KEEPER, "hysl", 1),
        (KEEPER, code(1), 1),
        (QINGDAO_KEEPER, "hysl", 0),
        (STRANGER, "hysl", 0),
        (KEEPER, "历下", 1),
    ],
)
def test_the_search_finds_within_the_scope(visit, who, query, count):
    row = enterprise()
    lixia = Region.objects.get(code="370102")

    content = visit(who, f"{reverse('search')}?q={query}").content.decode()

    assert (str(row.uid) in content or str(lixia.uid) in content) == bool(count)


def test_hits_are_called_by_their_english_name_where_there_is_one(visit, django_assert_num_queries):
    Region.objects.filter(code="370102").update(name_en="Lixia District")
    address = f"{reverse('search')}?q=370102"
    both = 'Lixia District <small lang="zh-Hans">济南市历下区</small>'

    with CaptureQueriesContext(connection) as chinese:
        assert both not in visit(KEEPER, address).content.decode()
    visit.client.cookies["bazhua_language"] = "en"
    with django_assert_num_queries(len(chinese) + 1):
        content = visit(KEEPER, address).content.decode()

    assert both in content
