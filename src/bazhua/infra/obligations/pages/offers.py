"""What a person may do to an obligation now; conditions that the form asks for are left to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.behind import RESOURCE, hand_of
from bazhua.infra.obligations.core.case import Case
from bazhua.infra.obligations.core.hands import Role
from bazhua.infra.obligations.core.workflow import (
    EVIDENCE,
    GROUND,
    OBLIGATION,
    SAYS_DONE,
    Action,
    Facts,
)
from bazhua.infra.obligations.kinds import is_settled
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.rows import case_of

WRITTEN: Final = "-"
"""Stands for the ground that the form will ask for."""


def offered(row: Obligation, actor: Actor, at: datetime) -> tuple[Action, ...]:
    """Return the moves that a person may make at an instant; not what a step of its subject does."""
    case, hand = case_of(row), hand_of(row, actor, None, at)
    facts = Facts(case, hand, WRITTEN, case.terms.evidence)
    return tuple(
        edge.action
        for edge in OBLIGATION.offered(case.state, hand.roles)
        if actor.may(RESOURCE, edge.action.value, row.place, at)
        and not (edge.action in SAYS_DONE and is_settled(row.kind))
        and all(guard.holds(facts) for guard in edge.guards)
    )


@dataclass(frozen=True, slots=True)
class Asks:
    """What a move asks for."""

    ground: bool
    evidence: bool

    @property
    def anything(self) -> bool:
        """Whether a form is needed."""
        return self.ground or self.evidence


def asks_for(case: Case, action: Action) -> Asks:
    """Return what a move asks for."""
    edge = OBLIGATION.edge(case.state, action)
    guards = edge.guards if edge else ()
    return Asks(GROUND in guards, EVIDENCE in guards and bool(case.terms.evidence))


def may_answer(row: Obligation, actor: Actor, at: datetime) -> bool:
    """Return whether a person may answer the calls of an obligation that nobody answered yet."""
    case = case_of(row)
    if not case.chain.called or case.chain.answered_by or case.outcome:
        return False
    hand = hand_of(row, actor, None, at)
    return hand.person in case.chain.persons or Role.AUTHORITY in hand.roles
