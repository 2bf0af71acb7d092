"""The log and the tables of the engine in the run's database, and an engine as a process."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import psycopg

from bazhua.config.rules import BOOK
from bazhua.engine.adapters.log import Draft, append
from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.messages import Definitions, EntryKind, encoded
from bazhua.grips.inherent.domain.alarm.policy import tolerances
from tests.gate.rig import WITHIN_S, database_address

KNOWN = tolerances(BOOK)
GATEWAY = "37050200012301"
TABLES = (
    "telemetry_log, telemetry_checkpoint, telemetry_transition, telemetry_alarm, telemetry_chunk,"
    " telemetry_minute, telemetry_point, telemetry_open, telemetry_tail,"
    " telemetry_latest, telemetry_quarantine, telemetry_token, telemetry_gateway"
)
GAS, TANK = f"{GATEWAY}04001", f"{GATEWAY}01001"
PLANT = Definitions(
    points=[
        Point(tag=GAS, period_ms=30_000, low=Decimal(0), high=Decimal(100)),
        Point(tag=TANK, period_ms=60_000, low=Decimal(0), high=Decimal(10)),
    ],
    limits=[
        Limit(
            point=GAS,
            kind=LimitKind.H,
            set_point=Decimal(25),
            dead_band=Decimal(2),
            cause=(GAS, LimitKind.HH),
        ),
        Limit(point=GAS, kind=LimitKind.HH, set_point=Decimal(50), dead_band=Decimal(2)),
        Limit(point=TANK, kind=LimitKind.H, set_point=Decimal(8), dead_band=Decimal("0.2")),
    ],
)


def now_ms():
    return int(datetime.now(UTC).timestamp() * 1_000)


def connected():
    return psycopg.connect(database_address(), autocommit=True)


def emptied(connection):
    """Leave the tables as they were made."""
    connection.execute(f"TRUNCATE {TABLES} RESTART IDENTITY CASCADE")
    connection.execute("ALTER SEQUENCE telemetry_log_id RESTART")
    connection.execute("UPDATE telemetry_applied SET position = 0, readings = 0")


def batch(sequence, *readings, gateway=GATEWAY):
    """Return a body in columns: readings are (point, time, value)."""
    ids, t, v = zip(*readings, strict=True)
    return json.dumps({"gw": gateway, "seq": sequence, "ids": ids, "t": t, "v": v}).encode()


def sent(connection, sequence, *readings):
    return append(connection, [Draft.of(batch(sequence, *readings), GATEWAY, sequence)])


def defined(connection, told=PLANT):
    append(connection, [Draft.own(EntryKind.DEFINITIONS, encoded(told))])


def applied(connection):
    """Tell whether the engine has come to the end of the readings that are in the log."""
    row = connection.execute(
        "SELECT position >= coalesce((SELECT max(id) FROM telemetry_log WHERE kind < 3), 0)"
        " FROM telemetry_applied"
    ).fetchone()
    return row[0]


def alarms(connection):
    return connection.execute(
        "SELECT point, limit_kind, state, closed_at IS NULL, value, occurrences"
        " FROM telemetry_alarm ORDER BY id"
    ).fetchall()


def transitions(connection, kind=3):
    """Return the moves of alarms in order."""
    return connection.execute(
        "SELECT subject, limit_kind, before, after, value, announced FROM telemetry_transition"
        " WHERE kind = %s ORDER BY position, number",
        [kind],
    ).fetchall()


def later(ms, seconds):
    return ms + int(timedelta(seconds=seconds).total_seconds() * 1_000)


class Running:
    """An engine as a process."""

    def __init__(self, log):
        kept = {k: v for k, v in os.environ.items() if not k.startswith("BAZHUA_")}
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bazhua.config", "engine"],
                env=kept | {"BAZHUA_DATABASE_URL": database_address()},
                stdout=output,
                stderr=output,
            )

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        return self.process.wait(WITHIN_S)


@contextmanager
def engine(folder):
    """Run `bazhua engine` until the end of the block."""
    running = Running(folder / "engine.log")
    try:
        yield running
    finally:
        running.kill()
