"""The days of an accident's investigation: `accident.calendar`."""

from dataclasses import dataclass
from datetime import date

from bazhua.grips.dangers.domain.policy.accidents import (
    CasualtyWindow,
    InvestigationLimit,
    ReplyLimit,
)
from bazhua.grips.dangers.domain.terms import AccidentCause
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.limits import TimeLimit
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES
from bazhua.law.terms import AccidentGrade

INVESTIGATION = Word("调查报告", "investigation report")
EXTENSION = Word("延期", "extension")


@dataclass(frozen=True, slots=True)
class AccidentCalendar:
    """The last days of an accident's investigation.

    Attributes:
        casualty_window_ends: until then a change in casualties is reported and may regrade.
        reply_due: the government's reply; nothing before it has received the report.
    """

    investigation_due: date
    casualty_window_ends: date
    reply_due: date | None


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    clause: str
    step: Phrase


def accident_calendar(
    book: PolicyBook,
    *,
    occurred_on: date,
    cause: AccidentCause = AccidentCause.OTHER,
    extended: bool = False,
    report_received_on: date | None = None,
    grade: AccidentGrade = AccidentGrade.GENERAL,
) -> Answer[AccidentCalendar]:
    """Return the last days of investigation, casualty window and reply.

    Days of technical appraisal do not count and are added by the one who asks.

    Args:
        extended: whether the time for the investigation report was extended in full.
        report_received_on: when the government received the report.
        grade: decides the reply only: 15 days from general to major, 30 for extraordinary,
            which may be extended apart.

    Raises:
        BadInput: the report was received before the accident.
        NoRuleInForce: the regulations were not in force on the day.
    """
    if report_received_on and report_received_on < occurred_on:
        problem = say(
            "收到报告 {received} 早于事故发生 {occurred}，请更正其一",
            "the report was received on {received}, before the accident on {occurred}; correct one",
            received=report_received_on,
            occurred=occurred_on,
        )
        raise BadInput("report_received_on", problem)
    calendar = WorkCalendar.of(book)
    investigation = _investigation(book, calendar, occurred_on, extended=extended)
    window = _window(book, calendar, occurred_on, cause)
    reply = _reply(book, calendar, report_received_on, grade) if report_received_on else None
    days = [day for day in (*investigation, window, reply) if day]
    return Answer(
        AccidentCalendar(investigation[-1].day, window.day, reply.day if reply else None),
        tuple(dict.fromkeys(day.clause for day in days)),
        tuple(day.step for day in days),
    )


def _investigation(
    book: PolicyBook, calendar: WorkCalendar, occurred_on: date, *, extended: bool
) -> tuple[_Day, ...]:
    row = book.row(InvestigationLimit, occurred_on)
    due = _day(INVESTIGATION, occurred_on, row.limit, calendar, row.clause)
    if not extended:
        return (due,)
    return (due, _day(EXTENSION, due.day, row.extension, calendar, row.clause))


def _window(
    book: PolicyBook, calendar: WorkCalendar, occurred_on: date, cause: AccidentCause
) -> _Day:
    row = book.row(CasualtyWindow, occurred_on, cause=cause)
    what = Word(f"伤亡变化（{CODES[cause].zh}）", f"casualty window ({CODES[cause].en})")
    return _day(what, occurred_on, row.limit, calendar, row.clause)


def _reply(
    book: PolicyBook, calendar: WorkCalendar, received_on: date, grade: AccidentGrade
) -> _Day:
    row = book.row(ReplyLimit, received_on, grade=grade)
    what = Word(f"批复（{CODES[grade].zh}事故）", f"reply ({CODES[grade].en} accident)")
    return _day(what, received_on, row.limit, calendar, row.clause)


def _day(what: Word, start: date, limit: TimeLimit, calendar: WorkCalendar, clause: str) -> _Day:
    due = limit.due_from_day(start, calendar).day
    step = say(
        "{what}：{start} + {limit} = {due}",
        "{what}: {start} + {limit} = {due}",
        what=what,
        start=start,
        limit=limit.word(),
        due=due,
    )
    return _Day(due, clause, step)
