"""Whether a permit may run from one instant to another."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bazhua.grips.supervision.domain.permits.decision import level_of
from bazhua.grips.supervision.domain.policy.permits import PermitHours
from bazhua.grips.supervision.domain.terms import PermitKind, PermitLevel
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether a permit's validity is accepted.

    Attributes:
        max_hours: nothing where the enterprise sets the limit itself.
    """

    accepted: bool
    max_hours: int | None


def permit_validity(
    book: PolicyBook,
    *,
    kind: PermitKind,
    valid_from: datetime,
    valid_to: datetime,
    level: PermitLevel | None = None,
    extended: bool = False,
) -> Answer[Validity]:
    """Return whether a permit may be valid so long.

    Args:
        level: the level it is managed as; none for a kind without levels.
        extended: temporary power in special circumstances.

    Raises:
        BadInput: the end is not after the start, or a key does not belong to the kind.
        MissingKey: the kind has levels and none was given.
        NotAChoice: the level is none of the kind.
        NoRuleInForce: no rule covers the day on which the permit starts.
    """
    if valid_to <= valid_from:
        problem = say(
            "结束时间 {end} 不晚于开始时间 {start}，请核对",
            "the end {end} is not after the start {start}; check both",
            start=valid_from,
            end=valid_to,
        )
        raise BadInput("valid_to", problem)
    if extended and kind is not PermitKind.TEMPORARY_POWER:
        problem = say(
            "只有临时用电可填 extended", "“extended” belongs to temporary power (LSYD) only"
        )
        raise BadInput("extended", problem)
    checked = level_of(kind, level, "level")
    row = book.row(PermitHours, day_of(valid_from), kind=kind, level=checked, extended=extended)
    limit = None if row.most_hours is None else timedelta(hours=row.most_hours)
    accepted = limit is None or valid_to - valid_from <= limit
    step = _step(row, valid_from, valid_to)
    return Answer(Validity(accepted, row.most_hours), (row.clause,), (step,))


def _step(row: PermitHours, start: datetime, end: datetime) -> Phrase:
    minutes = -((start - end) // timedelta(minutes=1))
    length = say(
        "{hours} 小时 {minutes} 分",
        "{hours} h {minutes} min",
        hours=minutes // 60,
        minutes=minutes % 60,
    )
    if row.most_hours is None:
        return say(
            "{kind}：{length}，标准未定有效期，按企业规定",
            "{kind}: {length}; the standard sets no validity, the enterprise does",
            kind=CODES[row.kind],
            length=length,
        )
    return say(
        "{kind}：{length}，最长 {most} 小时",
        "{kind}: {length}, at most {most} hours",
        kind=CODES[row.kind],
        length=length,
        most=row.most_hours,
    )
