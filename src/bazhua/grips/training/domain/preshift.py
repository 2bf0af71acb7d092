"""Whether a pre-shift meeting counts: `training.preshift`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from bazhua.grips.training.domain.policy import PreshiftLength
from bazhua.grips.training.domain.terms import PreshiftFault
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, say

ATTENDANCE = "CH2022/ATTENDANCE"
SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Preshift:
    """One pre-shift meeting of a team; the keys of `training.preshift`.

    Attributes:
        roll: workers of the shift.
        present: of these, who came.
        excused: of these, who had leave.
        signatures: who signed in person.
    """

    starts_at: datetime
    ends_at: datetime
    shift_starts_at: datetime
    roll: Annotated[int, Between(1)]
    present: Annotated[int, Between(0)]
    signatures: Annotated[int, Between(0)]
    excused: Annotated[int, Between(0)] = 0


@dataclass(frozen=True, slots=True)
class PreshiftCheck:
    """Whether the meeting counts, and everything that speaks against it."""

    valid: bool
    reasons: tuple[PreshiftFault, ...]


def preshift_check(book: PolicyBook, meeting: Preshift) -> Answer[PreshiftCheck]:
    """Return whether a pre-shift meeting counts under the rules of its day.

    Raises:
        BadInput: the meeting ends before it starts.
        NoRuleInForce: the meeting lies before the rules.
    """
    if meeting.ends_at < meeting.starts_at:
        problem = say(
            "结束时刻早于开始时刻，请更正",
            "the meeting ends before it starts; correct one of the two",
        )
        raise BadInput("ends_at", problem)
    row = book.row(PreshiftLength, day_of(meeting.starts_at))
    length = meeting.ends_at - meeting.starts_at
    counted = meeting.present + meeting.excused
    found = (
        (PreshiftFault.NOT_BEFORE_SHIFT, meeting.starts_at >= meeting.shift_starts_at),
        (PreshiftFault.TOO_SHORT, length < timedelta(minutes=row.minutes)),
        (PreshiftFault.ABSENT_WITHOUT_LEAVE, counted < meeting.roll),
        (PreshiftFault.MORE_THAN_ON_ROLL, counted > meeting.roll),
        (PreshiftFault.SIGNATURE_MISSING, meeting.signatures < meeting.present),
        (PreshiftFault.MORE_SIGNATURES_THAN_PRESENT, meeting.signatures > meeting.present),
    )
    reasons = tuple(fault for fault, holds in found if holds)
    return Answer(
        PreshiftCheck(not reasons, reasons), (row.clause, ATTENDANCE), _steps(meeting, row, length)
    )


def _steps(meeting: Preshift, row: PreshiftLength, length: timedelta) -> tuple[Phrase, ...]:
    minutes, seconds = divmod(int(length.total_seconds()), SECONDS_PER_MINUTE)
    return (
        say(
            "{start} 开始，{shift} 上班",
            "held at {start}, shift at {shift}",
            start=meeting.starts_at,
            shift=meeting.shift_starts_at,
        ),
        say(
            "时长 {minutes} 分 {seconds} 秒，至少 {least} 分钟",
            "length {minutes} min {seconds} s, at least {least} minutes",
            minutes=minutes,
            seconds=seconds,
            least=row.minutes,
        ),
        say(
            "实到 {present} + 请假 {excused}，应到 {roll}",
            "present {present} + excused {excused}, on the roll {roll}",
            present=meeting.present,
            excused=meeting.excused,
            roll=meeting.roll,
        ),
        say(
            "签字 {signatures}，实到 {present}",
            "signatures {signatures}, present {present}",
            signatures=meeting.signatures,
            present=meeting.present,
        ),
    )
