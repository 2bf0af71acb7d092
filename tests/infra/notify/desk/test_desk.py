"""The bell and the page behind it: mine only, live, and without scripts."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from bazhua.engine.adapters.database import STREAM
from bazhua.infra.db.records import new_uid
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.models import Notification
from bazhua.infra.notify.sending import give_up_expired
from bazhua.infra.notify.services import acknowledge, notify
from tests.infra.notify.scene import CLERK, DEPUTY, MINUTE, OFFICER, SECOND, call, person
from tests.samples.asking import COOKIE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signed_in(settings):
    settings.ACTOR_PROVIDER = "tests.samples.asking.by_cookie"


def visitor(uid=OFFICER):
    client = Client(enforce_csrf_checks=True)
    client.cookies[COOKIE] = str(uid)
    return client


def told(*persons, lasts=30 * MINUTE):
    at = datetime.now(UTC)
    wanted = call(persons=persons or (OFFICER,), occasion=new_uid(at), until=at + lasts)
    return notify(wanted, actor=person(CLERK), at=at)


def take_note(client, notification, **headers):
    client.get("/notifications/")
    token = client.cookies["csrftoken"].value
    return client.post(
        f"/notifications/{notification}/note", headers={"X-CSRFToken": token, **headers}
    )


def test_bell_counts_what_is_open_for_the_person():
    for _ in range(2):
        told(OFFICER)
    told(DEPUTY)

    page = visitor().get("/notifications/bell").content.decode()

    assert page.count("2 条未处理消息") == 1
    assert page.count('data-headline="事项逾期"') == 1


@pytest.mark.parametrize("rows", [1, 3, 120])
def test_bell_costs_one_query(rows, django_assert_num_queries):
    for _ in range(rows):
        told()
    client = visitor()

    with django_assert_num_queries(1):
        page = client.get("/notifications/bell").content.decode()

    shown = "99+" if rows > 99 else str(rows)
    assert page.count(f">{shown}<") == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_two_queries(rows, django_assert_num_queries):
    for _ in range(rows):
        told()
    client = visitor()

    with django_assert_num_queries(2):
        page = client.get("/notifications/").content.decode()

    assert page.count('data-state="open"') == rows


def test_list_alone_is_fetched_by_htmx():
    told()

    page = visitor().get("/notifications/", headers={"HX-Request": "true"}).content.decode()

    assert (page.count("<html"), page.count('data-state="open"')) == (0, 1)


def test_taking_note_needs_no_script():
    row = told()
    client = visitor()

    answer = take_note(client, row.uid)

    row.refresh_from_db()
    page = client.get("/notifications/").content.decode()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/notifications/")
    assert (row.acknowledged_by, row.acknowledged_via) == (OFFICER, "in_app")
    assert (page.count('data-state="answered"'), page.count("没有未处理消息")) == (1, 1)


def test_late_note_is_refused_with_its_reason():
    row = told()
    past = datetime.now(UTC) - SECOND
    Notification.objects.update(made_at=past - MINUTE, expires_at=past)

    answer = take_note(visitor(), row.uid)

    row.refresh_from_db()
    assert (answer.status_code, row.acknowledged_at) == (409, None)
    assert answer.content.decode().count("此确认码已过期") == 1


def test_message_of_another_is_not_there():
    row = told(OFFICER)

    answer = take_note(visitor(DEPUTY), row.uid)

    row.refresh_from_db()
    assert (answer.status_code, row.acknowledged_at) == (404, None)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/notifications/"),
        ("GET", "/notifications/bell"),
        ("POST", f"/notifications/{UUID(int=1)}/note"),
    ],
)
def test_nobody_reads_nothing(method, path):
    assert Client().generic(method, path).status_code == 403


def test_form_of_another_site_is_refused():
    row = told()

    answer = visitor().post(f"/notifications/{row.uid}/note")

    row.refresh_from_db()
    assert (answer.status_code, row.acknowledged_at) == (403, None)


def rung():
    """Return the topics that were rung since the last time."""
    told_now = connection.connection.notifies(timeout=0.2)
    return sorted(one.payload.split('"')[3] for one in told_now if one.channel == STREAM)


@pytest.mark.django_db(transaction=True)
def test_desks_are_rung_when_something_comes_goes_or_ends():
    connection.ensure_connection()
    connection.connection.execute(f"LISTEN {STREAM}")
    both = [f"person:{OFFICER}", f"person:{DEPUTY}"]

    first = told(OFFICER, DEPUTY)
    came = rung()
    acknowledge(first.uid, actor=person(OFFICER), at=datetime.now(UTC))
    gone = rung()
    acknowledge(first.uid, actor=person(OFFICER), at=datetime.now(UTC))
    again = rung()
    second = told(DEPUTY)
    rung()
    give_up_expired(second.expires_at)
    ended = rung()
    connection.connection.execute(f"UNLISTEN {STREAM}")

    assert (came, gone, again, ended) == (both, both, [], [f"person:{DEPUTY}"])


def test_second_call_for_one_occasion_rings_nobody():
    at = datetime.now(UTC)
    wanted = call(Kind.SMS, occasion=new_uid(at), until=at + MINUTE)

    rows = [notify(wanted, actor=person(CLERK), at=at) for _ in range(2)]

    assert rows[0].pk == rows[1].pk
