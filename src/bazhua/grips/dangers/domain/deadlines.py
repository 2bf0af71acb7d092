"""Until when each step with a hidden danger is due: `danger.deadlines`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bazhua.grips.dangers.domain.policy.clocks import DangerClock
from bazhua.grips.dangers.domain.policy.dangers import DirectReportLimit
from bazhua.grips.dangers.domain.terms import CLOCKS, Clock, DangerGrade, Sector
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.limits import TimeLimit
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of, end_of
from bazhua.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerEvents:
    """What has happened with a hidden danger so far; each event sets clocks going.

    Attributes:
        sector: for which some times differ.
        stop_decided_on: a stop of production, or its end, was decided.
        listed_on: it was listed for supervision.
        rectify_by: the last day for rectifying it.
        extension_requested_on: more time was asked for.
        delisted_on: it was taken off the list.
        power_cut_noticed_at: the written notice of a cut of power was handed over.
    """

    grade: DangerGrade
    sector: Sector | None = None
    found_at: datetime | None = None
    acceptance_requested_on: date | None = None
    stop_decided_on: date | None = None
    listed_on: date | None = None
    rectify_by: date | None = None
    extension_requested_on: date | None = None
    delisted_on: date | None = None
    power_cut_noticed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerDeadlines:
    """The last instants of the steps; nothing where no clock runs.

    Attributes:
        direct_report_warn_at: when somebody is told that the direct report is still missing.
        listing_ends_at: the latest that a listing may give for rectification.
        extension_request_due: the latest for asking for more time.
        power_cut_from: the first instant of a cut of power, save in an emergency.
    """

    registration_due: datetime | None = None
    direct_report_warn_at: datetime | None = None
    direct_report_due: datetime | None = None
    acceptance_due: datetime | None = None
    stop_publication_due: datetime | None = None
    listing_filed_due: datetime | None = None
    listing_published_due: datetime | None = None
    listing_ends_at: datetime | None = None
    extension_request_due: datetime | None = None
    extension_decision_due: datetime | None = None
    delisting_published_due: datetime | None = None
    power_cut_from: datetime | None = None


RUNS: Final = (
    ("registration_due", Clock.REGISTRATION, "found_at"),
    ("direct_report_warn_at", Clock.WARNING, "found_at"),
    ("direct_report_due", Clock.DIRECT_REPORT, "found_at"),
    ("acceptance_due", Clock.ACCEPTANCE, "acceptance_requested_on"),
    ("stop_publication_due", Clock.STOP_PUBLICATION, "stop_decided_on"),
    ("listing_filed_due", Clock.LISTING_FILED, "listed_on"),
    ("listing_published_due", Clock.LISTING_PUBLISHED, "listed_on"),
    ("listing_ends_at", Clock.LISTED_RECTIFICATION, "listed_on"),
    ("extension_request_due", Clock.EXTENSION_REQUEST, "rectify_by"),
    ("extension_decision_due", Clock.EXTENSION_DECISION, "extension_requested_on"),
    ("delisting_published_due", Clock.DELISTING_PUBLISHED, "delisted_on"),
    ("power_cut_from", Clock.POWER_CUT, "power_cut_noticed_at"),
)
"""Key of the result, its clock, and the event that sets it going."""

BACKWARDS: Final = frozenset({Clock.EXTENSION_REQUEST})
"""What is due so long before its event, not after it."""


@dataclass(frozen=True, slots=True)
class _End:
    """When a clock ends, by which clause, and the words for it."""

    key: str
    at: datetime
    clause: str
    step: Phrase


def danger_deadlines(book: PolicyBook, given: DangerEvents) -> Answer[DangerDeadlines]:
    """Return the last instants of the steps that the events so far have set going.

    A day on which something happened is not counted. For a general hidden danger only
    registration and acceptance are timed; a clock without a row for the grade and the sector on
    the day of its event does not run.
    """
    ends = tuple(_ends(book, given))
    none = say("没有开始计时的期限", "no clock runs")
    return Answer(
        DangerDeadlines(**{end.key: end.at for end in ends}),
        tuple(dict.fromkeys(end.clause for end in ends)),
        tuple(end.step for end in ends) or (none,),
    )


def _ends(book: PolicyBook, given: DangerEvents) -> Iterator[_End]:
    calendar = WorkCalendar.of(book)
    for key, clock, event in RUNS:
        start: date | datetime | None = getattr(given, event)
        if start is None:
            continue
        row = _row(book, clock, given, _day(start))
        if row is not None:
            yield _end(key, clock, row, start, calendar)


def _row(
    book: PolicyBook, clock: Clock, given: DangerEvents, day: date
) -> DangerClock | DirectReportLimit | None:
    if clock is Clock.DIRECT_REPORT:
        major = given.grade is DangerGrade.MAJOR
        return next(iter(book.rows(DirectReportLimit, day)), None) if major else None
    rows = {
        row.sector: row
        for row in book.rows(DangerClock, day)
        if (row.clock, row.grade) == (clock, given.grade)
    }
    return rows.get(given.sector) or rows.get(None)


def _end(
    key: str,
    clock: Clock,
    row: DangerClock | DirectReportLimit,
    start: date | datetime,
    calendar: WorkCalendar,
) -> _End:
    at = _at(clock, row.limit, start, calendar)
    step = say(
        "{clock}：{start} {sign} {limit} = {at}",
        "{clock}: {start} {sign} {limit} = {at}",
        clock=CLOCKS[clock],
        start=start,
        sign="−" if clock in BACKWARDS else "+",
        limit=row.limit.word(),
        at=at,
    )
    return _End(key, at, row.clause, step)


def _at(clock: Clock, limit: TimeLimit, start: date | datetime, calendar: WorkCalendar) -> datetime:
    if clock in BACKWARDS:
        return end_of(limit.last_day_before(_day(start), calendar))
    instant = start if isinstance(start, datetime) else end_of(start)
    return limit.due(instant, calendar).at


def _day(start: date | datetime) -> date:
    return day_of(start) if isinstance(start, datetime) else start
