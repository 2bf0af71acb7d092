"""Shifts: on which days somebody holds a post, from which hour, and how long."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bazhua.infra.roster.spans import Span
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import say

DAY = timedelta(days=1)
WEEK = 7
LONGEST = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The days of a shift: within a cycle that is counted from the first day.

    Seven days make a weekly pattern; eight make the four-team rota of continuous plants; a rhythm
    whose last day is its first is a single day.

    Attributes:
        on: days of the cycle on which the shift begins; 0 is the first day itself.
        last: the last day on which it may begin, or ``None`` while nobody has ended it.
    """

    first: date
    last: date | None = None
    cycle_days: int = 1
    on: frozenset[int] = frozenset({0})

    def __post_init__(self) -> None:
        """Refuse a day outside the cycle.

        Raises:
            OutOfRange: a day of ``on`` is not a day of the cycle, or there is none.
        """
        if not self.on or not self.on <= frozenset(range(self.cycle_days)):
            allowed = say(
                "0 至 {n} 之间的整数", "whole numbers from 0 to {n}", n=self.cycle_days - 1
            )
            raise OutOfRange("on", ", ".join(map(str, sorted(self.on))), allowed)

    @classmethod
    def weekly(cls, first: date, weekdays: frozenset[int], last: date | None = None) -> "Rhythm":
        """Return the rhythm of weekdays, 0 for Monday, from a day on."""
        on = frozenset((weekday - first.weekday()) % WEEK for weekday in weekdays)
        return cls(first=first, last=last, cycle_days=WEEK, on=on)

    @classmethod
    def single(cls, day: date) -> "Rhythm":
        """Return the rhythm of one day."""
        return cls(first=day, last=day)

    def holds(self, day: date) -> bool:
        """Return whether a shift begins on a day."""
        begun = self.first <= day and (self.last is None or day <= self.last)
        return begun and (day - self.first).days % self.cycle_days in self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A person holds a post on the days of a rhythm; the hours may pass midnight.

    Attributes:
        begins: the hour in Beijing time.
        lasts: up to seven days; 24 h on every day is an office that is held throughout.
        rank: 0 is called before 1 when several are on duty.
    """

    post: str
    person: str
    rhythm: Rhythm
    begins: time
    lasts: timedelta
    rank: int = 0

    def __post_init__(self) -> None:
        """Refuse a shift without length or longer than a week.

        Raises:
            OutOfRange: it lasts 0 s or less, or more than seven days.
        """
        if not timedelta(0) < self.lasts <= LONGEST:
            raise OutOfRange(
                "lasts", str(self.lasts), say("0 至 7 天", "more than 0, up to 7 days")
            )

    def runs_at(self, at: datetime) -> bool:
        """Return whether the post is held by this shift at an instant."""
        return any(span.holds(at) for span in self._from_days(at, at))

    def within(self, window: Span) -> tuple[Span, ...]:
        """Return the stretches of the shift that meet a window, whole."""
        days = self._from_days(window.since, window.until)
        return tuple(span for span in days if span.meets(window))

    def _from_days(self, since: datetime, until: datetime) -> Iterator[Span]:
        day = day_of(since - self.lasts)
        while day <= day_of(until):
            if self.rhythm.holds(day):
                start = datetime.combine(day, self.begins, BEIJING)
                yield Span(start, start + self.lasts)
            day += DAY
