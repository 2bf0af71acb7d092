"""From batches to disk: written to the log, decoded, judged and stored, while more are coming."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from typing import Any, Final

import psycopg

from bazhua.config.bench.database import own_database
from bazhua.config.bench.engine.plant import EACH, bodies, definitions
from bazhua.config.bench.engine.processes import Process, beside
from bazhua.engine.adapters.log import Draft, append
from bazhua.engine.intake import milliseconds
from bazhua.engine.messages import EntryKind, encoded
from bazhua.infra.telemetry.partitions import keep_days

POINTS: Final = 200_000
SECONDS: Final = 10
RESTLESS: Final = 0.001
GROUP: Final = 200
"""Batches that a gate commits together under such a load."""

FEW: Final = 2_000
LONG: Final = 512
"""Seconds that a few points send, to fill two chunks each."""

BUDGET: Final = {"readings_per_s": 500_000, "engine_memory_mib": 1_500}
TRIED_EVERY_S: Final = 0.02


def run(runs: int) -> dict[str, Any]:
    """Write batches of 200,000 points while the engine follows, again and again."""
    with own_database():
        keep_days(datetime.now(UTC).date(), {})
        with (
            psycopg.connect(os.environ["BAZHUA_DATABASE_URL"], autocommit=True) as log,
            beside("engine") as engine,
        ):
            append(log, [Draft.own(EntryKind.DEFINITIONS, encoded(definitions(POINTS)))])
            planned_s = _until_applied(log)
            lines = [_line(log, engine, number) for number in range(runs)]
            return {
                "input": {
                    "points": POINTS,
                    "readings": POINTS * SECONDS,
                    "readings_in_a_batch": EACH,
                    "batches_in_a_commit": GROUP,
                },
                "definitions_in_force_s": round(planned_s, 2),
                "runs": lines,
                "engine_memory_mib": round(engine.memory_mib()),
                "engine_most_memory_mib": round(engine.most_memory_mib()),
                "bytes_per_reading": _bytes_per_reading(log),
                "budget": BUDGET,
            }


def _line(log: psycopg.Connection, engine: Process, number: int) -> dict[str, Any]:
    """Return how fast a load came to be stored, and what it cost whom."""
    begins = datetime.now(UTC) - timedelta(minutes=20, seconds=-number * SECONDS)
    groups = _groups(POINTS, SECONDS, begins)
    me, others = Process(os.getpid()), _database(log)
    before = me.busy_s(), engine.busy_s(), sum(one.busy_s() for one in others)
    began = monotonic()
    for group in groups:
        append(log, group)
    logged = monotonic() - began
    _until_applied(log)
    took = monotonic() - began
    after = me.busy_s(), engine.busy_s(), sum(one.busy_s() for one in others)
    names = ("writer", "engine", "database")
    return {
        "readings_per_s": round(POINTS * SECONDS / took),
        "wall_s": round(took, 2),
        "logged_s": round(logged, 2),
        "processor_s": {
            name: round(now - then, 2) for name, then, now in zip(names, before, after, strict=True)
        },
    }


def _groups(points: int, seconds: int, begins: datetime) -> list[list[Draft]]:
    sent = bodies(points, seconds, RESTLESS, milliseconds(begins))
    drafts = [Draft.of(body, gateway, sequence) for gateway, sequence, body in sent]
    return [drafts[first : first + GROUP] for first in range(0, len(drafts), GROUP)]


def _bytes_per_reading(log: psycopg.Connection) -> float:
    """Let a few points fill their chunks; return what a stored reading takes, its index included."""
    log.execute("TRUNCATE telemetry_chunk")
    for group in _groups(FEW, LONG, datetime.now(UTC) - timedelta(minutes=10)):
        append(log, group)
    _until_applied(log)
    size, readings = _row(
        log,
        "SELECT (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits"
        " WHERE inhparent = 'telemetry_chunk'::regclass), sum(count) FROM telemetry_chunk",
    )
    return round(float(size) / float(readings), 1)


def _until_applied(log: psycopg.Connection) -> float:
    """Wait until the engine has come to the end of the log; return how long that took, seconds."""
    began = monotonic()
    (end,) = _row(log, "SELECT last_value FROM telemetry_log_id")
    while _row(log, "SELECT position FROM telemetry_applied") < (end,):
        sleep(TRIED_EVERY_S)
    return monotonic() - began


def _row(log: psycopg.Connection, question: str) -> tuple[Any, ...]:
    row = log.execute(question).fetchone()
    assert row is not None  # noqa: S101 -- each of these has one
    return row


def _database(log: psycopg.Connection) -> Sequence[Process]:
    return [Process(pid) for (pid,) in log.execute("SELECT pid FROM pg_stat_activity")]
