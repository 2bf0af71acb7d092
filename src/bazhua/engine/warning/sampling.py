"""Samples of a unit: what its points read in stretches of one length, side by side."""

from collections.abc import Sequence

import numpy as np

from bazhua.engine.core.codes import Floats, Ints, Quality
from bazhua.engine.summaries import Summary


def samples_of(told: Sequence[Summary], begins: int, period: int, count: int) -> Floats:
    """Return a row for each stretch and a column for each point: the mean of what was read.

    NaN where a point sent nothing in a stretch, or nothing that is to be believed.

    Args:
        told: the history of each point in stretches, by their beginnings.
        begins: of the first stretch, milliseconds since 1970; ``period`` is how long each is.
    """
    rows = np.full((count, len(told)), np.nan)
    for column, one in enumerate(told):
        good = one.counts[:, Quality.GOOD] > 0
        places = (one.key[good] - begins) // period
        rows[places, column] = one.mean[good]
    return rows


def held(samples: Floats, most: int) -> Floats:
    """Return samples in which gaps of at most so many are filled with what was read before."""
    age = gaps(samples)
    places = np.arange(len(samples))[:, None] - age
    last = np.take_along_axis(samples, np.maximum(places, 0), axis=0)
    return np.where((age > 0) & (age <= most) & (places >= 0), last, samples)


def gaps(samples: Floats) -> Ints:
    """Return for each sample and column for how many samples nothing has been known, 0 where it is."""
    known = ~np.isnan(samples)
    places = np.arange(len(samples))[:, None]
    last: Ints = np.maximum.accumulate(np.where(known, places, -1), axis=0)
    return places - last
