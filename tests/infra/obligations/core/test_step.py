"""Named laws of obligations, one by one."""

from datetime import date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from bazhua.infra.obligations.core.case import Case, Outcome, State, Terms
from bazhua.infra.obligations.core.effects import Called, Missed, NobodyAnswered
from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule, Level
from bazhua.infra.obligations.core.hands import (
    Hand,
    NotAPerson,
    NotDelegated,
    People,
    Role,
)
from bazhua.infra.obligations.core.step import (
    Acknowledge,
    Act,
    NotCalled,
    Step,
    acknowledge,
    act,
    advance,
)
from bazhua.infra.obligations.core.workflow import OBLIGATION, Action
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import Roster, on_duty
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.infra.roster.spans import Span
from bazhua.kernel.errors import OutOfRange, TransitionRefused
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
START = datetime(2026, 11, 24, 7, 20, tzinfo=BEIJING)
DUE = START + 30 * MINUTE
EIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=BEIJING)
RULE = EscalationRule(
    (Level("post:town", 0 * MINUTE), Level("post:county", 10 * MINUTE)), 5 * MINUTE
)

FIXER = Hand("fixer", frozenset({Role.HOLDER, Role.VERIFIER}))
CHECKER = Hand("checker", frozenset({Role.VERIFIER}))
CHIEF = Hand("chief", frozenset({Role.AUTHORITY}))


def shift(post, person, begins):
    return Shift(
        post=post,
        person=person,
        rhythm=Rhythm(first=date(2026, 11, 20)),
        begins=time(begins),
        lasts=timedelta(hours=12),
    )


ROSTER = Roster(
    (
        shift("post:town", "town night", 20),
        shift("post:town", "town day", 8),
        shift("post:county", "county night", 20),
        shift("post:county", "county day", 8),
    )
)


def reach(address, at):
    return on_duty(ROSTER, (address,), at)


def nobody(_address, _at):
    return ()


def case(**changes):
    fixed = {"rule": RULE, "verifier": "post:county"} | changes
    terms = Terms(holder="post:town", clause="platform:test", starts_at=START, **fixed)
    return Case(terms=terms, due_at=DUE)


def move(before, action, hand, at=START, **more):
    return act(before, Act(action, at, hand, **({"ground": "SD-CLAUSE/1"} | more)), reach)


def refused(before, action, hand, at=START, **more):
    with pytest.raises(TransitionRefused) as refusal:
        move(before, action, hand, at, **more)
    return refusal.value.data["reason"].text(Lang.EN)


def test_obligation_is_not_missed_a_second_early():
    before = case()

    assert advance(before, DUE - SECOND, reach) == Step(before)


def test_miss_carries_the_due_instant_of_a_late_sweep():
    step = advance(case(rule=EscalationRule()), DUE + 3 * MINUTE, reach)

    assert step.effects == (Missed(DUE),)
    assert step.case.missed_at == DUE
    assert step.case.wake_at is None


def test_chain_calls_who_is_on_duty_when_it_fires():
    due = EIGHT - 5 * MINUTE
    first = advance(replace(case(), due_at=due), due, reach)

    second = advance(first.case, due + 10 * MINUTE, reach)

    assert first.effects[1] == Called(0, "post:town", ("town night",), due, due)
    later = due + 10 * MINUTE
    assert second.effects == (Called(1, "post:county", ("county day",), later, later),)


@pytest.mark.parametrize(
    ("due", "officer"), [(EIGHT - SECOND, "town night"), (EIGHT, "town day")], ids=str
)
def test_chain_at_eight_calls_the_new_officer(due, officer):
    step = advance(replace(case(), due_at=due), due, reach)

    assert step.effects[1].persons == (officer,)


def test_wait_for_an_answer_counts_from_the_call_that_was_really_made():
    swept = DUE + 60 * MINUTE
    first = advance(case(), swept, reach)

    assert [effect.due for effect in first.effects] == [DUE, DUE]
    assert first.case.wake_at == swept + 10 * MINUTE


def test_level_at_a_fixed_time_keeps_it_whenever_the_sweep_came():
    rule = EscalationRule(
        (Level("post:town", MINUTE, Anchor.DUE), Level("post:county", 2 * MINUTE, Anchor.DUE))
    )

    step = advance(case(rule=rule), DUE + 60 * MINUTE, reach)

    assert [effect.due for effect in step.effects] == [
        DUE,
        DUE + MINUTE,
        DUE + 2 * MINUTE,
        DUE + 60 * MINUTE,
    ]


def test_chain_with_nobody_on_duty_climbs_at_once_and_says_so_once():
    step = advance(case(), DUE + SECOND, nobody)

    at = DUE + SECOND
    assert step.effects == (
        Missed(DUE),
        Called(0, "post:town", (), DUE, at),
        Called(1, "post:county", (), DUE, at),
        NobodyAnswered(DUE, at),
    )
    assert advance(step.case, at + 60 * MINUTE, reach).effects == ()


def test_answer_ends_the_climb():
    called = advance(case(), DUE, reach).case

    answered = acknowledge(called, Acknowledge(DUE + MINUTE, Hand("town night")), reach).case

    assert answered.chain.answered_by == "town night"
    assert advance(answered, DUE + 600 * MINUTE, reach).effects == ()
    again = acknowledge(answered, Acknowledge(DUE + 2 * MINUTE, Hand("stranger")), reach)
    assert (again.case, again.effects) == (answered, ())


@pytest.mark.parametrize(("person", "at"), [("stranger", DUE), ("town night", DUE - SECOND)])
def test_answer_of_who_was_not_called_is_refused(person, at):
    with pytest.raises(NotCalled):
        acknowledge(case(), Acknowledge(at, Hand(person)), reach)


def test_answer_after_the_next_call_was_due_comes_after_that_call():
    called = advance(case(), DUE, reach).case

    step = acknowledge(called, Acknowledge(DUE + 11 * MINUTE, Hand("town night")), reach)

    assert [effect.kind for effect in step.effects] == ["obligation.called", "obligation.answered"]


def test_pause_moves_the_due_instant_by_the_paused_time():
    paused = move(case(), Action.PAUSE, CHIEF, START + 10 * MINUTE).case
    asleep = advance(paused, DUE + 60 * MINUTE, reach)

    resumed = move(asleep.case, Action.RESUME, CHIEF, DUE + 60 * MINUTE).case

    assert asleep.effects == ()
    assert resumed.due_at == DUE + 80 * MINUTE
    assert resumed.wake_at == DUE + 80 * MINUTE


def test_pause_after_the_due_instant_is_refused_also_before_the_sweep():
    reason = refused(case(), Action.PAUSE, CHIEF, DUE)

    assert reason == "its time has run out; it can no longer be paused"


@pytest.mark.parametrize("action", [Action.PAUSE, Action.WAIVE, Action.LAPSE])
def test_pause_and_end_without_a_ground_are_refused(action):
    assert refused(case(), action, CHIEF, ground="") == "the ground must be named"


@pytest.mark.parametrize("action", [Action.PAUSE, Action.WAIVE, Action.LAPSE])
def test_holder_pauses_and_ends_nothing_of_his_own(action):
    both = Hand("chief", frozenset({Role.AUTHORITY, Role.HOLDER}))

    assert refused(case(), action, both) == "nobody pauses or waives an obligation of his own"


def test_discharge_without_evidence_is_refused():
    strict = case(evidence=frozenset({"photo", "report"}))

    photo = refused(strict, Action.DISCHARGE, FIXER, evidence=frozenset({"photo"}))

    assert photo == "evidence that is required is missing"


PEOPLE = People(
    {"fixer": "fixer", "fixer 2": "fixer", "checker": "checker", "friend": "friend"},
    (
        Delegation("checker", "fixer", Span(START, DUE)),
        Delegation("fixer", "friend", Span(START, DUE)),
    ),
)
WORK = "nobody verifies his own work, neither through a delegate nor by another account"


@pytest.mark.parametrize(
    ("account", "acts_for"),
    [
        ("fixer", None),
        ("fixer 2", None),
        ("fixer", "checker"),
        ("fixer 2", "checker"),
        ("friend", "fixer"),
        ("friend", "fixer 2"),
    ],
)
def test_fixer_verifies_by_no_account_and_no_delegation(account, acts_for):
    handed_in = move(case(), Action.DISCHARGE, FIXER).case
    hand = PEOPLE.hand(account, {Role.VERIFIER}, START + SECOND, acts_for)

    assert refused(handed_in, Action.VERIFY, hand) == WORK
    assert refused(handed_in, Action.RETURN, hand) == WORK


def test_delegator_of_the_work_does_not_verify_it():
    for_checker = PEOPLE.hand("fixer", {Role.HOLDER}, START, "checker")
    handed_in = move(case(), Action.DISCHARGE, for_checker).case

    assert refused(handed_in, Action.VERIFY, CHECKER) == WORK


def test_fixer_of_a_returned_round_does_not_verify_the_next():
    returned = move(move(case(), Action.DISCHARGE, FIXER).case, Action.RETURN, CHECKER).case
    other = move(returned, Action.DISCHARGE, Hand("other", frozenset({Role.HOLDER}))).case

    assert refused(other, Action.VERIFY, FIXER) == WORK
    assert move(other, Action.VERIFY, CHECKER).case.outcome is Outcome.DONE


@pytest.mark.parametrize("at", [START - SECOND, DUE], ids=str)
def test_delegation_outside_its_time_is_refused(at):
    with pytest.raises(NotDelegated):
        PEOPLE.hand("fixer", {Role.VERIFIER}, at, "checker")


def test_account_of_no_person_is_refused():
    with pytest.raises(NotAPerson):
        PEOPLE.hand("robot", {Role.HOLDER}, START)


@pytest.mark.parametrize(
    ("at", "outcome"), [(DUE - SECOND, Outcome.DONE), (DUE, Outcome.LATE)], ids=str
)
def test_outcome_is_that_of_the_discharge_not_of_the_check(at, outcome):
    handed_in = move(case(), Action.DISCHARGE, FIXER, at).case

    checked = move(handed_in, Action.VERIFY, CHECKER, DUE + 600 * MINUTE)

    assert (checked.case.state, checked.case.outcome) == (State.CLOSED, outcome)
    assert checked.case.wake_at is None


def test_return_after_the_due_instant_is_missed_at_the_due_instant():
    handed_in = move(case(), Action.DISCHARGE, FIXER).case

    returned = move(handed_in, Action.RETURN, CHECKER, DUE + 5 * MINUTE)

    assert [effect.kind for effect in returned.effects] == [
        "obligation.moved",
        "obligation.missed",
        "obligation.called",
    ]
    assert returned.case.missed_at == DUE


def test_time_with_the_verifier_is_given_back_to_who_was_called():
    called = advance(case(), DUE, reach).case
    handed_in = move(called, Action.DISCHARGE, FIXER, DUE + 4 * MINUTE).case

    returned = move(handed_in, Action.RETURN, CHECKER, DUE + 60 * MINUTE).case

    assert handed_in.wake_at is None
    assert returned.wake_at == DUE + 66 * MINUTE


@pytest.mark.parametrize("wait", [-SECOND, -MINUTE])
def test_negative_wait_is_refused(wait):
    with pytest.raises(OutOfRange):
        Level("post:town", wait)
    with pytest.raises(OutOfRange):
        EscalationRule((), wait)


POSSIBLE = {
    (State.OPEN, Action.DISCHARGE): State.DISCHARGED,
    (State.OPEN, Action.COMPLETE): State.CLOSED,
    (State.OPEN, Action.PAUSE): State.PAUSED,
    (State.OPEN, Action.WAIVE): State.CLOSED,
    (State.OPEN, Action.LAPSE): State.CLOSED,
    (State.PAUSED, Action.RESUME): State.OPEN,
    (State.PAUSED, Action.WAIVE): State.CLOSED,
    (State.PAUSED, Action.LAPSE): State.CLOSED,
    (State.DISCHARGED, Action.VERIFY): State.CLOSED,
    (State.DISCHARGED, Action.RETURN): State.OPEN,
    (State.DISCHARGED, Action.WAIVE): State.CLOSED,
    (State.DISCHARGED, Action.LAPSE): State.CLOSED,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_every_cell_of_the_table(state, action):
    edge = OBLIGATION.edge(state, action)

    assert (edge and edge.target) == POSSIBLE.get((state, action))
