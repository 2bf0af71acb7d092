"""When a person who answers by name inspects: `major_hazard_installation.named_duty`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bazhua.grips.inherent.domain.duty.named import (
    PERSONS,
    RHYTHM_WORDS,
    InspectionCalls,
    InspectionRhythm,
    NamedDuty,
    NamedPerson,
)
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.recurrence.core.periods import Schedule
from bazhua.infra.recurrence.core.policy import Demand, OnClose
from bazhua.infra.recurrence.core.rhythms import DAY, Days, Months, Rhythm, Weekly
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word, say

QUARTER: Final = 3
RHYTHMS: Final[Mapping[InspectionRhythm, Rhythm]] = {
    InspectionRhythm.WEEK: Weekly(),
    InspectionRhythm.MONTH: Months(),
    InspectionRhythm.QUARTER: Months(QUARTER),
}
INSPECT: Final[Mapping[NamedPerson, str]] = {
    person: f"installation.inspect_{person.value.lower()}" for person in NamedPerson
}
"""What is expected again and again of each, and owed once it was missed."""

INSPECT_WORDS: Final[Mapping[NamedPerson, Word]] = {
    NamedPerson.PRINCIPAL: Word("补做主要负责人包保检查", "Inspect as principal: it was missed"),
    NamedPerson.TECHNICAL: Word(
        "补做技术负责人包保检查", "Inspect as technical head: it was missed"
    ),
    NamedPerson.OPERATION: Word(
        "补做操作负责人包保检查", "Inspect as operation head: it was missed"
    ),
}


@dataclass(frozen=True, slots=True)
class Inspecting:
    """How the inspections of a person stand on a day; nothing where no rhythm is laid down.

    Attributes:
        done: whether he inspected in the period that runs, ``before_done`` in the one before.
        due_on: the last day of the period in which he is to inspect next.
    """

    rhythm: InspectionRhythm
    done: bool | None
    before_done: bool | None
    due_on: date | None


def named_duty(
    book: PolicyBook, *, person: NamedPerson, on: date, last_on: date | None = None
) -> Answer[Inspecting]:
    """Return until when a person who answers by name is to inspect his installation.

    Args:
        last_on: when he inspected last; nothing where he never did.

    Raises:
        OutOfRange: the last inspection lies after the day that is asked about.
        NoRuleInForce: nothing was laid down on that day.
    """
    if last_on is not None and last_on > on:
        raise OutOfRange("last_on", last_on, say("不晚于 {day}", "not after {day}", day=on))
    row = book.row(NamedDuty, on, person=person)
    laid_down = say(
        "{person}：{rhythm}",
        "{person}: {rhythm}",
        person=PERSONS[person],
        rhythm=RHYTHM_WORDS[row.rhythm],
    )
    rhythm = RHYTHMS.get(row.rhythm)
    if rhythm is None:
        return Answer(Inspecting(row.rhythm, None, None, None), bases(book, row), (laid_down,))
    calendar = WorkCalendar.of(book)
    now = _stretch(rhythm, on, calendar)
    before = _stretch(rhythm, now.first - DAY, calendar)
    done = last_on is not None and last_on >= now.first
    # Of what was done before an inspection of this period the last one says nothing.
    before_done = None if done else last_on is not None and last_on >= before.first
    due = _stretch(rhythm, now.last + DAY, calendar) if done else now
    steps = (laid_down, _told(now, last_on), _due(due))
    return Answer(Inspecting(row.rhythm, done, before_done, due.last), bases(book, row), steps)


def bases(book: PolicyBook, row: NamedDuty) -> tuple[str, ...]:
    """Return what a rhythm rests on: where it was laid down, and what lets it go on as it was."""
    history = (one for one in book.history(NamedDuty) if one.person is row.person)
    earlier = [one.clause for one in history if one.since < row.since and one.rhythm is row.rhythm]
    return tuple(dict.fromkeys((*earlier, row.clause)))


def schedule_of(row: NamedDuty) -> Schedule | None:
    """Return when inspections are expected by a row; nothing where no rhythm is laid down."""
    rhythm = RHYTHMS.get(row.rhythm)
    return None if rhythm is None else Schedule(rhythm=rhythm, since=row.since)


def demanded(row: NamedDuty, calls: InspectionCalls) -> Demand:
    """Return what is demanded: who has not inspected is called, then who oversees him."""
    wait = timedelta(hours=calls.wait_hours)
    chain = (Level("{holder}", timedelta(0)), Level("{overseer}", wait))
    return Demand(
        kind=INSPECT[row.person],
        clause=row.clause,
        on_close=OnClose.ESCALATE,
        rule=EscalationRule(chain, wait),
    )


def _stretch(rhythm: Rhythm, day: date, calendar: WorkCalendar) -> Days:
    found = rhythm.days_of(day, calendar)
    if found is None:
        raise AssertionError("a rhythm of inspections leaves no day out")
    return found


def _told(now: Days, last_on: date | None) -> Phrase:
    return say(
        "本期 {first} 至 {last}，最近一次检查 {day}",
        "this period runs from {first} to {last}, the last inspection was {day}",
        first=now.first,
        last=now.last,
        day=last_on or Word("没有", "never"),
    )


def _due(due: Days) -> Phrase:
    return say(
        "下一次须在 {last} 前（含当日）完成",
        "the next is due by {last}, that day included",
        last=due.last,
    )
