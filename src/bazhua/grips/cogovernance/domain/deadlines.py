"""When a tip must be closed and answered: `tip.deadlines`."""

from dataclasses import dataclass
from datetime import date

from bazhua.grips.cogovernance.domain.policy.limits import TipLimit, TipStep
from bazhua.grips.cogovernance.domain.policy.pending import pending_texts
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word, say

STEPS = {
    TipStep.CLOSE: Word("办结", "close"),
    TipStep.EXTENSION: Word("延期办结", "close after extension"),
    TipStep.FEEDBACK: Word("最迟反馈", "feedback at the latest"),
}


@dataclass(frozen=True, slots=True)
class TipDeadlines:
    """The last days for closing a tip and for telling the tipster the result.

    Attributes:
        extended_close_by: nothing unless an extension was approved.
        feedback_by: the latest day possible; an earlier closing makes it earlier.
    """

    close_by: date
    extended_close_by: date | None
    feedback_by: date


@dataclass(frozen=True, slots=True)
class _StepDue:
    row: TipLimit
    start: date
    day: date

    def phrase(self) -> Phrase:
        return say(
            "{step}：{start} + {limit} = {day}",
            "{step}: {start} + {limit} = {day}",
            step=STEPS[self.row.step],
            start=self.start,
            limit=self.row.limit.word(),
            day=self.day,
        )


def tip_deadlines(
    book: PolicyBook, *, accepted_on: date, extended: bool = False
) -> Answer[TipDeadlines]:
    """Return the last days of a tip, counted from the day after its acceptance.

    Raises:
        NoRuleInForce: there were no such time limits on the day of acceptance.
    """
    closed = _due(book, TipStep.CLOSE, accepted_on, accepted_on)
    later = _due(book, TipStep.EXTENSION, accepted_on, closed.day) if extended else None
    told = _due(book, TipStep.FEEDBACK, accepted_on, later.day if later else closed.day)
    dues = [due for due in (closed, later, told) if due]
    pending, doubts = pending_texts(book, accepted_on, closed.row.rule_set)
    return Answer(
        TipDeadlines(closed.day, later.day if later else None, told.day),
        tuple(dict.fromkeys((*(due.row.clause for due in dues), *pending))),
        (*(due.phrase() for due in dues), *doubts),
    )


def _due(book: PolicyBook, step: TipStep, accepted_on: date, start: date) -> _StepDue:
    row = book.row(TipLimit, accepted_on, step=step)
    return _StepDue(row, start, row.limit.due_from_day(start, WorkCalendar.of(book)).day)
