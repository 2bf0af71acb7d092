"""HAZ-14, HAZ-15: sums of a quarter by the 15th of the next month, of a year by 31 January."""

from datetime import date

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.dangers.domain.periodic import last_over, periodic_report
from bazhua.grips.dangers.domain.terms import ReportPeriod, Sector
from bazhua.kernel.times import end_of

QUARTER, YEAR = ReportPeriod

OVER = {
    "the day after a quarter": (QUARTER, date(2026, 10, 1), date(2026, 7, 1), date(2026, 9, 30)),
    "its last day": (QUARTER, date(2026, 9, 30), date(2026, 4, 1), date(2026, 6, 30)),
    "in January": (QUARTER, date(2027, 1, 8), date(2026, 10, 1), date(2026, 12, 31)),
    "within a leap year": (QUARTER, date(2028, 4, 1), date(2028, 1, 1), date(2028, 3, 31)),
    "the year before": (YEAR, date(2026, 11, 26), date(2025, 1, 1), date(2025, 12, 31)),
    "on new year's day": (YEAR, date(2027, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
}


@pytest.mark.parametrize(("period", "day", "since", "until"), OVER.values(), ids=OVER)
def test_the_time_that_was_last_over(period, day, since, until):
    summed = last_over(period, day)

    assert (summed.since, summed.until) == (since, until)


DUE = {
    "HAZ-15 a quarter": (QUARTER, date(2026, 10, 1), None, date(2026, 10, 15), "AJ16/14"),
    "HAZ-15 a year": (YEAR, date(2027, 1, 1), None, date(2027, 1, 31), "AJ16/14"),
    "HAZ-14 a coal mine": (QUARTER, date(2026, 10, 1), Sector.COAL, date(2026, 10, 15), "COAL/35"),
    "a coal mine's year": (YEAR, date(2027, 1, 1), Sector.COAL, date(2027, 1, 31), "AJ16/14"),
    "a coal mine before its regulation": (
        QUARTER, date(2024, 4, 1), Sector.COAL, date(2024, 4, 15), "AJ16/14",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("period", "day", "sector", "due", "clause"), DUE.values(), ids=DUE)
def test_until_when_it_is_handed_in(period, day, sector, due, clause):
    answer = periodic_report(BOOK, period=period, day=day, sector=sector)

    assert (answer.result.report_due, answer.clauses) == (end_of(due), (clause,))


def test_a_time_is_called_by_its_number():
    words = [last_over(period, date(2026, 10, 1)).word for period in ReportPeriod]

    assert [word.zh for word in words] == ["2026 年第 3 季度", "2025 年"]
    assert [word.en for word in words] == ["quarter 3 of 2026", "2025"]
