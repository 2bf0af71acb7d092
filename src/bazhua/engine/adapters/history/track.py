"""Readings of one point as columns, and instants as the engine counts them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.codes import Codes, Floats, Ints

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Track(NamedTuple):
    """Readings of one point: times in milliseconds since 1970, values, qualities."""

    t: Ints
    v: Floats
    q: Codes

    @classmethod
    def of(cls, parts: Sequence[Self]) -> Self:
        """Return parts in order of time; of several readings of one instant the first counts."""
        none = cls(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int8))
        t, v, q = (np.concatenate(columns) for columns in zip(none, *parts, strict=True))
        if (np.diff(t) > 0).all():
            return cls(t, v, q)
        t, rows = np.unique(t, return_index=True)
        return cls(t, v[rows], q[rows])

    def within(self, begins: int, ends: int) -> Self:
        """Return the readings from an instant on and before another."""
        which = (self.t >= begins) & (self.t < ends)
        return type(self)(self.t[which], self.v[which], self.q[which])


def instant(milliseconds: int) -> datetime:
    """Return milliseconds since 1970 as an instant."""
    return EPOCH + timedelta(milliseconds=milliseconds)


def joined(parts: Sequence[bytes], kind: str) -> NDArray[Any]:
    """Return columns that were stored part by part as one."""
    return np.frombuffer(b"".join(parts), kind)
