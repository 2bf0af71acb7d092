"""How a hidden danger stands after an act."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.facts import Act, Danger, Facts
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.standing import NOBODY

FIXING: Final = frozenset({Action.PLAN, Action.RECTIFY, Action.REQUEST_ACCEPTANCE})
"""What makes somebody a fixer, who may not accept."""

SETS: Final[Mapping[Action, frozenset[Mark]]] = {
    Action.REPORT_UP: frozenset({Mark.REPORTED_UP}),
    Action.UPGRADE: frozenset({Mark.REGRADED}),
    Action.PROPOSE_DOWNGRADE: frozenset({Mark.DOWNGRADE_PROPOSED}),
    Action.CONFIRM_DOWNGRADE: frozenset({Mark.REGRADED}),
    Action.REQUEST_EXTENSION: frozenset({Mark.EXTENSION_REQUESTED}),
    Action.LIST: frozenset({Mark.LISTED}),
    Action.STOP: frozenset({Mark.INTERIM_STOP}),
    Action.ORDER_STOP: frozenset({Mark.ORDERED_STOP}),
    Action.COERCE: frozenset({Mark.COERCED}),
}
"""Which marks an act sets."""

ENDS: Final[Mapping[Action, frozenset[Mark]]] = {
    Action.CONFIRM_DOWNGRADE: frozenset({Mark.DOWNGRADE_PROPOSED}),
    Action.REFUSE_DOWNGRADE: frozenset({Mark.DOWNGRADE_PROPOSED}),
    Action.GRANT_EXTENSION: frozenset({Mark.EXTENSION_REQUESTED}),
    Action.REFUSE_EXTENSION: frozenset({Mark.EXTENSION_REQUESTED}),
    Action.REQUEST_ACCEPTANCE: frozenset({Mark.EXTENSION_REQUESTED}),
    Action.ACCEPT: frozenset({Mark.DOWNGRADE_PROPOSED}),
    Action.DELIST: frozenset({Mark.LISTED}),
    Action.RESUME: frozenset({Mark.INTERIM_STOP}),
    Action.ORDER_STOP: frozenset({Mark.INTERIM_STOP}),
    Action.LIFT_STOP: frozenset({Mark.ORDERED_STOP}),
    Action.END_COERCION: frozenset({Mark.COERCED}),
}
"""Which marks an act ends; an order takes the place of a stop of one's own."""

REGRADES: Final = {
    Action.UPGRADE: DangerGrade.MAJOR,
    Action.CONFIRM_DOWNGRADE: DangerGrade.GENERAL,
}

NO_MARK: Final[frozenset[Mark]] = frozenset()


def moved(danger: Danger, act: Act) -> Danger:
    """Return how a danger stands after an act.

    Raises:
        TransitionRefused: no such step, not for these roles, or a condition does not hold.
    """
    state = LOOP.step(danger.state, act.action, act.hand.roles, Facts(danger, act))
    plans = act.action is Action.PLAN
    proposes = act.action is Action.PROPOSE_DOWNGRADE
    asks = act.action is Action.REQUEST_EXTENSION
    ended, set_ = ENDS.get(act.action, NO_MARK), SETS.get(act.action, NO_MARK)
    return Danger(
        uid=danger.uid,
        state=state,
        grade=_grade(danger, act),
        placements=act.placements if plans else danger.placements,
        responsible=act.responsible if plans else danger.responsible,
        marks=(danger.marks - ended) | set_,
        fixers=_fixers(danger, act),
        proposers=act.hand.persons if proposes else danger.proposers,
        extenders=act.hand.persons if asks else danger.extenders,
    )


def _grade(danger: Danger, act: Act) -> DangerGrade | None:
    if act.action is Action.REGISTER:
        return act.grade
    return REGRADES.get(act.action, danger.grade)


def _fixers(danger: Danger, act: Act) -> frozenset[str]:
    if act.action not in FIXING:
        return danger.fixers
    return danger.fixed_by(act.hand, act.responsible if act.action is Action.PLAN else NOBODY)
