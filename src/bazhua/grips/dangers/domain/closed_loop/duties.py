"""What a step with a hidden danger asks of posts, and what it ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.deadlines import DangerEvents, danger_deadlines
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of, end_of
from bazhua.kernel.words import Word


class Duty(StrEnum):
    """What a post must do about a hidden danger."""

    REGISTER = "danger.register"
    WARNING = "danger.report_soon"
    REPORT = "danger.report_direct"
    RECTIFY = "danger.rectify"
    ACCEPT = "danger.accept"


DUTIES: Final[Mapping[Duty, Word]] = {
    Duty.REGISTER: Word("登记隐患并定级", "Register the hidden danger with its grade"),
    Duty.WARNING: Word("尽快直报重大隐患", "Report the major hidden danger soon"),
    Duty.REPORT: Word("直报重大隐患", "Report the major hidden danger direct"),
    Duty.RECTIFY: Word("完成隐患整改", "Put the hidden danger right"),
    Duty.ACCEPT: Word("验收隐患整改", "Judge whether the hidden danger is right"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that begins, its clause, and until when.

    Attributes:
        supervised: whether it is for the post that supervises, not for the one that answers.
    """

    duty: Duty
    clause: str
    starts_at: datetime
    due_at: datetime
    supervised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A danger after a step.

    Attributes:
        action: nothing when it was put on record.
        known_at: when it was found or, after an upgrade, found to be major.
    """

    action: Action | None
    danger: Danger
    sector: Sector | None
    plan: Plan
    known_at: datetime
    at: datetime


DONE: Final[Mapping[Action, frozenset[Duty]]] = {
    Action.REGISTER: frozenset({Duty.REGISTER}),
    Action.REPORT_UP: frozenset({Duty.WARNING, Duty.REPORT}),
    Action.REQUEST_ACCEPTANCE: frozenset({Duty.RECTIFY}),
    Action.ACCEPT: frozenset({Duty.ACCEPT}),
    Action.REJECT: frozenset({Duty.ACCEPT}),
}
"""What a step has done."""

OVER: Final[Mapping[Action, frozenset[Duty]]] = {
    Action.PLAN: frozenset({Duty.RECTIFY}),
    Action.GRANT_EXTENSION: frozenset({Duty.RECTIFY}),
    Action.UPGRADE: frozenset({Duty.ACCEPT}),
    Action.CONFIRM_DOWNGRADE: frozenset({Duty.WARNING, Duty.REPORT}),
    Action.MERGE: frozenset(Duty),
}
"""What a step leaves without an object; what of it goes on begins anew."""

PLANS: Final = frozenset({Action.PLAN, Action.GRANT_EXTENSION, Action.REJECT})
GRADES: Final = frozenset({Action.REGISTER, Action.UPGRADE})
ASKS: Final = frozenset({Action.REQUEST_ACCEPTANCE, Action.UPGRADE})


def begun(book: PolicyBook, step: Stepped) -> tuple[Due, ...]:
    """Return the duties that a step begins, by the deadlines of the day of its event."""
    if step.action is None:
        return _registration(book, step)
    if step.action in PLANS:
        return _rectification(step)
    report = _direct_report(book, step) if step.action in GRADES else ()
    waits = step.danger.state is State.ACCEPT_REQUESTED and step.action in ASKS
    return (*report, *(_acceptance(book, step) if waits else ()))


def _registration(book: PolicyBook, step: Stepped) -> tuple[Due, ...]:
    # Of a danger without a grade yet: a general one is registered as soon as a major one.
    given = DangerEvents(grade=DangerGrade.GENERAL, sector=step.sector, found_at=step.known_at)
    answer = danger_deadlines(book, given)
    due = answer.result.registration_due
    return () if due is None else (Due(Duty.REGISTER, answer.clauses[0], step.known_at, due),)


def _direct_report(book: PolicyBook, step: Stepped) -> tuple[Due, ...]:
    if step.danger.grade is not DangerGrade.MAJOR or Mark.REPORTED_UP in step.danger.marks:
        return ()
    given = DangerEvents(grade=DangerGrade.MAJOR, sector=step.sector, found_at=step.known_at)
    answer = danger_deadlines(book, given)
    ends = (
        (Duty.WARNING, "BZ/HAZ-25", answer.result.direct_report_warn_at),
        (Duty.REPORT, "ZB2021/2", answer.result.direct_report_due),
    )
    return tuple(
        Due(duty, clause, step.known_at, due) for duty, clause, due in ends if due is not None
    )


def _rectification(step: Stepped) -> tuple[Due, ...]:
    if step.plan.due_on is None:
        return ()
    return (Due(Duty.RECTIFY, "BZ/HAZ-10", step.at, end_of(step.plan.due_on)),)


def _acceptance(book: PolicyBook, step: Stepped) -> tuple[Due, ...]:
    grade = step.danger.grade or DangerGrade.GENERAL
    asked = DangerEvents(grade=grade, sector=step.sector, acceptance_requested_on=day_of(step.at))
    answer = danger_deadlines(book, asked)
    due = answer.result.acceptance_due
    if due is None:
        return ()
    major = grade is DangerGrade.MAJOR
    return (Due(Duty.ACCEPT, answer.clauses[0], step.at, due, supervised=major),)
