"""The figures of the connection register."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bazhua.grips.inherent.domain.watching.connection import (
    Heard,
    Share,
    Watch,
    acknowledged,
    credible,
    handled,
    minutes_between,
    online,
    repeated,
)

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HEARD = Heard(
    point=1,
    day=date(2026, 11, 23),
    acknowledge_due=NOON,
    acknowledged_at=NOON,
    feedback_due=NOON,
    answered_at=None,
)


def watch(minutes, offline):
    return Watch(minutes=Decimal(minutes), offline=Decimal(offline))


def test_online_is_the_share_of_point_minutes():
    assert online([watch(1440, 0), watch(1440, 144)]).percent == Decimal("95.00")
    assert online([watch(1440, "7.2"), watch(1440, "7.2")]).percent == Decimal("99.50")
    assert online([]).percent is None


def test_credible_is_the_share_of_readings():
    sent = [replace(watch(1, 0), readings=60, credible=54), replace(watch(1, 0), readings=40)]

    assert credible(sent) == Share(Decimal(54), Decimal(100))
    assert credible([watch(1440, 1440)]).percent is None


def test_acknowledged_counts_what_had_to_be():
    late = replace(HEARD, acknowledged_at=NOON + MINUTE)
    open_ = replace(HEARD, acknowledged_at=None)
    covered = replace(HEARD, acknowledge_due=None, acknowledged_at=None)

    assert acknowledged([HEARD, late, covered], NOON + MINUTE) == Share(Decimal(1), Decimal(2))
    assert acknowledged([open_], NOON) == Share(Decimal(0), Decimal(0))
    assert acknowledged([open_], NOON + MINUTE) == Share(Decimal(0), Decimal(1))


def test_handled_counts_answers():
    answered = replace(HEARD, answered_at=NOON - MINUTE)

    assert handled([HEARD, answered], NOON + MINUTE).percent == Decimal("50.00")


def test_repeated_counts_by_point_and_day():
    other_day = replace(HEARD, day=date(2026, 11, 24))

    assert repeated([HEARD] * 5 + [other_day] * 4, 5) == Share(Decimal(5), Decimal(9))
    assert repeated([HEARD] * 4, 5).percent == Decimal("0.00")


def test_nothing_lies_between_turned_round_instants():
    assert minutes_between(NOON, NOON - MINUTE) == 0
    assert minutes_between(NOON, NOON + 90 * MINUTE) == 90
