"""The page of figures: each number opens exactly the records behind it, within the scope."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import SavedView
from tests.grips.dangers.scene import GENERAL, MAJOR
from tests.registry.who.scene import COUNTY, acting, region

FIGURES, CODE = "/figures/", "370102"
TIME = f"since=2026-01-01&until=2026-11-24&region={CODE}"
YEAR = f"{FIGURES}?figure=dangers&{TIME}"
NUMBER = re.compile(r'href="(/dangers/\?behind=[^"]+)"[^>]*>([\d,]+)')
FOUND = f"{FIGURES}?figure=danger.found&{TIME}"


@pytest.fixture
def told(scene):
    """Dangers in several states, folded into figures."""
    region(COUNTY, "county", "district", CODE)
    for grade in (GENERAL, GENERAL, MAJOR):
        scene.rectifying(grade)
    row = scene.do(scene.requested(GENERAL), Action.ACCEPT, "principal")
    scene.do(row, Action.CLOSE, "manager")
    scene.found("bureau")
    fold_all()
    return scene


def numbers(text):
    """Return every number with the address that opens it."""
    return [(unescape(href), int(number.replace(",", ""))) for href, number in NUMBER.findall(text)]


def listed(text):
    return {
        str(uid)
        for uid in HiddenDanger.objects.values_list("uid", flat=True)
        if f"/dangers/{uid}/" in text
    }


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("by", ["region", "department", "industry", "grade"])
def test_every_number_opens_as_many_records(visit, by):
    found = numbers(visit.text("bureau", f"{YEAR}&by={by}"))

    opened = [(number, len(listed(visit.text("bureau", href)))) for href, number in found]
    assert len(opened) >= 6
    assert [one for one in opened if one[0] != one[1]] == []


@pytest.mark.usefixtures("told")
def test_the_numbers_are_those_of_the_loop(visit):
    found = numbers(visit.text("bureau", f"{YEAR}&by=industry"))
    totals = {
        re.search(r"behind=(danger\.\w+)", href)[1] + ("/major" if "MAJOR" in href else ""): number
        for href, number in found
        if "industry" not in href and "bucket" not in href
    }

    assert totals == {
        "danger.found": 5,
        "danger.self_found": 4,
        "danger.closed": 1,
        "danger.closed_in_time": 1,
        "danger.open": 4,
        "danger.open/major": 1,
    }


@pytest.mark.usefixtures("told")
def test_who_reads_for_one_department_reads_its_figures_alone(visit):
    own, other = (acting("R07", COUNTY, departments=bits) for bits in (1, 2))

    found = numbers(visit.text(own, f"{YEAR}&by=region"))

    assert {"department" in href for href, _ in found} == {True}
    assert [one for one in found if one[1] != len(listed(visit.text(own, one[0])))] == []
    assert visit(other, YEAR).status_code == 404


@pytest.mark.usefixtures("told")
def test_a_grade_narrows_what_has_one(visit):
    text = visit.text("bureau", f"{YEAR}&by=department&grade=MAJOR")

    assert {number for href, number in numbers(text)} == {1}


@pytest.mark.usefixtures("told")
def test_days_until_closed_open_their_records(visit):
    text = visit.text("bureau", YEAR)

    (href,) = {href for href, _ in numbers(text) if "bucket" in href}
    assert len(listed(visit.text("bureau", href))) == 1


@pytest.mark.usefixtures("told")
def test_an_opened_number_shows_only_what_its_reader_sees(visit):
    href, _ = numbers(visit.text("bureau", YEAR))[0]

    assert listed(visit.text("elsewhere", href)) == set()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("who", ["manager", "foreman", "grid"])
def test_whom_the_figures_are_about_reads_none(visit, who):
    assert visit(who, YEAR).status_code == 403


@pytest.mark.usefixtures("told")
def test_another_county_is_not_there(visit):
    assert visit("elsewhere", YEAR).status_code == 404


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "days", ["since=2026-12-01&until=2026-11-01", "until=2999-01-01", "since=x"]
)
def test_days_that_are_none_are_refused_at_their_field(visit, days):
    answer = visit("bureau", f"{FIGURES}?{days}&region={CODE}")

    assert answer.status_code == 422
    assert "field-fault" in answer.content.decode()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("made_up", ["x", "danger.open~.1.~2026-01-01~2026-02-01~finder=TIP"])
def test_a_number_that_is_made_up_opens_nothing(visit, made_up):
    assert visit("bureau", f"/dangers/?behind={made_up}").status_code == 400


def test_more_records_cost_no_more_queries(visit, told):
    counts = []
    for _ in range(2):
        told.registered(GENERAL)
        fold_all()
        with CaptureQueriesContext(connection) as asked:
            visit("bureau", YEAR)
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.usefixtures("told")
def test_one_figure_stands_beside_the_year_before_and_its_months(visit):
    text = visit.text("bureau", f"{FOUND}&by=industry")

    opened = {href: len(listed(visit.text("bureau", href))) for href, _ in numbers(text)}
    assert {(href, number) for href, number in numbers(text)} == set(opened.items())
    assert ("上年同期" in text, 'data-testid="curve"' in text) == (True, True)


@pytest.mark.usefixtures("told")
def test_regions_are_drawn_on_a_map_where_one_is_asked_for(visit):
    shown = {
        by: '<figure class="map"' in visit.text("bureau", f"{FOUND}&view=map&by={by}")
        for by in ("region", "industry")
    }

    assert shown == {"region": True, "industry": False}


@pytest.mark.usefixtures("told")
def test_a_time_by_its_name_is_kept_in_the_addresses_and_own_days_are_not_lost(visit):
    named = visit.text("bureau", f"{FIGURES}?figure=danger.found&period=month&region={CODE}")
    own = visit.text("bureau", FOUND)

    assert "period=month&amp;format=" in named
    assert "since=2026-01-01&amp;until=2026-11-24" in own


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("figure", ["dangers", "danger.found"])
def test_a_workbook_has_the_same_lines(visit, figure):
    answer = visit("bureau", f"{FIGURES}?figure={figure}&{TIME}&by=industry&format=xlsx")

    rows = list(load_workbook(BytesIO(b"".join(answer))).worksheets[0].values)
    assert rows[0][0] == "行业门类"
    assert rows[-1][:2] == ("示例county合计", 5)


@pytest.mark.usefixtures("told")
def test_a_format_that_is_none_is_refused(visit):
    assert visit("bureau", f"{FOUND}&format=doc").status_code == 400


@pytest.mark.usefixtures("told")
def test_a_view_is_kept_for_its_owner_alone(visit):
    kept = visit("bureau", "/figures/save?figure=danger.found&by=industry", {"name": "行业"})

    assert (kept.status_code, kept.headers["Location"]) == (302, FIGURES)
    assert "?figure=danger.found&amp;by=industry" in visit.text("bureau", FIGURES)
    assert "行业</a>" not in visit.text("colleague", FIGURES)


@pytest.mark.usefixtures("told")
def test_a_view_of_the_same_name_is_replaced_and_others_stay(visit):
    for by in ("industry", "department"):
        visit("bureau", f"/figures/save?by={by}", {"name": "常看"})
    visit("colleague", "/figures/save?by=grade", {"name": "常看"})

    assert sorted(SavedView.objects.values_list("query", flat=True)) == [
        "by=department",
        "by=grade",
    ]


@pytest.mark.usefixtures("told")
def test_a_name_that_is_too_long_keeps_nothing(visit):
    answer = visit("bureau", "/figures/save?by=grade", {"name": "名" * 61})

    assert (answer.status_code, SavedView.objects.exists()) == (422, False)
