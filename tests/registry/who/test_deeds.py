"""What pages do to people, posts and clients: each deed by its form, each refusal at its field."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Client, Engagement, Holding, Person, Post, RoleGrant
from bazhua.registry.services.who.clients import issue_client
from bazhua.registry.services.who.posts import PostOpening, appoint, open_post
from tests.registry.who.scene import COUNTY, NOON, OTHER_COUNTY, acting, grant, person, settle
from tests.registry.who.test_people import PHONE, hired, identity

pytestmark = pytest.mark.django_db

ASKING = {"actor": NOBODY}
OFFICER, SECURITY = acting("R06", COUNTY), acting("R28")
BUREAU = "示例县应急管理局"


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def send(client, settings):
    """Return a function that sends a request as somebody."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    client.cookies["bazhua_language"] = "en"

    def ask(actor, name, *args, form=None):
        ASKING["actor"] = actor
        path = reverse(name, args=args)
        return client.get(path) if form is None else client.post(path, form)

    return ask


@pytest.fixture
def where():
    return settle()


def newcomer(**more):
    given = {"name": "安示例", "identity": identity(), "phone": PHONE, "mail": ""}
    given |= {"where": BUREAU, "kind": "employee", "title": "科员", "since": "2026-01-01"}
    return given | more


def told(answer):
    return answer.content.decode()


def test_a_person_is_put_on_record_and_engaged_in_one_form(send, where):
    answer = send(OFFICER, "who:new_person", form=newcomer())

    who = Person.objects.get()
    row = Engagement.objects.get()
    assert answer.url == reverse("who:person", args=[who.uid])
    assert (row.person, row.organisation, row.title) == (who, where.office, "科员")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"identity": "370102199001010010"}, "no valid identity number"),
        ({"where": "没有这个单位"}, "is not within your reach"),
        ({"kind": "visitor"}, "name the day it ends"),
        ({"kind": "contractor", "employer": "91370302MA3TEXT0UY"}, "is not within your reach"),
        ({"since": "yesterday"}, "Enter a valid date"),
    ],
)
def test_a_form_that_is_refused_keeps_nothing(send, where, change, said):
    del where
    answer = send(OFFICER, "who:new_person", form=newcomer(**change))

    assert answer.status_code == 422
    assert said in told(answer)
    assert (Person.objects.count(), Engagement.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_a_home_of_another_county_is_out_of_reach(send, where):
    answer = send(acting("R06", OTHER_COUNTY), "who:new_person", form=newcomer())

    assert answer.status_code == 422
    assert Person.objects.count() == 0
    assert where.office.name in told(answer)


def test_an_engagement_is_noted_and_ended(send, where):
    who = hired(where).person

    send(OFFICER, "who:engage", who.uid, form=newcomer(title=""))
    row = Engagement.objects.get(organisation=where.office)
    send(OFFICER, "who:end_engagement", row.uid, form={"until": "2026-11-30"})

    row.refresh_from_db()
    assert row.until == date(2026, 11, 30)
    answer = send(OFFICER, "who:tab", who.uid, "engagements")
    assert "2026-11-30" in told(answer)


def test_where_a_person_is_reached_changes_without_being_shown(send, where):
    who = hired(where).person

    before = send(OFFICER, "who:reach", who.uid)
    send(OFFICER, "who:reach", who.uid, form={"phone": "139 0000 9999", "mail": ""})

    who.refresh_from_db()
    assert PHONE not in told(before)
    assert who.phone_shown == "139******99"


def test_a_post_is_opened_taken_left_and_closed(send, where):
    who = hired(where, enterprise=None, organisation=where.office.uid).person
    form = {"where": BUREAU, "name": "值班员", "name_en": "Duty officer", "kind": "duty_officer"}

    opened = send(OFFICER, "who:new_post", form=form)
    post = Post.objects.get()
    assert opened.url == reverse("who:post", args=[post.uid])
    send(OFFICER, "who:appoint", post.uid, form={"to": str(who.uid)})
    holding = Holding.objects.get()
    assert "Relieve" in told(send(OFFICER, "who:post", post.uid))
    send(OFFICER, "who:relieve", post.uid, holding.uid, form={"version": "1"})
    holding.refresh_from_db()
    assert holding.until is not None
    send(OFFICER, "who:close_post", post.uid, form={"version": "1"})
    post.refresh_from_db()
    assert post.until is not None


def test_a_post_and_a_worker_belong_to_a_team(send, where):
    form = {"where": where.firm.name, "unit": " 制冷班 ", "name": "班长", "kind": "team_leader"}

    send(OFFICER, "who:new_post", form=form)
    send(OFFICER, "who:new_person", form=newcomer(where=where.firm.name, unit="制冷班"))

    post, row = Post.objects.get(), Engagement.objects.get()
    assert (post.unit, post.path_now) == (where.team, where.team.node.path)
    assert (row.unit, row.firm) == (where.team, where.firm)
    assert f"{where.firm.name} 制冷班" in told(send(OFFICER, "who:post", post.uid))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": "冷冻班"}, "has 0 workshops or teams called “冷冻班”; it has: 制冷班"),
        ({"where": BUREAU, "unit": "制冷班"}, "a body has no workshops or teams"),
    ],
)
def test_a_team_that_is_not_there_is_told_at_its_field(send, where, change, said):
    form = {"where": where.firm.name, "name": "班长", "kind": "team_leader"} | change

    answer = send(OFFICER, "who:new_post", form=form)

    assert answer.status_code == 422
    assert said in told(answer)
    assert 'id="id_unit_error"' in told(answer)
    assert not Post.objects.exists()


def test_deeds_of_a_post_are_refused_as_they_should(send, where):
    post = open_post(
        PostOpening(name="值班员", kind=PostKind.OFFICER, organisation=where.office.uid),
        actor=OFFICER,
        at=NOON,
    )
    who = hired(where, enterprise=None, organisation=where.office.uid).person
    holding = appoint(post.uid, who.uid, since=NOON, actor=OFFICER, at=NOON)
    before = Event.objects.count()

    assert send(OFFICER, "who:close_post", post.uid, form={"version": "1"}).status_code == 409
    assert send(OFFICER, "who:close_post", post.uid, form={}).status_code == 409
    narrow = acting("R08", COUNTY)
    answer = send(narrow, "who:relieve", post.uid, holding.uid, form={"version": "1"})
    assert answer.status_code == 403
    far = acting("R06", OTHER_COUNTY)
    answer = send(far, "who:relieve", post.uid, holding.uid, form={"version": "1"})
    assert answer.status_code == 404
    assert send(OFFICER, "who:appoint", post.uid, form={"to": str(person().uid)}).status_code == 422
    assert Event.objects.count() == before


def test_a_token_is_shown_once_and_its_program_is_given_a_role(send, where):
    until = f"{datetime.now(UTC).date() + timedelta(days=30)}"
    answer = send(SECURITY, "who:new_client", form={"name": "省平台对接", "until": until})

    made = Client.objects.get()
    assert answer["Cache-Control"] == "no-store"
    assert "bz_" in told(answer)
    assert "bz_" not in told(send(SECURITY, "who:client", made.uid))
    type(where.firm).objects.filter(pk=where.firm.pk).update(credit_code="91370302MA3TEXT0UY")
    form = {"role": "R19", "place": "91370302MA3TEXT0UY", "reason": "对接", "sure": "on"}
    send(SECURITY, "who:give_client", made.uid, form=form)
    assert RoleGrant.objects.get().client == made
    assert "Principal of an enterprise" in told(send(SECURITY, "who:client", made.uid))
    send(SECURITY, "who:end_client", made.uid, form={"version": "1"})
    made.refresh_from_db()
    assert made.ended_at is not None


def test_a_client_without_name_or_with_too_long_a_life_is_refused(send, where):
    del where
    until = f"{datetime.now(UTC).date() + timedelta(days=400)}"

    answer = send(SECURITY, "who:new_client", form={"name": "对接", "until": until})

    assert answer.status_code == 422
    assert Client.objects.count() == 0


def test_tabs_are_those_that_the_reader_may_see(send, where):
    who = hired(where).person
    grant(who, "R20", 50)

    leader = send(acting("R18", COUNTY), "who:person", who.uid)
    assert reverse("who:tab", args=[who.uid, "grants"]) not in told(leader)
    assert send(acting("R18", COUNTY), "who:tab", who.uid, "grants").status_code == 404
    assert send(OFFICER, "who:tab", who.uid, "nothing").status_code == 404
    assert "Safety director" in told(send(OFFICER, "who:tab", who.uid, "grants"))
    assert send(acting("R23", uid=who.uid), "who:tab", who.uid, "grants").status_code == 200


def test_the_list_of_clients_is_for_those_who_look_after_them(send, where):
    del where
    made = issue_client("对接", until=NOON + timedelta(days=1), actor=SECURITY, at=NOON).client

    assert made.name in told(send(SECURITY, "who:clients"))
    assert made.name not in told(send(OFFICER, "who:clients"))
    assert send(OFFICER, "who:client", made.uid).status_code == 404
    assert send(OFFICER, "who:new_client").status_code == 403
