"""From the sending of a reading to the console and to the desk, while 50,000 points send each second."""

import os
from collections.abc import Mapping
from time import monotonic
from typing import Any, Final

from bazhua.config.bench.database import own_database
from bazhua.config.bench.engine.live.driving import Costs, driven, wait_until
from bazhua.config.bench.engine.live.platform import Platform, platform
from bazhua.config.bench.engine.live.sending import Load
from bazhua.config.bench.engine.plant import EACH, definitions
from bazhua.config.bench.engine.processes import Process, beside

POINTS: Final = 50_000
SECONDS_A_RUN: Final = 12
QUIET_S: Final = 8.0
RAISE_EVERY_S: Final = 0.5
BUDGET: Final = {"console_p99_s": 1.0, "desk_p99_s": 2.0}
SHOWN_WITHIN_S: Final = 60.0


def run(runs: int) -> dict[str, Any]:
    """Let all send for twelve seconds a run, and watch what comes of it."""
    with own_database():
        from bazhua.config.bench.engine.live.firms import load_firms  # noqa: PLC0415 -- models exist after the setup

        officers = load_firms(POINTS)
        with platform(definitions(POINTS), {}) as own, beside("alarms") as alarms:
            wait_until(lambda: own.value("SELECT count(*) FROM inherent_alarmfeed") == 1)
            return _measured(own, alarms, officers, runs * SECONDS_A_RUN)


def _measured(
    own: Platform, alarms: Process, officers: Mapping[str, str], seconds: float
) -> dict[str, Any]:
    from bazhua.config.bench.engine.live.watching import Screens, spread  # noqa: PLC0415 -- as above

    load = Load(
        port=own.port,
        tokens=own.tokens,
        seconds=QUIET_S + seconds,
        quiet_s=QUIET_S,
        raise_every_s=RAISE_EVERY_S,
    )
    screens = Screens(own.port, officers)
    pages = Process(os.getpid())
    costs = Costs(
        own.log, {"gate": own.gate, "engine": own.engine, "alarms": alarms, "pages": pages}
    )
    over = _watched(load, screens)
    cost = costs.told(over["drained_s"])
    wait_until(own.has_caught_up)
    return {
        "input": {
            "points": POINTS,
            "firms": len(officers),
            "readings_per_s": round(POINTS / load.period_s),
            "readings_in_a_batch": EACH,
            "seconds": load.seconds,
            "alarms": len(screens.raised),
        },
        "budget": BUDGET,
        "console": spread(screens.on_console.values()),
        "desk": spread(screens.on_desk.values()),
        "console_page": {**spread(screens.fetches), "hints": screens.hints},
        "readings": {
            "sent": over["measured"],
            "accepted": over["accepted"],
            "judged": own.judged(),
        },
        "sender_behind_at_most_s": over["behind_at_most_s"],
        **cost,
        "others_at_work": {"load_average": round(os.getloadavg()[0], 1)},
    }


def _watched(load: Load, screens: Any) -> dict[str, Any]:
    """Let the gateways send, and look at the screens until all is shown; return what was sent."""
    with screens.open() as wire, driven(load) as driver:

        def learn() -> None:
            told = [one for one in driver.said() if "raised" in one]
            screens.raised.update({one["raised"]: one["at"] for one in told})

        until = monotonic() + load.seconds + SHOWN_WITHIN_S
        while monotonic() < until:
            learn()
            if driver.over and len(screens.on_desk) == len(screens.raised):
                break
            screens.watch(wire, learn)
        return driver.over
