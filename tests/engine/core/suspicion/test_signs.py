"""Firms that are cut off and signs of tampering; rule book: monitoring-permits §2.8."""

from decimal import Decimal

import numpy as np
import pytest

from bazhua.engine.core.batch import Readings, Tick
from bazhua.engine.core.codes import Kind, Quality
from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.core.planning.changing import planned
from bazhua.engine.core.state import State
from bazhua.engine.core.step import step
from tests.engine.core.world import KNOWN

MINUTE = 60_000
MIDNIGHT = 1_772_294_400_000
"""Of Beijing."""

OFFLINE, GOOD = Quality.OFFLINE, Quality.GOOD


class Plant:
    """Points that all send a value a minute, and what is told of them."""

    def __init__(self, points, limits=()):
        self.plan = planned(points, limits, KNOWN)
        self.state = State.fresh(self.plan)
        self.told = []

    def read(self, minute, *values):
        """Let points read values, nothing where None, and time pass."""
        at = MIDNIGHT + minute * MINUTE
        point = np.array([n for n, v in enumerate(values) if v is not None], np.intp)
        v = np.array([v for v in values if v is not None], np.float64)
        t = np.full(len(point), at)
        if len(point):
            self._take(Readings(point, t, v, np.zeros(len(point), np.int8), t))
        self._take(Tick(at + 1))

    def _take(self, batch):
        found = step(self.state, batch, self.plan).transitions
        columns = (found.kind, found.subject, found.before, found.after, found.announced)
        self.told += list(zip(*(column.tolist() for column in columns), strict=True))

    def of(self, kind):
        return [told[1:] for told in self.told if told[0] == kind]


def of_firms(*firms):
    return [Point(tag=str(n), period_ms=MINUTE, firm=firm) for n, firm in enumerate(firms)]


def test_firm_of_which_nine_in_ten_points_are_silent_is_one_event():
    plant = Plant(of_firms(*["works"] * 10, "store"))
    plant.read(0, *[5] * 11)

    plant.read(6, *[None] * 9, 5, None)

    assert plant.of(Kind.FIRM_OFFLINE) == [(0, 0, 1, True), (1, 0, 1, True)]
    assert plant.of(Kind.SILENCE) == [(n, GOOD, OFFLINE, False) for n in (*range(9), 10)]


def test_less_than_nine_in_ten_are_events_of_their_points():
    plant = Plant(of_firms(*["works"] * 10, ""))
    plant.read(0, *[5] * 11)

    plant.read(6, *[None] * 8, 5, 5, None)

    assert plant.of(Kind.FIRM_OFFLINE) == []
    assert plant.of(Kind.SILENCE) == [(n, GOOD, OFFLINE, True) for n in (*range(8), 10)]


def test_points_that_never_sent_do_not_keep_a_firm_from_being_cut_off():
    plant = Plant(of_firms("works", "works"))
    plant.read(0, 5, None)

    plant.read(6, None, None)

    assert plant.of(Kind.FIRM_OFFLINE) == [(0, 0, 1, True)]


def test_points_still_silent_are_told_when_their_firm_is_back():
    plant = Plant(of_firms("works", "works"))
    plant.read(0, 5, 5)
    plant.read(6, None, None)
    for minute in (7, 8, 9):
        plant.read(minute, 5, None)

    assert plant.of(Kind.FIRM_OFFLINE)[1:] == [(0, 1, 0, False)]
    assert plant.of(Kind.SILENCE)[2:] == [(0, OFFLINE, GOOD, False), (1, OFFLINE, OFFLINE, True)]


def gases(group="shed"):
    return [
        Point(tag="a", period_ms=MINUTE, group=group, steady_minutes=60),
        Point(tag="b", period_ms=MINUTE, group=group),
    ]


@pytest.mark.parametrize(
    ("value", "neighbour", "group", "found"),
    [
        (3.2, lambda n: n % 7, "shed", [(0, 0, 1, False)]),
        (3.2, lambda _: 5, "shed", []),
        (0, lambda n: n % 7, "shed", []),
        (3.2, lambda n: n % 7, "", []),
    ],
)
def test_gas_that_stands_still_for_an_hour_while_its_neighbour_moves(
    value, neighbour, group, found
):
    plant = Plant(gases(group))
    for minute in range(60):
        plant.read(minute, value, neighbour(minute))
    before = plant.of(Kind.STEADY)

    plant.read(60, value, neighbour(60))

    assert (before, plant.of(Kind.STEADY)) == ([], found)


def test_gas_that_moves_again_is_no_longer_suspected():
    plant = Plant(gases())
    for minute in range(61):
        plant.read(minute, 3.2, minute)

    plant.read(61, 3.3, 61)

    assert plant.of(Kind.STEADY) == [(0, 0, 1, False), (0, 1, 0, False)]


def test_value_just_short_of_its_limit_for_six_tenths_of_a_day():
    limits = [
        Limit(point="p", kind=kind, set_point=Decimal(8), dead_band=Decimal("0.2"))
        for kind in (LimitKind.H, LimitKind.BAD)
    ]
    plant = Plant([Point(tag="p", period_ms=MINUTE)], limits)
    for minute in range(863):
        plant.read(minute, 7.8 + minute % 2 / 10)
    before = plant.of(Kind.CLIPPED)

    plant.read(863, 7.9)
    plant.read(1_440, 7.9)

    assert (before, plant.of(Kind.CLIPPED)) == ([], [(0, 0, 1, False), (0, 1, 0, False)])


@pytest.mark.parametrize("value", [7.7, 8])
def test_value_further_away_or_at_its_limit_is_not_clipped(value):
    limit = Limit(point="p", kind=LimitKind.H, set_point=Decimal(8), dead_band=Decimal("0.2"))
    plant = Plant([Point(tag="p", period_ms=MINUTE)], [limit])

    for minute in range(900):
        plant.read(minute, value)

    assert plant.of(Kind.CLIPPED) == []
