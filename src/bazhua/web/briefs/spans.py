"""Of which times briefs tell: days of duty and months that have ended."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bazhua.grips.emergency.api import DutyDay, duty_day, last_duty_day
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.policy.limits import month_later
from bazhua.kernel.times import BEIJING, day_of

DAY: Final = timedelta(days=1)
A_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Span:
    """A time by its name; ``until`` does not belong to it."""

    name: str
    since: datetime
    until: datetime


def day_named(text: str, at: datetime) -> Span:
    """Return the day of duty that ends on a day, the last one when none is named.

    Raises:
        NotFound: it has not ended, or there is no such day.
    """
    last = last_duty_day(current_book(day_of(at)), at)
    if not text:
        return _day(last)
    day = _date(text)
    found = duty_day(current_book(day), day)
    if found.until > last.until:
        raise NotFound
    return _day(found)


def days_around(span: Span, at: datetime) -> tuple[str, str | None]:
    """Return the day of duty before and the one after, if that has ended."""
    day = day_of(span.until)
    last = day_of(last_duty_day(current_book(day_of(at)), at).until)
    return (day - DAY).isoformat(), (day + DAY).isoformat() if day < last else None


def month_named(text: str, at: datetime) -> Span:
    """Return a month, the last one that has ended when none is named.

    Raises:
        NotFound: it has not ended, or there is no such month.
    """
    if not text:
        return _month(month_later(day_of(at).replace(day=1), -1))
    if not A_MONTH.fullmatch(text):
        raise NotFound
    found = _month(_date(f"{text}-01"))
    if found.until > at:
        raise NotFound
    return found


def months_around(span: Span, at: datetime) -> tuple[str, str | None]:
    """Return the month before and the one after, if that has ended."""
    first = day_of(span.since)
    after = _month(month_later(first, 1))
    return f"{month_later(first, -1):%Y-%m}", after.name if after.until <= at else None


def _day(found: DutyDay) -> Span:
    return Span(day_of(found.until).isoformat(), found.since, found.until)


def _month(first: date) -> Span:
    begin, end = (datetime.combine(day, time(), BEIJING) for day in (first, month_later(first, 1)))
    return Span(f"{first:%Y-%m}", begin, end)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise NotFound from wrong
