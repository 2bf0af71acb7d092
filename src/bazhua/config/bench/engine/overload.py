"""Ten times the load that it is made for, for minutes: what it costs in memory, who is refused.

The limits of the gate are set so low that they bind; with those of every day the same happens later.
"""

import os
from time import sleep
from typing import Any, Final

from bazhua.config.bench.database import own_database
from bazhua.config.bench.engine.live.driving import driven, wait_until
from bazhua.config.bench.engine.live.platform import Platform, platform
from bazhua.config.bench.engine.live.sending import Load
from bazhua.config.bench.engine.plant import EACH, definitions, tag
from bazhua.engine.adapters.history.reading import readings

POINTS: Final = 50_000
TIMES: Final = 10
MINUTE_S: Final = 60.0
MOST_KEPT: Final = 50
"""Batches that a gateway keeps, five seconds of what it measures."""

LIMITS: Final = {"BAZHUA_GATE_MOST_WAITING_MIB": "1", "BAZHUA_GATE_MOST_BACKLOG": "200"}
LOOKED_AT_EVERY_S: Final = 0.1
DRAINED_WITHIN_S: Final = 900.0
FOREVER: Final = 4_102_444_800_000


def run(runs: int) -> dict[str, Any]:
    """Send ten times too much for a minute a run, then wait until all that was kept is taken."""
    with own_database(), platform(definitions(POINTS), LIMITS) as own:
        load = Load(
            port=own.port,
            tokens=own.tokens,
            seconds=runs * MINUTE_S,
            period_s=1.0 / TIMES,
            most_kept=MOST_KEPT,
            told_every_s=MINUTE_S,
            drained_within_s=DRAINED_WITHIN_S,
        )
        minutes, over = _poured(own, load)
        wait_until(own.has_caught_up, DRAINED_WITHIN_S)
        return {
            "input": {
                "points": POINTS,
                "gateways": len(own.tokens),
                "readings_in_a_batch": EACH,
                "minutes": runs,
                "readings_per_s_measured": round(over["measured"] / over["measured_s"]),
                "limits_of_the_gate": LIMITS,
            },
            "minutes": minutes,
            "readings": {
                "measured": over["measured"],
                "given_up_by_gateways": over.get("not_kept", 0),
                "accepted": over["accepted"],
                "judged": own.judged(),
                "accepted_per_s": round(over["accepted"] / over["drained_s"]),
                "accepted_lost": _lost(own, over["taken"]),
            },
            "refused": _refused(own, over["refused"]),
            "answers": {name: times for name, times in over.items() if name.isdecimal()},
            "drained_s_after_the_end": round(over["drained_s"] - over["measured_s"], 1),
            "most_memory_mib": {
                "gate": round(own.gate.most_memory_mib()),
                "engine": round(own.engine.most_memory_mib()),
            },
            "others_at_work": {"load_average": round(os.getloadavg()[0], 1)},
        }


def _poured(own: Platform, load: Load) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Let gateways send; return how it stood minute by minute, and what came of it."""
    minutes = []
    with driven(load) as driver:
        while not driver.over:
            so_far = [told["so_far"] for told in driver.said() if "so_far" in told]
            minutes += [_now(own, one) for one in so_far]
            sleep(LOOKED_AT_EVERY_S)
        return minutes, driver.over


def _now(own: Platform, so_far: dict[str, int]) -> dict[str, Any]:
    return {
        "gate_mib": round(own.gate.memory_mib()),
        "engine_mib": round(own.engine.memory_mib()),
        "accepted": so_far.get("accepted", 0),
        "refused_batches": so_far.get("429", 0),
        "kept_by_gateways": so_far["kept"],
    }


def _lost(own: Platform, taken: dict[str, int]) -> int:
    """Return how many readings are missing, or too many, that gateways were told are accepted.

    All are counted as the engine counts, and one point of each gateway by its history.
    """
    counted = abs(sum(taken.values()) * EACH - own.judged())
    by_history = sum(
        abs(len(readings(own.log, tag(number * EACH), 0, FOREVER).t) - batches)
        for number, batches in enumerate(taken.values())
    )
    return counted + by_history


def _refused(own: Platform, by_gateway: dict[str, int]) -> dict[str, Any]:
    """Return how many batches were refused, as gateways say and as the gate has counted."""
    counted: dict[str, int] = dict(
        own.log.execute("SELECT code, refused FROM telemetry_gateway").fetchall()
    )
    return {
        "as_gateways_say": sum(by_gateway.values()),
        "as_the_gate_counted": sum(counted.values()),
        "gateways_whose_counts_differ": sum(
            counted[code] != times for code, times in by_gateway.items()
        ),
        "least_and_most_of_a_gateway": [min(by_gateway.values()), max(by_gateway.values())],
    }
