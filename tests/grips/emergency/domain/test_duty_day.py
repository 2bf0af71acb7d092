"""The day of those on duty: twenty-four hours to eight in the morning."""

from datetime import date, datetime

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.emergency.domain.duty_day import duty_day, last_duty_day
from bazhua.kernel.times import BEIJING


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=BEIJING)


def test_a_day_of_duty_ends_at_eight():
    found = duty_day(BOOK, date(2026, 11, 23))

    assert (found.since, found.until) == (at(22, 8), at(23, 8))


@pytest.mark.parametrize(
    ("now", "ends"), [(at(23, 7, 59), at(22, 8)), (at(23, 8), at(23, 8)), (at(23, 20), at(23, 8))]
)
def test_the_last_one_has_ended(now, ends):
    assert last_duty_day(BOOK, now).until == ends
