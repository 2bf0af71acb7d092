"""Times that are asked for by name, and months."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from bazhua.infra.rollup.core.read import Window
from bazhua.kernel.policy.limits import month_later

USUAL: Final = "year"


def _month(today: date) -> Window:
    return Window(today.replace(day=1), today)


def _year(today: date) -> Window:
    return Window(today.replace(month=1, day=1), today)


def _last_month(today: date) -> Window:
    last = today.replace(day=1) - timedelta(days=1)
    return Window(last.replace(day=1), last)


def _last_year(today: date) -> Window:
    year = today.year - 1
    return Window(date(year, 1, 1), date(year, 12, 31))


PERIODS: Final[Mapping[str, Callable[[date], Window]]] = {
    "month": _month,
    "year": _year,
    "year-before": lambda today: _year(today).year_before(),
    "last-month": _last_month,
    "last-year": _last_year,
}
"""What names a time → which days it is on a day."""


def months_until(last: date, number: int, today: date) -> list[Window]:
    """Return so many months up to that of a day, the one that runs as far as it has come."""
    firsts = [month_later(last.replace(day=1), -back) for back in reversed(range(number))]
    return [Window(first, min(_end(first), today)) for first in firsts]


def runs(window: Window, today: date) -> bool:
    """Return whether a time reaches into the month that is not over yet."""
    return window.until >= today.replace(day=1)


def _end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
