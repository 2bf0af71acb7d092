"""My desk, an obligation with its moves and answers, the list of them."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.kinds import EndedByRecord
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.services import Request, discharge, open_obligation
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.roster.selectors import posts_of
from bazhua.infra.roster.services import plan_shift
from bazhua.kernel.scope import Grant, Path
from tests.infra.obligations.scene import CLERK, LONG_AGO, RIGHTS, opening, shift, stored
from tests.samples.asking import COOKIE

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
HOLDER, CHECKER, STRANGER, COUNTY = (UUID(int=n) for n in (1, 2, 3, 4))
RULE = EscalationRule((Level("post:county", timedelta(0)),), HOUR)


def by_cookie(request):
    """Return a person with an officer's grants; strangers have none."""
    return by_uid(UUID(request.COOKIES[COOKIE])) if COOKIE in request.COOKIES else None


def by_uid(uid):
    region = Grant(role="officer", region=Path(".1.2."), since=LONG_AGO)
    return Actor(uid=uid, grants=() if uid == STRANGER else (region,), rights=RIGHTS)


@pytest.fixture(autouse=True)
def _signed_in(settings):
    settings.ACTOR_PROVIDER = "tests.infra.obligations.pages.test_pages.by_cookie"


def visitor(uid=HOLDER):
    client = Client(enforce_csrf_checks=True)
    client.cookies[COOKIE] = str(uid)
    return client


def owed(due_in=HOUR, **terms):
    """Open an obligation of the town that is due some time from now."""
    at = datetime.now(UTC)
    for post, person in (("post:town", 1), ("post:check", 2), ("post:county", 4)):
        if str(UUID(int=person)) not in posts_of(UUID(int=person), at):
            plan_shift(shift(post, person), actor=CLERK, at=at)
    given = opening(due_at=at + due_in, rule=RULE, starts_at=at - 2 * HOUR, **terms)
    return open_obligation(given, actor=CLERK, at=at - HOUR)


def post(client, address, **data):
    client.get("/notifications/")
    token = client.cookies["csrftoken"].value
    return client.post(address, data, headers={"X-CSRFToken": token})


def page(client, address):
    return client.get(address).content.decode()


def test_desk_shows_what_my_posts_must_do_earliest_first():
    later, sooner = owed(2 * HOUR), owed(HOUR)

    mine = page(visitor(), "/desk/")

    hrefs = re.findall(r'<h3><a href="/obligations/([^/]+)/"', mine)
    assert hrefs == [str(sooner.uid), str(later.uid)]
    assert mine.count('data-state="ahead"') + mine.count('data-state="soon"') >= 2
    assert f"/obligations/{sooner.uid}/complete/" in mine
    assert page(visitor(COUNTY), "/desk/").count("<h3>") == 0


def test_desk_is_for_who_is_signed_in():
    assert Client().get("/desk/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_desk_costs_the_same_queries_whatever_stands_on_it(rows):
    for _ in range(rows):
        owed(verifier="post:check")

    with CaptureQueriesContext(
        connection,
    ) as seen:
        visitor().get("/desk/")

    assert len(seen) == 16


def test_holder_hands_in_and_another_verifies():
    row = owed(verifier="post:check")
    answer = post(visitor(), f"/obligations/{row.uid}/discharge/", version=1)

    waiting = page(visitor(CHECKER), "/desk/")
    assert (answer.status_code, stored(row).state) == (302, State.DISCHARGED.value)
    assert f"/obligations/{row.uid}/verify/" in waiting
    assert f"/obligations/{row.uid}/verify/" not in page(visitor(), f"/obligations/{row.uid}/")

    post(visitor(CHECKER), f"/obligations/{row.uid}/verify/", version=2)
    ended = stored(row)
    assert (ended.state, ended.outcome) == (State.CLOSED.value, "done")


def test_move_that_asks_nothing_is_one_button_and_one_that_asks_is_a_form():
    plain, asking = owed(), owed(evidence=frozenset({"photo"}))

    shown = page(visitor(), "/desk/")

    assert shown.count(f'<form method="post" action="/obligations/{plain.uid}/complete/"') == 1
    assert shown.count(f'href="/obligations/{asking.uid}/complete/"') == 1


def test_form_names_what_is_missing_and_nothing_changes():
    row = owed(verifier="post:check", evidence=frozenset({"photo"}))
    events = Event.objects.count()

    refused = post(visitor(), f"/obligations/{row.uid}/discharge/", version=1)

    assert refused.status_code == 422
    assert "请勾选所提交的证明" in refused.content.decode()
    assert (stored(row).version, Event.objects.count()) == (1, events)


def test_stale_version_is_refused_and_nothing_changes():
    row = owed()
    events = Event.objects.count()

    refused = post(visitor(), f"/obligations/{row.uid}/complete/", version=7)

    assert refused.status_code == 409
    assert (stored(row).version, Event.objects.count()) == (1, events)


@pytest.mark.parametrize("action", ["verify", "waive", "nonsense"])
def test_move_that_is_not_mine_is_not_there(action):
    row = owed(verifier="post:check")

    refused = post(visitor(), f"/obligations/{row.uid}/{action}/", version=1, ground="x")

    assert (refused.status_code, stored(row).version) == (404, 1)


def test_stranger_sees_neither_page_nor_list():
    row = owed()

    answers = [
        visitor(STRANGER).get(a).status_code for a in (f"/obligations/{row.uid}/", "/obligations/")
    ]

    assert answers == [404, 404]
    assert visitor(STRANGER).get(f"/obligations/{new_uid(LONG_AGO)}/").status_code == 404


def test_called_person_answers_on_the_page_and_the_chain_ends():
    row = owed(-HOUR)
    sweep(datetime.now(UTC))

    shown = page(visitor(COUNTY), f"/obligations/{row.uid}/")
    answer = post(visitor(COUNTY), f"/obligations/{row.uid}/answer")

    assert f'action="/obligations/{row.uid}/answer"' in shown
    assert "期限届满" in shown
    assert "第 1 级催办" in shown
    assert answer.status_code == 302
    assert stored(row).answered_by == str(COUNTY)
    assert "/answer" not in page(visitor(COUNTY), f"/obligations/{row.uid}/")


def test_list_shows_the_scope_and_filters_late_ones():
    late, ahead = owed(-HOUR), owed(HOUR)
    Obligation.objects.filter(pk=owed().pk).update(path_now=".1.9.3.")
    sweep(datetime.now(UTC))

    everything, missed = (
        page(visitor(), "/obligations/"),
        page(visitor(), "/obligations/?missed=true"),
    )

    assert {str(late.uid), str(ahead.uid)} == set(
        re.findall(r"/obligations/([0-9a-f-]{36})/", everything)
    )
    assert re.findall(r"/obligations/([0-9a-f-]{36})/", missed).count(str(ahead.uid)) == 0
    assert str(late.uid) in missed


def test_what_a_step_of_its_record_ends_is_done_there_and_nowhere_else():
    row = owed()
    Obligation.objects.filter(pk=row.pk).update(kind="danger.rectify")
    there = f"/dangers/{row.subject_uid}/"

    shown, desk = (page(visitor(), path) for path in (f"/obligations/{row.uid}/", "/desk/"))
    move = f"/obligations/{row.uid}/complete/"

    assert ["完成隐患整改" in text and there in text for text in (shown, desk)] == [True, True]
    assert [move in text for text in (shown, desk)] == [False, False]
    assert post(visitor(), move, version=1).status_code == 404


def test_nobody_says_that_it_is_done_what_a_step_of_its_record_ends():
    row = owed()
    Obligation.objects.filter(pk=row.pk).update(kind="danger.rectify")
    before = stored(row)

    with pytest.raises(EndedByRecord):
        discharge(
            Request(obligation=row.uid, version=1),
            actor=by_uid(HOLDER),
            at=datetime.now(UTC),
        )

    assert (stored(row).state, stored(row).version) == (before.state, before.version)
