"""Open chunks: the latest readings of every point, until there are enough of them to be stored.

A chunk is closed at 256 readings, or an hour after its first. The open ones live in memory; they
are part of what a checkpoint holds, and the log brings back what came after it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.codes import Codes, Floats, Ints, Rows
from bazhua.engine.core.judging import rounds

DEEP: Final = 256
LONGEST_MS: Final = 3_600_000


class Chunk(NamedTuple):
    """Readings of one point, in order of arrival; offsets are milliseconds from ``begins``."""

    point: int
    begins: int
    offsets: NDArray[np.int32]
    values: Floats
    qualities: Codes


@dataclass(slots=True)
class History:
    """The open chunk of every point.

    Attributes:
        begins: time of its first reading.
        count: readings in it.
        offsets: with ``values`` and ``qualities``: a layer for each reading of a chunk, since what
            arrives together lies side by side there, and empty layers take no memory.
    """

    begins: Ints
    count: NDArray[np.int16]
    offsets: NDArray[np.int32]
    values: Floats
    qualities: Codes

    @classmethod
    def fresh(cls, points: int) -> Self:
        """Return empty chunks; memory is taken as they fill."""
        deep = (DEEP, points)
        return cls(
            np.zeros(points, np.int64),
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
            yield from self._closed(point[place + 1 == DEEP])

    def aged(self, at: int) -> Iterator[Chunk]:
        """Yield the chunks that began an hour ago; their points may have fallen silent."""
        yield from self._closed(np.flatnonzero((self.count > 0) & (at - self.begins >= LONGEST_MS)))

    def all_of(self, points: Rows) -> Iterator[Chunk]:
        """Yield the open chunks of some points, which are empty afterwards."""
        yield from self._closed(points[self.count[points] > 0])

    def carried(self, was: Rows, now: Rows, points: int) -> Self:
        """Return the chunks under other numbers of points."""
        own = type(self).fresh(points)
        own.begins[now], own.count[now] = self.begins[was], self.count[was]
        layers = int(self.count.max(initial=0))
        for name in ("offsets", "values", "qualities"):
            getattr(own, name)[:layers, now] = getattr(self, name)[:layers, was]
        return own

    def _closed(self, points: Rows) -> Iterator[Chunk]:
        for point in points:
            size = self.count[point]
            yield Chunk(
                int(point),
                int(self.begins[point]),
                self.offsets[:size, point].copy(),
                self.values[:size, point].copy(),
                self.qualities[:size, point].copy(),
            )
        self.count[points] = 0

    def saved(self) -> dict[str, NDArray[Any]]:
        """Return what is in the chunks, end to end, to be stored."""
        filled = np.arange(DEEP)[:, None] < self.count
        return {
            "begins": self.begins,
            "count": self.count,
            "offsets": self.offsets[filled],
            "values": self.values[filled],
            "qualities": self.qualities[filled],
        }

    @classmethod
    def loaded(cls, columns: Mapping[str, NDArray[Any]]) -> Self:
        """Return the chunks that were saved."""
        own = cls.fresh(len(columns["count"]))
        own.begins[:], own.count[:] = columns["begins"], columns["count"]
        filled = np.arange(DEEP)[:, None] < own.count
        for name in ("offsets", "values", "qualities"):
            getattr(own, name)[filled] = columns[name]
        return own
