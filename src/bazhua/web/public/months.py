"""The months that are published: those that have ended."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bazhua.infra.rollup.core.declare import Period
from bazhua.infra.rollup.core.read import Window
from bazhua.kernel.errors import NotFound

OFFERED: Final = 6
KEPT: Final = 120
"""Months that an address may name; before them the platform knows nothing."""


def closed_months(today: date, most: int = OFFERED) -> Sequence[Window]:
    """Return the months that have ended, the last first."""
    found: list[Window] = []
    first = Period.MONTH.first_day(today)
    for _ in range(most):
        last = first - timedelta(days=1)
        first = Period.MONTH.first_day(last)
        found.append(Window(first, last))
    return found


def month_asked(text: str, today: date) -> Window:
    """Return the month that an address names, the last one when it names none.

    Raises:
        NotFound: it is no month, has not ended, or is too long ago.
    """
    months = closed_months(today, KEPT if text else 1)
    named = {name(month): month for month in months}
    if text and text not in named:
        raise NotFound
    return named[text] if text else months[0]


def name(month: Window) -> str:
    """Return how an address names a month."""
    return f"{month.since:%Y-%m}"
