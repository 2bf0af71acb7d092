"""The moves of a hidden danger: who may make them, under which conditions, by which clause."""

from collections.abc import Iterable
from typing import Final

from bazhua.grips.dangers.domain.closed_loop import guards
from bazhua.grips.dangers.domain.closed_loop.facts import Facts
from bazhua.grips.dangers.domain.closed_loop.guards import COMMISSION, REGULATORS, TOWN
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.workflow import Edge, Guard, Workflow

PRINCIPAL: Final = frozenset({"R19"})
LEADERS: Final = frozenset({"R19", "R20"})
SAFETY: Final = frozenset({"R19", "R20", "R21"})
ENTERPRISE: Final = frozenset({"R19", "R20", "R21", "R22"})
OFFICER: Final = frozenset({"R12"})
ACCEPTORS: Final = SAFETY | REGULATORS | TOWN
REPORTERS: Final = SAFETY | TOWN | {"R02", "R04", "R06"}

UNACCEPTED: Final = (
    State.REGISTERED,
    State.PLANNED,
    State.RECTIFYING,
    State.ACCEPT_REQUESTED,
)
OPEN: Final = (State.FOUND, *UNACCEPTED, State.ACCEPTED)

LoopEdge = Edge[State, Action, Facts]


def _edge(
    source: State,
    action: Action,
    target: State,
    roles: frozenset[str],
    clause: str,
    *conditions: Guard[Facts],
) -> LoopEdge:
    return Edge(source, action, target, roles, conditions, clause)


def _beside(
    sources: Iterable[State],
    action: Action,
    roles: frozenset[str],
    clause: str,
    *conditions: Guard[Facts],
) -> tuple[LoopEdge, ...]:
    """Return the edges of an act that leaves the state as it is."""
    return tuple(_edge(one, action, one, roles, clause, *conditions) for one in sources)


_MAIN: Final = (
    _edge(
        State.FOUND,
        Action.REGISTER,
        State.REGISTERED,
        SAFETY | REGULATORS | TOWN | OFFICER,
        "BZ/HAZ-REGISTER",
        guards.GRADED,
    ),
    _edge(State.REGISTERED, Action.PLAN, State.PLANNED, ENTERPRISE, "BZ/HAZ-10"),
    *_beside((State.PLANNED, State.RECTIFYING), Action.PLAN, ENTERPRISE, "BZ/HAZ-10"),
    _edge(State.PLANNED, Action.RECTIFY, State.RECTIFYING, ENTERPRISE, "BZ/HAZ-10", guards.PLACED),
    _edge(
        State.RECTIFYING,
        Action.REQUEST_ACCEPTANCE,
        State.ACCEPT_REQUESTED,
        ENTERPRISE,
        "BZ/HAZ-10",
        guards.PLACED,
    ),
    _edge(
        State.ACCEPT_REQUESTED,
        Action.ACCEPT,
        State.ACCEPTED,
        ACCEPTORS,
        "BZ/HAZ-INDEPENDENT",
        guards.PLACED,
        guards.INDEPENDENT,
        guards.REGULATOR,
        guards.ORDERER,
        guards.EXPERTS,
    ),
    _edge(
        State.ACCEPT_REQUESTED,
        Action.REJECT,
        State.RECTIFYING,
        ACCEPTORS,
        "BZ/HAZ-INDEPENDENT",
        guards.INDEPENDENT,
        guards.REGULATOR,
        guards.ORDERER,
        guards.GROUND,
    ),
    _edge(
        State.ACCEPTED,
        Action.CLOSE,
        State.CLOSED,
        SAFETY | REGULATORS | TOWN,
        "BZ/HAZ-CLOSE",
        guards.REGULATOR,
        guards.ORDERER,
        guards.UNLISTED,
        guards.NOT_STOPPED,
        guards.NOT_ORDERED,
        guards.NOT_COERCED,
        guards.REPORTED,
    ),
    *(
        _edge(
            source,
            Action.MERGE,
            State.MERGED,
            SAFETY | REGULATORS | TOWN,
            "BZ/HAZ-MERGE",
            guards.TWIN,
            guards.REGULATOR,
            guards.ORDERER,
            guards.UNLISTED,
            guards.NOT_ORDERED,
        )
        for source in (State.FOUND, State.REGISTERED)
    ),
)

_GRADE: Final = (
    *_beside(UNACCEPTED, Action.UPGRADE, SAFETY | REGULATORS, "BZ/HAZ-REGRADE", guards.GENERAL),
    # What was accepted as a general one was not accepted as a major one.
    _edge(
        State.ACCEPTED,
        Action.UPGRADE,
        State.ACCEPT_REQUESTED,
        SAFETY | REGULATORS,
        "BZ/HAZ-REGRADE",
        guards.GENERAL,
    ),
    *_beside(
        UNACCEPTED,
        Action.PROPOSE_DOWNGRADE,
        SAFETY | REGULATORS,
        "BZ/HAZ-REGRADE",
        guards.MAJOR,
        guards.NOT_PROPOSED,
        guards.GROUND,
    ),
    *_beside(
        UNACCEPTED,
        Action.CONFIRM_DOWNGRADE,
        REGULATORS,
        "BZ/HAZ-REGRADE",
        guards.PROPOSED,
        guards.SECOND_PERSON,
        guards.UNLISTED,
    ),
    *_beside(
        UNACCEPTED,
        Action.REFUSE_DOWNGRADE,
        REGULATORS,
        "BZ/HAZ-REGRADE",
        guards.PROPOSED,
        guards.GROUND,
    ),
)

_TIME: Final = (
    *_beside(
        (State.RECTIFYING,),
        Action.REQUEST_EXTENSION,
        ENTERPRISE,
        "BZ/HAZ-36",
        guards.NOT_ASKED,
        guards.IN_TIME,
        guards.GROUND,
    ),
    *_beside(
        (State.RECTIFYING,),
        Action.GRANT_EXTENSION,
        PRINCIPAL | REGULATORS,
        "BZ/HAZ-36",
        guards.ASKED,
        guards.NOT_OWN_REQUEST,
        guards.REGULATOR,
        guards.ORDERER,
        guards.LISTER,
        guards.SIGNED,
    ),
    *_beside(
        (State.RECTIFYING,),
        Action.REFUSE_EXTENSION,
        PRINCIPAL | REGULATORS,
        "BZ/HAZ-36",
        guards.ASKED,
        guards.REGULATOR,
        guards.ORDERER,
        guards.LISTER,
        guards.GROUND,
    ),
)

_AUTHORITY: Final = (
    *_beside(
        (*UNACCEPTED, State.ACCEPTED),
        Action.REPORT_UP,
        REPORTERS,
        "ZB2021/2",
        guards.MAJOR,
        guards.NOT_REPORTED,
    ),
    *_beside(
        (State.FOUND, State.REGISTERED),
        Action.TRANSFER,
        REGULATORS | TOWN,
        "BZ/HAZ-TRANSFER",
        guards.RECEIVER,
        guards.GROUND,
    ),
    *_beside(
        UNACCEPTED,
        Action.LIST,
        COMMISSION,
        "SDGP/2-4",
        guards.MAJOR,
        guards.UNLISTED,
        guards.SIGNED,
    ),
    *_beside((State.ACCEPTED,), Action.DELIST, COMMISSION, "BZ/HAZ-36", guards.LISTED),
)

_STOP: Final = (
    *_beside(OPEN, Action.STOP, ENTERPRISE, "SDTL/32(1)", guards.NOT_STOPPED, guards.NOT_ORDERED),
    *_beside(OPEN, Action.RESUME, LEADERS, "BZ/HAZ-RESUME", guards.STOPPED, guards.UNLISTED),
    *_beside(OPEN, Action.ORDER_STOP, REGULATORS | OFFICER, "SDTL/44(1)", guards.NOT_ORDERED),
    *_beside(
        OPEN,
        Action.LIFT_STOP,
        REGULATORS,
        "SDTL/44(2)",
        guards.ORDERED,
        guards.INDEPENDENT,
        guards.NOT_COERCED,
        guards.SIGNED,
    ),
    *_beside(
        UNACCEPTED,
        Action.COERCE,
        REGULATORS,
        "AQF/70",
        guards.ORDERED,
        guards.NOT_COERCED,
        guards.REFUSED,
        guards.APPROVED,
        guards.NOTICED,
    ),
    *_beside(OPEN, Action.END_COERCION, REGULATORS, "AQF/70", guards.COERCED, guards.COMPLIED),
)

LOOP: Final = Workflow[State, Action, Facts](
    State.FOUND, (*_MAIN, *_GRADE, *_TIME, *_AUTHORITY, *_STOP)
)
