"""A unit watched sample by sample: the model in use, and what it remembers."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from bazhua.engine.core.codes import Floats
from bazhua.engine.warning.canonical import CanonicalModel, pasts
from bazhua.engine.warning.evidence import Threshold, gathered
from bazhua.engine.warning.scaling import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a unit is watched.

    Attributes:
        lags: samples that a past holds.
        states: canonical variates.
        weight: of the newest sample in the evidence.
        false: warnings allowed within ``samples`` of normal operation.
    """

    lags: int
    states: int
    weight: float
    false: float
    samples: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a point has to do with a warning.

    Attributes:
        column: of the point.
        share: of the statistic that is furthest beyond its threshold, 0 to 1.
        deviation: from normal, in standard deviations, signed.
    """

    column: int
    share: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered between two samples.

    Attributes:
        recent: the last samples, scaled, the newest last, at most one fewer than the lags.
        evidence: as gathered so far; None before the first full past.
    """

    recent: Floats
    evidence: Floats | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A sample judged.

    Attributes:
        beyond: how far the evidence is beyond the threshold, as a factor of the statistic that is
            furthest; above 1 is a warning. None while the past is too short.
    """

    beyond: float | None
    contributions: tuple[Contribution, ...] = ()

    @property
    def warns(self) -> bool:
        """Whether the unit is not as in normal operation."""
        return self.beyond is not None and self.beyond > 1


@dataclass(frozen=True, slots=True)
class Watch:
    """The model of a unit with its threshold."""

    scale: Scale
    model: CanonicalModel
    threshold: Threshold
    weight: float

    @classmethod
    def learned(cls, normal: Floats, held_out: Floats, settings: Settings) -> Self:
        """Return the watch that normal operation teaches.

        Args:
            normal: samples that the model is made of, one row each, evenly spaced.
            held_out: other ones, that the threshold is made of: a model knows its own too well.
        """
        scale = Scale.of(normal)
        model = CanonicalModel.fit(scale(normal), lags=settings.lags, states=settings.states)
        statistics = model.statistics(pasts(scale(held_out), settings.lags))
        threshold = Threshold.at_most(
            gathered(statistics, settings.weight), false=settings.false, samples=settings.samples
        )
        return cls(scale, model, threshold, settings.weight)

    def fresh(self) -> Seen:
        """Return what is remembered before the first sample."""
        return Seen(np.empty((0, len(self.scale.centre))))

    def judge(self, seen: Seen, sample: Floats) -> tuple[Seen, Judged]:
        """Return what is remembered after a sample, and what it says; NaN where nothing is known."""
        samples = np.vstack([seen.recent, self.scale(sample)])
        kept = replace(
            seen, recent=samples[-(self.model.lags - 1) :] if self.model.lags > 1 else samples[:0]
        )
        if len(samples) < self.model.lags:
            return kept, Judged(None)
        past = pasts(samples, self.model.lags)
        (evidence,) = gathered(self.model.statistics(past), self.weight, seen.evidence)
        excess = evidence - self.threshold.values
        furthest = int(excess.argmax())
        beyond = float(np.exp(excess[furthest]))
        told = self._told(past[0], furthest) if beyond > 1 else ()
        return replace(kept, evidence=evidence), Judged(beyond, told)

    def factors(self, samples: Floats) -> Floats:
        """Return for each sample how far beyond it is, as `Judged.beyond`; NaN as long as none is.

        As `judge` says it sample by sample from a fresh start.
        """
        out = np.full(len(samples), np.nan)
        lags = self.model.lags
        if len(samples) >= lags:
            statistics = self.model.statistics(pasts(self.scale(samples), lags))
            excess = gathered(statistics, self.weight) - self.threshold.values
            out[lags - 1 :] = np.exp(excess.max(axis=1))
        return out

    def _told(self, past: Floats, furthest: int) -> tuple[Contribution, ...]:
        """Return the points that make a statistic, the largest share first; none against it."""
        shares = np.maximum(0, self.model.shares(past)[furthest])
        total = shares.sum() or 1.0
        order = [int(column) for column in np.argsort(-shares) if shares[column] > 0]
        now = past[: len(shares)]
        return tuple(
            Contribution(column, float(shares[column] / total), float(now[column]))
            for column in order
        )
