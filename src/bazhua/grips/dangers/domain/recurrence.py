"""Whether a hidden danger is one that had been closed: `danger.recurrence`."""

from dataclasses import dataclass
from datetime import date

from bazhua.grips.dangers.domain.policy.dangers import RecurrenceLimit
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of, end_of
from bazhua.kernel.words import say


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Whether it recurs, and the last day on which it would have."""

    recurs: bool
    until: date


def danger_recurrence(book: PolicyBook, *, closed_on: date, found_on: date) -> Answer[Recurrence]:
    """Return whether what was closed has come back: the same item at the same place.

    Args:
        closed_on: when the earlier one of the same subject, place and item was closed.
        found_on: when it was found again.

    Raises:
        OutOfRange: it was found before the earlier one was closed: that is a double.
        NoRuleInForce: nothing was laid down on that day.
    """
    if found_on < closed_on:
        allowed = say("不早于 {day}", "not before {day}", day=closed_on)
        raise OutOfRange("found_on", found_on, allowed)
    row = book.row(RecurrenceLimit, found_on)
    until = day_of(row.within.due(end_of(closed_on), WorkCalendar.of(book)).at)
    recurs = found_on <= until
    step = say(
        "{closed_on} 销号 + {within} = {until}，{found_on} 又发现",
        "closed on {closed_on} + {within} = {until}, found again on {found_on}",
        closed_on=closed_on,
        within=row.within.word(),
        until=until,
        found_on=found_on,
    )
    return Answer(Recurrence(recurs, until), (row.clause,), (step,))
