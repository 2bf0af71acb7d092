"""Pages of persons, posts and grants: who sees them, what they show, what they refuse."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.interfaces.web.who.urls import urlpatterns
from bazhua.registry.models import Client, Engagement, Holding, RoleGrant
from bazhua.registry.services.who.clients import issue_client
from bazhua.registry.services.who.engagements import Engaging, engage
from bazhua.registry.services.who.persons import Registration, register_person
from bazhua.registry.services.who.posts import PostOpening, appoint, open_post
from tests.registry.who.scene import (
    COUNTY,
    NOON,
    OTHER_COUNTY,
    SOMEBODY,
    acting,
    grant,
    person,
    settle,
)
from tests.registry.who.test_people import MAIL, PHONE, identity

pytestmark = pytest.mark.django_db

ASKING = {"actor": NOBODY}
OFFICER = acting("R06", COUNTY)
SECURITY = acting("R28")
NEEDS = {
    "who:people": ("R06", "R26", 200, 200),
    "who:person": ("R06", "R26", 200, 404),
    "who:identity": ("R16", "R06", 200, 403),
    "who:contact": ("R06", "R08", 200, 403),
    "who:give": ("R28", "R06", 200, 403),
    "who:posts": ("R06", "R26", 200, 200),
    "who:post": ("R06", "R26", 200, 404),
    "who:hand_over": ("R06", "R08", 200, 403),
    "who:grants": ("R28", "R26", 200, 200),
    "who:grant": ("R28", "R26", 200, 404),
    "who:confirm": ("R02", "R19", 302, 403),
    "who:end": ("R28", "R26", 200, 404),
    "who:new_person": ("R06", "R08", 200, 403),
    "who:engage": ("R06", "R08", 200, 403),
    "who:reach": ("R06", "R08", 200, 403),
    "who:tab": ("R06", "R26", 200, 404),
    "who:end_engagement": ("R06", "R26", 200, 404),
    "who:new_post": ("R06", "R08", 200, 403),
    "who:appoint": ("R06", "R08", 200, 403),
    "who:relieve": ("R06", "R08", 302, 403),
    "who:close_post": ("R06", "R08", 409, 403),
    "who:clients": ("R28", "R06", 200, 200),
    "who:client": ("R28", "R06", 200, 404),
    "who:new_client": ("R28", "R27", 200, 403),
    "who:end_client": ("R28", "R27", 302, 403),
    "who:give_client": ("R28", "R27", 200, 403),
}
"""URL name → a role that may, one that may not, and what each is answered."""
POSTED = {
    "who:identity",
    "who:contact",
    "who:confirm",
    "who:relieve",
    "who:close_post",
    "who:end_client",
}
LISTS = {"who:people", "who:posts", "who:grants", "who:clients"}
ANYWHERE = {"who:new_person", "who:new_post", "who:new_client"}
"""Forms that name the place only when they are filled in."""

CLIENTS = {"who:client", "who:end_client", "who:give_client"}
"""A client has no place: whoever looks after clients anywhere looks after all."""

AT_THE_DOOR = {"who:give", "who:give_client", *ANYWHERE}
"""Refused before anything is looked for."""


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def ask(client, settings):
    """Return a function that sends a request as somebody."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    client.cookies["bazhua_language"] = "en"

    def send(actor, path, form=None):
        ASKING["actor"] = actor
        return client.get(path) if form is None else client.post(path, form)

    return send


@pytest.fixture
def scene():
    """Return a person at the county's bureau, his post and holding, and a grant that waits."""
    where = settle()
    who = employed_at(where, "王示例", 1)
    opening = PostOpening(name="值班员", kind=PostKind.DUTY_OFFICER, organisation=where.office.uid)
    post = open_post(opening, actor=OFFICER, at=NOON)
    holding = appoint(post.uid, who.uid, since=NOON, actor=OFFICER, at=NOON)
    waiting = grant(who, "R26", COUNTY, confirmed_by=None, confirmed_at=None)
    now = datetime.now(UTC)
    issue_client("对接", until=now + timedelta(days=9), actor=SECURITY, at=now)
    return where, who, post, holding, waiting


def employed_at(where, name, serial, **place):
    given = Registration(name=name, identity=identity(serial), phone=PHONE, mail=MAIL)
    row = register_person(given, actor=OFFICER, at=NOON).person
    host = place or {"organisation": where.office.uid}
    engaging = Engaging(
        person=row.uid, kind=EngagementKind.EMPLOYEE, since=date(2026, 1, 1), **host
    )
    engage(engaging, actor=OFFICER, at=NOON)
    return row


def address(wanted, scene):
    _, who, post, holding, waiting = scene
    words = {
        "who:person": [who.uid],
        "who:identity": [who.uid],
        "who:contact": [who.uid],
        "who:give": [who.uid],
        "who:post": [post.uid],
        "who:hand_over": [post.uid, holding.uid],
        "who:grant": [waiting.uid],
        "who:confirm": [waiting.uid],
        "who:end": [waiting.uid],
        "who:engage": [who.uid],
        "who:reach": [who.uid],
        "who:tab": [who.uid, "engagements"],
        "who:end_engagement": [Engagement.objects.get(person=who).uid],
        "who:appoint": [post.uid],
        "who:relieve": [post.uid, holding.uid],
        "who:close_post": [post.uid],
        **{name: [Client.objects.get().uid] for name in CLIENTS if name == wanted},
    }
    return reverse(wanted, args=words.get(wanted, []))


def test_every_address_says_what_it_needs():
    assert {f"who:{pattern.name}" for pattern in urlpatterns} == NEEDS.keys()


@pytest.mark.parametrize("name", NEEDS)
def test_an_address_answers_as_the_rights_say(ask, scene, name):
    may, may_not, good, bad = NEEDS[name]
    form = {"version": "1"} if name in POSTED else None
    path = address(name, scene)

    refused = ask(acting(may_not, COUNTY), path, form).status_code
    nobody = ask(NOBODY, path, form).status_code
    expired = acting(may, COUNTY, until=NOON)
    late = ask(expired, path, form).status_code
    elsewhere = NOBODY if name in CLIENTS | ANYWHERE else acting(may, OTHER_COUNTY)
    far = ask(elsewhere, path, form).status_code
    answered = ask(acting(may, COUNTY), path, form).status_code

    assert (answered, refused) == (good, bad)
    unknown = 200 if name in LISTS else 403 if name in AT_THE_DOOR else 404
    assert (nobody, late) == (unknown, unknown)
    assert far == (404 if name == "who:give" else unknown)


@pytest.mark.usefixtures("scene")
def test_lists_show_what_lies_within_reach(ask):
    for name, shown in (("who:people", "王示例"), ("who:posts", "值班员")):
        assert shown in ask(OFFICER, reverse(name)).content.decode()
        for stranger in (acting("R06", OTHER_COUNTY), acting("R26"), NOBODY):
            assert shown not in ask(stranger, reverse(name)).content.decode()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_cost_the_same_for_one_row_and_three(ask, scene, name):
    where = scene[0]
    actor = acting("R28")

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert ask(actor, reverse(name)).status_code == 200
        return len(caught)

    one = queries()
    for serial, who in enumerate(("李示例", "赵示例"), 5):
        other = employed_at(where, who, serial)
        grant(other, "R06", COUNTY)
        opening = PostOpening(name=who, kind=PostKind.OFFICER, organisation=where.office.uid)
        open_post(opening, actor=OFFICER, at=NOON)
        issue_client(who, until=NOON + timedelta(days=1), actor=SECURITY, at=NOON)
    assert queries() == one


def test_a_person_is_shown_masked_and_in_clear_once_with_an_event(ask, scene):
    who = scene[1]

    masked = ask(OFFICER, address("who:person", scene)).content.decode()
    clear = ask(OFFICER, address("who:contact", scene), {})

    assert PHONE not in masked
    assert "138******34" in masked
    assert PHONE in clear.content.decode()
    assert MAIL in clear.content.decode()
    assert clear["Cache-Control"] == "no-store"
    assert Event.objects.get(kind="person.contact_shown").record_uid == who.uid


def test_a_post_passes_and_its_page_shows_the_new_holder(ask, scene):
    where, _, post, _, _ = scene
    new = employed_at(where, "赵示例", 7)

    answer = ask(OFFICER, address("who:hand_over", scene), {"to": str(new.uid)})

    assert answer.status_code == 302
    page = ask(OFFICER, answer["Location"]).content.decode()
    assert "赵示例" in page
    assert "王示例" not in page
    assert Holding.objects.filter(post=post, until=None).get().person == new


def test_a_post_does_not_pass_to_a_stranger(ask, scene):
    stranger = person("外单位")

    answer = ask(OFFICER, address("who:hand_over", scene), {"to": str(stranger.uid)})

    assert answer.status_code == 422
    assert Holding.objects.count() == 1


@pytest.fixture
def given(scene):
    """Return the form of a role for the person of the scene, over the firm."""
    where = scene[0]
    type(where.firm).objects.filter(pk=where.firm.pk).update(credit_code="91370302MA3TEXT0UY")
    return {"role": "R20", "place": "91370302MA3TEXT0UY", "reason": "聘任文件"}


def test_a_role_is_given_after_its_reach_was_shown(ask, scene, given):
    path = address("who:give", scene)
    before = RoleGrant.objects.count()

    shown = ask(SECURITY, path, given)
    assert shown.status_code == 422
    assert "He may, within" in shown.content.decode()
    assert RoleGrant.objects.count() == before
    answer = ask(SECURITY, path, given | {"sure": "on"})

    assert answer.status_code == 302
    row = RoleGrant.objects.order_by("pk").last()
    assert (row.role, row.given_by) == ("R20", SOMEBODY)
    assert "in force" in ask(SECURITY, answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"role": "R06"}, "stands at county, not at enterprise"),
        ({"place": "999999"}, "no region or enterprise has this code"),
        ({"until": "2020-01-01"}, "later than"),
        ({"role": "R12"}, "needs an assignment"),
    ],
)
def test_a_wrong_grant_is_refused_in_words(ask, scene, given, wrong, said):
    before = RoleGrant.objects.count()
    form = given | {"sure": "on"} | wrong

    answer = ask(SECURITY, address("who:give", scene), form)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert RoleGrant.objects.count() == before


def test_a_grant_is_ended_with_a_reason(ask, scene):
    path = address("who:end", scene)

    assert ask(SECURITY, path, {"reason": ""}).status_code == 422
    assert ask(SECURITY, path, {"reason": "调离"}).status_code == 302
    assert RoleGrant.objects.get(pk=scene[4].pk).ended_by == SOMEBODY
