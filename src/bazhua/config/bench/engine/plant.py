"""An invented plant of many points for the benchmarks, and what its gateways send."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import numpy as np

from bazhua.config.rules import BOOK
from bazhua.engine.core.codes import Floats
from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.messages import Definitions
from bazhua.grips.inherent.domain.alarm.policy import tolerances

EACH: Final = 100
"""Points of one gateway, all in one batch."""

SEED: Final = 20_260_301


def tag(number: int) -> str:
    """Return the id of a point, 19 digits as in the province's codes."""
    return f"{37_050_200_012_300 + number // EACH:014d}01{number % EACH:03d}"


def gateway(number: int) -> str:
    """Return the code of a gateway."""
    return f"{37_050_200_012_300 + number:014d}"


def definitions(points: int) -> Definitions:
    """Return points of range 0 to 100 with limits L, H and HH."""
    tags = [tag(number) for number in range(points)]
    low, high = Decimal(0), Decimal(100)
    return Definitions(
        points=[Point(tag=one, period_ms=1_000, low=low, high=high) for one in tags],
        limits=[
            Limit(
                point=one,
                kind=kind,
                set_point=set_point,
                dead_band=Decimal(2),
                cause=(one, LimitKind.HH) if kind is LimitKind.H else None,
            )
            for one in tags
            for kind, set_point in (
                (LimitKind.L, Decimal(20)),
                (LimitKind.H, Decimal(80)),
                (LimitKind.HH, Decimal(90)),
            )
        ],
        tolerances=tolerances(BOOK),
    )


def values(points: int, seconds: int, restless: float) -> Iterator[Floats]:
    """Yield what all points read, second by second.

    Args:
        restless: share of the readings that leap, many of them beyond a limit.
    """
    dice = np.random.default_rng(SEED)
    level = dice.uniform(30, 70, points)
    for _ in range(seconds):
        level += dice.normal(0, 0.05, points)
        now = level + dice.normal(0, 0.3, points)
        leaps = dice.random(points) < restless
        now[leaps] += dice.normal(0, 20, int(leaps.sum()))
        yield np.round(now, 2)


def bodies(
    points: int, seconds: int, restless: float, begins: int
) -> Iterator[tuple[str, int, bytes]]:
    """Yield gateway, number and body of every batch: each gateway sends once a second.

    The number of a batch is its time.
    """
    gateways = points // EACH
    ids = [json.dumps([tag(n) for n in range(g * EACH, (g + 1) * EACH)]) for g in range(gateways)]
    for second, now in enumerate(values(points, seconds, restless)):
        t = begins + second * 1_000
        texts = [repr(value) for value in now.tolist()]
        for number in range(gateways):
            own = ",".join(texts[number * EACH : (number + 1) * EACH])
            body = f'{{"gw":"{gateway(number)}","seq":{t},"ids":{ids[number]},"t":{t},"v":[{own}]}}'
            yield gateway(number), t, body.encode()
