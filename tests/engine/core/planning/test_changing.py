"""A plan that was changed again and again equals the plan of the same definitions from nothing."""

from collections import Counter
from dataclasses import fields, replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.engine.core.batch import Readings
from bazhua.engine.core.codes import AlarmState
from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.core.plan import NONE
from bazhua.engine.core.planning.changing import amended, anew, changed, planned
from bazhua.engine.core.state import State, carried
from bazhua.engine.core.step import step
from bazhua.engine.definitions import Catalogue
from bazhua.engine.messages import Definitions, encoded
from tests.engine.core.world import KNOWN, LIMITS, PLAN, POINTS, dice

TAGS = "abcdefgh"


def point(rng, tag):
    return Point(
        tag=tag,
        period_ms=rng.choice((1_000, 60_000)),
        low=Decimal(0),
        high=Decimal(rng.choice((10, 100))),
        resolution=Decimal(rng.choice(("0", "0.1"))),
        group=rng.choice(("", "one", "two", "three")),
        firm=rng.choice(("", "works", "store")),
        steady_minutes=rng.choice((0, 60)),
        flat_ms=rng.choice((0, 60_000)),
    )


def limit(rng, tag):
    return Limit(
        point=tag,
        kind=rng.choice(list(LimitKind)),
        set_point=Decimal(rng.randint(1, 9)),
        dead_band=Decimal("0.1"),
        partner=rng.choice((None, None, *TAGS)),
        cause=rng.choice((None, (rng.choice(TAGS), rng.choice(list(LimitKind))))),
        position=rng.randint(0, 3),
    )


def change(rng):
    few = rng.sample(TAGS, rng.randint(0, 3))
    return Definitions(
        [point(rng, tag) for tag in few],
        [limit(rng, rng.choice(TAGS)) for _ in range(rng.randint(0, 6))],
        [tag for tag in TAGS if rng.random() < 0.1],
        [(rng.choice(TAGS), rng.choice(list(LimitKind))) for _ in range(rng.randint(0, 2))],
    )


def same(one, other):
    """Hold every part of two plans against each other."""
    for part in ("points", "limits"):
        mine, theirs = getattr(one, part), getattr(other, part)
        for column in fields(mine):
            a, b = getattr(mine, column.name), getattr(theirs, column.name)
            assert list(a) == list(b), column.name
            assert getattr(mine, column.name).dtype == getattr(theirs, column.name).dtype
    for name in ("keys", "tags", "groups", "firms"):
        assert list(getattr(one, name).items()) == list(getattr(other, name).items())
    for name in ("effects", "paired", "rates", "positions", "loose"):
        assert getattr(one, name) == getattr(other, name)


@given(st.integers(0, 2**32))
def test_changes_one_after_the_other_come_to_the_plan_from_nothing(seed):
    rng = dice(seed)
    plan, catalogue = (
        planned([], [], KNOWN),
        Catalogue().changed(encoded(Definitions(tolerances=KNOWN))),
    )
    for _ in range(12):
        told = change(rng)
        after = changed(plan, told)
        catalogue = catalogue.changed(encoded(told))

        same(after.plan, catalogue.plan())
        check_where_it_was(plan, after)
        plan = after.plan
    same(catalogue.settled()[0].plan(), plan)


def check_where_it_was(before, after):
    for names, was, old in (
        (after.plan.tags, after.points, before.tags),
        (after.plan.keys, after.limits, before.keys),
    ):
        assert was.tolist() == [old.get(name, NONE) for name in names]


def some(rng):
    """Return limits of one point by key, with partners but without causes."""
    told = (replace(limit(rng, "a"), cause=None) for _ in range(3))
    return {one.key: one for one in told}


@given(st.integers(0, 2**32))
def test_other_numbers_come_to_what_a_change_comes_to(seed):
    rng = dice(seed)
    own = some(rng)
    base = planned([point(rng, tag) for tag in TAGS], own.values(), KNOWN)
    later = [replace(one, set_point=Decimal(7), dead_band=Decimal(1)) for one in own.values()]

    quick = amended(base, later)

    assert quick is not None
    same(quick, changed(base, Definitions(limits=later)).plan)


@given(st.integers(0, 2**32))
def test_other_ties_are_more_than_numbers(seed):
    rng = dice(seed)
    own = some(rng)
    base = planned([point(rng, tag) for tag in TAGS], own.values(), KNOWN)
    first = next(iter(own.values()))

    other = next(tag for tag in TAGS if tag != first.partner)

    assert amended(base, [replace(first, partner=other)]) is None


def test_new_point_leaves_the_others_as_they_are():
    state = State.fresh(PLAN)
    count = len(POINTS)
    t = np.full(count, 1_772_323_200_000)
    readings = Readings(np.arange(count), t, np.full(count, 9.5), np.zeros(count, np.int8), t)
    state = step(state, readings, PLAN).state
    before = {name: column.copy() for name, column in state.saved().items()}

    after = changed(PLAN, Definitions([Point(tag="new", period_ms=1_000)]))
    taken = carried(state, PLAN, after)

    assert Counter(before["alarm"].tolist())[AlarmState.UNACK] > 0
    for name, column in taken.saved().items():
        old = before[name]
        assert np.array_equal(column[..., : old.shape[-1]], old, equal_nan=old.dtype.kind == "f")


@pytest.mark.parametrize("count", [2, 5])
def test_other_numbers_of_the_rule_book_keep_what_they_can(count):
    state = State.fresh(PLAN)
    state.ons[:] = np.arange(3)[:, None]
    known = replace(KNOWN, chatter_count=count)

    taken = carried(state, PLAN, anew(PLAN, planned(POINTS, LIMITS, known)))

    assert taken.ons[-2:].tolist() == state.ons[-2:].tolist()
    assert len(taken.ons) == count
