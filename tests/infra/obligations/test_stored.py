"""Random lives of stored obligations: the same as those of the model, row for row."""

from random import Random
from uuid import UUID

import pytest
from django.db import transaction

from bazhua.infra.obligations import services
from bazhua.infra.obligations.behind import hand_of
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.core.step import Acknowledge, Act, act, advance
from bazhua.infra.obligations.core.step import acknowledge as answered
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.rows import case_of
from bazhua.infra.obligations.services import Request, acknowledge
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.obligations.telling import data, instant
from bazhua.kernel.errors import DomainError
from tests.infra.obligations.scene import actor, keep_roster, opening, stored, told
from tests.infra.obligations.world import ACCOUNTS, PERSONS, START, Judge, Sweep, World

INPUTS = 12
CHIEFS = set(PERSONS[3:5])
SERVICES = {
    Action.VERIFY: services.verify,
    Action.RETURN: services.send_back,
    Action.PAUSE: services.pause,
    Action.RESUME: services.resume,
    Action.WAIVE: services.waive,
    Action.LAPSE: services.lapse,
    Action.DISCHARGE: services.discharge,
    Action.COMPLETE: services.discharge,
}


def by(account):
    person = ACCOUNTS[account]
    return person and actor(UUID(person).int, "chief" if person in CHIEFS else "officer")


def model(row, case, claim, who, behind, reach):
    """Return the step of the pure model for what somebody tries."""
    hand = hand_of(row, who, behind, claim.at)
    if claim.action is None:
        return answered(case, Acknowledge(claim.at, hand), reach)
    action = claim.action
    if action in {Action.DISCHARGE, Action.COMPLETE}:
        action = Action.DISCHARGE if case.terms.verifier else Action.COMPLETE
    return act(case, Act(action, claim.at, hand, claim.ground, claim.evidence), reach)


def serve(row, claim, who, behind):
    if claim.action is None:
        acknowledge(row.uid, actor=who, at=claim.at, acts_for=behind)
        return
    request = Request(
        obligation=row.uid,
        version=row.version,
        acts_for=behind,
        ground=claim.ground,
        evidence=claim.evidence,
    )
    SERVICES[claim.action](request, actor=who, at=claim.at)


def attempt(crash, deed, *args):
    """Do something in a transaction; return the code of a refusal."""
    try:
        with transaction.atomic():
            deed(*args)
            transaction.set_rollback(crash)
    except DomainError as refusal:
        return refusal.code
    return "crash" if crash else ""


def wanted(deed, *args):
    try:
        return deed(*args), ""
    except DomainError as refusal:
        return None, refusal.code


def sweep_all(at):
    while sweep(at):
        pass


@pytest.mark.django_db
@pytest.mark.parametrize("tens", range(8))
def test_ten_random_lives_in_the_database_are_those_of_the_model(tens):
    assert sum(live(seed) for seed in range(10 * tens, 10 * tens + 10)) > 0


@pytest.mark.soak
@pytest.mark.django_db
def test_three_hundred_random_lives_in_the_database_are_those_of_the_model():
    assert sum(live(seed) for seed in range(300)) > 50


def live(seed):
    world = World(Random(seed))  # noqa: S311 -- repeatable, not secret
    case = world.case()
    row = services.open_obligation(
        opening(case.due_at, case.terms.rule, **fixed(case.terms)), actor=by("account:3"), at=START
    )
    assert case_of(stored(row)) == case
    judge, effects, roster = Judge(case), [], None
    for _ in range(INPUTS):
        given = world.next(case)
        if roster is not world.roster:
            roster = world.roster
            keep_roster(roster, world.people.delegations)
        crash = world.random.random() < 0.1
        if isinstance(given, Sweep):
            after, refusal = advance(case, given.at, world.reach), ""
            happened = attempt(crash, sweep_all, given.at)
        elif (who := by(given.account)) is None:
            continue
        else:
            behind = given.acts_for and ACCOUNTS[given.acts_for]
            behind = UUID(behind) if behind else None
            row = stored(row)
            after, refusal = wanted(model, row, case, given, who, behind, world.reach)
            happened = attempt(crash, serve, row, given, who, behind)
        assert happened == (refusal or ("crash" if crash else ""))
        if not happened:
            judge.hear(after, given.at, world.reach)
            case, effects = after.case, effects + list(after.effects)
        assert case_of(stored(row)) == case
    assert told(row) == [(one.kind, instant(one), data(one)) for one in effects]
    return case.state is State.CLOSED


def fixed(terms):
    return {"evidence": terms.evidence, "verifier": terms.verifier}
