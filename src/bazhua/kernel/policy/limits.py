"""Legal time limits as values: minutes, hours, days, working days, months, years.

The day (or instant) a limit starts from is not counted. A limit in days or longer ends at
23:59:59 Beijing time of its last day; one in hours or minutes ends at the instant.
"""

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import day_of, end_of
from bazhua.kernel.words import Word

MONTHS_PER_YEAR = 12


class Unit(StrEnum):
    """The unit of a legal time limit."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


UNIT_WORDS = {
    Unit.MINUTE: Word("{n} 分钟", "{n} minutes"),
    Unit.HOUR: Word("{n} 小时", "{n} hours"),
    Unit.DAY: Word("{n} 日", "{n} days"),
    Unit.WORKING_DAY: Word("{n} 个工作日", "{n} working days"),
    Unit.MONTH: Word("{n} 个月", "{n} months"),
    Unit.YEAR: Word("{n} 年", "{n} years"),
}

SHORT = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit ends; provisional while a year's holidays it depends on are not published."""

    at: datetime
    provisional: bool = False

    @property
    def day(self) -> date:
        """The Beijing day on which the limit ends."""
        return day_of(self.at)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """An amount of time that the law gives.

    Attributes:
        amount: how many units; 0 days is the end of the same day.
        rolls: whether a limit that ends on a rest day ends on the next working day instead.
    """

    amount: int
    unit: Unit
    rolls: bool = False

    def due(self, start: datetime, calendar: WorkCalendar) -> Due:
        """Return when the limit ends that starts at an aware instant."""
        if self.unit in SHORT:
            return Due(start + self.amount * SHORT[self.unit])
        return self.due_from_day(day_of(start), calendar)

    def due_from_day(self, start: date, calendar: WorkCalendar) -> Due:
        """Return when a limit in days or longer ends that starts on a Beijing day.

        Raises:
            ValueError: the limit is in hours or minutes and needs an instant.
        """
        if self.unit in SHORT:
            raise ValueError(self.unit)
        last = self._last_day(start, calendar)
        if self.rolls:
            last = calendar.next_working(last)
        counts_working = self.rolls or self.unit is Unit.WORKING_DAY
        years = range(start.year, last.year + 1)
        missing = any(calendar.notice(year) is None for year in years)
        return Due(end_of(last), provisional=counts_working and missing)

    def last_day_before(self, end: date, calendar: WorkCalendar) -> date:
        """Return the last day on which is done what the law wants so long before a day.

        Raises:
            ValueError: the limit is in hours or minutes and needs an instant.
        """
        match self.unit:
            case Unit.WORKING_DAY:
                return calendar.before(end, self.amount)
            case Unit.DAY:
                return end - timedelta(days=self.amount)
            case Unit.MONTH:
                return month_later(end, -self.amount)
            case Unit.YEAR:
                return month_later(end, -self.amount * MONTHS_PER_YEAR)
            case _:
                raise ValueError(self.unit)

    def word(self) -> Word:
        """Return the limit in words: ``60 日`` / ``60 days``, ``1 hour``."""
        unit = UNIT_WORDS[self.unit]
        plural = unit.en.format(n=self.amount)
        return Word(
            unit.zh.format(n=self.amount),
            plural.removesuffix("s") if self.amount == 1 else plural,
        )

    def _last_day(self, start: date, calendar: WorkCalendar) -> date:
        match self.unit:
            case Unit.WORKING_DAY:
                return calendar.after(start, self.amount)
            case Unit.MONTH:
                return month_later(start, self.amount)
            case Unit.YEAR:
                return month_later(start, self.amount * MONTHS_PER_YEAR)
            case _:
                return start + timedelta(days=self.amount)


def month_later(day: date, count: int) -> date:
    """Return the same day of a month so many later, or its last day when it is shorter."""
    index = day.year * MONTHS_PER_YEAR + day.month - 1 + count
    year, month = divmod(index, MONTHS_PER_YEAR)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
