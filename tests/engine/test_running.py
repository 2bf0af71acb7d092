"""The engine as a process: it follows the log, and it does not matter when it is killed."""

import signal

import numpy as np
import psycopg
import pytest

from bazhua.engine.adapters.log import read
from bazhua.engine.adapters.store import Store
from tests.engine.rig import (
    GAS,
    TANK,
    Running,
    alarms,
    applied,
    defined,
    engine,
    now_ms,
    sent,
    transitions,
)
from tests.gate.rig import eventually

UNACK, RTN_UNACK = 1, 3
ROUNDS = 5


def test_alarm_is_raised_once_and_what_points_say_is_stored(tables, tmp_path):
    t = now_ms()
    with engine(tmp_path):
        defined(tables)
        sent(tables, 1, (GAS, t, 27), (TANK, t, 5))
        sent(tables, 2, (GAS, t + 1, 28), (GAS, t + 2, 20))
        eventually(lambda: applied(tables))

        assert alarms(tables) == [(GAS, "H", RTN_UNACK, True, 27.0, 1)]
        assert transitions(tables) == [
            (GAS, "H", 0, UNACK, 27.0, True),
            (GAS, "H", UNACK, RTN_UNACK, 20.0, False),
        ]
        eventually(lambda: latest(tables) == {GAS: (t + 2, 20.0), TANK: (t, 5.0)})


def test_batch_of_which_nothing_can_be_used_is_set_aside_and_passed_over(tables, tmp_path):
    with engine(tmp_path) as running:
        sent(tables, 1, (GAS, now_ms(), 27))
        eventually(lambda: applied(tables))
        defined(tables)
        sent(tables, 2, (GAS, now_ms() + 3_600_000, 27))
        eventually(lambda: applied(tables))

        assert running.process.poll() is None
    assert tables.execute(
        "SELECT sequence, reason FROM telemetry_quarantine ORDER BY id"
    ).fetchall() == [(1, "unknown_point"), (2, "clock")]


def test_engine_that_is_asked_to_stop_leaves_a_checkpoint_at_its_position(tables, tmp_path):
    with engine(tmp_path) as running:
        defined(tables)
        sent(tables, 1, (GAS, now_ms(), 27))
        eventually(lambda: applied(tables))

        assert running.kill(signal.SIGTERM) == 0
    assert tables.execute(
        "SELECT DISTINCT c.position = a.position FROM telemetry_checkpoint c, telemetry_applied a"
    ).fetchall() == [(True,)]


def test_second_engine_waits_until_the_first_is_gone(tables, tmp_path):
    with engine(tmp_path) as first:
        defined(tables)
        eventually(lambda: applied(tables))
        second = Running(tmp_path / "second.log")
        first.kill()
        sent(tables, 1, (GAS, now_ms(), 27))

        eventually(lambda: applied(tables))
        second.kill()

    assert alarms(tables) == [(GAS, "H", UNACK, True, 27.0, 1)]


def test_only_one_alarm_can_be_open_for_a_limit(tables):
    row = "INSERT INTO telemetry_alarm (point, limit_kind, state, raised_at, changed_at)"
    tables.execute(f"{row} VALUES ('p', 'H', 1, now(), now())")

    with pytest.raises(psycopg.errors.UniqueViolation):
        tables.execute(f"{row} VALUES ('p', 'H', 1, now(), now())")


def test_engine_killed_again_and_again_loses_nothing_and_doubles_nothing(tables, tmp_path):
    """Every batch raises an alarm and ends it; each is sent twice, as by a gateway in doubt."""
    dice = np.random.default_rng(3)
    first, sequence, moves = now_ms() - 20_000_000, 0, []
    defined(tables)
    for _ in range(ROUNDS):
        running = Running(tmp_path / "engine.log")
        before = position(tables)
        for _ in range(int(dice.integers(30, 60))):
            sequence += 1
            t = first + sequence * 31_000
            readings = [(GAS, t, 30 + sequence % 7), (GAS, t + 1, 10), (TANK, t, sequence % 5)]
            sent(tables, sequence, *readings)
            sent(tables, sequence, *readings)
            moves += [(30.0 + sequence % 7, UNACK), (10.0, RTN_UNACK)]
        behind = int(dice.integers(1, 25))
        eventually(lambda enough=before + behind: position(tables) >= enough)
        running.kill()
    with engine(tmp_path):
        eventually(lambda: applied(tables))

    assert [(value, after) for *_, after, value, _ in transitions(tables)] == moves
    assert alarms(tables) == [(GAS, "H", RTN_UNACK, True, 31.0, sequence)]
    assert history(tables, GAS) == sequence * 2
    assert tables.execute("SELECT readings FROM telemetry_applied").fetchone() == (sequence * 3,)


def position(connection):
    return connection.execute("SELECT position FROM telemetry_applied").fetchone()[0]


def history(connection, point):
    """Return how many readings of a point are stored or remembered, each once."""
    closed = connection.execute(
        "SELECT coalesce(sum(count), 0) FROM telemetry_chunk WHERE point = %s", [point]
    ).fetchone()[0]
    return closed + open_readings(connection, point)


def open_readings(connection, point):
    """Return how many are in the open chunk after all of the log, as a restart would find it."""
    follower = Store(connection).remembered()
    entries = read(connection, follower.position, position(connection), 10_000)
    if entries:
        follower.take(entries)
    return int(follower.history.count[follower.plan.tags[point]])


def latest(connection):
    found = {}
    rows = connection.execute("SELECT points, times, vals FROM telemetry_latest")
    for points, times, values in rows:
        own = zip(
            points, np.frombuffer(times, "<i8").tolist(), np.frombuffer(values, "<f8").tolist(),
            strict=True,
        )  # fmt: skip
        found |= {point: (t, v) for point, t, v in own}
    return found
