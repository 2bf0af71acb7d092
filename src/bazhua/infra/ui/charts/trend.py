"""A line over time with its bounds, drawn on the server: no spike is hidden, no script is needed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import ClassVar, Final, TypeAlias

from bazhua.infra.ui.parts.text import Link, Text
from bazhua.law.terms import Colour

WIDTH: Final = 1000
HEIGHT: Final = 300
MARGIN: Final = 0.06
"""Part of the height that stays free above and below."""

Height: TypeAlias = Callable[[float], float]

GAPS: Final = 4
"""So many empty stretches break the line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: its place among all of them, what was read in it, whether it is believed."""

    place: int
    low: float
    high: float
    last: float
    good: bool = True


@dataclass(frozen=True, slots=True)
class Bound:
    """A value that the line is held against."""

    value: float
    colour: Colour
    text: Text


@dataclass(frozen=True, slots=True)
class Level:
    """A bound as it is drawn."""

    y: float
    colour: Colour
    text: Text


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch that is not to be believed, as it is drawn."""

    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The drawing; paths are in a field of `WIDTH` by `HEIGHT`.

    Attributes:
        label: what is drawn, for who cannot see it.
        envelope: between the least and the greatest of every stretch.
        moment: where the instant stands that is looked at.
        ways: to other times: earlier, nearer, later.
    """

    template: ClassVar[str] = "ui/parts/trend.html"

    label: Text
    unit: Text
    since: datetime
    until: datetime
    top: str
    bottom: str
    envelope: str
    line: str
    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()
    moment: float | None = None
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What time is drawn, in how many stretches; an instant of it that is marked."""

    since: datetime
    until: datetime
    stretches: int
    marked: datetime | None = None

    @property
    def moment(self) -> float | None:
        """Where the marked instant stands."""
        if self.marked is None:
            return None
        return round((self.marked - self.since) / (self.until - self.since) * WIDTH, 1)


def trend(
    label: Text,
    unit: Text,
    times: Times,
    spans: Sequence[Span],
    bounds: Iterable[Bound] = (),
    ways: tuple[Link, ...] = (),
) -> Trend:
    """Return the drawing of stretches in order of time; bounds are always within it."""
    held = list(bounds)
    values = [value for span in spans for value in (span.low, span.high)]
    least, most, y = _scale([*values, *(bound.value for bound in held)])
    step = WIDTH / times.stretches
    runs = list(_runs(spans))
    return Trend(
        label=label,
        unit=unit,
        since=times.since,
        until=times.until,
        top=f"{most:.4g}",
        bottom=f"{least:.4g}",
        envelope=" ".join(_around(run, step, y) for run in runs),
        line=" ".join(_along(run, step, y) for run in runs),
        bands=tuple(_bands(spans, step)),
        levels=tuple(Level(y(one.value), one.colour, one.text) for one in held),
        moment=times.moment,
        ways=ways,
    )


def _range(values: Sequence[float]) -> tuple[float, float]:
    if not values:
        return 0.0, 1.0
    least, most = min(values), max(values)
    free = (most - least) * MARGIN or abs(most) * MARGIN or 1.0
    return least - free, most + free


def _runs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield stretches that follow each other without a gap to be seen."""
    run: list[Span] = []
    for span in spans:
        if run and span.place - run[-1].place > GAPS:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _scale(values: Sequence[float]) -> tuple[float, float, Height]:
    """Return the lowest and the highest value that is drawn, and what draws one between."""
    least, most = _range(values)
    return least, most, lambda value: round(HEIGHT - (value - least) / (most - least) * HEIGHT, 1)


def _around(run: Sequence[Span], step: float, y: Height) -> str:
    upper = [f"{(one.place + 0.5) * step:.1f},{y(one.high)}" for one in run]
    lower = [f"{(one.place + 0.5) * step:.1f},{y(one.low)}" for one in reversed(run)]
    return "M" + "L".join([*upper, *lower]) + "Z"


def _along(run: Sequence[Span], step: float, y: Height) -> str:
    points = [f"{(one.place + 0.5) * step:.1f},{y(one.last)}" for one in run]
    return "M" + "L".join(points if len(points) > 1 else points * 2)


def _bands(spans: Sequence[Span], step: float) -> Iterator[Band]:
    for good, group in groupby(spans, key=lambda span: span.good):
        run = list(group)
        if not good:
            first, last = run[0].place, run[-1].place
            yield Band(round(first * step, 1), round((last - first + 1) * step, 1))


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line of the last readings, for a list."""

    template: ClassVar[str] = "ui/parts/spark.html"

    line: str
    label: Text


def spark(label: Text, stretches: int, spans: Sequence[Span]) -> Spark:
    """Return the small line of stretches in order of time."""
    step = WIDTH / stretches
    *_, y = _scale([one.last for one in spans])
    return Spark(" ".join(_along(run, step, y) for run in _runs(spans)), label)
