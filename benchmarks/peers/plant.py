"""The stream that all judge: what gateways send, with excursions slow enough to be real ones."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from bazhua.config.bench.engine.plant import EACH, SEED, definitions, gateway, tag
from bazhua.engine.messages import Definitions

POINTS: Final = 20_000
SECONDS: Final = 120
BEGINS: Final = 1_772_323_200_000
DELAY_MS: Final = 5_000
ONE_IN: Final = 100
"""Of so many points one swings beyond its limits."""

PERIOD_S: Final = 60


def defined() -> Definitions:
    """Return the points with limits L 20, H 80 and HH 90, dead band 2, both delays 5 s."""
    told = definitions(POINTS)
    slow = [replace(one, on_delay_ms=DELAY_MS, off_delay_ms=DELAY_MS) for one in told.limits]
    return Definitions(points=told.points, limits=slow, tolerances=told.tolerances)


def bodies(begins: int = BEGINS) -> Iterator[tuple[str, bytes]]:
    """Yield gateway and body of every batch, second by second; the same but for when it begins."""
    dice = np.random.default_rng(SEED)
    base = dice.uniform(45, 55, POINTS)
    swing = np.where(np.arange(POINTS) % ONE_IN == 0, 45.0, 0.0)
    phase = dice.uniform(0, 2 * np.pi, POINTS)
    gateways = POINTS // EACH
    ids = [json.dumps([tag(n) for n in range(g * EACH, (g + 1) * EACH)]) for g in range(gateways)]
    for second in range(SECONDS):
        wave = swing * np.sin(2 * np.pi * second / PERIOD_S + phase)
        now = np.round(base + wave + dice.normal(0, 0.3, POINTS), 2)
        texts = [repr(value) for value in now.tolist()]
        t = begins + second * 1_000
        for number in range(gateways):
            own = ",".join(texts[number * EACH : (number + 1) * EACH])
            code = gateway(number)
            yield (
                code,
                f'{{"gw":"{code}","seq":{t},"ids":{ids[number]},"t":{t},"v":[{own}]}}'.encode(),
            )
