"""Many readings told by a few numbers: the least, the greatest, the mean, the last, how many.

The least and the greatest stay, however many readings are told together: no spike is hidden.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.codes import Codes, Floats, Ints, Quality, Rows

QUALITIES: Final = len(Quality)


class Summary(NamedTuple):
    """Columns by group of readings.

    Attributes:
        key: what the readings of a group have in common: a minute, or another stretch of time.
        low: the least value, ``high`` the greatest, ``last`` the latest; ``total`` is their sum.
        counts: readings by quality, a row for each group.
    """

    key: Ints
    low: Floats
    high: Floats
    total: Floats
    last: Floats
    counts: NDArray[np.int64]

    @property
    def sizes(self) -> Ints:
        """How many readings each group has."""
        total: Ints = self.counts.sum(axis=1)
        return total

    @property
    def mean(self) -> Floats:
        """The mean of each group."""
        means: Floats = self.total / self.sizes
        return means

    def taken(self, which: Rows | NDArray[np.bool_]) -> "Summary":
        """Return some of the groups."""
        return Summary._make(column[which] for column in self)


def summed(key: Ints, v: Floats, q: Codes) -> Summary:
    """Return readings told by key; those of one key follow each other, in order of time."""
    starts = begins(key)
    sizes = np.diff(starts, append=len(key))
    code = np.repeat(np.arange(len(starts)) * QUALITIES, sizes) + q
    counts = np.bincount(code, minlength=len(starts) * QUALITIES).reshape(-1, QUALITIES)
    if not len(key):
        return Summary(key, v, v, v, v, counts)
    return Summary(
        key[starts],
        np.minimum.reduceat(v, starts),
        np.maximum.reduceat(v, starts),
        np.add.reduceat(v, starts),
        v[starts + sizes - 1],
        counts,
    )


def merged(key: Ints, parts: Summary) -> Summary:
    """Return summaries told together by another key; those of one key follow each other."""
    if not len(key):
        return parts
    starts = begins(key)
    ends = np.append(starts[1:], len(key)) - 1
    return Summary(
        key[starts],
        np.minimum.reduceat(parts.low, starts),
        np.maximum.reduceat(parts.high, starts),
        np.add.reduceat(parts.total, starts),
        parts.last[ends],
        np.add.reduceat(parts.counts, starts, axis=0),
    )


def begins(key: Ints) -> Rows:
    """Return where another key begins."""
    rows: Rows = np.flatnonzero(np.diff(key, prepend=key[:1] - 1))
    return rows
