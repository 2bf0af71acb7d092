"""The same thing at the same place within the time after closing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.dangers.domain.recurrence import danger_recurrence
from bazhua.kernel.errors import OutOfRange

CLOSED_ON = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("found_on", "recurs"),
    [(date(2026, 1, 10), True), (date(2026, 7, 9), True), (date(2026, 7, 10), False)],
)
def test_the_last_day_still_counts(found_on, recurs):
    answer = danger_recurrence(BOOK, closed_on=CLOSED_ON, found_on=found_on)

    assert (answer.result.recurs, answer.result.until) == (recurs, date(2026, 7, 9))
    assert answer.clauses == ("BZ/HAZ-RECURRENCE",)


def test_before_it_was_closed_it_is_a_double():
    with pytest.raises(OutOfRange) as refused:
        danger_recurrence(BOOK, closed_on=CLOSED_ON, found_on=date(2026, 1, 9))

    assert refused.value.field == "found_on"


@given(st.dates(date(2021, 1, 2), date(2030, 1, 1)), st.integers(0, 720))
def test_it_recurs_exactly_until_the_last_day(closed_on, days):
    found_on = closed_on + timedelta(days=days)

    result = danger_recurrence(BOOK, closed_on=closed_on, found_on=found_on).result

    assert result.recurs == (found_on <= result.until)
    assert closed_on <= result.until
