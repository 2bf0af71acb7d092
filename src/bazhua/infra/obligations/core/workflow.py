"""The moves of an obligation: who may make them, and under which conditions."""

from dataclasses import dataclass
from enum import StrEnum

from bazhua.infra.obligations.core.case import Case, State
from bazhua.infra.obligations.core.hands import Hand, Role
from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Edge, Guard, Workflow


class Action(StrEnum):
    """A move that a person makes."""

    DISCHARGE = "discharge"
    COMPLETE = "complete"
    VERIFY = "verify"
    RETURN = "return"
    PAUSE = "pause"
    RESUME = "resume"
    WAIVE = "waive"
    LAPSE = "lapse"


SAYS_DONE = frozenset({Action.DISCHARGE, Action.COMPLETE})
"""The moves by which somebody says that it is done."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions look at."""

    case: Case
    hand: Hand
    ground: str
    evidence: frozenset[str]


CHECKED = Guard[Facts](
    lambda facts: facts.case.terms.verifier is not None,
    Word("此事项无须他人核验，请直接办结", "nobody has to verify it; complete it"),
)
UNCHECKED = Guard[Facts](
    lambda facts: facts.case.terms.verifier is None,
    Word("此事项须经他人核验，请提交核验", "somebody else has to verify it; hand it in"),
)
EVIDENCE = Guard[Facts](
    lambda facts: facts.case.terms.evidence <= facts.evidence,
    Word("缺少规定的证明材料", "evidence that is required is missing"),
)
INDEPENDENT = Guard[Facts](
    lambda facts: facts.hand.independent_of(facts.case.workers),
    Word(
        "办理人不得核验自己办理的事项，委托他人或换用账号亦不可",
        "nobody verifies his own work, neither through a delegate nor by another account",
    ),
)
NOT_OWN = Guard[Facts](
    lambda facts: Role.HOLDER not in facts.hand.roles,
    Word(
        "责任人不得自行中止或免除自己的责任事项",
        "nobody pauses or waives an obligation of his own",
    ),
)
GROUND = Guard[Facts](
    lambda facts: facts.ground != "",
    Word("须写明依据", "the ground must be named"),
)
NOT_MISSED = Guard[Facts](
    lambda facts: facts.case.missed_at is None,
    Word("期限已过，不能再中止", "its time has run out; it can no longer be paused"),
)

HOLDER = frozenset({Role.HOLDER})
VERIFIER = frozenset({Role.VERIFIER})
AUTHORITY = frozenset({Role.AUTHORITY})
UNFINISHED = (State.OPEN, State.PAUSED, State.DISCHARGED)


def _edge(
    source: State,
    action: Action,
    target: State,
    roles: frozenset[Role],
    *guards: Guard[Facts],
) -> Edge[State, Action, Facts]:
    return Edge(source, action, target, frozenset[str](roles), guards)


OBLIGATION = Workflow[State, Action, Facts](
    State.OPEN,
    (
        _edge(State.OPEN, Action.DISCHARGE, State.DISCHARGED, HOLDER, CHECKED, EVIDENCE),
        _edge(State.OPEN, Action.COMPLETE, State.CLOSED, HOLDER, UNCHECKED, EVIDENCE),
        _edge(State.DISCHARGED, Action.VERIFY, State.CLOSED, VERIFIER, INDEPENDENT),
        _edge(State.DISCHARGED, Action.RETURN, State.OPEN, VERIFIER, INDEPENDENT, GROUND),
        _edge(State.OPEN, Action.PAUSE, State.PAUSED, AUTHORITY, GROUND, NOT_OWN, NOT_MISSED),
        _edge(State.PAUSED, Action.RESUME, State.OPEN, AUTHORITY, GROUND),
        *(
            _edge(source, Action.WAIVE, State.CLOSED, AUTHORITY, GROUND, NOT_OWN, INDEPENDENT)
            for source in UNFINISHED
        ),
        *(
            _edge(source, Action.LAPSE, State.CLOSED, AUTHORITY, GROUND, NOT_OWN, INDEPENDENT)
            for source in UNFINISHED
        ),
    ),
)
