"""An hour without a network, then all that gateways kept at once, while they go on measuring."""

import os
from time import monotonic, sleep
from typing import Any, Final

from bazhua.config.bench.database import own_database
from bazhua.config.bench.engine.live.driving import Costs, driven, wait_until
from bazhua.config.bench.engine.live.platform import Platform, platform
from bazhua.config.bench.engine.live.sending import Load
from bazhua.config.bench.engine.plant import EACH, definitions

POINTS: Final = 160_000
PER_S: Final = 4_800
"""Points and readings of the province, steady: rule book, load model."""

MINUTES_A_RUN: Final = 12
LOOKED_AT_EVERY_S: Final = 0.05
BUDGET_S: Final = 300.0
WITHIN_S: Final = 1_800.0


def run(runs: int) -> dict[str, Any]:
    """Let gateways keep twelve minutes a run, then send; say when nothing of it waits any more."""
    with own_database(), platform(definitions(POINTS), {}) as own:
        load = Load(
            port=own.port,
            tokens=own.tokens,
            seconds=WITHIN_S,
            period_s=POINTS / PER_S,
            kept_s=runs * MINUTES_A_RUN * 60,
            drained_within_s=WITHIN_S,
        )
        costs = Costs(own.log, {"gate": own.gate, "engine": own.engine})
        over, took = _caught_up(own, load)
        return {
            "input": {
                "points": POINTS,
                "gateways": len(own.tokens),
                "readings_in_a_batch": EACH,
                "minutes_without": runs * MINUTES_A_RUN,
                "readings_kept": round(runs * MINUTES_A_RUN * 60 / load.period_s) * POINTS,
                "readings_per_s_live": PER_S,
            },
            "caught_up_s": round(took, 1),
            "budget_s": BUDGET_S,
            "readings": {
                "measured": over["measured"],
                "accepted": over["accepted"],
                "judged": own.judged(),
            },
            "accepted_per_s": round(over["accepted"] / over["drained_s"]),
            **costs.told(took),
            "others_at_work": {"load_average": round(os.getloadavg()[0], 1)},
        }


def _caught_up(own: Platform, load: Load) -> tuple[dict[str, Any], float]:
    """Let gateways send what they kept; return what came of it, and after how long all is judged."""
    with driven(load) as driver:
        wait_until(lambda: own.judged() > 0 or bool(driver.over))
        began = monotonic()
        while not driver.over:
            list(driver.said())
            sleep(LOOKED_AT_EVERY_S)
        wait_until(own.has_caught_up, WITHIN_S)
        return driver.over, monotonic() - began
