"""The sweep on the real database: each once, also by two at once and by one that is killed."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection

from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation, Wake
from bazhua.infra.obligations.services import Request, discharge
from bazhua.infra.obligations.sweep import CLOCK, sweep
from bazhua.kernel.errors import StaleState
from tests.infra.obligations.core.test_step import EIGHT
from tests.infra.obligations.scene import (
    DUE,
    MINUTE,
    actor,
    on_roster,
    opened,
    shift,
    stored,
    told,
)

ROOT = Path(__file__).parents[3]
SECOND = timedelta(seconds=1)
HANGING = """
import sys, time, django
django.setup()
from datetime import datetime
from django.db import transaction
from bazhua.infra.obligations.sweep import sweep
with transaction.atomic():
    print(sweep(datetime.fromisoformat(sys.argv[1])), flush=True)
    time.sleep(600)
"""


def misses():
    """Return the records whose miss was told, each as often as it was."""
    rows = Event.objects.filter(kind="obligation.missed").order_by("record_uid")
    return list(rows.values_list("record_uid", flat=True))


def everyone():
    return sorted(Obligation.objects.values_list("uid", flat=True))


@pytest.mark.django_db
def test_sweep_tells_the_due_instant_and_whom_it_called():
    on_roster(shift("post:town", 1), shift("post:county", 2))
    row = opened()

    early, fired = sweep(DUE - SECOND), sweep(DUE + 90 * SECOND)

    called = {
        "level": 0,
        "address": "post:town",
        "persons": [str(UUID(int=1))],
        "made_at": "2026-11-23T23:31:30.000000+00:00",
    }
    assert (early, fired) == (0, 1)
    assert told(row) == [
        ("obligation.missed", DUE, {}),
        ("obligation.called", DUE, called),
    ]
    assert stored(row).missed_at == DUE
    assert {event.actor_uid for event in Event.objects.filter(record_uid=row.uid, seq__gt=1)} == {
        CLOCK.uid
    }


@pytest.mark.django_db
def test_repeated_sweep_changes_nothing():
    row = opened()
    sweep(DUE)
    before = told(row), stored(row).version

    again = sweep(DUE)

    assert again == 0
    assert (told(row), stored(row).version) == before


@pytest.mark.django_db
@pytest.mark.parametrize(("due", "officer"), [(EIGHT - SECOND, 2), (EIGHT, 1)], ids=str)
def test_chain_at_the_change_of_shift_calls_the_new_officer(due, officer):
    on_roster(shift("post:town", 1, 8, 12), shift("post:town", 2, 20, 12))
    row = opened(due)

    sweep(due)

    assert told(row)[1][2]["persons"] == [str(UUID(int=officer))]


@pytest.mark.django_db
def test_chain_climbs_to_the_top_and_says_once_that_nobody_answered():
    on_roster(shift("post:town", 1), shift("post:county", 2))
    row = opened()

    for minute in range(40):
        sweep(DUE + minute * MINUTE)

    assert [(kind, at) for kind, at, _ in told(row)] == [
        ("obligation.missed", DUE),
        ("obligation.called", DUE),
        ("obligation.called", DUE + 10 * MINUTE),
        ("obligation.nobody_answered", DUE + 15 * MINUTE),
    ]
    assert stored(row).wake_at is None


@pytest.mark.django_db
def test_sweep_takes_the_earliest_first():
    rows = [opened(DUE + minute * MINUTE) for minute in (2, 0, 1)]

    fired = sweep(DUE + 5 * MINUTE, batch=2)

    assert fired == 2
    assert [stored(row).missed_at for row in rows] == [None, DUE, DUE + MINUTE]


@pytest.mark.django_db
def test_row_that_cannot_be_read_is_set_aside_and_fires_once_it_is_repaired(caplog):
    broken, good = opened(DUE), opened(DUE + SECOND)
    rule = stored(broken).rule
    Obligation.objects.filter(pk=broken.pk).update(rule={"levels": "torn"})

    first = [sweep(DUE + MINUTE, batch=1) for _ in range(3)]
    aside = stored(broken).missed_at
    Obligation.objects.filter(pk=broken.pk).update(rule=rule)
    later = sweep(DUE + 3 * MINUTE, batch=1)

    assert (first, aside, later) == ([1, 1, 0], None, 1)
    assert [stored(row).missed_at for row in (broken, good)] == [DUE, DUE + SECOND]
    assert [record.getMessage() for record in caplog.records] == [
        f"obligation {broken.uid} cannot be read"
    ]


@pytest.mark.django_db
def test_queue_of_the_sweep_is_kept_with_the_obligations():
    rows = [opened(DUE), opened(DUE + MINUTE), opened(DUE + 2 * MINUTE)]
    Obligation.objects.filter(pk=rows[1].pk).update(due_at=DUE, wake_at=DUE)
    Obligation.objects.filter(pk=rows[2].pk).update(missed_at=DUE, wake_at=None)

    queued = list(Wake.objects.order_by("pk").values_list("pk", "at"))

    assert queued == [(rows[0].pk, DUE), (rows[1].pk, DUE)]


@pytest.mark.django_db(transaction=True)
def test_four_sweepers_at_once_fire_each_once():
    for _ in range(120):
        opened()

    def sweeper(_):
        try:
            fired = 0
            while batch := sweep(DUE, batch=7):
                fired += batch
            return fired
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        fired = list(pool.map(sweeper, range(4)))

    # Whoever finds all that is left in the hands of others ends; nothing stays behind them.
    assert (sum(fired), sweep(DUE)) == (120, 0)
    assert misses() == everyone()


@pytest.mark.django_db(transaction=True)
def test_sweepers_and_people_do_not_wait_for_each_other_in_a_circle():
    on_roster(shift("post:town", 1), shift("post:county", 2))
    rows = [opened(DUE) for _ in range(60)]
    holder = actor(1)

    def sweeper(_):
        fired = sum(sweep(DUE, batch=5) for _ in range(40))
        connection.close()
        return fired

    def person(numbers):
        """Complete each obligation, again when the sweep was faster."""
        for number in numbers:
            done = False
            while not done:
                request = Request(obligation=rows[number].uid, version=stored(rows[number]).version)
                with suppress(StaleState):
                    done = discharge(request, actor=holder, at=DUE).state == "closed"
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        people = [pool.submit(person, range(half, 60, 2)) for half in range(2)]
        list(pool.map(sweeper, range(2)))
        for one in people:
            one.result(60)

    assert {stored(row).outcome for row in rows} == {"late"}
    assert misses() == everyone()


def database_url():
    parts = connection.settings_dict
    host = quote(parts["HOST"], safe="")
    return f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}"


@pytest.mark.django_db(transaction=True)
def test_sweeper_killed_before_its_commit_leaves_all_to_the_next():
    for _ in range(30):
        opened()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": database_url(),
    }
    command = [sys.executable, "-c", HANGING, DUE.isoformat()]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as hanging:
        claimed = hanging.stdout.readline().strip()
        meanwhile = sweep(DUE)
        hanging.send_signal(signal.SIGKILL)

    until = time.monotonic() + 10
    after = 0
    while not after and time.monotonic() < until:
        after = sweep(DUE)

    assert (claimed, meanwhile, after) == ("30", 0, 30)
    assert misses() == everyone()
