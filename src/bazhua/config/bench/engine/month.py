"""A month of an invented plant: what its points read, and what of it was a true event.

All of it follows from the seed and the numbers here, which were set down before the engine judged
any of it: how noisy instruments are, what goes wrong with them, how often, and what happens in
earnest. No number of the engine, no dead band and no delay was looked at for them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from bazhua.engine.core.codes import Floats
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind

SEED: Final = 20_260_401
PERIOD_S: Final = 30
DAY: Final = 24 * 3_600 // PERIOD_S
"""Samples of a day."""

MINUTE: Final = 60 // PERIOD_S
MONTH_DAYS: Final = 30

Dice = np.random.Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of points.

    Attributes:
        usual: between which two its usual values lie; ``noise`` is the deviation of one reading.
        highest: the worst that an event comes to.
    """

    measured: MeasuredKind
    unit: str
    high: float
    usual: tuple[float, float]
    noise: float
    limits: Mapping[LimitKind, float]
    highest: float

    @property
    def is_gas(self) -> bool:
        """Whether it detects gas that should not be there."""
        return self.measured in {MeasuredKind.FLAMMABLE_GAS, MeasuredKind.TOXIC_GAS}


L, H, HH = LimitKind.L, LimitKind.H, LimitKind.HH
SORTS: Final = (
    Sort(
        measured=MeasuredKind.LEVEL,
        unit="%",
        high=100,
        usual=(40, 60),
        noise=0.3,
        limits={L: 20, H: 80, HH: 90},
        highest=97,
    ),
    Sort(
        measured=MeasuredKind.TEMPERATURE,
        unit="℃",
        high=150,
        usual=(60, 90),
        noise=0.3,
        limits={H: 120, HH: 135},
        highest=145,
    ),
    Sort(
        measured=MeasuredKind.PRESSURE,
        unit="MPa",
        high=2.5,
        usual=(1.0, 1.5),
        noise=0.0125,
        limits={H: 2.0, HH: 2.25},
        highest=2.45,
    ),
    Sort(
        measured=MeasuredKind.FLOW,
        unit="m³/h",
        high=100,
        usual=(40, 60),
        noise=1.5,
        limits={L: 20, H: 80},
        highest=95,
    ),
    Sort(
        measured=MeasuredKind.FLAMMABLE_GAS,
        unit="%LEL",
        high=100,
        usual=(1, 4),
        noise=0.3,
        limits={H: 25, HH: 50},
        highest=90,
    ),
    Sort(
        measured=MeasuredKind.TOXIC_GAS,
        unit="%OEL",
        high=300,
        usual=(3, 10),
        noise=0.8,
        limits={H: 100, HH: 200},
        highest=280,
    ),
)
EACH: Final = 20
"""Points of each sort."""

EVENTS: Final = 0.6
"""True events of a point in a month; so the numbers of what goes wrong below."""

CLOSE: Final = 1.5
"""Of a process point: it is run for hours as close to its limit as noise is wide."""

LOOSE: Final = 1.0
"""A loose contact: ten times the noise for some minutes."""

STRUCK: Final = 8.0
"""One reading, struck by interference, lies anywhere above what it should be."""

BROKEN: Final = 0.4
"""A broken wire: readings lie below the range for some minutes."""

PUFFS: Final = 3.0
"""Of a gas point: an exhaust or a draught that passes by, beyond the lower limit for one reading."""

CUT_OFF: Final = 2.0
"""Of all points together: the network is gone for a while."""


class Event(NamedTuple):
    """What happened in earnest: beyond which limit of which point, from which sample to which."""

    point: int
    limit: LimitKind
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Month:
    """What points read, a column for each, not a number where nothing arrived; true events."""

    values: Floats
    sorts: tuple[Sort, ...]
    events: tuple[Event, ...]


@dataclass(slots=True)
class _Column:
    """One point on its way through the month: what is true, and what is read."""

    sort: Sort
    dice: Dice
    true: Floats
    read: Floats = field(init=False)

    def places(self, rate: float, least: int, most: int) -> Iterator[slice]:
        """Yield stretches at random, so many in a month, each between two lengths in samples."""
        size = len(self.true)
        for _ in range(self.dice.poisson(rate * size / (MONTH_DAYS * DAY))):
            length = int(self.dice.integers(least, most + 1))
            begins = int(self.dice.integers(0, max(size - length, 1)))
            yield slice(begins, min(begins + length, size))


def month(days: int = MONTH_DAYS, seed: int = SEED) -> Month:
    """Return what happens in so many days; the same at every call."""
    dice = np.random.default_rng(seed)
    sorts = tuple(sort for sort in SORTS for _ in range(EACH))
    columns, events = [], list[Event]()
    for number, sort in enumerate(sorts):
        own = _Column(sort, np.random.default_rng((seed, number)), np.empty(0))
        own.true = _usual(own, days * DAY)
        _run_close(own)
        happened = _let_happen(own)
        own.read = own.true + own.dice.normal(0, sort.noise, len(own.true))
        _go_wrong(own)
        columns.append(np.round(np.maximum(own.read, -0.1 * sort.high), 4))
        events += _events(number, own, happened)
    values: Floats = np.column_stack(columns).astype(np.float64)
    _cut_off(values, dice, events)
    return Month(values, sorts, tuple(events))


def _usual(own: _Column, size: int) -> Floats:
    """Return a level that wanders slowly, with a swing of the day."""
    lowest, highest = own.sort.usual
    width = highest - lowest
    t = np.arange(size)
    swing = 0.15 * width * np.sin(2 * np.pi * (t / DAY + own.dice.random()))
    knots = own.dice.normal(0, 0.15 * width, size // (DAY // 4) + 2)
    wander = np.interp(t, np.arange(len(knots)) * (DAY // 4), knots)
    level = own.dice.uniform(lowest + 0.3 * width, highest - 0.3 * width)
    usual: Floats = np.maximum(level + swing + wander, 0)
    return usual


def _run_close(own: _Column) -> None:
    """Run a process as close below its limit as its noise is wide, for one to six hours."""
    if own.sort.is_gas:
        return
    for place in own.places(CLOSE, 60 * MINUTE, 360 * MINUTE):
        own.true[place] = own.sort.limits[H] - own.dice.uniform(0.2, 2.0) * own.sort.noise


def _let_happen(own: _Column) -> list[slice]:
    """Let events rise over minutes, stay beyond the limit, and fall; return where they lie."""
    happened = []
    for place in own.places(EVENTS, 20 * MINUTE, 90 * MINUTE):
        size = place.stop - place.start
        top = own.dice.uniform(own.sort.limits[H] + 0.03 * own.sort.high, own.sort.highest)
        shape = np.interp(np.arange(size), [0, 0.2 * size, 0.7 * size, size - 1], [0, 1, 1, 0])
        lifted = own.true[place] + (top - own.true[place]) * shape
        own.true[place] = np.maximum(own.true[place], lifted)
        happened.append(place)
    return happened


def _go_wrong(own: _Column) -> None:
    """Let instruments err; what is true stays as it is."""
    sort, dice, read = own.sort, own.dice, own.read
    for place in own.places(LOOSE, 10 * MINUTE, 60 * MINUTE):
        read[place] += dice.normal(0, 10 * sort.noise, place.stop - place.start)
    for place in own.places(STRUCK, 1, 1):
        read[place] += dice.uniform(0, sort.high)
    for place in own.places(BROKEN, 2 * MINUTE, 30 * MINUTE):
        read[place] = -0.05 * sort.high
    if sort.is_gas:
        for place in own.places(PUFFS, 1, 1):
            read[place] = dice.uniform(1.0, 1.6) * sort.limits[H]
    np.minimum(read, sort.high, out=read)


def _events(number: int, own: _Column, happened: list[slice]) -> Iterator[Event]:
    """Yield from when to when what is true lay beyond each upper limit."""
    for place in happened:
        for kind in (H, HH):
            if kind not in own.sort.limits:
                continue
            beyond = place.start + np.flatnonzero(own.true[place] >= own.sort.limits[kind])
            if len(beyond):
                yield Event(number, kind, int(beyond[0]), int(beyond[-1]) + 1)


def _cut_off(values: Floats, dice: Dice, events: list[Event]) -> None:
    """Let nothing arrive for ten minutes to an hour, but not while something happens."""
    size = len(values)
    for _ in range(dice.poisson(CUT_OFF * size / (MONTH_DAYS * DAY))):
        length = int(dice.integers(10 * MINUTE, 60 * MINUTE))
        begins = int(dice.integers(0, size - length))
        if not any(e.begins < begins + length and begins < e.ends for e in events):
            values[begins : begins + length] = np.nan


def stretches(values: Floats, bound: float, *, falling: bool) -> list[tuple[int, int]]:
    """Return from which to which sample readings lie at or beyond a bound, as a bare limit rings.

    While nothing arrives it stays as it was.
    """
    known = np.flatnonzero(~np.isnan(values))
    beyond = values[known] <= bound if falling else values[known] >= bound
    turns = np.flatnonzero(np.diff(beyond.astype(np.int8), prepend=0, append=0))
    edges = [*known.tolist(), len(values)]
    return [(edges[one], edges[other]) for one, other in turns.reshape(-1, 2).tolist()]
