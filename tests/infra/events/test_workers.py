"""Four real worker processes, some of them killed: every effect once, in order, none lost."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, transaction

from bazhua.engine.adapters.database import EVENTS, Database
from bazhua.infra.events.emission import emit_each
from bazhua.infra.events.models import Delivery
from tests.infra.events.scene import ACTOR, happen, subject, told
from tests.samples.models import Note

ROOT = Path(__file__).parents[3]
BAZHUA = Path(sys.executable).with_name("bazhua")
WITHIN_S = 60.0
SLOW_S = 0.01

pytestmark = pytest.mark.django_db(transaction=True)


def address(name=""):
    parts = connection.settings_dict
    host = quote(parts["HOST"], safe="")
    named = f"&application_name={name}" if name else ""
    return f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}{named}"


def start(name):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": address(name),
    }
    return subprocess.Popen([BAZHUA, "worker"], env=environment, cwd=ROOT)


@contextmanager
def workers(*names):
    """Run workers by name; whoever is left at the end stops by itself when asked."""
    running = {name: start(name) for name in names}
    try:
        yield running
        for process in running.values():
            process.terminate()
        assert {process.wait(WITHIN_S) for process in running.values()} == {0}
    finally:
        for process in running.values():
            process.kill()
            process.wait()


def wait_until(condition):
    until = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


@transaction.atomic
def happen_together(records, at):
    """Commit three events of each record at once, so that all workers find work."""
    happened = [(record, {"slow_s": SLOW_S}) for record in records]
    rounds = [emit_each("case.moved", happened, actor=ACTOR, at=at) for _ in range(3)]
    return [event for events in rounds for event in events]


def connected(name):
    """Tell whether a worker has opened a connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE application_name = %s", [name])
        return cursor.fetchone() is not None


def in_a_batch(name):
    """Tell whether a worker has claimed deliveries and not yet committed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity JOIN pg_locks USING (pid)"
            " WHERE application_name = %s AND relation = 'samples_note'::regclass"
            " AND mode = 'RowExclusiveLock'",
            [name],
        )
        return cursor.fetchone()[0] > 0


def kill(process, name):
    """Kill a worker in the middle of a batch."""
    wait_until(lambda: in_a_batch(name))
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def pending():
    return Delivery.objects.filter(state="pending")


def test_killed_workers_lose_and_double_nothing():
    now = datetime.now(UTC)
    records = [subject() for _ in range(120)]
    poison = subject()
    events = [happen(poison, at=now, poison=True), happen(poison, at=now)]
    open_at_kills = []

    with workers("w1", "w2", "w3", "w4") as running:
        wait_until(lambda: all(connected(name) for name in running))
        for name in ("w1", "w2", "w3"):
            events += happen_together(records, now)
            kill(running.pop(name), name)
            open_at_kills.append(pending().exists())
            running[f"{name}b"] = start(f"{name}b")
        wait_until(lambda: not pending().exclude(record_uid=poison.uid).exists())

    effects = Counter(Note.objects.values_list("subscriber", "event_uid"))
    expected = Counter((name, event.uid) for event in events for name in ("note", "taste"))
    order = defaultdict(list)
    for row in Note.objects.order_by("id"):
        order[row.subscriber, row.record_uid].append(row.seq)
    assert open_at_kills == [True] * 3
    assert expected - effects == Counter({("taste", event.uid): 1 for event in events[:2]})
    assert effects - expected == Counter()
    assert all(seqs == sorted(seqs) for seqs in order.values())
    assert pending().order_by("seq").values_list("subscriber", "seq").get(seq=1) == ("taste", 1)


def test_bell_rings_for_a_committed_event_that_somebody_wants():
    with Database(address()).bell(EVENTS) as bell:
        with transaction.atomic():
            happen(subject(), "case.moved")
            before_commit = bell.wait(0.1)
        committed = bell.wait(5)
        with transaction.atomic():
            happen(subject(), "case.moved")
            transaction.set_rollback(True)
        happen(subject(), "case.closed")
        undone_or_unwanted = bell.wait(0.1)

    assert (before_commit, committed, undone_or_unwanted) == (False, True, False)


def test_worker_delivers_what_happens_while_it_waits():
    first, second = subject(), subject()

    with workers("w1"):
        happen(first, "case.opened", at=datetime.now(UTC))
        wait_until(lambda: told("note") == [(first.uid, 1)])
        happen(second, "case.opened", at=datetime.now(UTC))
        wait_until(lambda: not pending().exists())

    assert told("note") == [(first.uid, 1), (second.uid, 1)]
