"""Policy of `emergency`: how fast a rescue helicopter flies and how soon it must arrive."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bazhua.kernel.policy.book import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightCover(PolicyRow):
    """Within how many minutes of flying time a place counts as covered, inclusive."""

    table: ClassVar[str] = "coverage.flight"

    most_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Helicopter(PolicyRow):
    """What a rescue helicopter is reckoned with.

    Attributes:
        speed_kmh: cruising speed, used when none is given.
        preparation_minutes: from the call to take-off; it comes on top of the flying time.
    """

    table: ClassVar[str] = "coverage.helicopter"

    speed_kmh: int
    preparation_minutes: int


COVER_ROWS = (FlightCover(clause="SDAIR/COVER", since=date(2022, 1, 1), most_minutes=30),)

HELICOPTER_ROWS = (
    Helicopter(
        clause="BZ/HELICOPTER", since=date(2022, 1, 1), speed_kmh=220, preparation_minutes=15
    ),
)
