"""The moves of a visit: who makes them, and what the legal kind asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.acts import AllowedActs
from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Edge, Guard, Workflow


class VisitState(StrEnum):
    """How far a visit is."""

    PLANNED = "PLANNED"
    ARRIVED = "ARRIVED"
    FINISHED = "FINISHED"
    CANCELLED = "CANCELLED"


class VisitAction(StrEnum):
    """What is done with a visit."""

    ARRIVE = "ARRIVE"
    FINISH = "FINISH"
    CANCEL = "CANCEL"
    HAND_OFF = "HAND_OFF"


class Ground(StrEnum):
    """Why there is a visit."""

    PLAN = "PLAN"
    TRIGGER = "TRIGGER"


VISITOR: Final = "VISITOR"
"""Stands in the table for whoever is named as taking part."""

OFFICER: Final = "R12"
"""Whose grant stands for the certificate of an enforcement officer."""

VISITING: Final = frozenset({"R10", "R11", "R12", "R14"})
"""Roles that may take part."""

STATE_WORDS: Final[Mapping[VisitState, Word]] = {
    VisitState.PLANNED: Word("待入企", "planned"),
    VisitState.ARRIVED: Word("已入企", "on site"),
    VisitState.FINISHED: Word("已结束", "finished"),
    VisitState.CANCELLED: Word("已取消", "cancelled"),
}
ACTION_WORDS: Final[Mapping[VisitAction, Word]] = {
    VisitAction.ARRIVE: Word("登记入企", "Arrive"),
    VisitAction.FINISH: Word("结束", "Finish"),
    VisitAction.CANCEL: Word("取消", "Cancel the visit"),
    VisitAction.HAND_OFF: Word("移交执法", "Hand to enforcement"),
}
GROUND_WORDS: Final[Mapping[Ground, Word]] = {
    Ground.PLAN: Word("按计划", "by plan"),
    Ground.TRIGGER: Word("因线索或事件", "by a trigger"),
}
BECOMES: Final[Mapping[VisitKind, Origin]] = {
    VisitKind.TIP_VERIFICATION: Origin.TIP,
    VisitKind.ASSISTANCE: Origin.DIAGNOSIS,
}
"""How a danger became known that was found on a visit of a kind; on the others: by the visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """What the conditions look at.

    Attributes:
        scanned: whether the enterprise's own code was scanned.
        note: what is handed on, or why it is cancelled.
    """

    acts: AllowedActs
    scanned: bool = False
    note: str = ""


SCANNED: Final = Guard[VisitFacts](
    lambda facts: facts.scanned or not facts.acts.needs_scan,
    Word("须扫企业码入企", "the enterprise's code must be scanned"),
)
HANDED: Final = Guard[VisitFacts](
    lambda facts: facts.acts.hand_off,
    Word("本次可直接采取措施，无需移交", "this visit may act itself"),
)
NOTED: Final = Guard[VisitFacts](
    lambda facts: bool(facts.note.strip()), Word("须写明事由", "it must be said what or why")
)

VisitEdge = Edge[VisitState, VisitAction, VisitFacts]
BY_VISITOR: Final = frozenset({VISITOR})

VISIT: Final = Workflow[VisitState, VisitAction, VisitFacts](
    VisitState.PLANNED,
    (
        VisitEdge(
            VisitState.PLANNED,
            VisitAction.ARRIVE,
            VisitState.ARRIVED,
            BY_VISITOR,
            (SCANNED,),
            "GBF54/INSPECTION",
        ),
        VisitEdge(
            VisitState.PLANNED, VisitAction.CANCEL, VisitState.CANCELLED, BY_VISITOR, (NOTED,)
        ),
        VisitEdge(VisitState.ARRIVED, VisitAction.FINISH, VisitState.FINISHED, BY_VISITOR),
        *(
            VisitEdge(
                state,
                VisitAction.HAND_OFF,
                state,
                BY_VISITOR,
                (HANDED, NOTED),
                "BZ/VISIT-KINDS",
            )
            for state in (VisitState.ARRIVED, VisitState.FINISHED)
        ),
    ),
)


def origin_on(kind: VisitKind) -> Origin:
    """Return how a danger became known that was found on a visit of a kind."""
    return BECOMES.get(kind, Origin.VISIT)
