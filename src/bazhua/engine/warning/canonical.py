"""Canonical variate analysis: what the recent past of a unit says of its near future.

In normal operation few combinations of the past, the canonical variates, foretell the future; they
are the states of the unit. A fault moves the states further than ever before, or lets the past be
what no state explains. Two statistics tell: the size of the states, and of what is left.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from bazhua.engine.core.codes import Floats

SMALLEST: float = 1e-8
"""Share of the largest variance below which a direction is taken to be without information."""


@dataclass(frozen=True, slots=True)
class CanonicalModel:
    """The model of a unit.

    Attributes:
        lags: samples that a past holds, the newest first.
        states: past → canonical variates, (number of states, lags * columns).
        rest: past → what they leave of it, in the same measure.
    """

    lags: int
    states: Floats
    rest: Floats

    @classmethod
    def fit(cls, normal: Floats, *, lags: int, states: int) -> Self:
        """Return the model of scaled samples of normal operation, one row each, evenly spaced.

        Raises:
            ValueError: there are too few samples, or more states than a past has values.
        """
        past = pasts(normal[: len(normal) - lags], lags)
        future = pasts(normal[lags:], lags)
        if not states <= past.shape[1] < len(past):
            raise ValueError(states, past.shape)
        whitened = _whitening(past.T @ past / (len(past) - 1))
        ahead = _whitening(future.T @ future / (len(past) - 1))
        across = ahead @ (future.T @ past / (len(past) - 1)) @ whitened
        leading = np.linalg.svd(across)[2][:states]
        explained = leading.T @ leading
        return cls(lags, leading @ whitened, (np.eye(len(explained)) - explained) @ whitened)

    def statistics(self, past: Floats) -> Floats:
        """Return for each past the squared size of its states, and of what is left."""
        return np.column_stack(
            [((past @ part.T) ** 2).sum(axis=1) for part in (self.states, self.rest)]
        )

    def shares(self, past: Floats) -> Floats:
        """Return how much of each statistic each column makes, (2, columns), for one past.

        The shares of a statistic sum to it.
        """
        parts = [past * ((past @ part.T) @ part) for part in (self.states, self.rest)]
        return np.array([part.reshape(self.lags, -1).sum(axis=0) for part in parts])


def pasts(samples: Floats, lags: int) -> Floats:
    """Return for each sample from the ``lags``-th on it and those before it, the newest first."""
    windows = sliding_window_view(samples, lags, axis=0)
    return windows[:, :, ::-1].swapaxes(1, 2).reshape(len(windows), -1)


def _whitening(covariance: Floats) -> Floats:
    """Return the symmetric matrix that makes a covariance one; flat directions stay bounded."""
    variances, directions = np.linalg.eigh(covariance)
    bounded = np.maximum(variances, SMALLEST * variances.max())
    return np.asarray((directions / np.sqrt(bounded)) @ directions.T)
