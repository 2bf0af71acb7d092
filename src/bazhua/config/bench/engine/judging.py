"""100,000 points judged once: in memory, on one core."""

from collections.abc import Iterator
from functools import partial
from time import process_time
from typing import Any, Final

import numpy as np

from bazhua.config.bench.engine.plant import definitions, values
from bazhua.config.bench.timing import seconds, summary
from bazhua.engine.core.batch import Readings
from bazhua.engine.core.codes import Flags, Floats
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.planning.changing import planned
from bazhua.engine.core.state import State
from bazhua.engine.core.step import step

POINTS: Final = 100_000
WARM: Final = 8
"""Rounds after which points are known: five readings make a median."""

BUDGET_S: Final = 0.005
CALM, RESTLESS = 0.0, 0.01
BEGINS: Final = 1_772_323_200_000


def run(runs: int) -> dict[str, Any]:
    """Judge every point once, again and again: calm, and with one reading in a hundred leaping."""
    told = definitions(POINTS)
    assert told.tolerances is not None  # noqa: S101 -- the plant has them
    plan = planned(told.points, told.limits, told.tolerances)
    return {
        "input": {"points": POINTS, "limits": len(plan.keys), "budget_s": BUDGET_S},
        "calm": _measured(plan, CALM, runs),
        "one_in_a_hundred_leaps": _measured(plan, RESTLESS, runs),
        "rival": {
            "what": "the same values held against the three set points in NumPy, nothing kept",
            **_rival(plan, runs),
        },
    }


def _measured(plan: Plan, restless: float, runs: int) -> dict[str, Any]:
    state, rounds = State.fresh(plan), list(_rounds(restless, WARM + runs))
    for readings in rounds[:WARM]:
        step(state, readings, plan)
    began = process_time()
    timings = [seconds(partial(step, state, readings, plan)) for readings in rounds[WARM:]]
    busy = process_time() - began
    return {**summary(timings), "processor_s_each": round(busy / runs, 4)}


def _rounds(restless: float, count: int) -> Iterator[Readings]:
    point = np.arange(POINTS)
    good = np.zeros(POINTS, np.int8)
    for number, now in enumerate(values(POINTS, count, restless)):
        t = np.full(POINTS, BEGINS + number * 1_000)
        yield Readings(point, t, now, good, t)


def _rival(plan: Plan, runs: int) -> dict[str, Any]:
    bounds = plan.limits.raise_at.reshape(POINTS, -1)
    sign = plan.limits.sign.reshape(POINTS, -1)
    every = list(values(POINTS, runs, CALM))
    return summary([seconds(partial(_held, bounds, sign, now)) for now in every])


def _held(bounds: Floats, sign: Floats, now: Floats) -> Flags:
    reached: Flags = np.logical_or.reduce(now[:, None] * sign >= bounds, axis=1)
    return reached
