"""The shipped working days against the library they were seeded from."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from bazhua.kernel.policy.calendar import WorkCalendar, WorkdayYear
from bazhua.kernel.policy.workdays import WORKDAY_ROWS

YEARS = range(2004, 2027)


@pytest.mark.parametrize("year", YEARS)
def test_works_equals_the_library(year):
    calendar = WorkCalendar(WORKDAY_ROWS)
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]

    ours = [calendar.works(day) for day in days]

    assert ours == [chinese_calendar.is_workday(day) for day in days]


def test_works_without_notice_counts_weekends_only():
    calendar = WorkCalendar([])

    worked = [calendar.works(date(2027, 1, day)) for day in range(1, 8)]

    assert worked == [True, False, False, True, True, True, True]


def test_works_follows_a_province_added_notice():
    notice = WorkdayYear(
        clause="HOLIDAYS/2027",
        since=date(2027, 1, 1),
        year=2027,
        holidays=(date(2027, 1, 1),),
        workdays=(date(2027, 1, 2),),
    )
    calendar = WorkCalendar([notice])

    assert (calendar.works(date(2027, 1, 1)), calendar.works(date(2027, 1, 2))) == (False, True)
