"""Rates: numerator over denominator, "—" with the reason where one is missing, never 0."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.declarations import measures
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.rates.keeping import Entering, enter
from bazhua.infra.rollup.showing.shown import shown
from bazhua.kernel.scope import Path
from bazhua.registry.domain.tree import NodeKind
from tests.registry.who.scene import COUNTY, NOON, REGIONS, TOWN, node, region
from tests.web.figures.test_explorer import listed

FIGURES = "/figures/"
TIME = "since=2026-01-01&until=2026-11-24&region=370102"
RATE = f"{FIGURES}?figure=danger.found.per_employees&{TIME}"
HERE = Entering(
    measure="employees",
    path=Path.of(*REGIONS[COUNTY]),
    span=Span(2026),
    value=Decimal(8_000),
    source="示例县统计公报",
    dated=date(2026, 9, 1),
)
CELL = re.compile(r'href="(/dangers/\?behind=[^"]+)"[^>]*>([^<]+)<')


@pytest.fixture
def told(scene):
    """Two dangers of a county and its town, folded into figures."""
    region(COUNTY, "county", "district", "370102", "示例县")
    region(TOWN, "town", "town", "370102001", "示例镇")
    for _ in range(2):
        scene.found("bureau")
    fold_all()
    return scene


def entered(scene, **changed):
    enter([replace(HERE, **changed)], actor=scene.who("bureau"), at=NOON)


def test_a_rate_is_the_number_set_against_its_denominator_and_opens_its_records(visit, told):
    entered(told)

    text = visit.text("bureau", RATE)

    (href,) = {
        unescape(href)
        for href, number in CELL.findall(text)
        if number == "2.50" and "2026-01-01" in href
    }
    assert len(listed(visit.text("bureau", href))) == 2
    assert ("8,000 人" in text, "示例县统计公报（2026-09-01）" in text) == (True, True)
    assert "条/万人" in text


def test_without_a_denominator_there_is_no_rate_and_no_0(visit, told):
    text = visit.text("bureau", RATE)

    assert "—（缺 2026 年分母）" in text
    assert ("0.00" in text, 'data-testid="curve"' in text) == (False, False)
    entered(told, value=Decimal(9_000))
    assert 'data-testid="curve"' in visit.text("bureau", RATE)


@pytest.mark.parametrize("span", [Span(2025), Span(2024)])
def test_a_denominator_of_another_year_is_not_taken(visit, told, span):
    entered(told, span=span)

    assert "—（缺 2026 年分母）" in visit.text("bureau", RATE)


@pytest.mark.usefixtures("told")
def test_a_time_of_two_years_has_no_rate(visit):
    text = visit.text("bureau", RATE.replace("2026-01-01", "2025-12-01"))

    assert "—（该时段没有对应分母）" in text


def another_town(monkeypatch, number):
    """Put a town without records below the county."""
    monkeypatch.setitem(REGIONS, number, (*REGIONS[COUNTY], number))
    node(number, REGIONS[number], NodeKind.REGION).save(force_insert=True)
    region(number, "town", "town", f"3701020{number}")


def test_a_part_without_records_has_0_only_where_its_denominator_is_known(visit, told, monkeypatch):
    another_town(monkeypatch, 42)
    for number in (COUNTY, TOWN):
        entered(told, path=Path.of(*REGIONS[number]))
    assert rates(visit) == [2.5, None, 2.5]

    entered(told, path=Path.of(*REGIONS[42]))

    assert rates(visit) == [2.5, 0, 2.5]


def rates(visit):
    """Return the rate of each line, the whole last."""
    book = load_workbook(BytesIO(b"".join(visit("bureau", f"{RATE}&format=xlsx"))))
    return [row[1] for row in list(book.worksheets[0].values)[1:]]


def test_a_correction_is_shown_with_what_it_was(visit, told):
    entered(told)
    assert "分母有更正" not in visit.text("bureau", RATE)

    entered(told, value=Decimal(4_000))

    text = visit.text("bureau", RATE)
    assert ("5.00" in text, "分母有更正" in text, "第 2 版，原为 8,000" in text) == (True,) * 3


def test_another_county_sees_neither_rate_nor_denominator(visit, told):
    entered(told)

    assert visit("elsewhere", RATE).status_code == 404


def test_the_workbook_has_rate_denominator_and_source(visit, told):
    entered(told)

    book = load_workbook(BytesIO(b"".join(visit("bureau", f"{RATE}&format=xlsx"))))

    rows, about = (list(sheet.values) for sheet in book.worksheets)
    assert rows[-1] == ("示例县合计", 2.5, None, None, None)
    assert any("8,000 人 · 示例县统计公报（2026-09-01）" in str(line) for line in about)


def test_rates_cost_as_many_queries_for_three_parts_as_for_one(visit, told, monkeypatch):
    counts = []
    for number in (40, 42, 43):
        if number != TOWN:
            another_town(monkeypatch, number)
        entered(told, path=Path.of(*REGIONS[number]))
        with CaptureQueriesContext(connection) as asked:
            visit("bureau", f"{FIGURES}?figure=danger-rates&{TIME}&by=region")
        counts.append(len(asked))

    assert counts == [counts[0]] * 3


def test_every_rate_is_set_against_a_measure_and_is_as_public_as_its_numerator():
    rates = [one for one in shown().values() if one.per]

    assert len(rates) >= 2
    assert {one.per.measure for one in rates} <= measures().keys()
    assert {one.part == "" for one in rates} == {False}
