"""The plants of a demonstration: alike for a seed, and each episode does what it is there for."""

from decimal import Decimal
from itertools import pairwise

import pytest

from bazhua.config.rules import BOOK
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.demo.grounds import MINE, PARK, POND
from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.plants import (
    AMMONIA,
    CHLORINE,
    METHANOL,
    PLANTS,
    REACTION,
    SPHERES,
)
from bazhua.grips.inherent.domain.demo.running import is_connected, readings
from bazhua.grips.inherent.domain.demo.terms import Happening
from bazhua.grips.inherent.domain.watching.limits import Measuring, Wanted, settled

DAY = 86_400
BEGUN = 20_000 * DAY
SAMPLE = [float(column) for column in range(52)]
RECORDED = {1: [SAMPLE] * 3, 6: [[one + 100 for one in SAMPLE]] * 3}
MINUTE = 60


def said(plant, at, seed=1):
    return {one.tag: one.value for one in readings(plant, seed, at, RECORDED)}


def curve(plant, sign, seconds, seed=1):
    tag = f"{plant.gateway}-{sign}"
    times = range(BEGUN, BEGUN + seconds, PERIOD_S)
    return [said(plant, at, seed)[tag] for at in times]


def longest(curve, holds):
    """Return for how many seconds in a row a condition holds."""
    most = now = 0
    for value in curve:
        now = now + PERIOD_S if holds(value) else 0
        most = max(most, now)
    return most


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.gateway)
def test_a_moment_is_always_the_same_for_a_seed(plant):
    assert said(plant, BEGUN + 65) == said(plant, BEGUN + 65)
    assert said(plant, BEGUN + 65) != said(plant, BEGUN + 65, seed=2)


@pytest.mark.parametrize("plant", PLANTS[:4], ids=lambda plant: plant.gateway)
def test_nothing_alarms_where_nothing_happens(plant):
    disturbed = {one.sign for one in plant.episodes}
    quiet = [one for one in plant.instruments if one.sign not in disturbed]
    for one in quiet:
        values = curve(plant, one.sign, 40 * MINUTE)
        for kind, set_point in one.limits.items():
            below = kind in {LimitKind.L, LimitKind.LL, LimitKind.DI}
            assert (min(values) > set_point) if below else (max(values) < set_point)
        assert len(set(values)) > 1 or one.measured is MeasuredKind.DISCRETE


def test_a_leak_reaches_27_and_then_52_percent_every_ten_minutes():
    values = curve(SPHERES, "GT101", 10 * MINUTE)

    assert longest(values, lambda value: value == 27) >= 55
    assert max(values) == 52
    assert values.index(27) < values.index(52)
    assert longest(values, lambda value: value < 23) > MINUTE
    assert curve(SPHERES, "GT101", 20 * MINUTE)[120:].count(52) == values.count(52)


def test_a_leak_of_chlorine_passes_both_limits():
    values = curve(CHLORINE, "GT401", 30 * MINUTE)

    assert longest(values, lambda value: 100 <= value < 200) >= 55
    assert longest(values, lambda value: value >= 200) >= 40


def test_a_tank_stays_above_its_limits_longer_than_their_delay():
    values = curve(AMMONIA, "LT201", 20 * MINUTE)

    assert longest(values, lambda value: value >= 90) > 2 * MINUTE
    assert longest(values, lambda value: value < 78) > 2 * MINUTE
    assert max(abs(after - before) for before, after in pairwise(values)) < 5


def test_a_pump_trips_and_runs_again():
    values = curve(METHANOL, "P301", 20 * MINUTE)

    assert set(values) == {0.0, 1.0}
    assert longest(values, lambda value: value == 0) == MINUTE


def test_an_instrument_freezes_longer_than_it_is_believed():
    values = curve(CHLORINE, "PT401", 180 * MINUTE)
    frozen = values[0]

    assert longest(values, lambda value: value == frozen) > 120 * MINUTE
    assert values[-1] != frozen


def test_a_curve_is_copied_longer_than_is_believed_and_moves():
    copied, own = (curve(CHLORINE, sign, 30 * MINUTE) for sign in ("TT402", "TT401"))
    alike = [one == other for one, other in zip(copied, own, strict=True)]

    assert longest(alike, bool) > 10 * MINUTE
    assert not all(alike)
    assert len(set(own)) > 20


def test_a_line_is_cut_off_until_its_points_are_offline_and_comes_back():
    up = [is_connected(METHANOL, at) for at in range(BEGUN, BEGUN + 30 * MINUTE)]

    assert 300 < up.count(False) < 450
    assert up[0]
    assert up[-1]
    assert all(is_connected(SPHERES, at) for at in range(BEGUN, BEGUN + 30 * MINUTE))


@pytest.mark.parametrize("plant", [MINE, POND, PARK], ids=lambda plant: plant.gateway)
def test_what_is_usual_lies_beyond_the_dead_band_so_that_alarms_go(plant):
    for one in plant.instruments:
        point = Measuring(measured=one.measured, unit=one.unit, low=one.low, high=one.high)
        for kind, value in one.limits.items():
            band = float(settled(BOOK, Wanted(kind=kind, set_point=value), point).dead_band)
            falls = kind in {LimitKind.L, LimitKind.LL, LimitKind.DI}
            beyond = one.usual - float(value) if falls else float(value) - one.usual
            assert beyond - one.swing > band, one.name


@pytest.mark.parametrize(("sign", "graver"), [("GT701", 50), ("JR701", 3)])
def test_a_flood_passes_the_limits_longer_than_their_delay(sign, graver):
    values = curve(POND, sign, 30 * MINUTE)

    assert longest(values, lambda value: value <= graver) > 2 * MINUTE
    assert longest(values, lambda value: value > 1.4 * graver) > 10 * MINUTE


def test_a_recorded_process_is_replayed_fault_by_fault():
    tag = REACTION.tag(REACTION.instruments[0])
    rounds = [said(REACTION, at)[tag] for at in range(BEGUN, BEGUN + 30, PERIOD_S)]

    assert sorted(set(rounds)) == [6.0, 106.0]


def test_something_happens_within_six_minutes_at_any_time():
    spread = sorted(
        (one.begins + turn * one.every) % 3_600
        for plant in PLANTS
        for one in plant.episodes
        if one.what in {Happening.LEAK, Happening.FILLING, Happening.TRIP}
        for turn in range(3_600 // one.every + 1)
    )

    assert max(after - before for before, after in pairwise(spread)) <= 360


def test_every_plant_has_a_code_and_signs_of_its_own():
    assert len({plant.gateway for plant in PLANTS}) == len(PLANTS)
    for plant in PLANTS:
        signs = {one.sign for one in plant.instruments}
        assert len(signs) == len(plant.instruments)
        assert {one.sign for one in plant.episodes} <= signs | {""}
        assert all(
            one.resolution in {Decimal(0), Decimal("0.1"), Decimal("0.01"), Decimal("0.001")}
            for one in plant.instruments
        )
