"""What people do to alarms: acknowledge, reset, and what keeps them from being announced.

An action that the rules do not know in a state changes nothing: who asks for it is refused before
(`shelve` of an alarm that may not be shelved, for instance), and two who ask for the same at once
both got what they wanted.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from bazhua.engine.core.announcing import Announcer
from bazhua.engine.core.batch import Action, Findings, Operation, Transitions
from bazhua.engine.core.codes import MOVES, NEVER, Kind, Move
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.state import State

ANSWERS: Final[Mapping[Action, Move]] = {
    Action.ACKNOWLEDGE: Move.ACKNOWLEDGE,
    Action.RESET: Move.RESET,
}

COVERS: Final[Mapping[Action, tuple[Kind, bool]]] = {
    Action.SUPPRESS: (Kind.SUPPRESSED, True),
    Action.UNSUPPRESS: (Kind.SUPPRESSED, False),
    Action.TAKE_OUT: (Kind.OUT_OF_SERVICE, True),
    Action.PUT_BACK: (Kind.OUT_OF_SERVICE, False),
}


def operate(state: State, operations: Sequence[Operation], plan: Plan) -> Transitions:
    """Do what people asked for, one after the other; the state is changed in place."""
    told = [_operated(state, plan, row, one) for row, one in enumerate(operations)]
    return Transitions.of([Transitions.none(), *told])


def _operated(state: State, plan: Plan, row: int, asked: Operation) -> Transitions:
    found, told = Findings(), state.alarm.copy()
    if asked.action in ANSWERS:
        _answer(state, plan, row, asked, found)
    elif asked.action in COVERS:
        kind, covered = COVERS[asked.action]
        flags = state.suppressed if kind == Kind.SUPPRESSED else state.out_of_service
        _tell(found, kind, row, asked, bool(flags[asked.limit]), covered)
        flags[asked.limit] = covered
    else:
        _shelve(state, plan, row, asked, found)
    return Announcer(state, plan, told, lambda _: asked.at).announced(found.ordered())


def _answer(state: State, plan: Plan, row: int, asked: Operation, found: Findings) -> None:
    limit = asked.limit
    before = int(state.alarm[limit])
    after = int(MOVES[plan.limits.latching[limit], before, ANSWERS[asked.action]])
    state.alarm[limit] = after
    _tell(found, Kind.ALARM, row, asked, before, after)


def _shelve(state: State, plan: Plan, row: int, asked: Operation, found: Findings) -> None:
    """Shelve until an instant, or end it; shelving again only moves its end."""
    limit = asked.limit
    before = bool(state.shelved_until[limit] != NEVER)
    if asked.action is Action.UNSHELVE:
        state.shelved_until[limit] = NEVER
        _tell(found, Kind.SHELVED, row, asked, before, after=False)
    elif (
        plan.limits.shelvable[limit] and 0 < asked.until - asked.at <= plan.tolerances.shelved_most
    ):
        state.shelved_until[limit] = asked.until
        _tell(found, Kind.SHELVED, row, asked, before, after=True)


def _tell(found: Findings, kind: Kind, row: int, asked: Operation, before: int, after: int) -> None:
    if before != after:
        found.add(kind, np.array([asked.limit]), t=asked.at, before=before, after=after, row=row)
