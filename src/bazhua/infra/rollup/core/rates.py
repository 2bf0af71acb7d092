"""Rates: figures set against what is known of a node from elsewhere, each of its own time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NamedTuple

from bazhua.infra.rollup.core.declare import Kind
from bazhua.infra.rollup.core.read import Window
from bazhua.kernel.words import Word

WHOLE_YEAR: Final = 12
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What figures are set against, as others publish it of a node and a year.

    Attributes:
        definition: what it is, as printed beside a rate.
        cumulative: it grows through the year: what is known is that of 1 January to the end of a
            month, and it belongs to figures of the same days alone. Otherwise one number stands for
            its year.
    """

    key: str
    word: Word
    unit: Word
    definition: Word
    cumulative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Per:
    """How a figure becomes a rate.

    Attributes:
        measure: key of what it is set against.
        times: for each how many of the measure's unit.
        places: decimals of the rate.
        unit: of the rate.
    """

    measure: str
    times: int
    places: int
    unit: Word


class Span(NamedTuple):
    """From 1 January of a year to the end of a month of it."""

    year: int
    months: int = WHOLE_YEAR


def span_of(measure: Measure, kind: Kind, window: Window) -> Span | None:
    """Return of which time a measure must be for a figure of a window; none when none suits.

    What is counted in two years has no denominator, a stock that of its last day's year.
    """
    since = window.until if kind is Kind.STOCK else window.since
    if since.year != window.until.year:
        return None
    if not measure.cumulative:
        return Span(window.until.year)
    whole = (since.month, since.day) == (1, 1) and (window.until + DAY).day == 1
    return Span(window.until.year, window.until.month) if whole else None
