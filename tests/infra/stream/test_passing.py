"""Passes of the site: who gets one, for what, and how the browser keeps it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from bazhua.infra.stream import topics
from bazhua.kernel.stream.passes import COOKIE, Passes
from tests.samples.asking import COOKIE as PERSON

KEY = "k" * 48
UID = UUID(int=7)
SECOND = timedelta(seconds=1)
HOST = {"Host": "testserver"}


@pytest.fixture
def site(settings):
    settings.ACTOR_PROVIDER = "tests.samples.asking.by_cookie"
    settings.SITE_ORIGIN = "http://testserver"
    settings.STREAM_URL = "http://testserver:8001/stream"
    settings.STREAM_KEY = KEY
    return settings


def visitor(person=UID):
    client = Client(headers=HOST)
    client.cookies[PERSON] = str(person)
    return client


@pytest.mark.usefixtures("site")
def test_person_gets_a_pass_for_his_topic():
    client = visitor()
    before = datetime.now(UTC)

    answer = client.get("/live/pass")
    after = datetime.now(UTC)

    cookie = client.cookies[COOKIE]
    given = Passes(KEY.encode()).opened(cookie.value, before.timestamp())
    assert (answer.status_code, answer.content) == (204, b"")
    assert given.topics == (f"person:{UID}",)
    lasts = timedelta(minutes=5)
    assert before + lasts - SECOND < datetime.fromtimestamp(given.until, UTC) <= after + lasts
    assert str(UID) not in given.holder
    assert {name: cookie[name] for name in ("path", "domain", "max-age", "samesite")} == {
        "path": "/stream",
        "domain": "",
        "max-age": 300,
        "samesite": "Strict",
    }
    assert (cookie["httponly"], cookie["secure"]) == (True, "")


def test_pass_for_a_gate_below_the_site_is_sent_there_and_only_encrypted(site):
    site.SITE_ORIGIN, site.STREAM_URL = "http://testserver", "https://gate.testserver/stream"
    client = visitor()

    client.get("/live/pass")

    cookie = client.cookies[COOKIE]
    assert (cookie["domain"], cookie["secure"]) == ("testserver", True)


@pytest.mark.usefixtures("site")
def test_two_passes_of_a_person_have_one_holder_and_two_persons_two():
    holders = []
    for person in (UID, UID, UUID(int=8)):
        client = visitor(person)
        client.get("/live/pass")
        value = client.cookies[COOKIE].value
        holders.append(Passes(KEY.encode()).opened(value, 0).holder)

    assert holders[0] == holders[1] != holders[2]


@pytest.mark.parametrize("why", ["nobody", "no stream", "other address"])
def test_others_get_none(site, why):
    client = visitor()
    if why == "nobody":
        client = Client(headers=HOST)
    elif why == "no stream":
        site.STREAM_URL = None
    else:
        site.SITE_ORIGIN = "http://other.example"

    answer = client.get("/live/pass", headers={"Accept": "*/*"})

    assert (answer.status_code, answer.json()["code"]) == (403, "nothing_to_hear")
    assert COOKIE not in client.cookies


def test_topics_are_a_port(site):
    site.STREAM_TOPICS = "tests.infra.stream.test_passing.two_places"
    client = visitor()

    client.get("/live/pass")

    given = Passes(KEY.encode()).opened(client.cookies[COOKIE].value, 0)
    assert given.topics == (f"person:{UID}", "place:.3.", "place:.4.")


def two_places(actor, at):
    return (*topics.own(actor, at), "place:.3.", "place:.4.")
