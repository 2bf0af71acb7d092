"""Who asks: tokens of programs, jobs, the stream, the platform itself."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import RequestFactory

from bazhua.infra.accounts.services.factors import give_code
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.infra.stream.topics import own
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound, OutOfRange, StaleState
from bazhua.kernel.scope import Path
from bazhua.registry.interfaces.actors import JOB_ACTORS, asking, second_factor, topics
from bazhua.registry.models import Client, RoleGrant
from bazhua.registry.selectors.who.actors import actor_of, client_of
from bazhua.registry.services.who.clients import end_client, issue_client
from bazhua.registry.services.who.grants import Giving, GrantOver, give_role
from tests.infra.accounts.scene import AT_DESK, account, enter, request_of, session_with, with_totp
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    NOON,
    PROVINCE,
    acting,
    grant,
    person,
    settle,
)

pytestmark = pytest.mark.django_db

SECURITY = acting("R28")
PAGE = "/rules/"


@pytest.fixture(autouse=True)
def province():
    return settle()


def issued(**more):
    return issue_client("省平台对接", actor=SECURITY, at=NOON, **({"until": NOON + DAY} | more))


def test_a_token_is_shown_once_and_kept_as_its_hash():
    made = issued()

    assert made.token.startswith("bz_")
    assert len(made.token) > 43
    assert made.token.encode() not in bytes(Client.objects.get().token_hash)
    assert made.token not in str(Event.objects.get(kind="client.issued").data)


def test_a_program_may_what_is_given_to_it(django_assert_num_queries):
    made = issued()
    giving = Giving(role="R06", client=made.client.uid, node=COUNTY, since=NOON, reason="对接")
    give_role(giving, actor=SECURITY, at=NOON)

    with django_assert_num_queries(2):
        actor = client_of(made.token, at=NOON)

    assert actor.uid == made.client.uid
    assert [one.region for one in actor.granted("enterprise", "view", NOON)] == [
        Path.of(10, 20, 30)
    ]


def test_a_token_ends_with_its_time_or_when_it_is_ended():
    made = issued()
    giving = Giving(role="R06", client=made.client.uid, node=COUNTY, since=NOON, reason="对接")
    give_role(giving, actor=SECURITY, at=NOON)

    assert client_of(made.token, at=NOON + DAY) is None
    assert client_of(made.token + "x", at=NOON) is None
    end_client(made.client.uid, version=1, actor=SECURITY, at=NOON + timedelta(hours=1))
    assert client_of(made.token, at=NOON + timedelta(hours=2)) is None
    assert RoleGrant.objects.get().until == NOON + timedelta(hours=1)


def test_clients_are_made_and_ended_by_the_security_administrator_only():
    made = issued()
    auditor = acting("R27", uid=UUID(int=8))

    with pytest.raises(Forbidden):
        issue_client("旁路", until=NOON + DAY, actor=auditor, at=NOON)
    with pytest.raises(Forbidden):
        end_client(made.client.uid, version=1, actor=auditor, at=NOON)
    with pytest.raises(NotFound):
        end_client(made.client.uid, version=1, actor=acting("R02"), at=NOON)
    with pytest.raises(StaleState):
        end_client(made.client.uid, version=7, actor=SECURITY, at=NOON)
    assert Client.objects.filter(ended_at=None).count() == 1
    end_client(made.client.uid, version=1, actor=SECURITY, at=NOON)
    with pytest.raises(GrantOver):
        end_client(made.client.uid, version=2, actor=SECURITY, at=NOON)


@pytest.mark.parametrize(
    ("name", "until", "error", "field"),
    [
        (" ", NOON + DAY, MissingKey, "name"),
        ("长" * 121, NOON + DAY, OutOfRange, "name"),
        ("对接", NOON, OutOfRange, "until"),
        ("对接", NOON + 367 * DAY, OutOfRange, "until"),
    ],
)
def test_a_client_has_a_name_and_an_end(name, until, error, field):
    with pytest.raises(error) as caught:
        issue_client(name, until=until, actor=SECURITY, at=NOON)

    assert caught.value.field == field
    assert Client.objects.count() == 0


def test_a_request_with_a_token_acts_as_its_program(client):
    now = datetime.now(UTC)
    made = issue_client(
        "对接", until=now + DAY, actor=acting("R28", since=now - 2 * DAY), at=now - DAY
    )

    answer = client.get(PAGE, headers={"authorization": f"Bearer {made.token}"})

    assert answer.status_code == 200
    assert answer.wsgi_request.actor.uid == made.client.uid


@pytest.mark.parametrize(
    ("language", "said"), [("zh-hans", "接口令牌无效"), ("en", "The token is unknown")]
)
def test_a_request_with_a_wrong_token_is_refused_as_a_problem(client, language, said):
    client.cookies["bazhua_language"] = language

    answer = client.get(PAGE, headers={"authorization": "Bearer bz_wrong"})

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"] == "Bearer"
    assert said in answer.content.decode()


def test_a_request_without_a_token_reads_nothing(client, django_assert_num_queries):
    request = RequestFactory().get(PAGE)
    request.at = NOON

    with django_assert_num_queries(0):
        assert asking(request) is None
        assert client.get(PAGE, headers={"authorization": "Basic eDp5"}).status_code == 200


def test_a_job_acts_with_the_grants_of_the_moment_it_runs():
    who = person()
    grant(who, "R06", COUNTY, until=NOON + DAY)

    assert len(JOB_ACTORS.person(who.uid, NOON).grants) == 1
    assert JOB_ACTORS.person(who.uid, NOON + DAY).grants == ()
    assert JOB_ACTORS.person(UUID(int=3), NOON) is None


def test_a_job_of_a_program_acts_with_its_grants_while_its_token_is_in_force():
    made = issued()
    grant(None, "R06", COUNTY, client=made.client)

    actor = JOB_ACTORS.person(made.client.uid, NOON)
    assert [one.region for one in actor.granted("person", "import", NOON)] == [Path.of(10, 20, 30)]
    assert JOB_ACTORS.person(made.client.uid, NOON + DAY) is None


def test_the_platform_acts_under_its_own_name_with_rights_of_its_own():
    actor = JOB_ACTORS.system("platform", NOON)

    assert [one.region for one in actor.granted("region", "update", NOON)] == [Path.of(10)]
    assert actor.granted("grant", "give", NOON) == ()
    assert actor.granted("person", "show_identity", NOON) == ()
    assert JOB_ACTORS.system("someone", NOON) is None


def test_the_stream_tells_a_place_to_those_who_see_all_that_rings_there():
    officer, narrow = acting("R06", COUNTY), acting("R07", COUNTY, departments=1)
    two = acting("R04", CITY)

    assert topics(officer, NOON) == (*own(officer, NOON), "place:.10.20.30.")
    assert topics(two, NOON) == (*own(two, NOON), "place:.10.20.")
    assert topics(narrow, NOON) == own(narrow, NOON)
    assert topics(acting("R26", PROVINCE), NOON) == own(acting("R26"), NOON)
    assert topics(NOBODY, NOON) == own(NOBODY, NOON)


def signed_in_as(who, login="zhang"):
    """Return a request of a person who signed in with his password."""
    account(who.uid, login, at=NOON)
    return request_of(enter(login, at=NOON).token, NOON)


def test_a_person_who_signed_in_acts_with_his_grants(django_assert_num_queries):
    who = person()
    grant(who, "R06", COUNTY)
    request = signed_in_as(who)

    with django_assert_num_queries(2):
        actor = asking(request)

    assert actor == actor_of(who.uid, at=NOON)
    assert [one.role for one in actor.grants] == ["R06"]


def test_a_role_that_needs_a_second_factor_is_not_had_without_one():
    who = person()
    grant(who, "R06", COUNTY)
    request = signed_in_as(who)
    grant(who, "R28", PROVINCE)

    assert [one.role for one in asking(request).grants] == ["R06"]
    assert second_factor(who.uid, NOON)


def test_whoever_has_shown_his_second_factor_has_all_his_roles():
    who = person()
    grant(who, "R28", PROVINCE)
    app, _ = with_totp(who.uid, "li", at=NOON)
    later = NOON + timedelta(minutes=2)
    begun = enter("li", at=later)

    code = app.at(later)
    session = give_code(session=session_with(begun.token), code=code, visitor=AT_DESK, at=later)

    assert [one.role for one in asking(request_of(session.token, later)).grants] == ["R28"]


def test_a_second_factor_is_asked_of_those_whose_role_wants_one():
    reader, officer, former, coming = (person(name) for name in "甲乙丙丁")
    grant(reader, "R15", CITY, assignment=1)
    grant(officer, "R06", COUNTY)
    grant(former, "R28", PROVINCE, until=NOON)
    grant(coming, "R28", PROVINCE, since=NOON + DAY, confirmed_by=None, confirmed_at=None)

    asked = [second_factor(one.uid, NOON) for one in (reader, officer, former, coming)]

    assert asked == [True, False, False, True]


def test_a_token_counts_before_a_cookie():
    who = person()
    grant(who, "R06", COUNTY)
    request = signed_in_as(who)
    made = issued()
    request.META["HTTP_AUTHORIZATION"] = f"Bearer {made.token}"

    assert asking(request).uid == made.client.uid
