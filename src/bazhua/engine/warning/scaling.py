"""Points of one unit brought to one scale by how they behave in normal operation."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from bazhua.engine.core.codes import Floats

STILL: float = 1e-9
"""A column that moves less than this share of its mean says nothing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Mean and standard deviation of each column in normal operation, in the units of the points.

    Attributes:
        spread: infinite for a column that does not move, so that it counts for nothing.
    """

    centre: Floats
    spread: Floats

    @classmethod
    def of(cls, normal: Floats) -> Self:
        """Return the scale of samples, one row each.

        Raises:
            ValueError: there are fewer than two.
        """
        if len(normal) < 2:  # noqa: PLR2004 -- a spread needs two
            raise ValueError(len(normal))
        centre, spread = normal.mean(axis=0), normal.std(axis=0, ddof=1)
        still = spread <= STILL * np.maximum(1, np.abs(centre))
        return cls(centre, np.where(still, np.inf, spread))

    def __call__(self, samples: Floats) -> Floats:
        """Return samples in deviations from normal; what is not known (NaN) is taken as normal."""
        return np.nan_to_num((samples - self.centre) / self.spread)
