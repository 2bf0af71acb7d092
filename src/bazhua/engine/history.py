"""Open chunks: the latest readings of every point, until there are enough of them to be stored.

A chunk is closed at 256 readings, or an hour after its first. The open ones live in memory; a
checkpoint stores them, and the log brings back what came after it.

What is closed stands in order of time, each instant once, and spans less than an hour. A chunk in
which readings came out of order is closed in pieces, each within one hour of the day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.codes import NEVER, Codes, Floats, Ints, Rows
from bazhua.engine.core.judging import rounds
from bazhua.engine.core.plan import NONE

BLOCK: Final = 256
"""Points that are stored side by side."""

DEEP: Final = 256
LONGEST_MS: Final = 3_600_000
SPREAD: Final = 61
"""Prime to `DEEP`: chunks of points that began together are not full together."""

SPARE: Final = 4_096
LAYERED: Final = ("offsets", "values", "qualities")


class Chunk(NamedTuple):
    """Readings of one point in order of time; offsets are milliseconds from ``begins``.

    Attributes:
        late: they lie behind what was closed before, which may hold the same instants.
    """

    point: int
    begins: int
    offsets: NDArray[np.int32]
    values: Floats
    qualities: Codes
    late: bool = False


class Block(NamedTuple):
    """The open chunks of points side by side: a column each, their readings point after point."""

    first: int
    begins: Ints
    ended: Ints
    counts: NDArray[np.int16]
    offsets: NDArray[np.int32]
    values: Floats
    qualities: Codes


@dataclass(slots=True)
class History:
    """The open chunk of every point.

    Attributes:
        begins: time of its first reading.
        ended: time of the latest reading that was closed.
        count: readings in it.
        offsets: with ``values`` and ``qualities``: a layer for each reading of a chunk, since what
            arrives together lies side by side there, and empty layers take no memory. A layer has
            room for some more points.
    """

    begins: Ints
    ended: Ints
    count: NDArray[np.int16]
    offsets: NDArray[np.int32]
    values: Floats
    qualities: Codes

    @classmethod
    def fresh(cls, points: int) -> Self:
        """Return empty chunks; memory is taken as they fill."""
        deep = (DEEP, _roomy(points))
        return cls(
            np.zeros(points, np.int64),
            np.full(points, NEVER, np.int64),
            np.zeros(points, np.int16),
            np.zeros(deep, np.int32),
            np.zeros(deep, np.float64),
            np.zeros(deep, np.int8),
        )

    def file(self, p: Rows, t: Ints, v: Floats, q: Codes) -> Iterator[Chunk]:
        """Put readings into the chunks of their points; yield the chunks that this closes."""
        for rows in rounds(p):
            point, time = p[rows], t[rows]
            yield from self._closed(
                point[(self.count[point] > 0) & (time - self.begins[point] >= LONGEST_MS)]
            )
            empty = self.count[point] == 0
            self.begins[point[empty]] = time[empty]
            place = self.count[point]
            self.offsets[place, point] = time - self.begins[point]
            self.values[place, point] = v[rows]
            self.qualities[place, point] = q[rows]
            self.count[point] = place + 1
            yield from self._closed(point[place + 1 >= self._full(point)])

    def aged(self, at: int) -> Iterator[Chunk]:
        """Yield the chunks that began an hour ago; their points may have fallen silent."""
        yield from self._closed(np.flatnonzero((self.count > 0) & (at - self.begins >= LONGEST_MS)))

    def all_of(self, points: Rows) -> Iterator[Chunk]:
        """Yield the open chunks of some points, which are empty afterwards."""
        yield from self._closed(points[self.count[points] > 0])

    def renumber(self, was: Rows) -> None:
        """Give points other numbers.

        Args:
            was: of each number the one before, rising; −1 behind them where a point is new.
        """
        stay, deepest = was[was != NONE], int(self.count.max(initial=0))
        if len(stay) < len(self.count):
            for name in LAYERED:
                for layer in getattr(self, name)[:deepest]:
                    layer[: len(stay)] = layer[stay]
        for name, start in (("begins", 0), ("ended", NEVER), ("count", 0)):
            column = getattr(self, name)
            new = np.full(len(was) - len(stay), start, column.dtype)
            setattr(self, name, np.concatenate((column[stay], new)))
        if len(was) > self.offsets.shape[1]:
            for name in LAYERED:
                narrow = getattr(self, name)
                wide = np.zeros((DEEP, _roomy(len(was))), narrow.dtype)
                wide[:deepest, : len(stay)] = narrow[:deepest, : len(stay)]
                setattr(self, name, wide)

    def _full(self, points: Rows) -> Rows:
        """Return how many readings close a chunk; the first of a point is shorter."""
        first = self.ended[points] == NEVER
        return np.where(first, DEEP - points * SPREAD % DEEP, DEEP)

    def _closed(self, points: Rows) -> Iterator[Chunk]:
        for point in points:
            size = self.count[point]
            yield from _pieces(
                Chunk(
                    int(point),
                    int(self.begins[point]),
                    self.offsets[:size, point].copy(),
                    self.values[:size, point].copy(),
                    self.qualities[:size, point].copy(),
                ),
                int(self.ended[point]),
            )
            newest = self.begins[point] + self.offsets[:size, point].max()
            self.ended[point] = max(self.ended[point], newest)
        self.count[points] = 0

    def blocks(self) -> Iterator[Block]:
        """Yield what is in the chunks, to be stored."""
        for first in range(0, len(self.count), BLOCK):
            own = slice(first, min(first + BLOCK, len(self.count)))
            filled = np.arange(DEEP) < self.count[own, None]
            readings = (getattr(self, name)[:, own].T[filled] for name in LAYERED)
            yield Block(first, self.begins[own], self.ended[own], self.count[own], *readings)

    @classmethod
    def loaded(cls, points: int, blocks: Iterable[Block]) -> Self:
        """Return the chunks that were stored."""
        own = cls.fresh(points)
        for block in blocks:
            at = slice(block.first, block.first + len(block.counts))
            own.begins[at], own.ended[at], own.count[at] = block.begins, block.ended, block.counts
            filled = np.arange(DEEP) < block.counts[:, None]
            for name in LAYERED:
                getattr(own, name)[:, at].T[filled] = getattr(block, name)
        return own


def _roomy(points: int) -> int:
    return (points // SPARE + 1) * SPARE


def _pieces(chunk: Chunk, ended: int) -> Iterator[Chunk]:
    """Yield the readings of a chunk in order of time, of each instant the one that came first."""
    if chunk.begins > ended and (np.diff(chunk.offsets) > 0).all():
        yield chunk
        return
    offsets, rows = np.unique(chunk.offsets, return_index=True)
    t = chunk.begins + offsets.astype(np.int64)
    cuts = np.flatnonzero(np.diff(t // LONGEST_MS) | np.diff(t <= ended)) + 1
    for part, own in zip(np.split(t, cuts), np.split(rows, cuts), strict=True):
        begins = int(part[0])
        yield Chunk(
            chunk.point,
            begins,
            (part - begins).astype(np.int32),
            chunk.values[own],
            chunk.qualities[own],
            begins <= ended,
        )
