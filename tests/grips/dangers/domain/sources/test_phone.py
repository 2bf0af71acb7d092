"""When a danger was found, by a phone whose clock may be wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.grips.dangers.domain.policy.sources import SOURCE_ROWS, PhoneClock
from bazhua.grips.dangers.domain.sources.phone import heard

CLOCK = next(row for row in SOURCE_ROWS if isinstance(row, PhoneClock))
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "sent", "found", "skew_s"),
    [
        pytest.param(-MINUTE, -timedelta(seconds=2), -MINUTE, 2, id="sent at once"),
        pytest.param(-2 * DAY, timedelta(0), -2 * DAY, 0, id="two days without a network"),
        pytest.param(-HOUR, 2 * MINUTE, -HOUR, -120, id="ahead within the tolerance"),
        pytest.param(HOUR, 3 * HOUR, -2 * HOUR, -10800, id="three hours ahead: corrected"),
        pytest.param(-DAY - HOUR, -DAY, -HOUR, 86400, id="a day behind: corrected"),
        pytest.param(MINUTE, timedelta(0), timedelta(0), 0, id="later than it arrived: not later"),
        pytest.param(-31 * DAY, timedelta(0), timedelta(0), 0, id="too old: counts from now"),
    ],
)
def test_the_instant_of_the_finding(said, sent, found, skew_s):
    told = heard(CLOCK, said=NOON + said, sent=NOON + sent, received=NOON)

    assert (told.found_at - NOON, told.skew_s) == (found, skew_s)


SPAN = st.timedeltas(min_value=timedelta(days=-4000), max_value=timedelta(days=4000))


@given(SPAN, SPAN)
def test_whatever_a_phone_says_it_is_never_later_than_now_nor_older_than_is_believed(said, sent):
    told = heard(CLOCK, said=NOON + said, sent=NOON + sent, received=NOON)

    assert NOON - timedelta(days=CLOCK.oldest_days) <= told.found_at <= NOON
