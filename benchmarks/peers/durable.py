"""Our line with its store: MQTT to the gate, acknowledged when on disk, judged, filed in PostgreSQL.

All of it, the database too, has the one core that a judge has here. Batches are sealed with the
token of their gateway and are sent at least once; one counts when the gate has answered it.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any, Final

from mqtt import Line, published
from plant import POINTS, SECONDS, bodies, defined

from bazhua.config.bench.database import own_database
from bazhua.config.bench.engine.live.driving import wait_until
from bazhua.config.bench.engine.live.platform import Platform, platform
from bazhua.config.bench.engine.processes import Process
from bazhua.engine.adapters.gateways import digest, seal
from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.engine.intake import milliseconds

WINDOW: Final = 250
"""Batches that are on their way at once."""

RAISED: Final = "SELECT count(*) FROM telemetry_transition WHERE kind = %s AND after = %s"


Broker = Callable[[], AbstractContextManager[None]]


def durable(broker: Broker, port: int, core: int, runs: int) -> list[dict[str, Any]]:
    """Return how fast batches come to be durable and judged, run by run.

    The broker comes after the database, whose supervisor ends children that it did not start.
    """
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})  # what is started from here on stays on that core
    url = {"BAZHUA_MQTT_URL": f"mqtt://127.0.0.1:{port}"}
    with own_database(), broker(), platform(defined(), url) as own:
        os.sched_setaffinity(0, mine)
        line = Line(port, "gateways")
        line.subscribe("gw/+/ack")
        begins = datetime.now(UTC) - timedelta(hours=1)
        return [
            _run(own, line, begins + timedelta(seconds=SECONDS) * number) for number in range(runs)
        ]


def _run(own: Platform, line: Line, begins: datetime) -> dict[str, Any]:
    packets = list(_sealed(own, milliseconds(begins)))
    raised, judged = own.value(RAISED, Kind.ALARM, AlarmState.UNACK), own.judged()
    before, began = _busy(own), monotonic()
    accepted = _sent(line, packets)
    acknowledged_s = monotonic() - began
    wait_until(lambda: own.judged() - judged >= POINTS * SECONDS)
    took, after = monotonic() - began, _busy(own)
    return {
        "readings_per_s": round(POINTS * SECONDS / took),
        "readings_per_processor_s": round(
            POINTS * SECONDS / sum(after[n] - before[n] for n in after)
        ),
        "acknowledged_s": round(acknowledged_s, 2),
        "judged_s": round(took, 2),
        "processor_s": {name: round(after[name] - before[name], 2) for name in after},
        "batches_accepted": accepted,
        "alarms_raised": own.value(RAISED, Kind.ALARM, AlarmState.UNACK) - raised,
    }


def _sent(line: Line, packets: Sequence[bytes]) -> int:
    """Send all, never more than a window before the answers; return how many were accepted."""
    sent = answered = accepted = 0
    while answered < len(packets):
        room = min(WINDOW - (sent - answered), len(packets) - sent)
        if room:
            line.wire.sendall(b"".join(packets[sent : sent + room]))
            sent += room
        told = line.message()
        answered += 1
        accepted += told["outcome"] == "accepted"
    return accepted


def _sealed(own: Platform, begins: int) -> Iterator[bytes]:
    keys = {code: digest(token) for code, token in own.tokens.items()}
    for number, (code, body) in enumerate(bodies(begins)):
        sealed = seal(keys[code], body) + b"\n" + body
        yield published(f"gw/{code}/readings", sealed, number % 0xFFFF + 1)


def _busy(own: Platform) -> dict[str, float]:
    pids = [pid for (pid,) in own.log.execute("SELECT pid FROM pg_stat_activity")]
    return {
        "gate": own.gate.busy_s(),
        "engine": own.engine.busy_s(),
        "database": sum(Process(pid).busy_s() for pid in pids),
    }
