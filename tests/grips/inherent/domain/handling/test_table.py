"""The moves of an alarm by people: what is not in the table is refused."""

from itertools import product

import pytest

from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.offers import offered
from bazhua.grips.inherent.domain.handling.table import TABLE, Facts, reached
from bazhua.grips.inherent.domain.handling.terms import Action, Mark, Progress, Reason
from bazhua.kernel.errors import TransitionRefused

ALL = frozenset(f"R{number:02}" for number in range(1, 29))
READY = {
    Action.ACKNOWLEDGE: Facts(state=AlarmState.UNACK),
    Action.FEEDBACK: Facts(state=AlarmState.ACKED, reason=Reason.REAL, remark="法兰漏气"),
    Action.CHECK: Facts(state=AlarmState.ACKED, reason=Reason.REAL, remark="现场有氨味"),
    Action.CLOSE: Facts(state=AlarmState.NORM, answered=Reason.REAL),
    Action.RESET: Facts(state=AlarmState.LATCHED),
    Action.SHELVE: Facts(state=AlarmState.ACKED, remark="待备件", minutes=480, most_minutes=480),
    Action.UNSHELVE: Facts(state=AlarmState.ACKED, marks=frozenset({Mark.SHELVED})),
    Action.TAKE_OUT: Facts(state=AlarmState.ACKED, remark="更换探头", paper="TY-12"),
    Action.PUT_BACK: Facts(state=AlarmState.ACKED, marks=frozenset({Mark.OUT_OF_SERVICE})),
}
NEW, ACKNOWLEDGED, HANDLING, CLEARED, CLOSED = Progress
MOVES = {
    (NEW, Action.ACKNOWLEDGE): ACKNOWLEDGED,
    (ACKNOWLEDGED, Action.FEEDBACK): HANDLING,
    (CLEARED, Action.CLOSE): CLOSED,
    **{(one, Action.ACKNOWLEDGE): one for one in (ACKNOWLEDGED, HANDLING, CLEARED)},
    **{(one, Action.FEEDBACK): one for one in (HANDLING, CLEARED)},
    **{
        (one, act): one
        for one in (NEW, ACKNOWLEDGED, HANDLING, CLEARED)
        for act in (
            Action.CHECK,
            Action.RESET,
            Action.SHELVE,
            Action.UNSHELVE,
            Action.TAKE_OUT,
            Action.PUT_BACK,
        )
    },
}


def ready(action, **other):
    facts = READY[action]
    given = {name: getattr(facts, name) for name in Facts.__slots__}
    return Facts(**(given | other))


@pytest.mark.parametrize(("state", "action"), list(product(Progress, Action)))
def test_every_cell(state, action):
    target = MOVES.get((state, action))

    if target is None:
        with pytest.raises(TransitionRefused):
            TABLE.step(state, action, ALL, READY[action])
    else:
        assert TABLE.step(state, action, ALL, READY[action]) is target


@pytest.mark.parametrize(
    ("state", "action", "other"),
    [
        pytest.param(ACKNOWLEDGED, Action.FEEDBACK, {"reason": None}, id="no reason"),
        pytest.param(ACKNOWLEDGED, Action.FEEDBACK, {"remark": " "}, id="no words"),
        pytest.param(
            ACKNOWLEDGED, Action.FEEDBACK, {"reason": Reason.MAINTENANCE}, id="no covering record"
        ),
        pytest.param(CLEARED, Action.CLOSE, {"answered": None}, id="closed without a reason"),
        pytest.param(CLEARED, Action.CLOSE, {"danger_open": True}, id="its danger is open"),
        pytest.param(
            CLEARED, Action.CLOSE, {"marks": frozenset({Mark.SHELVED})}, id="closed while shelved"
        ),
        pytest.param(NEW, Action.SHELVE, {"shelvable": False}, id="level 1, HH"),
        pytest.param(NEW, Action.SHELVE, {"minutes": 481}, id="more than 8 h"),
        pytest.param(NEW, Action.SHELVE, {"minutes": 0}, id="no time"),
        pytest.param(NEW, Action.SHELVE, {"remark": ""}, id="shelved without a reason"),
        pytest.param(NEW, Action.SHELVE, {"state": AlarmState.NORM}, id="it has gone"),
        pytest.param(NEW, Action.TAKE_OUT, {"paper": ""}, id="no order"),
        pytest.param(NEW, Action.RESET, {"state": AlarmState.UNACK}, id="not latched"),
        pytest.param(ACKNOWLEDGED, Action.ACKNOWLEDGE, {"heard": True}, id="somebody was faster"),
        pytest.param(
            ACKNOWLEDGED, Action.ACKNOWLEDGE, {"state": AlarmState.ACKED}, id="it does not wait"
        ),
    ],
)
def test_a_condition_that_does_not_hold(state, action, other):
    with pytest.raises(TransitionRefused):
        TABLE.step(state, action, ALL, ready(action, **other))


def test_maintenance_with_the_number_of_its_record():
    facts = ready(Action.FEEDBACK, reason=Reason.MAINTENANCE, paper="JX-2026-017")

    assert TABLE.step(ACKNOWLEDGED, Action.FEEDBACK, ALL, facts) is HANDLING


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("R18", {Action.ACKNOWLEDGE}),
        ("R22", {Action.ACKNOWLEDGE, Action.FEEDBACK, Action.RESET}),
        ("R06", {Action.CHECK}),
        ("R01", set()),
        ("R23", set()),
    ],
)
def test_what_is_for_a_role(role, acts):
    assert {edge.action for edge in TABLE.edges if role in edge.roles} == acts


def test_what_the_form_asks_for_hides_no_button():
    facts = Facts(state=AlarmState.UNACK, most_minutes=480)

    assert offered(NEW, facts, {"R20"}, frozenset(Action)) == (
        Action.ACKNOWLEDGE,
        Action.SHELVE,
        Action.TAKE_OUT,
    )


@pytest.mark.parametrize("progress", Progress)
def test_what_was_acknowledged_is_cleared_once_it_has_gone(progress):
    after = CLEARED if progress in {ACKNOWLEDGED, HANDLING} else progress

    assert (reached(progress, gone=True), reached(progress, gone=False)) == (after, progress)
