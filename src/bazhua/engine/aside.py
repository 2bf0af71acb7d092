"""What was sent and cannot be used; it is kept, with the reason, until somebody has looked at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why something that was sent is set aside."""

    UNKNOWN_POINT = "unknown_point"
    NOT_A_NUMBER = "not_a_number"
    RANGE = "range"
    CLOCK = "clock"
    RETENTION = "retention"
    OTHER_CONTENT = "other_content"
    MALFORMED = "malformed"
    OVERSIZED = "oversized"
    WRONG_TOKEN = "wrong_token"  # noqa: S105 -- a reason; the body is the hash of what was shown


@dataclass(frozen=True, slots=True)
class Aside:
    """Readings of one batch, or a whole body, that cannot be used."""

    at: datetime
    gateway: str
    sequence: int | None
    reason: Reason
    points: Sequence[str] = ()
    times: Sequence[int] = ()
    values: Sequence[float] = ()
    qualities: Sequence[int] = ()
    body: bytes | None = None
