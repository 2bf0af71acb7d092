"""What a step with a hidden danger asks of posts, and what it ends."""

from collections.abc import Iterator, Mapping
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
    DECIDE_TIME = "danger.decide_extension"
    FILE_LISTING = "danger.file_listing"
    PUBLISH_LISTING = "danger.publish_listing"
    PUBLISH_DELISTING = "danger.publish_delisting"
    PUBLISH_STOP = "danger.publish_stop"


class Bearer(StrEnum):
    """Whose duty it is: of the post that answers, that supervises, or of who took the step."""

    OWNER = "owner"
    OVERSEER = "overseer"
    ACTOR = "actor"


DUTIES: Final[Mapping[Duty, Word]] = {
    Duty.REGISTER: Word("登记隐患并定级", "Register the hidden danger with its grade"),
    Duty.WARNING: Word("尽快直报重大隐患", "Report the major hidden danger soon"),
    Duty.REPORT: Word("直报重大隐患", "Report the major hidden danger direct"),
    Duty.RECTIFY: Word("完成隐患整改", "Put the hidden danger right"),
    Duty.ACCEPT: Word("验收隐患整改", "Judge whether the hidden danger is right"),
    Duty.DECIDE_TIME: Word("决定是否延期", "Decide whether more time is given"),
    Duty.FILE_LISTING: Word("挂牌督办立案建档", "File the listing for supervision"),
    Duty.PUBLISH_LISTING: Word("公布挂牌督办", "Publish the listing for supervision"),
    Duty.PUBLISH_DELISTING: Word("公布摘牌销号", "Publish the removal from the list"),
    Duty.PUBLISH_STOP: Word("公布停产或复产决定", "Publish the stop or the resumption"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that begins, its clause, until when, and whose it is."""

    duty: Duty
    clause: str
    starts_at: datetime
    due_at: datetime
    bearer: Bearer = Bearer.OWNER


@dataclass(frozen=True, slots=True)
class Start:
    """A duty that a step begins by its clock.

    Attributes:
        event: key of `DangerEvents`, set to the day of the step.
        end: key of `DangerDeadlines`.
    """

    duty: Duty
    event: str
    end: str
    bearer: Bearer


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
    Action.GRANT_EXTENSION: frozenset({Duty.DECIDE_TIME}),
    Action.REFUSE_EXTENSION: frozenset({Duty.DECIDE_TIME}),
}
"""What a step has done; what no step does is done by whoever owes it, with his word for it."""

OVER: Final[Mapping[Action, frozenset[Duty]]] = {
    Action.PLAN: frozenset({Duty.RECTIFY}),
    Action.GRANT_EXTENSION: frozenset({Duty.RECTIFY}),
    Action.UPGRADE: frozenset({Duty.ACCEPT}),
    Action.CONFIRM_DOWNGRADE: frozenset({Duty.WARNING, Duty.REPORT}),
    Action.REQUEST_ACCEPTANCE: frozenset({Duty.DECIDE_TIME}),
    Action.TRANSFER: frozenset({Duty.REGISTER, Duty.WARNING, Duty.REPORT}),
    Action.MERGE: frozenset(Duty),
}
"""What a step leaves without an object; what of it goes on begins anew."""

PLANS: Final = frozenset({Action.PLAN, Action.GRANT_EXTENSION, Action.REJECT})
GRADES: Final = frozenset({Action.REGISTER, Action.UPGRADE, Action.TRANSFER})
ASKS: Final = frozenset({Action.REQUEST_ACCEPTANCE, Action.UPGRADE})

PUBLIC_STOP: Final = Start(
    Duty.PUBLISH_STOP, "stop_decided_on", "stop_publication_due", Bearer.ACTOR
)
TIMED: Final[Mapping[Action, tuple[Start, ...]]] = {
    Action.REQUEST_EXTENSION: (
        Start(
            Duty.DECIDE_TIME, "extension_requested_on", "extension_decision_due", Bearer.OVERSEER
        ),
    ),
    Action.LIST: (
        Start(Duty.FILE_LISTING, "listed_on", "listing_filed_due", Bearer.ACTOR),
        Start(Duty.PUBLISH_LISTING, "listed_on", "listing_published_due", Bearer.ACTOR),
    ),
    Action.DELIST: (
        Start(Duty.PUBLISH_DELISTING, "delisted_on", "delisting_published_due", Bearer.ACTOR),
    ),
    Action.ORDER_STOP: (PUBLIC_STOP,),
    Action.LIFT_STOP: (PUBLIC_STOP,),
}
"""Duties that begin with a step on its day, where the book of the day times them."""


def begun(book: PolicyBook, step: Stepped) -> tuple[Due, ...]:
    """Return the duties that a step begins, by the deadlines of the day of its event."""
    if step.danger.state is State.FOUND and step.action in {None, Action.TRANSFER}:
        return _registration(book, step)
    if step.action in TIMED:
        return tuple(_timed(book, step))
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
    bearer = Bearer.OVERSEER if grade is DangerGrade.MAJOR else Bearer.OWNER
    return (Due(Duty.ACCEPT, answer.clauses[0], step.at, due, bearer),)


def _timed(book: PolicyBook, step: Stepped) -> Iterator[Due]:
    for start in TIMED.get(step.action, ()) if step.action else ():
        given = DangerEvents(
            grade=step.danger.grade or DangerGrade.GENERAL,
            sector=step.sector,
            **{start.event: day_of(step.at)},  # type: ignore[arg-type]  # each of them is a day
        )
        answer = danger_deadlines(book, given)
        due = getattr(answer.result, start.end)
        if due is not None:
            yield Due(start.duty, answer.clauses[0], step.at, due, start.bearer)
