"""Figures side by side: of a node and of its parts, each number ready to be opened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from bazhua.infra.rollup.core.declare import BUCKET
from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.core.read import Bucket, Window, median
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.rates.reading import Entry
from bazhua.infra.rollup.reading.cells import Cell, Codes
from bazhua.infra.rollup.reading.figures import breakdown, children_series, figure, series
from bazhua.infra.rollup.reading.published import Table
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.kernel.scope import Path

REGION: Final = "region"
"""Told apart by the nodes right below, not by a dimension."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What a number comes to, set against its denominator.

    Attributes:
        span: of which time the denominator must be; none where none suits the window.
        over: none where it is not known: then there is no rate, which is not 0.
    """

    span: Span | None
    over: Entry | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what it was in the equal window of the year before.

    Attributes:
        rated, rated_before: of a rate; the number itself is its numerator.
    """

    cell: Cell
    value: int
    base: int = 0
    rated: Rated | None = None
    rated_before: Rated | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one part, by the keys of their columns.

    Attributes:
        key: node or code; empty for all of them together.
        untold: columns that are not told apart so, or not narrowed so.
    """

    key: str
    numbers: Mapping[str, Number]
    untold: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which numbers are asked for.

    Attributes:
        by: `REGION` or a dimension.
        where: dimension → code that all are narrowed to.
    """

    columns: Sequence[Shown]
    path: Path
    window: Window
    by: str
    where: Codes
    today: date

    @property
    def told(self) -> Sequence[Shown]:
        """The columns that can be narrowed so."""
        return [one for one in self.columns if one.fits(self.where)]

    def cell(self, one: Shown) -> Cell:
        """Return the number of a column for all parts together."""
        return one.cell(self.path, self.window, self.where)


def table(asked: Asked, *, compared: bool = False) -> tuple[Line, Sequence[Line]]:
    """Return the numbers of a node, and those of its parts in the order of their keys.

    Args:
        compared: also the numbers of the equal window of the year before.
    """
    whole: dict[str, Number] = {}
    parts: dict[str, dict[str, Number]] = {}
    for one in asked.told:
        cell = asked.cell(one)
        whole[one.key] = _whole(cell, asked.today, compared=compared)
        for key, number in _parts(cell, asked, compared=compared).items():
            parts.setdefault(key, {})[one.key] = number
    every = {one.key for one in asked.columns}
    apart = {one.key for one in asked.told if asked.by in {REGION, *one.indicator.keys}}
    return (
        Line("", whole, every - whole.keys()),
        [Line(key, parts[key], every - apart) for key in sorted(parts)],
    )


@dataclass(frozen=True, slots=True)
class Spreading:
    """How many fell into each bucket of a histogram, and into which the middle one."""

    numbers: Mapping[int, Number]
    middle: Bucket | None


def spread(cell: Cell, edges: tuple[int, ...], today: date) -> Spreading:
    """Return the buckets of a histogram behind a number."""
    counts = breakdown(cell.question(today), by=BUCKET)
    found = {int(number): value or 0 for number, value in counts.items()}
    numbers = {
        number: Number(cell.narrowed(BUCKET, str(number)), value) for number, value in found.items()
    }
    return Spreading(numbers, median(found, edges))


def by_window(cell: Cell, windows: Sequence[Window], today: date) -> list[Number]:
    """Return a number in each of several windows, with the year before."""
    each = [*windows, *(window.year_before() for window in windows)]
    values = [value or 0 for value in series(cell.question(today), each)]
    return [
        Number(cell.during(window), value, base)
        for window, value, base in zip(
            windows, values[: len(windows)], values[len(windows) :], strict=True
        )
    ]


def _whole(cell: Cell, today: date, *, compared: bool) -> Number:
    if not compared:
        return Number(cell, figure(cell.question(today)) or 0)
    (number,) = by_window(cell, [cell.window], today)
    return number


def _parts(cell: Cell, asked: Asked, *, compared: bool) -> Mapping[str, Number]:
    windows = [cell.window, *([cell.window.year_before()] if compared else [])]
    values, *bases = _values(cell, asked, windows)
    base = bases[0] if bases else {}
    return {
        key: Number(part(cell, asked.by, key), values.get(key) or 0, base.get(key) or 0)
        for key in values.keys() | base.keys()
    }


def _values(cell: Cell, asked: Asked, windows: Sequence[Window]) -> Sequence[Table]:
    if asked.by == REGION:
        return children_series(cell.question(asked.today), windows)
    if asked.by not in indicators()[cell.indicator].keys:
        return [{}]
    questions = [cell.during(window).question(asked.today) for window in windows]
    return [breakdown(question, by=asked.by) for question in questions]


def part(cell: Cell, by: str, key: str) -> Cell:
    """Return the part of a number that is a line of a table."""
    return cell.below(key) if by == REGION else cell.narrowed(by, key)
