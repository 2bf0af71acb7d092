"""Until when an alarm is answered, by its colour: `alarm.handling`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bazhua.grips.inherent.domain.handling.policy import AlarmTimes
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.keys import KEYS
from bazhua.law.terms import Colour


@dataclass(frozen=True, slots=True)
class HandlingDeadlines:
    """Last instants; nothing where a colour does not ask for it."""

    acknowledge_due: datetime
    feedback_due: datetime
    check_due: datetime | None
    supervision_due: datetime | None
    province_due: datetime | None


def handling(
    book: PolicyBook, *, colour: Colour, announced_at: datetime
) -> Answer[HandlingDeadlines]:
    """Return until when an alarm must be answered that was first announced at an instant.

    Raises:
        NoRuleInForce: there were no such deadlines on its day.
    """
    row = book.row(AlarmTimes, day_of(announced_at), colour=colour)
    found = HandlingDeadlines(
        acknowledge_due=announced_at + timedelta(minutes=row.acknowledge_minutes),
        feedback_due=announced_at + timedelta(minutes=row.feedback_minutes),
        check_due=_after(announced_at, row.check_minutes),
        supervision_due=_after(announced_at, row.supervision_minutes),
        province_due=_after(announced_at, row.province_minutes),
    )
    return Answer(found, (row.clause,), tuple(_steps(row)))


def _after(start: datetime, minutes: int | None) -> datetime | None:
    return None if minutes is None else start + timedelta(minutes=minutes)


def _steps(row: AlarmTimes) -> Iterator[Phrase]:
    for key, minutes in (
        ("acknowledge_due", row.acknowledge_minutes),
        ("feedback_due", row.feedback_minutes),
        ("check_due", row.check_minutes),
        ("supervision_due", row.supervision_minutes),
        ("province_due", row.province_minutes),
    ):
        if minutes is not None:
            yield say("{what}：{n} 分钟", "{what}: {n} minutes", what=_word(key), n=minutes)


def _word(key: str) -> Word:
    return KEYS[key]
