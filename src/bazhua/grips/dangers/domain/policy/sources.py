"""What is believed of a phone's clock, and when two hidden dangers may be the same."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneClock(PolicyRow):
    """How far a phone's clock is believed.

    Attributes:
        tolerance_s: as long as it differs by no more, its instant stands as it is, seconds.
        oldest_days: a report that claims to be older counts from its arrival.
    """

    table: ClassVar[str] = "danger.phone_clock"

    tolerance_s: Annotated[int, Between(0)]
    oldest_days: Annotated[int, Between(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness(PolicyRow):
    """When an open danger may be the one that somebody is reporting.

    Attributes:
        metres: as near as this, or at the same place.
        shared: as many of a hundred pairs of signs in common, at the same subject.
        recent_days: found no longer ago.
    """

    table: ClassVar[str] = "danger.likeness"

    metres: Annotated[int, Between(1)]
    shared: Annotated[int, Between(1, 100)]
    recent_days: Annotated[int, Between(1)]


SINCE: Final = date(2021, 1, 1)

SOURCE_ROWS: Final = (
    PhoneClock(
        clause="BZ/HAZ-PHONE",
        since=SINCE,
        tolerance_s=120,
        oldest_days=30,
    ),
    Likeness(
        clause="BZ/HAZ-LIKENESS",
        since=SINCE,
        metres=50,
        shared=50,
        recent_days=30,
    ),
)
