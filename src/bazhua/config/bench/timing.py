"""Repeated timings and what is quoted of them."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    began = perf_counter()
    action()
    return perf_counter() - began


def summary(runs: list[float]) -> dict[str, Any]:
    """Return least, median and most of some timings, in seconds."""
    return {
        "runs": len(runs),
        "min_s": round(min(runs), 4),
        "median_s": round(median(runs), 4),
        "max_s": round(max(runs), 4),
    }


def paired(
    ours: Callable[[], object], rival: Callable[[], object], runs: int
) -> tuple[dict[str, Any], dict[str, Any], float]:
    """Return both summaries and the median ratio ours / rival, measured in turn after a warm-up."""
    ours()
    rival()
    pairs = [(seconds(ours), seconds(rival)) for _ in range(runs)]
    ratio = median(one / other for one, other in pairs)
    return summary([p[0] for p in pairs]), summary([p[1] for p in pairs]), round(ratio, 2)


def percentiles(runs: list[float]) -> dict[str, Any]:
    """Return median and 99th percentile of some timings, in milliseconds."""
    ordered = sorted(runs)
    ninety_ninth = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return {
        "runs": len(runs),
        "p50_ms": round(median(runs) * 1000, 2),
        "p99_ms": round(ninety_ninth * 1000, 2),
    }
