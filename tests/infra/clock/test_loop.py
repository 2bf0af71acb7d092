"""The loop of the clock: each duty at its pace, a failing one alone."""

import time
from datetime import UTC, datetime
from itertools import count, pairwise
from threading import Event, Thread

import pytest
from django.db import connection

from bazhua.infra.clock.duties import Duty
from bazhua.infra.clock.loop import run

WITHIN_S = 10.0


class Bug(Exception):
    """A duty that is wrong."""


def now():
    return datetime.now(UTC)


def until(condition):
    ends = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)


def run_until(condition, *duties):
    """Do duties until a condition holds."""
    stop = Event()
    loop = Thread(target=run, args=(duties, now, stop))
    loop.start()
    try:
        until(condition)
    finally:
        stop.set()
        loop.join(WITHIN_S)
    assert not loop.is_alive()


def test_duty_that_found_work_is_asked_again_at_once():
    left, asked = [3], []

    def work(at):
        asked.append(at)
        left[0] = max(left[0] - 1, 0)
        return left[0]

    run_until(lambda: len(asked) == 3, Duty(name="work", tick=work, every_s=3600.0))

    assert len(asked) == 3
    assert asked == sorted(asked)


def test_duty_without_work_waits_its_pause():
    asked = []
    slow = Duty(name="slow", tick=lambda _: asked.append(time.monotonic()) or 0, every_s=0.2)

    run_until(lambda: len(asked) == 3, slow)

    assert min(later - one for one, later in pairwise(asked)) >= 0.2


def test_duty_has_as_many_hands_as_it_says():
    both = [Event(), Event()]
    numbers = count()

    def meet(_):
        """Return only when two hands are here at once."""
        mine = next(numbers) % 2
        both[mine].set()
        return 0 if both[1 - mine].wait(WITHIN_S) else 1

    run_until(
        lambda: all(one.is_set() for one in both),
        Duty(name="meet", tick=meet, every_s=3600.0, hands=2),
    )

    assert [one.is_set() for one in both] == [True, True]


def test_failing_duty_is_tried_again_and_holds_up_no_other(caplog):
    failed, done = [], []

    def fail(at):
        failed.append(at)
        raise Bug("broken")

    run_until(
        lambda: len(failed) > 2 and len(done) > 2,
        Duty(name="bad", tick=fail, every_s=0.0),
        Duty(name="good", tick=lambda at: done.append(at) or 0, every_s=0.05),
    )

    assert {record.getMessage() for record in caplog.records} == {"bad failed"}


@pytest.mark.django_db(transaction=True)
def test_duty_whose_connection_breaks_goes_on_with_a_new_one(caplog):
    backends = []

    def ask(_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (pid,) = cursor.fetchone()
            backends.append(pid)
            if len(backends) == 1:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return 0

    run_until(lambda: len(backends) > 1, Duty(name="ask", tick=ask, every_s=0.05))

    assert len(set(backends)) == 2
    assert [record.threadName for record in caplog.records] == ["ask-0"]
