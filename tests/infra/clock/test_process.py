"""The real clock against real time: killed before an obligation is due, started after it."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bazhua.config.bench.machine import machine
from bazhua.infra.events.models import Event
from bazhua.infra.ledger.models import Leaf
from tests.infra.clock.process import clock, killed, started
from tests.infra.obligations.scene import on_roster, opened, shift, stored, told

WITHIN = timedelta(seconds=2)
REPORT = Path(__file__).parents[3] / "benchmarks" / "clock.json"


def sleep_until(at):
    time.sleep(max((at - datetime.now(UTC)).total_seconds(), 0))


def fired(row):
    return [(kind, at) for kind, at, _ in told(row)]


def prove(limit, killed_before, started_after):
    """Let an obligation come due while the clock is dead; return how late it fired, in seconds."""
    on_roster(shift("post:town", 1), shift("post:county", 2))
    began = datetime.now(UTC)
    due = began + limit
    row = opened(due)
    first = started("clock")
    sleep_until(due - killed_before)
    killed(first)
    assert fired(row) == []
    sleep_until(due + started_after)
    with clock():
        up = datetime.now(UTC)
        while not fired(row):
            assert datetime.now(UTC) < up + WITHIN
            time.sleep(0.02)
        recorded = Event.objects.get(record_uid=row.uid, kind="obligation.missed").recorded_at
        time.sleep(3)
    assert fired(row) == [("obligation.missed", due), ("obligation.called", due)]
    assert stored(row).missed_at == due
    return {
        "limit_s": limit.total_seconds(),
        "killed_s_before_due": killed_before.total_seconds(),
        "started_s_after_due": started_after.total_seconds(),
        "fired_s_after_being_up": round((recorded - up).total_seconds(), 3),
        "fired_times": 1,
        "told_instant_is_due_instant": True,
    }


def seconds(number):
    return timedelta(seconds=number)


@pytest.mark.django_db(transaction=True)
def test_clock_killed_before_the_due_instant_fires_once_when_it_is_back():
    told_of = prove(seconds(25), killed_before=seconds(4), started_after=seconds(15))

    assert told_of["fired_s_after_being_up"] < WITHIN.total_seconds()


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_clock_killed_in_the_29th_of_30_minutes_fires_once_when_it_is_back():
    told_of = prove(seconds(1800), killed_before=seconds(90), started_after=seconds(40))

    REPORT.write_text(json.dumps({"machine": machine(), **told_of}, indent=2) + "\n")
    assert told_of["fired_s_after_being_up"] < WITHIN.total_seconds()


@pytest.mark.django_db(transaction=True)
def test_clock_fires_within_two_seconds_of_the_due_instant_and_seals_what_it_told():
    on_roster(shift("post:town", 1))
    with clock():
        due = datetime.now(UTC) + seconds(1)
        row = opened(due)
        sleep_until(due)
        while len(fired(row)) < 2 or Leaf.objects.count() < Event.objects.count():
            assert datetime.now(UTC) < due + 3 * WITHIN
            time.sleep(0.02)

    recorded = Event.objects.get(record_uid=row.uid, kind="obligation.missed").recorded_at
    assert fired(row) == [("obligation.missed", due), ("obligation.called", due)]
    assert seconds(0) <= recorded - due <= WITHIN


@pytest.mark.django_db(transaction=True)
def test_two_clocks_fire_each_obligation_once():
    on_roster(shift("post:town", 1))
    due = datetime.now(UTC) + seconds(3)
    rows = [opened(due) for _ in range(60)]
    with clock(), clock():
        sleep_until(due)
        while any(len(fired(row)) < 2 for row in rows):
            assert datetime.now(UTC) < due + 5 * WITHIN
            time.sleep(0.1)
        time.sleep(1)

    assert [fired(row) for row in rows] == [
        [("obligation.missed", due), ("obligation.called", due)]
    ] * 60
