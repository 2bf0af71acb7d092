"""Changes in words, times by name, months of a curve."""

from dataclasses import replace
from datetime import date

import pytest

from bazhua.grips.dangers.interfaces.figures import MAJOR_OPEN, SHOWN
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.showing.tables import Number
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.scope import Path
from bazhua.web.figures.periods import PERIODS, months_until, runs
from bazhua.web.figures.telling import before, change, linked

FOUND = SHOWN[0]
TODAY = date(2026, 3, 31)
WINDOW = Window(date(2026, 1, 1), TODAY)


def number(value, base):
    return Number(FOUND.cell(Path(".1."), WINDOW), value, base)


@pytest.mark.parametrize(
    ("value", "base", "told"),
    [
        (669, 1000, "下降 33.1 %"),
        (1001, 1000, "上升 0.1 %"),
        (12345, 10000, "上升 23.5 %"),
        (5, 5, "持平"),
        (0, 0, "持平"),
        (3, 0, "+3"),
        (0, 3, "下降 100 %"),
    ],
)
def test_a_change_is_told_in_per_cent_but_from_nothing(value, base, told):
    assert said(change(FOUND, number(value, base))) == told


@pytest.mark.parametrize(("value", "base", "told"), [(3, 5, "−2"), (5, 3, "+2"), (2, 2, "持平")])
def test_a_change_of_small_counts_is_a_number(value, base, told):
    assert said(change(MAJOR_OPEN, number(value, base))) == told


def test_a_number_opens_its_time_and_the_year_before_its_own():
    shown = number(1200, 7)

    assert linked(FOUND, shown).text == "1,200"
    assert "2026-01-01" in linked(FOUND, shown).href
    assert "2025-01-01" in before(FOUND, shown).href
    assert linked(FOUND, replace(shown, value=0)) == "0"


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [
        ("month", "2026-03-01", "2026-03-31"),
        ("year", "2026-01-01", "2026-03-31"),
        ("year-before", "2025-01-01", "2025-03-31"),
        ("last-month", "2026-02-01", "2026-02-28"),
        ("last-year", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_time_by_its_name(name, since, until):
    window = PERIODS[name](TODAY)

    assert (window.since.isoformat(), window.until.isoformat()) == (since, until)


def test_months_are_whole_but_the_one_that_runs():
    months = months_until(date(2026, 3, 5), 3, date(2026, 3, 20))

    assert months == [
        Window(date(2026, 1, 1), date(2026, 1, 31)),
        Window(date(2026, 2, 1), date(2026, 2, 28)),
        Window(date(2026, 3, 1), date(2026, 3, 20)),
    ]
    assert [runs(month, date(2026, 3, 20)) for month in months] == [False, False, True]
