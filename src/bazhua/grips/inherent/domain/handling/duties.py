"""What posts owe about an alarm, who is called when they do not do it, and what ends it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bazhua.grips.inherent.domain.handling.deadlines import handling
from bazhua.grips.inherent.domain.handling.policy import AlarmCalls, AlarmFollows, Rung
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule, Level
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

AT_ONCE: Final = timedelta(0)


class Duty(StrEnum):
    """What a post must do about an alarm."""

    ACKNOWLEDGE = "alarm.acknowledge"
    FEEDBACK = "alarm.feedback"
    CHECK = "alarm.check"
    LOOK = "alarm.look"


DUTIES: Final[Mapping[Duty, Word]] = {
    Duty.ACKNOWLEDGE: Word("确认报警", "Acknowledge the alarm"),
    Duty.FEEDBACK: Word("反馈报警原因和处置", "Say why the alarm came and what was done"),
    Duty.CHECK: Word("现场核实报警", "Check the alarm on the spot"),
    Duty.LOOK: Word("查看红色报警", "Look at the red alarm"),
}

SETTLED: Final = frozenset({Duty.ACKNOWLEDGE, Duty.FEEDBACK, Duty.CHECK})
"""Ended by a step of the alarm; to have looked is said by who looked."""

FIRM: Final = (Rung.FIRM_DUTY, Rung.FIRM_HEAD)
LOCAL: Final = (Rung.PARK, Rung.COUNTY)

DONE: Final[Mapping[Action, Duty]] = {
    Action.ACKNOWLEDGE: Duty.ACKNOWLEDGE,
    Action.FEEDBACK: Duty.FEEDBACK,
    Action.CHECK: Duty.CHECK,
}
"""What a step has done."""


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that begins: its clause, until when, whose it is, and who is called after that.

    Attributes:
        rungs: the first that has a post owes it; one after the other they are called.
        city_after: from the due instant on; nothing where no rung has a time of its own.
    """

    duty: Duty
    clause: str
    starts_at: datetime
    due_at: datetime
    rungs: tuple[Rung, ...]
    wait: timedelta
    city_after: timedelta | None = None


def announced(book: PolicyBook, colour: Colour, at: datetime) -> tuple[Due, ...]:
    """Return what begins when an alarm of a colour is first announced."""
    calls = book.row(AlarmCalls, day_of(at), colour=colour)
    answer = handling(book, colour=colour, announced_at=at)
    due, clause = answer.result, answer.clauses[0]
    found = [Due(Duty.ACKNOWLEDGE, clause, at, due.acknowledge_due, calls.rungs, calls.wait)]
    if due.check_due is not None:
        city = due.supervision_due - due.check_due if due.supervision_due else None
        above = (*LOCAL, Rung.CITY) if city is not None else LOCAL
        found.append(Due(Duty.CHECK, clause, at, due.check_due, above, calls.wait, city))
    if due.province_due is not None:
        found.append(Due(Duty.LOOK, clause, at, due.province_due, (Rung.PROVINCE,), calls.wait))
    return tuple(found)


def acknowledged(book: PolicyBook, colour: Colour, called_at: datetime) -> Due:
    """Return the first feedback that is owed once somebody has acknowledged an alarm."""
    calls = book.row(AlarmCalls, day_of(called_at), colour=colour)
    answer = handling(book, colour=colour, announced_at=called_at)
    rungs = tuple(rung for rung in calls.rungs if rung in {*FIRM, *LOCAL})
    due_at = answer.result.feedback_due
    return Due(Duty.FEEDBACK, answer.clauses[0], called_at, due_at, rungs, calls.wait)


def ended(
    book: PolicyBook, action: Action, reason: Reason | None, at: datetime
) -> tuple[Duty, ...]:
    """Return the duties that a step leaves without an object."""
    if action is Action.CLOSE:
        return tuple(Duty)
    if action is not Action.FEEDBACK or reason is None:
        return ()
    return () if book.row(AlarmFollows, day_of(at), reason=reason).checked else (Duty.CHECK,)


def records_danger(book: PolicyBook, reason: Reason, colour: Colour, at: datetime) -> bool:
    """Return whether a hidden danger is recorded for an alarm of a colour by a reason."""
    return colour in book.row(AlarmFollows, day_of(at), reason=reason).danger_colours


def chain(due: Due, addresses: Mapping[Rung, str]) -> tuple[str, ...]:
    """Return the addresses that a duty has, in their order and each once; none where none is known."""
    return tuple(dict.fromkeys(addresses[rung] for rung in due.rungs if rung in addresses))


def called(due: Due, addresses: Mapping[Rung, str]) -> EscalationRule:
    """Return whom a duty calls once it is missed: each so long after the one before was called."""
    levels = _levels(due, chain(due, addresses), addresses.get(Rung.CITY))
    return EscalationRule(tuple(levels), due.wait)


def _levels(due: Due, chained: Sequence[str], city: str | None) -> Iterator[Level]:
    for number, address in enumerate(chained):
        if number and due.city_after is not None and address == city:
            yield Level(address, due.city_after, Anchor.DUE)
        else:
            yield Level(address, due.wait if number else AT_ONCE)
