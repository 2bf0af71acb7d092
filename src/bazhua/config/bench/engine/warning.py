"""How soon a fault of a process is seen: ours beside PCA, DPCA and CVA on Tennessee Eastman.

Every method learns from the same samples of normal operation and has its threshold on others, where
it may be wrong once in a hundred. The files of the faults were read only here: lags, states and the
weight of the evidence are those that textbooks give.
"""

from collections.abc import Callable, Mapping
from time import process_time
from typing import Any, Final

import numpy as np

from bazhua.config.bench.engine.process import BEGINS, MINUTES, Process, process
from bazhua.engine.core.codes import Flags, Floats
from bazhua.engine.warning.canonical import CanonicalModel, pasts
from bazhua.engine.warning.evidence import Threshold, gathered
from bazhua.engine.warning.scaling import Scale
from bazhua.engine.warning.watching import Settings, Watch

RATE: Final = 0.01
WEEK: Final = 7 * 24 * 60 // MINUTES
LAGS: Final = 3
STATES: Final = 29
WEIGHT: Final = 0.2
COMPONENTS: Final = {"PCA": (1, 9), "DPCA": (3, 27)}
APART: Final = frozenset({3, 9})
"""Faults that hardly differ from normal operation; the literature leaves them out of means."""

IN_A_ROW: Final = 6
"""Alarms in a row before a fault counts as seen, as the literature counts delays."""

Statistics = Callable[[Floats], Floats]
"""Samples, scaled → two statistics for each, those first of which too little is known NaN."""


def run(runs: int) -> dict[str, Any]:
    """Judge all samples by all methods."""
    data = process()
    began = process_time()
    methods, *_ = [_methods(data) for _ in range(runs)]
    learned = (process_time() - began) / runs
    return {
        "input": {"learnt_from": len(data.normal), "threshold_from": len(data.held_out)}
        | {"columns": data.normal.shape[1], "minutes_between": MINUTES, "faults": len(data.faults)},
        "rule": f"either statistic; at most {RATE:.0%} of normal samples beyond",
        "methods": {name: _rated(data, *method) for name, method in methods.items()},
        "ours_at_one_false_warning_a_week": _weekly(data),
        "learning_cpu_s": round(learned, 3),
    }


def _methods(data: Process) -> Mapping[str, tuple[Statistics, float]]:
    scale = Scale.of(data.normal)
    normal = scale(data.normal)
    canonical = CanonicalModel.fit(normal, lags=LAGS, states=STATES)

    def by_states(samples: Floats) -> Floats:
        return _late(canonical.statistics(pasts(scale(samples), LAGS)), LAGS)

    by_components = {
        name: (_components(scale, normal, *sizes), 1.0) for name, sizes in COMPONENTS.items()
    }
    return by_components | {"CVA": (by_states, 1.0), "ours": (by_states, WEIGHT)}


def _components(scale: Scale, normal: Floats, lags: int, kept: int) -> Statistics:
    """Return T² and Q of the principal components of samples with those before them."""
    past = pasts(normal, lags)
    variances, directions = np.linalg.eigh(past.T @ past / (len(past) - 1))
    leading, variance = directions[:, ::-1][:, :kept], variances[::-1][:kept]

    def statistics(samples: Floats) -> Floats:
        rows = pasts(scale(samples), lags)
        scores = rows @ leading
        left = rows - scores @ leading.T
        both = [(scores**2 / variance).sum(axis=1), (left**2).sum(axis=1)]
        return _late(np.column_stack(both), lags)

    return statistics


def _late(statistics: Floats, lags: int) -> Floats:
    return np.vstack([np.full((lags - 1, 2), np.nan), statistics])


def _rated(data: Process, statistics: Statistics, weight: float) -> dict[str, Any]:
    def evidence(samples: Floats) -> Floats:
        rows = statistics(samples)
        known = ~np.isnan(rows).any(axis=1)
        out = np.full(rows.shape, -np.inf)
        out[known] = gathered(rows[known], weight)
        return out

    normal = evidence(data.held_out)
    threshold = Threshold.at_rate(normal[np.isfinite(normal).all(axis=1)], RATE)
    beyond = {k: threshold.exceeded(evidence(rows)) for k, rows in data.faults.items()}
    faults = {str(fault): _seen(flags) for fault, flags in beyond.items()}
    kept = [one["missed"] for fault, one in faults.items() if int(fault) not in APART]
    return {
        "false": round(float(threshold.exceeded(normal).mean()), 4),
        "missed_mean_without_3_and_9": round(float(np.mean(kept)), 4),
        "faults": faults,
    }


def _weekly(data: Process) -> dict[str, Any]:
    """Return what ours sees sample by sample, when it may be wrong once a week."""
    settings = Settings(lags=LAGS, states=STATES, weight=WEIGHT, false=1, samples=WEEK)
    watch = Watch.learned(data.normal, data.held_out, settings)
    normal = _warned(watch, data.held_out)
    return {
        "hours_of_normal_operation": len(normal) * MINUTES // 60,
        "false_warnings": _begun(normal),
        "faults": {str(k): _seen(_warned(watch, rows)) for k, rows in data.faults.items()},
    }


def _begun(warned: Flags) -> int:
    """Return how many times a warning began."""
    return int(np.diff(warned.astype(int), prepend=0).clip(0).sum())


def _warned(watch: Watch, samples: Floats) -> Flags:
    seen, warned = watch.fresh(), []
    for sample in samples:
        seen, judged = watch.judge(seen, sample)
        warned.append(judged.warns)
    return np.array(warned)


def _seen(beyond: Flags) -> dict[str, Any]:
    after = beyond[BEGINS:]
    runs = np.convolve(after, np.ones(IN_A_ROW, int), "valid") == IN_A_ROW
    return {
        "missed": round(float(1 - after.mean()), 4),
        "delay_min": int(runs.argmax()) * MINUTES if runs.any() else None,
    }
