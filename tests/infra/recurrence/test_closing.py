"""The close of periods on the real database: each miss once, also by two at once and when killed."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection

from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.recurrence.closing import close_due
from bazhua.infra.recurrence.core.policy import OnClose
from bazhua.infra.recurrence.deeds import excuse, fulfil
from bazhua.infra.recurrence.models import ClosedPeriod, Fulfilment, RecurrenceRule
from bazhua.infra.recurrence.selectors import count_missing, tally
from bazhua.infra.recurrence.services import end_rule
from bazhua.kernel.policy.calendar import WorkCalendar
from tests.infra.recurrence.scene import (
    CALENDAR,
    DAWN,
    DAY,
    HOUR,
    PROVINCE,
    TODAY,
    a_rule,
    beijing,
    bound_teams,
    done,
    period,
)

ROOT = Path(__file__).parents[3]
CLOSE = beijing(9, 10)
"""The close of the window and the grace."""
KNOWN = {"actor": PROVINCE, "calendar": CALENDAR}
HANGING = """
import sys, time, django
django.setup()
from datetime import datetime
from django.db import transaction
from bazhua.infra.recurrence.closing import close_due
from tests.infra.recurrence.scene import CALENDAR
at = datetime.fromisoformat(sys.argv[1])
print(close_due(at, calendar=CALENDAR, batch=10), flush=True)
with transaction.atomic():
    print(close_due(at, calendar=CALENDAR, batch=10), flush=True)
    time.sleep(600)
"""


def close(at=CLOSE, batch=500):
    """Close all that is due; return what each call did."""
    steps = []
    while step := close_due(at, calendar=CALENDAR, batch=batch):
        steps.append(step)
    return steps


def missed():
    return sorted(
        Fulfilment.objects.filter(state="missed").values_list("assignment__subject_uid", flat=True)
    )


def owed():
    return sorted(Obligation.objects.values_list("subject_uid", flat=True))


def uids(numbers):
    return [UUID(int=number) for number in numbers]


def figures():
    return list(ClosedPeriod.objects.order_by("pk").values_list(
        "opens_at", "expected", "done", "late", "excused", "missed"
    ))  # fmt: skip


@pytest.mark.django_db
def test_close_opens_an_obligation_for_each_miss_due_at_the_close():
    rule = a_rule()
    bound_teams(rule, range(1, 5))
    fulfil(done(rule, 2), at=beijing(7), **KNOWN)
    excuse(done(rule, 3), "shutdown", at=beijing(7), **KNOWN)

    early, steps = close(CLOSE - HOUR), close()

    one = Obligation.objects.get(subject_uid=UUID(int=1))
    assert (early, steps) == ([], [3])
    assert missed() == owed() == uids([1, 4])
    assert (one.kind, one.holder, one.starts_at, one.due_at) == (
        "meeting.hold",
        "post:1",
        beijing(6),
        beijing(9),
    )
    assert [level[0] for level in one.rule["levels"]] == ["post:1", "role:duty@3"]
    assert figures() == [(beijing(6), 4, 1, 0, 1, 2)]


@pytest.mark.django_db
def test_sweep_calls_for_what_was_missed_at_the_instant_of_the_close():
    rule = a_rule()
    bound_teams(rule, [1])
    close()

    sweep(CLOSE)

    told = Event.objects.filter(kind__in=["obligation.missed", "obligation.called"])
    assert {event.at for event in told} == {beijing(9)}
    assert Event.objects.get(kind="recurrence.closed").at == beijing(9)


@pytest.mark.django_db
def test_close_that_only_counts_makes_no_rows():
    rule = a_rule(on_close=OnClose.COUNT)
    bound_teams(rule, range(3))
    fulfil(done(rule, 2), at=beijing(9, 30), **KNOWN)

    steps = close()

    assert (steps, Fulfilment.objects.count(), Obligation.objects.count()) == ([1], 1, 0)
    assert figures() == [(beijing(6), 3, 1, 1, 0, 2)]
    assert count_missing(rule, period(rule), PROVINCE, at=DAWN) == 2


@pytest.mark.django_db
def test_what_was_missed_and_is_done_after_all_stays_missed():
    rule = a_rule()
    (one,) = bound_teams(rule, [1])
    close()

    row = fulfil(done(rule, 1, opens_at=beijing(6)), at=beijing(15), **KNOWN)

    assert (row.state, row.late, row.missed_at) == ("done", True, beijing(9))
    assert figures() == [(beijing(6), 1, 0, 0, 0, 1)]
    assert tally(rule, period(rule)).missing == 0
    event = Event.objects.get(record_uid=one.uid, kind="recurrence.settled")
    assert event.data["missed_at"] == "2026-11-23T01:00:00+00:00"


@pytest.mark.django_db
def test_close_goes_through_a_period_in_batches_and_through_days_in_order():
    rule = a_rule()
    bound_teams(rule, range(25))

    steps = close(CLOSE + 2 * DAY, batch=10)

    assert steps == [10, 10, 6] * 3
    assert [row[0] for row in figures()] == [beijing(6, day=TODAY + n * DAY) for n in range(3)]
    assert [row[5] for row in figures()] == [25, 25, 25]
    assert Fulfilment.objects.count() == Obligation.objects.count() == 75


@pytest.mark.django_db
def test_ended_rule_closes_its_last_period_and_no_more():
    rule = a_rule()
    bound_teams(rule, [1])
    end_rule(rule.uid, TODAY, version=1, actor=PROVINCE, at=DAWN)

    close(CLOSE + 5 * DAY)

    assert len(figures()) == 1
    assert RecurrenceRule.objects.get().next_close_at is None


@pytest.mark.django_db
def test_period_that_another_calendar_does_not_have_is_passed_over():
    rule = a_rule()
    bound_teams(rule, [1])
    RecurrenceRule.objects.update(rhythm={"name": "working_days"})
    RecurrenceRule.objects.update(next_opens_at=beijing(30) + 4 * DAY, next_close_at=CLOSE)

    step = close_due(CLOSE, calendar=WorkCalendar(()))

    assert (step, figures()) == (1, [])
    assert RecurrenceRule.objects.get().next_opens_at == beijing(6, day=TODAY + 7 * DAY)


@pytest.mark.django_db(transaction=True)
def test_four_who_close_at_once_miss_each_once():
    rule = a_rule()
    bound_teams(rule, range(120))

    def closer(_):
        try:
            return sum(close(batch=7))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        total = sum(pool.map(closer, range(4)))

    assert total + sum(close(batch=7)) == 121
    assert missed() == owed() == uids(range(120))


@pytest.mark.django_db(transaction=True)
def test_whoever_reports_while_it_closes_is_done_or_missed_not_both():
    rule = a_rule()
    bound_teams(rule, range(60))

    def report(number):
        try:
            return fulfil(done(rule, number), at=beijing(9, 5), **KNOWN).missed_at
        finally:
            connection.close()

    def closer():
        try:
            return close(batch=5)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        closing = pool.submit(closer)
        marks = list(pool.map(report, range(60)))
        closing.result()

    were_missed = [number for number, mark in enumerate(marks) if mark is not None]
    assert owed() == uids(were_missed)
    assert Fulfilment.objects.filter(state="done").count() == 60


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_of_a_period_loses_and_doubles_nothing():
    rule = a_rule()
    bound_teams(rule, range(35))
    parts = connection.settings_dict
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": address,
    }
    command = [sys.executable, "-c", HANGING, CLOSE.isoformat()]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as hanging:
        claimed = [hanging.stdout.readline().strip() for _ in range(2)]
        meanwhile = close_due(CLOSE, calendar=CALENDAR)
        hanging.send_signal(signal.SIGKILL)

    until = time.monotonic() + 10
    after = []
    while not after and time.monotonic() < until:
        after = close(batch=10)

    assert (claimed, meanwhile, after) == (["10", "10"], 0, [10, 10, 6])
    assert missed() == owed() == uids(range(35))
    assert figures() == [(beijing(6), 35, 0, 0, 0, 35)]
