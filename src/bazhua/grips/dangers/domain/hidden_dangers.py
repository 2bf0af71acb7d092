"""When a major hidden danger must be entered, and when closure is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bazhua.grips.dangers.domain.policy.dangers import (
    ClosureCondition,
    DirectReportLimit,
    PenaltyRun,
)
from bazhua.grips.dangers.domain.terms import ClosureReason
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES


@dataclass(frozen=True, slots=True)
class DirectReportDue:
    """The last instant for entering a major hidden danger."""

    due_at: datetime


def danger_direct_report(book: PolicyBook, *, found_at: datetime) -> Answer[DirectReportDue]:
    """Return until when a major hidden danger must be in the province's direct-report system.

    The Beijing day on which it was found counts, whoever found it.

    Raises:
        NoRuleInForce: there was no direct report on that day.
    """
    row = book.row(DirectReportLimit, day_of(found_at))
    due = row.limit.due(found_at, WorkCalendar.of(book))
    steps = (
        say(
            "北京时间 {found_at} 发现",
            "found at {found_at} Beijing time",
            found_at=found_at,
        ),
        say(
            "至 {due_at} 止录入省级直报系统",
            "to be entered in the province's system by {due_at}",
            due_at=due.at,
        ),
    )
    return Answer(DirectReportDue(due.at), (row.clause,), steps)


@dataclass(frozen=True, slots=True)
class ClosureProposal:
    """Whether the closure of an enterprise is proposed to the government."""

    propose: bool
    reason: ClosureReason


@dataclass(frozen=True, slots=True)
class _Met:
    """A run of penalties that the law asks for, as it was found."""

    run: PenaltyRun
    first: date
    last: date
    ends: date

    def phrase(self) -> Phrase:
        return say(
            "{first} + {within} = {ends}，第 {count} 次处罚 {last} 在此之内",
            "{first} + {within} = {ends}; penalty number {count} on {last} lies within",
            first=self.first,
            within=self.run.within.word(),
            ends=self.ends,
            count=self.run.count,
            last=self.last,
        )


def closure_proposal(
    book: PolicyBook, *, penalties: tuple[date, ...], major_danger: bool, on: date
) -> Answer[ClosureProposal]:
    """Return whether repeated penalties beside a major hidden danger lead to closure.

    Any run counts that lies within the time from its first penalty, whose day is not counted.

    Args:
        penalties: days of the penalties under the Work Safety Law, in any order; two on one day
            are two. Those after ``on`` are left out.
        major_danger: whether a major hidden danger exists on that day.

    Raises:
        NoRuleInForce: the clause was not in force on that day.
    """
    row = book.row(ClosureCondition, on)
    counted = sorted(day for day in penalties if day <= on)
    met = _first_met(row.runs, counted, WorkCalendar.of(book))
    reason = _reason(met, major_danger=major_danger)
    verdict = say("结论：{reason}", "so: {reason}", reason=CODES[reason])
    return Answer(
        ClosureProposal(reason is ClosureReason.REPEATED_PENALTIES, reason),
        (row.clause,),
        (
            say("截至 {on} 共 {n} 次处罚", "penalties up to {on}: {n}", on=on, n=len(counted)),
            *(_tried(row.runs) if met is None else (met.phrase(),)),
            verdict,
        ),
    )


def _first_met(
    runs: Sequence[PenaltyRun], days: Sequence[date], calendar: WorkCalendar
) -> _Met | None:
    for run in runs:
        for first, last in zip(days, days[run.count - 1 :], strict=False):
            ends = run.within.due_from_day(first, calendar).day
            if last <= ends:
                return _Met(run, first, last, ends)
    return None


def _reason(met: _Met | None, *, major_danger: bool) -> ClosureReason:
    if met is None:
        return ClosureReason.TOO_FEW_PENALTIES
    return ClosureReason.REPEATED_PENALTIES if major_danger else ClosureReason.NO_MAJOR_DANGER


def _tried(runs: Sequence[PenaltyRun]) -> tuple[Phrase, ...]:
    return tuple(
        say(
            "{within}内不满 {count} 次",
            "fewer than {count} within {within}",
            within=run.within.word(),
            count=run.count,
        )
        for run in runs
    )
