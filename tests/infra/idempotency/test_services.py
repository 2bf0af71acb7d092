"""Once for a key: two connections at once, and killed between effect and answer."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from urllib.parse import quote

import pytest
from django.db import connection, transaction

from bazhua.infra.idempotency.keys import KEPT, Answer, KeyInProgress, KeyReused
from bazhua.infra.idempotency.models import UsedKey
from bazhua.infra.idempotency.services import forget_expired, once
from bazhua.kernel.errors import StaleState
from tests.infra.idempotency.scene import ACTOR, ASKED, AT, OTHER, note, notes

ROOT = Path(__file__).parents[3]
SECOND = timedelta(seconds=1)


def ask(request=ASKED, effect=note, actor=ACTOR, at=AT, **more):
    return once(request, effect, actor=actor, at=at, **more)


@pytest.mark.django_db
def test_same_request_gets_the_same_answer():
    first = ask()

    second = ask(at=AT + timedelta(days=29))

    assert (first.again, second.again) == (False, True)
    assert replace(second, again=False) == first
    assert (first.status, notes()) == (201, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [replace(ASKED, body=b'{"name": "two"}'), replace(ASKED, route="POST /others")],
    ids=["body", "route"],
)
def test_same_key_for_another_request_is_refused(other):
    first = ask()

    with pytest.raises(KeyReused):
        ask(other)

    assert (notes(), replace(ask(), again=False)) == (1, first)


@pytest.mark.django_db
def test_keys_of_two_actors_never_meet():
    ask()

    answer = ask(replace(ASKED, body=b"another"), actor=OTHER)

    assert (answer.again, notes(), UsedKey.objects.count()) == (False, 2, 2)


@pytest.mark.django_db
def test_effect_that_is_refused_leaves_the_key_free():
    def refuse():
        note()
        raise StaleState

    with pytest.raises(StaleState):
        ask(effect=refuse)

    assert (notes(), UsedKey.objects.count()) == (0, 0)
    assert ask().again is False


@pytest.mark.django_db
def test_key_is_free_after_thirty_days_and_swept():
    ask()
    ask(replace(ASKED, key="k-2"))
    over = AT + KEPT

    early, again = forget_expired(over - SECOND), ask(at=over)
    swept = [forget_expired(over, batch=1), forget_expired(over, batch=1)]

    assert (early, again.again, notes()) == (0, False, 3)
    assert swept == [1, 0]
    assert [row.expires_at for row in UsedKey.objects.all()] == [over + KEPT]


def in_thread(pool, **given):
    def work():
        try:
            return ask(**given)
        except KeyInProgress:
            return "in progress"
        finally:
            connection.close()

    return pool.submit(work)


@pytest.mark.django_db(transaction=True)
def test_second_connection_waits_and_gets_the_answer_of_the_first():
    entered, leave = Event(), Event()

    def slow():
        entered.set()
        assert leave.wait(30)
        return note()

    with ThreadPoolExecutor(2) as pool:
        first = in_thread(pool, effect=slow)
        assert entered.wait(30)
        second = in_thread(pool, patience_ms=60_000)
        waits_for_the_key()
        leave.set()
        answers = first.result(), second.result()

    assert [one.again for one in answers] == [False, True]
    assert (answers[0].body, notes()) == (answers[1].body, 1)


@pytest.mark.django_db(transaction=True)
def test_second_connection_is_told_to_come_again_when_the_first_takes_long():
    entered, leave = Event(), Event()

    def slow():
        entered.set()
        assert leave.wait(30)
        return note()

    with ThreadPoolExecutor(2) as pool:
        first = in_thread(pool, effect=slow)
        assert entered.wait(30)
        impatient = in_thread(pool, patience_ms=50).result()
        leave.set()
        answer = first.result()

    assert (impatient, answer.again, notes()) == ("in progress", False, 1)


@pytest.mark.django_db(transaction=True)
def test_second_connection_does_it_when_the_first_is_refused():
    entered, leave = Event(), Event()

    def refused():
        entered.set()
        assert leave.wait(30)
        note()
        raise KeyInProgress

    with ThreadPoolExecutor(2) as pool:
        first = in_thread(pool, effect=refused)
        assert entered.wait(30)
        second = in_thread(pool, patience_ms=60_000)
        waits_for_the_key()
        leave.set()
        answers = first.result(), second.result()

    assert (answers[0], answers[1].again, notes()) == ("in progress", False, 1)


@pytest.mark.django_db(transaction=True)
def test_patience_for_the_key_is_not_that_of_the_effect():
    def patience():
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            return cursor.fetchone()[0]

    with transaction.atomic():
        before = patience()
    answer = ask(effect=lambda: Answer(200, patience().encode()))

    assert answer.body.decode() == before


@pytest.mark.django_db(transaction=True)
def test_killed_between_effect_and_answer_has_done_nothing():
    parts = connection.settings_dict
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": address,
    }
    command = [sys.executable, "-m", "tests.infra.idempotency.scene"]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as doing:
        reached = doing.stdout.readline().strip()
        with pytest.raises(KeyInProgress):
            ask(patience_ms=50)
        doing.send_signal(signal.SIGKILL)

    answer = ask(patience_ms=60_000)

    assert (reached, answer.again, notes(), UsedKey.objects.count()) == ("effect", False, 1, 1)
    assert ask().body == answer.body


def waits_for_the_key():
    """Return once a connection waits for another to end."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError
