"""Vectors of the rule book (monitoring-permits §9.3), and what tells decimals from doubles."""

from dataclasses import fields, replace
from decimal import Decimal

import numpy as np
import pytest

from bazhua.engine.core.batch import Action, Operation, Readings, Tick
from bazhua.engine.core.codes import AlarmState, Fate, Kind, Quality
from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.core.planning.changing import amended, anew, planned
from bazhua.engine.core.state import State, carried
from bazhua.engine.core.step import step
from tests.engine.core.world import KNOWN, LIMITS, PLAN, POINTS

UNACK, ACKED, NORM = AlarmState.UNACK, AlarmState.ACKED, AlarmState.NORM
H = LimitKind.H
TANK = {"set_point": Decimal(8), "dead_band": Decimal("0.2"), "on_delay_ms": 60_000}
GAS = {"set_point": Decimal(25), "dead_band": Decimal(2), "off_delay_ms": 30_000}
ANY = {"set_point": Decimal(25)}


class One:
    """One point with its limits, and what it has told."""

    def __init__(self, *limits, period_s=60, **point):
        points = [Point(tag=tag, period_ms=period_s * 1_000, **point) for tag in "pq"]
        self.plan = planned(points, [Limit(point="p", **limit) for limit in limits], KNOWN)
        self.state = State.fresh(self.plan)
        self.told = []

    def read(self, *readings, point=0, at=None):
        """Judge readings, (seconds, value) each, that arrive at once or at a given second."""
        t = np.array([int(s * 1_000) for s, _ in readings], np.int64)
        size = len(t)
        stepped = step(
            self.state,
            Readings(
                np.full(size, point),
                t,
                np.array([v for _, v in readings], np.float64),
                np.zeros(size, np.int8),
                t if at is None else np.full(size, at * 1_000),
            ),
            self.plan,
        )
        self._note(stepped.transitions)
        return stepped

    def tick(self, second):
        self._note(step(self.state, Tick(int(second * 1_000)), self.plan).transitions)

    def do(self, action, second, limit=0, until=0):
        operation = Operation(action, limit, second * 1_000, until * 1_000)
        self._note(step(self.state, [operation], self.plan).transitions)

    def _note(self, found):
        self.told += [
            (int(t) // 1_000, Kind(kind), int(after))
            for t, kind, after in zip(found.t, found.kind, found.after, strict=True)
        ]

    def of(self, kind):
        return [(second, after) for second, k, after in self.told if k is kind]


def samples(text):
    return [tuple(map(float, one.split(":"))) for one in text.split()]


def test_33_on_delay_runs_over_every_reading():
    one = One({"kind": H, **TANK})

    one.read(*samples("0:7.9 10:8.0 20:8.1 30:8.05 40:8.2 50:8.1 60:8.0 70:8.1"))

    assert one.of(Kind.ALARM) == [(70, UNACK)]


def test_35_reading_below_the_limit_begins_the_delay_anew():
    one = One({"kind": H, **TANK})

    one.read(*samples("0:8.1 30:8.1 50:7.99 60:8.1 110:8.1 119:8.1 120:8.1"))

    assert one.of(Kind.ALARM) == [(120, UNACK)]


def test_36_gas_alarm_ends_beyond_the_dead_band_after_its_delay():
    one = One({"kind": H, **GAS})

    one.read(*samples("0:24.9 5:25.0 10:24.0"))
    one.do(Action.ACKNOWLEDGE, 12)
    one.read(*samples("15:23.1 20:22.9 35:22.0 50:21"))

    assert one.of(Kind.ALARM) == [(5, UNACK), (12, ACKED), (50, NORM)]


def test_39_three_alarms_within_a_minute_chatter_and_the_off_delay_grows():
    one = One({"kind": H, **ANY})

    one.read(*samples("0:30 1:1 20:30 21:1 55:30 56:1 115:1 116:1"))

    assert one.of(Kind.CHATTERING) == [(55, 1)]
    assert one.of(Kind.ALARM)[-2:] == [(55, UNACK), (116, AlarmState.RTN_UNACK)]


def test_41_offline_ends_with_the_third_reading_but_alarms_with_the_first():
    one = One({"kind": H, **ANY})
    one.read((0, 1))

    for second in (120, 121, 300, 301):
        one.tick(second)
    for second in (310, 370, 430):
        one.read((second, 30))

    stale, offline = Quality.STALE, Quality.OFFLINE
    assert one.of(Kind.SILENCE) == [(121, stale), (301, offline), (430, Quality.GOOD)]
    assert one.of(Kind.ALARM) == [(310, UNACK)]


def test_42_slow_point_is_offline_after_three_periods():
    one = One(period_s=300)
    one.read((0, 1))

    for second in (899, 900, 901):
        one.tick(second)

    assert one.of(Kind.SILENCE)[-1] == (901, Quality.OFFLINE)


def test_44_alarm_that_may_not_be_shelved_is_not():
    one = One({"kind": H, **ANY, "shelvable": False})

    one.do(Action.SHELVE, 0, until=60)

    assert one.told == []


def test_45_reading_of_the_future_is_refused():
    one = One({"kind": H, **ANY})

    assert one.read((600, 30), at=0).fate.tolist() == [Fate.FUTURE]
    assert one.told == []


def test_shelving_lasts_eight_hours_at_most():
    one = One({"kind": H, **ANY})

    one.do(Action.SHELVE, 0, until=8 * 3_600 + 1)
    one.do(Action.SHELVE, 0, until=8 * 3_600)

    assert one.of(Kind.SHELVED) == [(0, 1)]


def test_alarm_stands_after_a_day():
    one = One({"kind": H, **ANY})
    one.read((0, 30))

    one.tick(86_400)
    one.tick(86_401)

    assert one.of(Kind.STANDING) == [(86_401, 1)]


def test_spike_is_told_when_the_value_is_back_and_a_jump_is_none():
    one = One(low=Decimal(0), high=Decimal(10))

    one.read(*samples("1:1 2:1 3:1 4:1 5:1 6:4.1 7:4.1 8:1 9:5 10:5 11:5 12:5 13:5"))

    assert one.of(Kind.SPIKE) == [(8, 2)]


@pytest.mark.parametrize(("value", "quality"), [(-0.1, 0), (-0.11, 4), (10.1, 0), (10.11, 4)])
def test_reading_is_believed_one_percent_beyond_the_range(value, quality):
    one = One(low=Decimal(0), high=Decimal(10))

    assert one.read((1, value)).quality.tolist() == [quality]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        pytest.param(lambda second: second % 7, [(840, 1), (840, 1)], id="the same"),
        pytest.param(lambda second: second % 7 + 0.1, [], id="another"),
        pytest.param(None, [], id="the same, but of two values only"),
    ],
)
def test_two_curves_that_go_in_step_for_ten_minutes_are_copied(other, told):
    one = One(period_s=60, group="plant")

    for minute in range(5, 16):
        for second in range(minute * 60 - 50, minute * 60, 10):
            own = second % 7 if other else second % 20
            one.read((second, own))
            one.read((second, other(second) if other else own), point=1)
        one.tick(minute * 60)

    assert one.of(Kind.COPIED)[:2] == told


def test_edges_of_dead_bands_are_decimals():
    """0.3 − 0.1 is a little less than 0.2 as doubles, and 1.1 − 0.9 a little more."""
    one = One({"kind": H, "set_point": Decimal("0.3"), "dead_band": Decimal("0.1")})

    one.read((1, 0.3), (2, 0.2), (3, 0.19))

    assert one.of(Kind.ALARM) == [(1, UNACK), (3, AlarmState.RTN_UNACK)]


def test_deviation_of_decimals_reaches_its_limit():
    one = One({"kind": LimitKind.DEV, "set_point": Decimal("0.2"), "partner": "q"})

    one.read((1, 0.1), point=1)
    one.read((2, 0.3))

    assert one.of(Kind.ALARM) == [(2, UNACK)]


def test_rate_of_change_is_reckoned_by_the_minute():
    one = One({"kind": LimitKind.ROC_UP, "set_point": Decimal(6)})

    one.read((0, 0), (10, 0.9), (20, 1.9), (30, 3.0))

    assert one.of(Kind.ALARM) == [(30, UNACK)]


def test_changed_definitions_keep_the_alarm_and_its_chattering():
    one = One({"kind": H, **ANY})
    one.read(*samples("0:30 1:1 20:30 21:1 55:30"))
    old = one.plan
    points = [Point(tag=tag, period_ms=60_000) for tag in ("new", "p", "q")]
    one.plan = planned(points, [Limit(point="p", kind=H, set_point=Decimal(20))], KNOWN)
    one.state = carried(one.state, old, anew(old, one.plan))

    one.read((60, 1), (119, 1), (120, 1), point=1)

    assert one.of(Kind.ALARM)[-2:] == [(55, UNACK), (120, AlarmState.RTN_UNACK)]


def test_other_numbers_of_a_limit_come_to_the_plan_that_is_made_anew():
    changed = [replace(LIMITS[2], set_point=Decimal("7.7"), off_delay_ms=5), LIMITS[10]]
    whole = {limit.key: limit for limit in (*LIMITS, *changed)}

    own, made = amended(PLAN, changed), planned(POINTS, whole.values(), KNOWN)

    for part in ("points", "limits"):
        mine, theirs = getattr(own, part), getattr(made, part)
        for column in fields(mine):
            assert getattr(mine, column.name).tolist() == getattr(theirs, column.name).tolist()


@pytest.mark.parametrize(
    "changed",
    [
        replace(LIMITS[2], kind=LimitKind.BAD),
        replace(LIMITS[2], cause=None),
        replace(LIMITS[4], partner="gas"),
        replace(LIMITS[2], position=9),
    ],
)
def test_what_is_more_than_other_numbers_is_planned_anew(changed):
    assert amended(PLAN, [changed]) is None


def test_state_that_was_copied_is_not_touched_by_the_step_of_the_other():
    one = One({"kind": H, **ANY})
    kept = one.state.copy()

    one.read((1, 30))

    assert (kept.alarm.tolist(), one.state.alarm.tolist()) == ([NORM], [UNACK])


def test_no_readings_change_nothing():
    assert len(One({"kind": H, **ANY}).read().transitions) == 0


def test_point_or_limit_that_is_defined_twice_is_refused():
    point = Point(tag="p", period_ms=1)

    with pytest.raises(ValueError, match="defined twice"):
        planned([point, point], [], KNOWN)
