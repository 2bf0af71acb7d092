"""What is computed when a figure is read: windows, rates, medians, year-on-year."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bazhua.kernel.errors import BadInput
from bazhua.kernel.numbers import half_up
from bazhua.kernel.policy.limits import MONTHS_PER_YEAR, month_later
from bazhua.kernel.words import say


@dataclass(frozen=True, slots=True)
class Window:
    """From a day to a day, both included. A stock is read at the close of the last day."""

    since: date
    until: date

    def __post_init__(self) -> None:
        """Check the order.

        Raises:
            BadInput: it ends before it begins.
        """
        if self.until < self.since:
            raise BadInput("until", say("结束早于开始", "it ends before it begins"))

    def year_before(self) -> "Window":
        """Return the equal window of the year before; whole months stay whole in leap years."""
        until = month_later(self.until, -MONTHS_PER_YEAR)
        if self.until.day == _last(self.until):
            until = until.replace(day=_last(until))
        return Window(month_later(self.since, -MONTHS_PER_YEAR), until)


def _last(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def rate(part: int, whole: int, *, per: int = 100, places: int = 1) -> Decimal | None:
    """Return part ÷ whole × per, rounded half up once; nothing when the whole is 0."""
    return half_up(Decimal(part * per) / whole, places) if whole else None


class Bucket(NamedTuple):
    """A span of amounts: from ``low`` (included) to ``high``; without one it is open there."""

    low: int | None
    high: int | None


def median(counts: Mapping[int, int], edges: tuple[int, ...]) -> Bucket | None:
    """Return the bucket that the lower median falls into; nothing when nothing was counted.

    Args:
        counts: bucket number → how many; the numbers are those of ``Indicator.bucket``.
    """
    middle = (sum(counts.values()) + 1) // 2
    passed = 0
    for number in range(len(edges) + 1):
        passed += counts.get(number, 0)
        if passed >= middle > 0:
            low = edges[number - 1] if number else None
            return Bucket(low, edges[number] if number < len(edges) else None)
    return None
