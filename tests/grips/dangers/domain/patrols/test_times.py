"""When a patrol of each rhythm is expected, and who is called when it was not walked."""

from datetime import date, datetime, timedelta

import pytest

from bazhua.grips.dangers.domain.patrols.terms import RHYTHM_WORDS
from bazhua.grips.dangers.domain.patrols.times import demanded, schedule_by
from bazhua.grips.dangers.domain.policy.patrols import TIMES_ROWS
from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.infra.recurrence.core.periods import expected
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.times import BEIJING

CALENDAR = WorkCalendar(WORKDAY_ROWS)
MONDAY = date(2026, 11, 23)
ROWS = {row.rhythm: row for row in TIMES_ROWS}


def periods(rhythm, days=7):
    schedule = schedule_by(ROWS[rhythm], MONDAY)
    found = expected(schedule, MONDAY, MONDAY + timedelta(days=days - 1), CALENDAR)
    return [(one.opens_at, one.closes_at) for one in found]


@pytest.mark.parametrize(
    ("rhythm", "in_a_week"),
    [
        (PatrolRhythm.EIGHT_HOURS, 21),
        (PatrolRhythm.TWELVE_HOURS, 14),
        (PatrolRhythm.DAY, 7),
        (PatrolRhythm.WORKING_DAY, 5),
        (PatrolRhythm.WEEK, 1),
        (PatrolRhythm.MONTH, 0),
    ],
)
def test_so_many_are_expected_in_a_week_of_november(rhythm, in_a_week):
    assert len(periods(rhythm)) == in_a_week


def test_a_shift_of_the_night_ends_on_the_next_day():
    assert periods(PatrolRhythm.TWELVE_HOURS, days=1) == [
        (
            datetime(2026, 11, 23, 8, tzinfo=BEIJING),
            datetime(2026, 11, 23, 20, tzinfo=BEIJING),
        ),
        (
            datetime(2026, 11, 23, 20, tzinfo=BEIJING),
            datetime(2026, 11, 24, 8, tzinfo=BEIJING),
        ),
    ]


def test_every_rhythm_has_its_times_and_its_word():
    assert set(ROWS) == set(RHYTHM_WORDS) == set(PatrolRhythm)


def test_who_has_not_walked_is_called_then_who_oversees_him():
    levels = demanded("BZ/PATROL", timedelta(hours=1)).rule.levels

    assert [(one.address, one.after) for one in levels] == [
        ("{holder}", timedelta(0)),
        ("{overseer}", timedelta(hours=1)),
    ]
