"""The system page: what it reads is true, and only those granted see it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test import Client

from bazhua.infra.clock.models import DutySign
from bazhua.infra.clock.signs import Signs
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.vitals.reading import duties, head, processes, queues
from tests.infra.obligations.scene import CLERK
from tests.samples.asking import COOKIE, OFFICER

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _signed_in(settings):
    settings.ACTOR_PROVIDER = "tests.samples.asking.by_cookie"


def visitor(role=OFFICER):
    client = Client()
    client.cookies[COOKIE] = f"{UUID(int=1)}:{role}" if role else str(UUID(int=1))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "status"), [(OFFICER, 200), ("", 404)])
def test_page_is_for_those_granted(role, status):
    assert visitor(role).get("/system/").status_code == status


@pytest.mark.django_db
def test_signs_are_written_over_and_say_how_far_the_clock_is_ahead():
    signs, at = Signs(), datetime.now(UTC) + timedelta(seconds=90)
    signs.note("sweep", at - 2 * SECOND, 5)
    signs.note("sweep", at - SECOND, 0)
    signs.note("seal", at, None)
    signs.tell(at)
    signs.note("sweep", at, 2)
    signs.tell(at)

    rows = {row.duty: row for row in duties(datetime.now(UTC))}
    sweep, seal = rows["sweep"], rows["seal"]
    assert (sweep.done, sweep.ticked_at, sweep.worked_at, sweep.failed_at) == (7, at, at, None)
    assert (seal.done, seal.ticked_at, seal.failed_at) == (0, None, at)
    assert timedelta(seconds=80) < sweep.drift < timedelta(seconds=91)
    assert DutySign.objects.count() == 2


@pytest.mark.django_db
def test_silent_clock_and_drift_stand_out():
    at = datetime.now(UTC)
    told = {"clock": "host:1", "told_at": at - timedelta(minutes=1), "drift": 3 * SECOND}
    DutySign.objects.create(duty="sweep", ticked_at=at, **told)

    page = visitor().get("/system/").content.decode()

    assert page.count("无信号") == 1
    assert "3.000 秒" in page


@pytest.mark.django_db
def test_queues_count_what_waits():
    before = queues(datetime.now(UTC))
    emit("sample.made", Subject(UUID(int=9)), actor=CLERK, at=datetime.now(UTC), data={})

    after = queues(datetime.now(UTC))

    assert after.unsealed == before.unsealed + 1
    assert abs(after.drift) < SECOND
    assert head() is None


@pytest.mark.django_db(transaction=True)
def test_processes_are_those_connected_under_their_names():
    given = connection.get_connection_params()
    known = ("dbname", "user", "host", "port")
    params = {key: value for key, value in given.items() if key in known and value}

    with psycopg.connect(**params, application_name="bazhua sample"):
        names = [one.name for one in processes()]

    assert "bazhua sample" in names


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_queries(rows, django_assert_num_queries):
    for number in range(rows):
        DutySign.objects.create(clock="host:1", duty=f"duty-{number}", told_at=datetime.now(UTC))

    with django_assert_num_queries(5):
        visitor().get("/system/")
