"""How an obligation changes: by time, by an answer, by a move. No clock, no I/O.

Every step first lets time run up to its own instant, so that what was due is never lost to a
person who acts between the due instant and the sweep. Repeating a step of time changes nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from bazhua.infra.obligations.core.case import Case, Chain, Outcome, State
from bazhua.infra.obligations.core.effects import (
    Answered,
    Called,
    Effect,
    Missed,
    Moved,
    NobodyAnswered,
)
from bazhua.infra.obligations.core.hands import Hand, Role
from bazhua.infra.obligations.core.workflow import OBLIGATION, SAYS_DONE, Action, Facts
from bazhua.kernel.errors import DomainError

Reach: TypeAlias = Callable[[str, datetime], tuple[str, ...]]
"""Address, instant → the persons on duty there who can be called."""

ENDS = {Action.WAIVE: Outcome.WAIVED, Action.LAPSE: Outcome.LAPSED}


class NotCalled(DomainError):
    """Somebody answers a call that was not made to him, or not yet."""

    code = "not_called"
    http_status = 409


class Acknowledge(Struct, frozen=True):
    """A person answers the chain: he has taken it up."""

    at: datetime
    hand: Hand


class Act(Struct, frozen=True):
    """A person moves the obligation.

    Attributes:
        ground: clause or reason, where the move needs one.
        evidence: kinds of evidence handed in.
    """

    action: Action
    at: datetime
    hand: Hand
    ground: str = ""
    evidence: frozenset[str] = frozenset()


class Step(Struct, frozen=True):
    """A case after something happened, and what that brought about, in order."""

    case: Case
    effects: tuple[Effect, ...] = ()


def advance(case: Case, at: datetime, reach: Reach) -> Step:
    """Let time run up to an instant: miss what is due, call what is to be called."""
    effects: list[Effect] = []
    while (due := case.wake_at) is not None and due <= at:
        case, effect = _fire(case, due, at, reach)
        effects.append(effect)
    return Step(case, tuple(effects))


def acknowledge(case: Case, given: Acknowledge, reach: Reach) -> Step:
    """Let a person answer; a second answer, or one after the end, changes nothing.

    Raises:
        NotCalled: nobody was called yet, or others were and he has no authority here.
    """
    before = advance(case, given.at, reach)
    chain = before.case.chain
    if before.case.state is State.CLOSED or chain.answered_by is not None:
        return before
    concerned = not given.hand.independent_of(chain.persons) or bool(
        given.hand.roles & {Role.HOLDER, Role.AUTHORITY}
    )
    if not chain.called or not concerned:
        raise NotCalled
    after = replace(before.case, chain=replace(chain, answered_by=given.hand.person))
    return Step(after, (*before.effects, Answered(given.hand, given.at)))


def act(case: Case, given: Act, reach: Reach) -> Step:
    """Let a person move the obligation along its table.

    Raises:
        TransitionRefused: no such move from here, not his role, or a condition does not hold.
    """
    before = advance(case, given.at, reach)
    facts = Facts(before.case, given.hand, given.ground, given.evidence)
    state = OBLIGATION.step(before.case.state, given.action, given.hand.roles, facts)
    moved = _outlived(_worked(before.case, given), given.at)
    outcome = _outcome(moved, given.action) if state is State.CLOSED else None
    stopped_at = given.at if state in {State.PAUSED, State.DISCHARGED} else None
    moved = replace(moved, state=state, outcome=outcome, stopped_at=stopped_at)
    after = advance(moved, given.at, reach)
    told = Moved(given.action, given.hand, given.at, given.ground, outcome)
    return Step(after.case, (*before.effects, told, *after.effects))


def _fire(case: Case, due: datetime, at: datetime, reach: Reach) -> tuple[Case, Effect]:
    chain, levels = case.chain, case.terms.rule.levels
    if case.missed_at is None:
        begun = Chain(last_due=due, waits_from=due)
        return replace(case, missed_at=due, chain=begun), Missed(due)
    if chain.called == len(levels):
        return replace(case, chain=replace(chain, unanswered_at=due)), NobodyAnswered(due, at)
    address = levels[chain.called].address
    persons = reach(address, at)
    climbed = replace(
        chain,
        called=chain.called + 1,
        last_due=due,
        waits_from=at,
        reached=bool(persons),
        persons=chain.persons.union(persons),
    )
    return replace(case, chain=climbed), Called(chain.called, address, persons, due, at)


def _worked(case: Case, given: Act) -> Case:
    if given.action not in SAYS_DONE:
        return case
    return replace(case, workers=case.workers | given.hand.persons)


def _outlived(case: Case, at: datetime) -> Case:
    """Return the case with the time it stood still given back: to its limit, or to its chain."""
    if case.stopped_at is None:
        return case
    stood = max(at - case.stopped_at, timedelta(0))
    if case.state is State.PAUSED:
        return replace(case, due_at=case.due_at + stood)
    waits_from = case.chain.waits_from
    chain = replace(case.chain, waits_from=waits_from and waits_from + stood)
    return replace(case, chain=chain)


def _outcome(case: Case, action: Action) -> Outcome:
    in_time = Outcome.DONE if case.missed_at is None else Outcome.LATE
    return ENDS.get(action, in_time)
