"""Periods: the stretches of a rhythm with the window in which a thing must be done.

A shift is a window of its own within the days of a rhythm; a rule without shifts has one window.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from bazhua.infra.recurrence.core.rhythms import DAY, Days, Rhythm
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import BEIJING, day_of, end_of
from bazhua.kernel.words import say

ZERO: Final = timedelta(0)
FURTHEST: Final = 800
"""Days that are looked through for the next period, beside the length of one."""
LONGEST_REST: Final = 40
LOOKED_BACK: Final = 3
"""So many lengths of a period, and rest days, are looked through for the last that closed."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """When within a stretch a thing may be done, from 00:00 Beijing time of its first day.

    Attributes:
        opens: how long after that instant.
        closes: the same, or ``None`` for 23:59:59 of the last day; may lie past midnight.
    """

    opens: timedelta = ZERO
    closes: timedelta | None = None

    def __post_init__(self) -> None:
        """Refuse a window that opens before its stretch or closes before it opens.

        Raises:
            OutOfRange: which of the two.
        """
        if self.opens < ZERO:
            raise OutOfRange("opens", str(self.opens), say("不小于 0", "0 or more"))
        if self.closes is not None and self.closes <= self.opens:
            after = say("晚于 {opens}", "later than {opens}", opens=str(self.opens))
            raise OutOfRange("closes", str(self.closes), after)


WHOLE: Final = Window()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a rule expects something.

    Attributes:
        windows: one, or one for each shift, in order and apart.
        grace: how long after the close a thing still counts as done in time.
        since: first day on which a period may begin; ``until`` is the last, included.
    """

    rhythm: Rhythm
    windows: tuple[Window, ...] = (WHOLE,)
    grace: timedelta = ZERO
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse windows that meet, a negative grace, an end before the beginning.

        Raises:
            OutOfRange: which of them.
        """
        if self.grace < ZERO:
            raise OutOfRange("grace", str(self.grace), say("不小于 0", "0 or more"))
        if self.until is not None and self.until < self.since:
            since = say("不早于 {since}", "{since} or later", since=self.since)
            raise OutOfRange("until", str(self.until), since)
        if not self.windows or not self._apart():
            allowed = say(
                "至少一个；多个时依次排列、互不重叠，且在下一周期首个时段开始前结束",
                "at least one; in order, apart, the last closing before the next period begins",
            )
            raise OutOfRange("windows", len(self.windows), allowed)

    def _apart(self) -> bool:
        pairs = pairwise(self.windows)
        if any(one.closes is None or two.opens < one.closes for one, two in pairs):
            return False
        first, last, stretch = self.windows[0], self.windows[-1], self.rhythm.apart * DAY
        if last.closes is None:
            return last.opens < stretch
        return first.opens < stretch and last.closes <= first.opens + stretch

    @property
    def reach(self) -> timedelta:
        """How far back a period may have begun that is still running, without its stretch."""
        return max((one.closes or DAY for one in self.windows), default=DAY) + self.grace

    def in_force(self, day: date) -> bool:
        """Return whether a period may begin on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One stretch in which a thing is expected once.

    Attributes:
        opens_at: the first instant at which it may be done; names the period within its rule.
        closes_at: the last instant at which it is in time, but for the grace of the rule.
    """

    opens_at: datetime
    closes_at: datetime
    days: Days


def expected(
    schedule: Schedule, since: date, until: date, calendar: WorkCalendar
) -> Iterator[Period]:
    """Yield the periods that begin on the days from one to another, both included, in order."""
    day = max(since, schedule.since)
    last = until if schedule.until is None else min(until, schedule.until)
    while day <= last:
        days = schedule.rhythm.days_of(day, calendar)
        if days and days.first == day:
            yield from _periods(schedule, days)
        day = days.last + DAY if days else day + DAY


def period_of(schedule: Schedule, at: datetime, calendar: WorkCalendar) -> Period | None:
    """Return the period an instant belongs to, or nothing between periods.

    A window that has closed still holds the rest of its stretch: what is done there is late. A
    window past midnight prevails over the stretch that the new day begins.
    """
    running = expected(schedule, _begin(schedule, at, calendar), day_of(at), calendar)
    opened = [one for one in running if one.opens_at <= at]
    in_time = [one for one in opened if at <= one.closes_at]
    late = [one for one in opened if one.days.last >= day_of(at)]
    return max(in_time or late, default=None)


def closing_after(schedule: Schedule, at: datetime, calendar: WorkCalendar) -> Period | None:
    """Return the first period that is not to be closed yet, or nothing when the rule has ended."""
    coming = _from(schedule, _begin(schedule, at, calendar), calendar)
    return next((one for one in coming if one.closes_at + schedule.grace > at), None)


def closed_before(schedule: Schedule, at: datetime, calendar: WorkCalendar) -> Period | None:
    """Return the last period that is to be closed by an instant, or nothing when none was."""
    days = timedelta(days=LOOKED_BACK * schedule.rhythm.apart + LONGEST_REST)
    begun = expected(schedule, day_of(at - schedule.reach) - days, day_of(at), calendar)
    return max((one for one in begun if one.closes_at + schedule.grace <= at), default=None)


def following(schedule: Schedule, opened: datetime, calendar: WorkCalendar) -> Period | None:
    """Return the first period that opens after an instant, or nothing when the rule has ended."""
    coming = _from(schedule, _begin(schedule, opened, calendar), calendar)
    return next((one for one in coming if one.opens_at > opened), None)


def named(schedule: Schedule, opens_at: datetime, calendar: WorkCalendar) -> Period | None:
    """Return the period that opens at an instant, if the schedule has it."""
    begun = expected(schedule, _begin(schedule, opens_at, calendar), day_of(opens_at), calendar)
    return next((one for one in begun if one.opens_at == opens_at), None)


def _begin(schedule: Schedule, at: datetime, calendar: WorkCalendar) -> date:
    """Return a day from which on no period that runs at an instant, or has grace, is overlooked."""
    earliest = day_of(at - schedule.reach)
    days = schedule.rhythm.days_of(earliest, calendar)
    return days.first if days else earliest


def _from(schedule: Schedule, day: date, calendar: WorkCalendar) -> Iterator[Period]:
    horizon = max(day, schedule.since) + timedelta(days=FURTHEST + schedule.rhythm.apart)
    return expected(schedule, day, horizon, calendar)


def _periods(schedule: Schedule, days: Days) -> Iterator[Period]:
    midnight = datetime.combine(days.first, time(0), BEIJING)
    for window in schedule.windows:
        closes = end_of(days.last) if window.closes is None else midnight + window.closes
        yield Period(midnight + window.opens, closes, days)
