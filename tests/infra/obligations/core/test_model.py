"""Random lives of obligations against a judge that keeps its own account of them."""

from collections import Counter
from random import Random

import pytest

from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.core.step import Acknowledge, acknowledge, act, advance
from bazhua.kernel.errors import DomainError
from tests.infra.obligations.world import HOUR, Judge, Sweep, World

INPUTS = 14
SWEEPS_TO_THE_TOP = 9


def step(case, given, reach):
    if isinstance(given, Acknowledge):
        return acknowledge(case, given, reach)
    return act(case, given, reach)


def live(seed, seen):
    """Live one obligation to its end; count what was met."""
    world = World(Random(seed))  # noqa: S311 -- repeatable, not secret
    case = world.case()
    judge = Judge(case)
    for _ in range(INPUTS):
        given = world.next(case)
        try:
            if isinstance(given, Sweep):
                after = advance(case, given.at, world.reach)
            else:
                after = step(case, given.given(world.people), world.reach)
        except DomainError as refusal:
            reason = refusal.data.get("reason")
            seen[reason.text("en") if reason else refusal.code] += 1
            continue
        if world.random.random() < 0.1:
            seen["crash"] += 1
            continue
        judge.hear(after, given.at, world.reach)
        case = after.case
        assert advance(case, given.at, world.reach).effects == ()
        seen.update(effect.kind for effect in after.effects)
    for later in range(1, SWEEPS_TO_THE_TOP):
        end = advance(case, world.now + later * HOUR, world.reach)
        judge.hear(end, world.now + later * HOUR, world.reach)
        case = end.case
    assert_finished(case, judge)


def assert_finished(case, judge):
    assert len(judge.missed) == (case.missed_at is not None)
    if case.state is State.OPEN:
        assert len(judge.missed) == 1
        levels = len(case.terms.rule.levels)
        assert bool(judge.answers or judge.silence) == bool(levels)
        assert judge.answers or len(judge.calls) == levels


MET = {
    "crash",
    "not_a_person",
    "not_called",
    "not_delegated",
    "obligation.answered",
    "obligation.called",
    "obligation.missed",
    "obligation.moved",
    "obligation.nobody_answered",
    "nobody verifies his own work, neither through a delegate nor by another account",
    "its time has run out; it can no longer be paused",
}


def lives(seeds):
    seen = Counter()
    for seed in seeds:
        live(seed, seen)
    return seen


def test_three_thousand_random_lives_keep_every_promise():
    seen = lives(range(3_000))

    assert {name for name in MET if seen[name] < 10} == set()


@pytest.mark.soak
def test_hundred_thousand_random_lives_keep_every_promise():
    seen = lives(range(100_000))

    assert {name for name in MET if seen[name] < 1_000} == set()
