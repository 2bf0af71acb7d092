"""Evidence that gathers: statistics smoothed over time, and from where on they mean a warning."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from bazhua.engine.core.codes import Flags, Floats

TAIL: float = 0.05
"""Share of the normal evidence, the highest, that its tail is reckoned from."""

FINEST: float = 1e-12
"""A statistic is not taken to be smaller."""


def gathered(statistics: Floats, weight: float, before: Floats | None = None) -> Floats:
    """Return the logarithms of statistics, one row a sample, as an exponentially weighted mean.

    A fault that lasts adds up, and a single outlier does not; the logarithm keeps one huge value
    from being remembered for hours.

    Args:
        weight: of the newest sample, above 0 and at most 1 (1 does not smooth).
        before: the last row of the samples before these.
    """
    rows = np.log(np.maximum(statistics, FINEST))
    held = rows[0] if before is None else before
    out = np.empty_like(rows)
    for at, row in enumerate(rows):
        held = held + weight * (row - held)
        out[at] = held
    return out


@dataclass(frozen=True, slots=True)
class Threshold:
    """The evidence beyond which a unit is not as normal, one value for each statistic."""

    values: Floats

    @classmethod
    def at_rate(cls, normal: Floats, rate: float) -> Self:
        """Return the lowest one that at most a share of normal samples exceeds, by either statistic.

        Both statistics stand at one quantile.
        """
        ranks = normal.argsort(axis=0).argsort(axis=0)
        worst = np.sort(ranks.max(axis=1))
        allowed = int(rate * len(normal))
        rank = worst[len(normal) - 1 - allowed]
        return cls(np.sort(normal, axis=0)[rank])

    @classmethod
    def at_most(cls, normal: Floats, *, false: float, samples: int) -> Self:
        """Return the one that so many normal samples exceed so often, by the tail of the evidence.

        The highest normal evidence is taken to fall off exponentially; it falls off faster, and
        evidence comes in runs, so there will rather be fewer.

        Args:
            false: warnings allowed within ``samples``, by both statistics together.
        """
        begin = np.quantile(normal, 1 - TAIL, axis=0)
        beyond = [column[column > low] - low for column, low in zip(normal.T, begin, strict=True)]
        slope = np.array([excess.mean() if len(excess) else 0.0 for excess in beyond])
        rarer = TAIL * samples * normal.shape[1] / false
        return cls(begin + slope * np.log(max(1.0, rarer)))

    def exceeded(self, evidence: Floats) -> Flags:
        """Return for each row whether either statistic is beyond."""
        return np.asarray((evidence > self.values).any(axis=-1))
