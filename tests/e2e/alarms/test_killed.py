"""Gate, engine, alarms and database killed at random while a gateway sends: nothing is lost or doubled."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager, suppress
from decimal import Decimal
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from threading import Event, Thread

import psycopg
import pytest
from django.db import connection as django_connection

from bazhua.config.bench.machine import machine
from bazhua.engine.adapters.gateways import enrol, issue
from bazhua.engine.adapters.history.reading import readings as stored
from bazhua.engine.adapters.log import Draft, append, read
from bazhua.engine.core.batch import Action, Operation
from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.engine.intake import milliseconds
from bazhua.engine.messages import Asked, EntryKind, Operations, encoded, readings, said
from bazhua.grips.inherent.models import Alarm, AlarmFeed
from tests.engine.core.plain import Plain
from tests.engine.rig import GAS, KNOWN, PLANT, TANK, batch, connected, defined, emptied, now_ms
from tests.gate.rig import KEY, WITHIN_S, database_address, eventually, free_port
from tests.grips.inherent.scene import CODE, set_scene

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = Path(__file__).parents[3] / "benchmarks" / "killed.json"
HOUR_MS = 3_600_000
FOREVER = 4_102_444_800_000
SETTLED_WITHIN_S = 120.0
BETWEEN_MS = 5_000
KEYS = [limit.key for limit in PLANT.limits]


@pytest.fixture
def scene(transactional_db):  # noqa: ARG001 -- others must see what is written
    name = django_connection.settings_dict["NAME"]
    with connected() as connection:
        # The tests' database does not wait for its journal, and so would lose what it has told.
        connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
        emptied(connection)
        set_scene()
        enrol(connection, CODE)
        token = issue(connection, CODE)
        defined(connection)
    yield token
    with connected() as connection:
        connection.execute(f'ALTER DATABASE "{name}" RESET synchronous_commit')
        emptied(connection)


class Kept:
    """A process that is started again whenever it is found dead, as the supervisor does."""

    def __init__(self, name, environment, folder):
        self.name, self.environment = name, environment
        self.log = (folder / f"{name}.log").open("ab")
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bazhua.config", self.name],
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
        )

    def kill(self):
        self.process.kill()
        self.process.wait(WITHIN_S)

    def keep(self):
        if self.process.poll() is not None:
            self.start()


@contextmanager
def platform(folder, port):
    """Run gate, engine and alarms until the end of the block."""
    home = folder / "home"
    (home / "keys").mkdir(parents=True)
    (home / "keys" / "site-secret").write_text("s" * 48)
    (home / "keys" / "stream-key").write_text(KEY)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BAZHUA_", "DJANGO_"))}
    environment = kept | {
        "BAZHUA_DATABASE_URL": database_address(),
        "BAZHUA_HOME": str(home),
        "BAZHUA_GATE_PORT": str(port),
    }
    running = {name: Kept(name, environment, folder) for name in ("gate", "engine", "alarms")}
    try:
        yield running
    finally:
        for one in running.values():
            one.kill()
            one.log.close()


class Sender(Thread):
    """A gateway that sends each batch until it is taken, some twice; a person acknowledges."""

    def __init__(self, port, token, seed):
        super().__init__(daemon=True)
        self.port, self.token, self.dice = port, token, Random(seed)  # noqa: S311 -- a game
        self.begins, self.stopped = now_ms() - 23 * HOUR_MS, Event()
        self.taken, self.again, self.tries = {}, 0, 0
        self.gas, self.level = 8.0, 5.0

    def run(self):
        while not self.stopped.is_set():
            sequence = len(self.taken) + 1
            own = self.readings(sequence)
            body = batch(sequence, *own)
            self.send(body)
            if self.dice.random() < 0.1:
                self.again += self.send(body)
            self.taken[sequence] = own
            if self.dice.random() < 0.05:
                self.acknowledge()
            self.stopped.wait(self.dice.choice((0, 0, 0.02, 0.1)))

    def readings(self, sequence):
        """Return two readings of each point; values stay a while, then go elsewhere."""
        if self.dice.random() < 0.15:
            self.gas = self.dice.choice((8.0, 10.0, 24.0, 27.0, 52.0, 60.0))
            self.level = self.dice.choice((5.0, 7.9, 8.1, 9.0))
        t = self.begins + sequence * BETWEEN_MS
        wander = [round(self.dice.random(), 2) for _ in range(4)]
        return [
            (GAS, t, self.gas + wander[0]),
            (TANK, t, self.level + wander[1] / 10),
            (GAS, t + 2_000, self.gas + wander[2]),
            (TANK, t + 2_000, self.level + wander[3] / 10),
        ]

    def send(self, body):
        """Send until it is taken; tell whether it was before."""
        while True:
            self.tries += 1
            with suppress(OSError, HTTPException):
                status, told = self.posted(body)
                if status == 200:
                    return json.loads(told)["repeated"]
                assert status in {429, 503}, told
            time.sleep(0.05)

    def posted(self, body):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=WITHIN_S)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            connection.request("POST", f"/ingest/v1/{CODE}", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def acknowledge(self):
        asked = Operations("somebody", [Asked(Action.ACKNOWLEDGE, *self.dice.choice(KEYS), 0)])
        with suppress(psycopg.OperationalError), connected() as own:
            append(own, [Draft.own(EntryKind.OPERATIONS, encoded(asked))])


def hit_backend(dice, how):
    """Send a signal to one of the database's connections."""
    with suppress(psycopg.OperationalError, ProcessLookupError), connected() as own:
        rows = own.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND application_name LIKE 'bazhua%'"
        ).fetchall()
        if rows:
            os.kill(dice.choice(rows)[0], how)


def asked(question):
    """Return the one value of an answer; nothing while the database comes back."""
    with suppress(psycopg.OperationalError), connected() as own:
        return own.execute(question).fetchone()[0]
    return None


def settled(running):
    """Wait until everything that was sent is judged and taken over."""

    def is_done():
        for one in running.values():
            one.keep()
        return asked(
            "SELECT position >= (SELECT max(id) FROM telemetry_log WHERE kind < 3)"
            " AND (SELECT position FROM inherent_alarmfeed)"
            " >= (SELECT max(position) FROM telemetry_transition WHERE kind = 3)"
            " FROM telemetry_applied"
        )

    eventually(is_done, SETTLED_WITHIN_S)


def killed_at_random(folder, token, rounds, *, backend):
    """Kill somebody in each round; return the gateway and how often each was hit."""
    dice, port, hits = Random(rounds), free_port(), Counter()  # noqa: S311 -- a game
    with platform(folder, port) as running:
        sender = Sender(port, token, rounds)
        sender.start()
        eventually(lambda: len(sender.taken) > 5, SETTLED_WITHIN_S)
        for _ in range(rounds):
            victim = dice.choice((*running, "database"))
            hits[victim] += 1
            if victim == "database":
                hit_backend(dice, backend)
            else:
                running[victim].kill()
            time.sleep(dice.uniform(0.05, 1.0))
            enough = len(sender.taken) + dice.randrange(2, 25)
            until = time.monotonic() + SETTLED_WITHIN_S
            while len(sender.taken) < enough:
                for one in running.values():
                    one.keep()
                assert time.monotonic() < until, victim
                time.sleep(0.02)
        sender.stopped.set()
        sender.join(SETTLED_WITHIN_S)
        settled(running)
    django_connection.close()
    return sender, hits


def log_entries(own):
    return [one for one in read(own, 0, 2**62, 10**7) if one.kind is not EntryKind.DEFINITIONS]


def judged_plainly(entries):
    """Return the plain engine after all that stands in the log, in its order."""
    plain = Plain(PLANT.points, PLANT.limits, KNOWN)
    for entry in entries:
        at = milliseconds(entry.at)
        if entry.kind is EntryKind.READINGS:
            told = readings(entry.body, entry.gateway)
            for tag, t, v in zip(json.loads(told.ids), told.t, told.v, strict=True):
                plain.reading(tag, t, Decimal(str(v)), sent_good=True, at=at)
        elif entry.kind is EntryKind.OPERATIONS:
            for one in said(EntryKind.OPERATIONS, entry.body).asked:
                plain.operation(Operation(one.action, 0, at), (one.point, one.limit))
        else:
            plain.tick(at)
    return plain


def moves(plain):
    """Return the moves of alarms: point, limit, time, before, after, whether people were told."""
    return [
        (subject[0], subject[1].value, t, before, after, heard)
        for kind, subject, t, before, after, heard in plain.told
        if kind is Kind.ALARM
    ]


def alarms_of(made):
    """Return what the moves come to: the alarms of each limit, with state and how often it came."""
    every, latest = [], {}
    for point, limit, t, before, after, _ in made:
        if before == AlarmState.NORM:
            latest[point, limit] = [point, limit, t, AlarmState(after).name, 1]
            every.append(latest[point, limit])
            continue
        own = latest[point, limit]
        own[3] = AlarmState(after).name
        own[4] += before == AlarmState.RTN_UNACK and after == AlarmState.UNACK
    return sorted(map(tuple, every))


def prove(folder, token, rounds, *, backend):
    """Kill for some rounds; all that was taken is there once, and alarms are the plain engine's."""
    sender, hits = killed_at_random(folder, token, rounds, backend=backend)
    with connected() as own:
        entries = log_entries(own)
        sent = [one.sequence for one in entries if one.kind is EntryKind.READINGS]
        made = moves(judged_plainly(entries))
        kept = {tag: stored(own, tag, 0, FOREVER) for tag in (GAS, TANK)}
        found = own.execute(
            "SELECT subject, limit_kind, (extract(epoch FROM t) * 1000)::bigint, before, after,"
            " announced FROM telemetry_transition WHERE kind = 3 ORDER BY position, number"
        ).fetchall()
        counted = own.execute("SELECT readings FROM telemetry_applied").fetchone()[0]
    assert sent == sorted(sender.taken)
    every = [one for own in sender.taken.values() for one in own]
    for tag, track in kept.items():
        assert list(zip(track.t.tolist(), track.v.tolist(), strict=True)) == [
            (t, v) for point, t, v in every if point == tag
        ]
    assert counted == len(every)
    assert found == made
    rows = Alarm.objects.select_related("point")
    assert alarms_of(made) == sorted(
        (row.point.tag, row.limit_kind, milliseconds(row.raised_at), row.state, row.occurrences)
        for row in rows
    )
    assert AlarmFeed.objects.count() == 1
    return {
        "rounds": rounds,
        "killed": dict(sorted(hits.items())),
        "batches_taken": len(sender.taken),
        "sent_again": sender.again,
        "tries": sender.tries,
        "readings_in_history_once": len(every),
        "moves_of_alarms_as_the_plain_engine": len(made),
        "alarms": len(rows),
        "lost": 0,
        "doubled": 0,
    }


def test_killed_a_few_times(scene, tmp_path):
    told = prove(tmp_path, scene, 5, backend=signal.SIGTERM)

    assert told["moves_of_alarms_as_the_plain_engine"] > 0


@pytest.mark.soak
def test_killed_two_hundred_times(scene, tmp_path):
    """The database too is killed without a word: all its connections break, and it recovers."""
    began = time.monotonic()
    told = prove(tmp_path, scene, 200, backend=signal.SIGKILL)

    took = {"minutes": round((time.monotonic() - began) / 60, 1)}
    REPORT.write_text(json.dumps({"machine": machine(), **told, **took}, indent=2) + "\n")
