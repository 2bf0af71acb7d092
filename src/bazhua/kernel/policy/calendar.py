"""Working days: weekends, public holidays and the weekends worked in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from bazhua.kernel.policy.book import PolicyBook, PolicyRow

SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkdayYear(PolicyRow):
    """One year's notice: weekdays off (``holidays``) and weekend days worked (``workdays``).

    A later notice for the same year (2020 had one) replaces the earlier as a whole, for the days
    from its own start on.
    """

    table: ClassVar[str] = "workday.year"
    identity: ClassVar[tuple[str, ...]] = ("year",)

    year: int
    holidays: tuple[date, ...]
    workdays: tuple[date, ...]


class WorkCalendar:
    """Tells working days; a year without a notice counts weekends only and is provisional.

    Each day is judged by the notice in force on that day, so a new notice changes no day before it
    begins, and a limit may run into a year whose notice is known but begins later.
    """

    def __init__(self, notices: Iterable[WorkdayYear]) -> None:
        """Take the notices; of two that begin on one day the one given last prevails."""
        self._years: dict[int, list[WorkdayYear]] = {}
        for notice in sorted(notices, key=lambda notice: notice.since):
            self._years.setdefault(notice.year, []).append(notice)

    @classmethod
    def of(cls, book: PolicyBook) -> "WorkCalendar":
        """Return the calendar of a policy book."""
        return cls(book.history(WorkdayYear))

    def notice(self, year: int, on: date | None = None) -> WorkdayYear | None:
        """Return the notice for a year on a day of it, or its newest; nothing while there is none."""
        for notice in reversed(self._years.get(year, [])):
            if notice.covers(on):
                return notice
        return None

    def works(self, day: date) -> bool:
        """Return whether a day is a working day."""
        notice = self.notice(day.year, day)
        if notice and day in notice.holidays:
            return False
        return day.weekday() < SATURDAY or bool(notice and day in notice.workdays)

    def after(self, day: date, working_days: int) -> date:
        """Return the n-th working day after a day; the day itself is not counted."""
        last = day
        for _ in range(working_days):
            last = self.next_working(last + timedelta(days=1))
        return last

    def before(self, day: date, working_days: int) -> date:
        """Return the n-th working day before a day; the day itself is not counted."""
        first = day
        for _ in range(working_days):
            first -= timedelta(days=1)
            while not self.works(first):
                first -= timedelta(days=1)
        return first

    def next_working(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next one that is."""
        while not self.works(day):
            day += timedelta(days=1)
        return day
