"""The day of those on duty: twenty-four hours from one change of the watch to the next."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.times import BEIJING, day_of

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchChange(PolicyRow):
    """When the day of those on duty ends, minutes after midnight."""

    table: ClassVar[str] = "duty.watch"

    until_minutes: Annotated[int, Between(0, 1439)]


WATCH_ROWS = (WatchChange(clause="BZ/DUTY-BRIEF", since=date(2022, 1, 1), until_minutes=480),)


@dataclass(frozen=True, slots=True)
class DutyDay:
    """Twenty-four hours; ``until`` does not belong to them."""

    since: datetime
    until: datetime


def duty_day(book: PolicyBook, day: date) -> DutyDay:
    """Return the duty day that ends on a day."""
    row = book.row(WatchChange, day)
    until = datetime.combine(day, time(), BEIJING) + timedelta(minutes=row.until_minutes)
    return DutyDay(until - DAY, until)


def last_duty_day(book: PolicyBook, at: datetime) -> DutyDay:
    """Return the last duty day that has ended at an instant."""
    found = duty_day(book, day_of(at))
    return found if found.until <= at else duty_day(book, day_of(at) - DAY)
