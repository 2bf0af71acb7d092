"""Whether a special operation needs a permit, at what level, from whom and for how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bazhua.grips.supervision.domain.permits.decision import Decision, HoursLine, day_asked
from bazhua.grips.supervision.domain.permits.height import decide_height
from bazhua.grips.supervision.domain.permits.hot_work import decide_hot_work
from bazhua.grips.supervision.domain.permits.job import Job, refuse_strays
from bazhua.grips.supervision.domain.permits.others import (
    decide_blind_plate,
    decide_confined_space,
    decide_excavation,
    decide_lifting,
    decide_road_closure,
    decide_temporary_power,
)
from bazhua.grips.supervision.domain.policy.permits import PermitApprover, PermitHours
from bazhua.grips.supervision.domain.terms import Approver, PermitKind, PermitLevel
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES

DECIDE: Final[Mapping[PermitKind, Callable[[PolicyBook, Job], Decision]]] = {
    PermitKind.HOT_WORK: decide_hot_work,
    PermitKind.CONFINED_SPACE: decide_confined_space,
    PermitKind.BLIND_PLATE: decide_blind_plate,
    PermitKind.HEIGHT: decide_height,
    PermitKind.LIFTING: decide_lifting,
    PermitKind.TEMPORARY_POWER: decide_temporary_power,
    PermitKind.EXCAVATION: decide_excavation,
    PermitKind.ROAD_CLOSURE: decide_road_closure,
}


@dataclass(frozen=True, slots=True)
class PermitNeed:
    """The permit that a special operation needs.

    Attributes:
        level: nothing for a kind without levels.
        approver: nothing when no permit is required.
        max_hours: nothing when none is required or the enterprise sets the limit itself.
    """

    permit_required: bool
    level: PermitLevel | None
    approver: Approver | None
    max_hours: int | None


def permit_level(book: PolicyBook, job: Job) -> Answer[PermitNeed]:
    """Return whether a permit is required, its level, approver and longest validity.

    Raises:
        MissingKey: a fact that decides was not given.
        BadInput: a key does not belong to the kind, facts contradict each other, or the work
            is forbidden.
        NoRuleInForce: no rule covers the day on which the work starts.
    """
    refuse_strays(job)
    decision = DECIDE[job.kind](book, job)
    if not decision.required:
        need = PermitNeed(
            permit_required=False, level=decision.level, approver=None, max_hours=None
        )
        return Answer(need, decision.clauses, decision.steps)
    day = day_asked(job)
    approver = book.row(PermitApprover, day, kind=job.kind, level=decision.level)
    line = decision.hours or HoursLine(job.kind, decision.level)
    hours = book.row(PermitHours, day, kind=line.kind, level=line.level, extended=line.extended)
    need = PermitNeed(
        permit_required=True,
        level=decision.level,
        approver=approver.approver,
        max_hours=hours.most_hours,
    )
    clauses = (*decision.clauses, approver.clause, hours.clause)
    return Answer(need, clauses, (*decision.steps, _last_step(approver, hours)))


def _last_step(approver: PermitApprover, hours: PermitHours) -> Phrase:
    if hours.most_hours is None:
        return say(
            "{approver}审批；标准未定有效期，按企业规定",
            "approved by the {approver}; the standard sets no validity, the enterprise does",
            approver=CODES[approver.approver],
        )
    return say(
        "{approver}审批，有效期最长 {hours} 小时",
        "approved by the {approver}, valid for at most {hours} hours",
        approver=CODES[approver.approver],
        hours=hours.most_hours,
    )
