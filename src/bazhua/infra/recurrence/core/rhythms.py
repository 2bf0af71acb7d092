"""Rhythms: how the days are cut into stretches, in each of which a thing is expected once.

Contiguous rhythms put every day into exactly one stretch; the others leave days out.
"""

import calendar as months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.limits import MONTHS_PER_YEAR, month_later
from bazhua.kernel.words import say

DAY: Final = timedelta(days=1)
WEEK: Final = 7
LAST_DAY: Final = 31
MOST_DAYS: Final = 3_660
SHORTEST_MONTH: Final = 28
ROLLED: Final = 10
"""Days that the longest holidays may move a day of the month."""


class Days(NamedTuple):
    """The days of a stretch, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day."""

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return 1

    def days_of(self, day: date, _calendar: WorkCalendar) -> Days | None:
        """Return the stretch that a day lies in."""
        return Days(day, day)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Every working day of the dated calendar."""

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return 1

    def days_of(self, day: date, calendar: WorkCalendar) -> Days | None:
        """Return the day itself, or nothing for a rest day."""
        return Days(day, day) if calendar.works(day) else None


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Each of the named days of a week, 1 for Monday to 7 for Sunday."""

    on: frozenset[int]

    def __post_init__(self) -> None:
        """Refuse other numbers, or none.

        Raises:
            OutOfRange: a number is no weekday, or there is none.
        """
        if not self.on or not self.on <= frozenset(range(1, WEEK + 1)):
            allowed = say("1（周一）至 7（周日）", "1 (Monday) to 7 (Sunday)")
            raise OutOfRange("on", ", ".join(map(str, sorted(self.on))) or "–", allowed)

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return 1

    def days_of(self, day: date, _calendar: WorkCalendar) -> Days | None:
        """Return the day itself, or nothing on other weekdays."""
        return Days(day, day) if day.isoweekday() in self.on else None


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once from Monday to Sunday."""

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return WEEK

    def days_of(self, day: date, _calendar: WorkCalendar) -> Days | None:
        """Return the week of a day."""
        first = day - timedelta(days=day.weekday())
        return Days(first, first + (WEEK - 1) * DAY)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of each month; 31 is the last day, as is any day that a month does not have.

    Attributes:
        rolls: whether on a rest day it is the next working day instead.
    """

    on: int
    rolls: bool = False

    def __post_init__(self) -> None:
        """Refuse a day that no month has.

        Raises:
            OutOfRange: it does not lie within 1 to 31.
        """
        if not 1 <= self.on <= LAST_DAY:
            raise OutOfRange("on", self.on, say("1 至 31", "1 to 31"))

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return SHORTEST_MONTH - ROLLED

    def days_of(self, day: date, calendar: WorkCalendar) -> Days | None:
        """Return the day itself, or nothing on the other days of the month."""
        # A rest at the end of a month rolls its day into the next.
        named = (self._day_in(month) for month in (day, day.replace(day=1) - DAY))
        return Days(day, day) if day in {self._rolled(one, calendar) for one in named} else None

    def _day_in(self, month: date) -> date:
        last = months.monthrange(month.year, month.month)[1]
        return month.replace(day=min(self.on, last))

    def _rolled(self, day: date, calendar: WorkCalendar) -> date:
        return calendar.next_working(day) if self.rolls else day


@dataclass(frozen=True, slots=True)
class Months:
    """Once in each month, quarter, half-year or year, from January on."""

    count: int = 1

    def __post_init__(self) -> None:
        """Refuse a number of months that a year is not made of.

        Raises:
            OutOfRange: it does not divide 12.
        """
        if self.count < 1 or MONTHS_PER_YEAR % self.count:
            raise OutOfRange("count", self.count, say("1、2、3、4、6、12", "1, 2, 3, 4, 6, 12"))

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return self.count * SHORTEST_MONTH

    def days_of(self, day: date, _calendar: WorkCalendar) -> Days | None:
        """Return the month, quarter, half-year or year of a day."""
        first = date(day.year, (day.month - 1) // self.count * self.count + 1, 1)
        return Days(first, month_later(first, self.count) - DAY)


@dataclass(frozen=True, slots=True)
class Every:
    """Once in every so many days, counted from a first day; before it nothing is expected."""

    count: int
    first: date

    def __post_init__(self) -> None:
        """Refuse a stretch without a day or longer than ten years.

        Raises:
            OutOfRange: the number lies outside 1 to 3660.
        """
        if not 1 <= self.count <= MOST_DAYS:
            raise OutOfRange("count", self.count, say("1 至 {n}", "1 to {n}", n=MOST_DAYS))

    @property
    def apart(self) -> int:
        """The fewest days from one beginning to the next."""
        return self.count

    def days_of(self, day: date, _calendar: WorkCalendar) -> Days | None:
        """Return the stretch that a day lies in."""
        if day < self.first:
            return None
        first = day - timedelta(days=(day - self.first).days % self.count)
        return Days(first, first + (self.count - 1) * DAY)


Rhythm: TypeAlias = Daily | WorkingDays | Weekdays | Weekly | MonthDay | Months | Every

RHYTHMS: Mapping[str, type[Rhythm]] = MappingProxyType(
    {
        "daily": Daily,
        "working_days": WorkingDays,
        "weekdays": Weekdays,
        "weekly": Weekly,
        "month_day": MonthDay,
        "months": Months,
        "every": Every,
    }
)
"""Name in the database → rhythm."""
