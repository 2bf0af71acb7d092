"""The pages of dead deliveries: who sees which, what he may do, and what then happens."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.events.care import dead_for, may
from bazhua.infra.events.models import Delivery, Event
from bazhua.infra.events.states import State
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Grant, Path
from tests.infra.events.scene import NOON, happen, subject

pytestmark = pytest.mark.django_db

RIGHTS = {
    ("delivery", "view"): frozenset({"watcher", "operator"}),
    ("delivery", "retry"): frozenset({"operator"}),
    ("delivery", "bury"): frozenset({"operator"}),
}
ASKING = {"actor": NOBODY}


def whoever(_request):
    return ASKING["actor"]


def actor(role, path=".1.", **limits):
    grant = Grant(role=role, region=Path(path), since=NOON - timedelta(days=9), **limits)
    return Actor(uid=UUID(int=7), grants=(grant,), rights=RIGHTS)


@pytest.fixture
def visit(client, settings):
    """Return a function that sends a request as somebody: who, address, form → answer."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    client.cookies["bazhua_language"] = "en"

    def send(someone, path="", form=None):
        ASKING["actor"] = someone
        address = f"/system/deliveries/{path}"
        return client.get(address) if form is None else client.post(address, form)

    return send


def died(path=".1.2."):
    """Return a delivery that has failed ten times."""
    record = subject(path)
    happen(record)
    found = Delivery.objects.filter(record_uid=record.uid, subscriber="taste")
    found.update(state=State.DEAD, attempts=10, error="Poisoned in taste, line 31")
    return found.get()


def test_list_shows_what_died_within_his_scope(visit):
    inside, outside, placeless = died(".1.2."), died(".1.3."), died("")

    county = visit(actor("watcher", ".1.2.")).content.decode()
    province = visit(actor("watcher")).content.decode()

    def shown(page):
        return [str(d.record_uid) in page for d in (inside, outside, placeless)]

    assert shown(county) == [True, False, False]
    assert shown(province) == [True, True, True]
    assert "Poisoned in taste, line 31" in county


@pytest.mark.parametrize("path", [".1.", ".1.2.", ".1.20.", ""])
@pytest.mark.parametrize(
    ("region", "limits"),
    [(".1.", {}), (".1.2.", {}), (".1.", {"departments": 1}), (".1.", {"assignment": 1})],
)
def test_query_and_check_of_one_agree(path, region, limits):
    delivery = died(path)
    someone = actor("watcher", region, **limits)

    listed = dead_for(someone, at=NOON).filter(pk=delivery.pk).exists()

    assert listed is may(someone, delivery, action="view", at=NOON)


@pytest.mark.parametrize("someone", [NOBODY, actor("other")])
def test_without_a_grant_there_is_no_such_page(visit, someone):
    number = died().pk

    pages = [visit(someone), visit(someone, f"{number}"), visit(someone, f"{number}/bury")]

    assert [page.status_code for page in pages] == [404, 404, 404]
    with pytest.raises(NotFound):
        dead_for(someone, at=NOON)


@pytest.mark.parametrize(
    ("someone", "status"),
    [(actor("watcher"), 403), (actor("operator", ".1.3."), 404), (NOBODY, 404)],
)
@pytest.mark.parametrize("act", ["retry", "bury"])
def test_acting_without_the_right_is_refused(visit, someone, status, act):
    delivery = died()
    events = Event.objects.count()

    answer = visit(someone, f"{delivery.pk}/{act}", {"reason": "x"})

    delivery.refresh_from_db()
    assert answer.status_code == status
    assert (delivery.state, delivery.attempts) == (State.DEAD, 10)
    assert Event.objects.count() == events


def test_watcher_sees_no_buttons_and_operator_both(visit):
    number = died().pk

    watched = visit(actor("watcher"), f"{number}").content.decode()
    operated = visit(actor("operator"), f"{number}").content.decode()

    assert [word in watched for word in (">Retry<", ">Give up<")] == [False, False]
    assert [word in operated for word in (">Retry<", ">Give up<")] == [True, True]


def test_retry_lets_it_be_tried_again(visit):
    delivery = died()

    answer = visit(actor("operator"), f"{delivery.pk}/retry", {})

    delivery.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, "/system/deliveries/")
    assert (delivery.state, delivery.attempts) == (State.PENDING, 0)
    assert Event.objects.filter(kind="delivery.retried", actor_uid=UUID(int=7)).count() == 1


def test_giving_up_needs_a_reason(visit):
    delivery = died()

    refused = visit(actor("operator"), f"{delivery.pk}/bury", {"reason": ""})
    delivery.refresh_from_db()
    still = delivery.state
    done = visit(actor("operator"), f"{delivery.pk}/bury", {"reason": "wrong address"})

    delivery.refresh_from_db()
    assert (refused.status_code, still) == (422, State.DEAD)
    assert "Reason: say why it is given up." in refused.content.decode()
    assert (done.status_code, delivery.state) == (302, State.BURIED)
    assert Event.objects.get(kind="delivery.buried").data["reason"] == "wrong address"


def test_what_is_dead_no_more_is_not_found(visit):
    delivery = died()
    Delivery.objects.filter(pk=delivery.pk).update(state=State.PENDING)

    assert visit(actor("operator"), f"{delivery.pk}/retry", {}).status_code == 404


def test_forms_without_the_mark_of_the_site_are_refused(settings):
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    ASKING["actor"] = actor("operator")
    delivery = died()

    answer = Client(enforce_csrf_checks=True).post(f"/system/deliveries/{delivery.pk}/retry")

    delivery.refresh_from_db()
    assert (answer.status_code, delivery.state) == (403, State.DEAD)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_rows(visit, number):
    for _ in range(number):
        died()

    with CaptureQueriesContext(connection) as queries:
        visit(actor("watcher"))

    of_the_list = [query for query in queries if "events_delivery" in query["sql"]]
    assert len(of_the_list) == 3


def test_page_of_one_says_how_many_wait_behind_it(visit):
    delivery = died()
    happen(subject_of(delivery))
    happen(subject_of(delivery))

    page = visit(actor("watcher"), f"{delivery.pk}").content.decode()

    assert "<dt>Later events that wait</dt><dd>2</dd>" in page


def test_navigation_names_the_page_to_those_who_may_open_it(visit):
    assert b"Failed deliveries" in visit(actor("watcher"), "../../rules/").content
    assert b"Failed deliveries" not in visit(NOBODY, "../../rules/").content


def test_filters_narrow_the_list(visit):
    died()

    kept = visit(actor("watcher"), "?subscriber=taste&kind=case&error=poisoned").content
    none = visit(actor("watcher"), "?subscriber=note").content

    assert (b"Poisoned in taste" in kept, b"Poisoned in taste" in none) == (True, False)


def subject_of(delivery):
    return type(subject())(delivery.record_uid, delivery.event.path_then)
