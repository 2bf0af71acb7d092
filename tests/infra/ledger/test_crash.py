"""A sealer killed in the middle: nothing lost, nothing sealed twice, the log verifies."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, transaction

from bazhua.infra.events.emission import emit_each
from bazhua.infra.events.models import Event
from bazhua.infra.ledger.models import Leaf, Waiting
from bazhua.infra.ledger.sealer import seal
from tests.infra.events.scene import ACTOR, NOON, subject
from tests.infra.ledger.scene import exported

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("sealing.py")
WITHIN_S = 60.0
KILLS = 3
EVENTS = 200
"""Before each kill; ten batches of the program."""


@transaction.atomic
def happen_to_many():
    happened = [(subject(), {"n": n}) for n in range(EVENTS)]
    emit_each("case.moved", happened, actor=ACTOR, at=NOON)


def start(key_file, name):
    parts = connection.settings_dict
    host = quote(parts["HOST"], safe="")
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}&application_name={name}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": address,
    }
    return subprocess.Popen([sys.executable, PROGRAM, key_file], env=environment, cwd=ROOT)


def is_writing(name):
    """Tell whether a sealer has written leaves and not yet committed them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity JOIN pg_locks USING (pid)"
            " WHERE application_name = %s AND relation = 'ledger_leaf'::regclass"
            " AND mode = 'RowExclusiveLock'",
            [name],
        )
        return cursor.fetchone()[0] > 0


def wait_until(condition):
    until = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.0005)


@pytest.mark.django_db(transaction=True)
def test_killed_sealers_lose_and_double_nothing(tmp_path):
    key_file, in_the_middle = tmp_path / "key", []
    for turn in range(KILLS):
        happen_to_many()
        process = start(key_file, f"sealer{turn}")
        try:
            wait_until(lambda name=f"sealer{turn}": is_writing(name))
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        in_the_middle.append(Waiting.objects.exists())

    while seal(at=datetime.now(UTC), key_file=key_file):
        continue

    result = exported(tmp_path / "export")
    assert result.counts.entries == Event.objects.count() == KILLS * EVENTS
    assert Leaf.objects.values("event").distinct().count() == KILLS * EVENTS
    assert not Waiting.objects.exists()
    assert in_the_middle == [True] * KILLS
