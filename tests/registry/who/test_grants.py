"""Giving, confirming and ending roles: who may, over what, and what is refused."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.kernel.errors import (
    Forbidden,
    MissingKey,
    NotAChoice,
    NotFound,
    OutOfRange,
    StaleState,
)
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.roles.giving import GrantRefused, OwnGrant
from bazhua.registry.models import Client, RoleGrant
from bazhua.registry.selectors.who.actors import actor_of, human_behind
from bazhua.registry.selectors.who.grants import visible_grants
from bazhua.registry.services.who.grants import (
    Giving,
    GrantOver,
    confirm_grant,
    end_grant,
    give_role,
)
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    FIRM,
    NOON,
    OTHER_FIRM,
    PROVINCE,
    TEAM,
    acting,
    body,
    grant,
    person,
    settle,
)

pytestmark = pytest.mark.django_db

SECURITY = acting("R28")


@pytest.fixture(autouse=True)
def province():
    return settle()


def giving(who, role="R06", node=COUNTY, **more):
    values = {"since": NOON, "reason": "任命文件 1 号"} | more
    return Giving(role=role, person=who.uid, node=node, **values)


def refused(error, action):
    """Return the refusal of an action that must change nothing."""
    before = list(RoleGrant.objects.order_by("pk").values())
    events = Event.objects.count()
    with pytest.raises(error) as caught:
        action()
    assert list(RoleGrant.objects.order_by("pk").values()) == before
    assert Event.objects.count() == events
    return caught.value


def test_a_role_that_is_given_can_be_used_at_once_and_is_on_record():
    who = person()

    row = give_role(giving(who, until=NOON + DAY), actor=SECURITY, at=NOON)

    actor = actor_of(who.uid, at=NOON)
    assert [one.role for one in actor.granted("diagnosis", "approve", NOON)] == ["R06"]
    assert actor.granted("diagnosis", "approve", NOON + DAY) == ()
    event = Event.objects.get(kind="grant.given")
    assert (event.record_uid, event.actor_uid) == (row.uid, SECURITY.uid)
    assert event.path_then == ".10.20.30."
    assert event.data["person"] == str(who.uid)
    assert (row.confirmed_by, row.confirmed_at) == (SECURITY.uid, NOON)


@pytest.mark.parametrize(
    ("role", "node", "more", "field"),
    [
        ("R06", CITY, {}, "node"),
        ("R04", COUNTY, {}, "node"),
        ("R20", COUNTY, {}, "node"),
        ("R22", FIRM, {}, "node"),
        ("R07", COUNTY, {}, "departments"),
        ("R06", COUNTY, {"departments": 1}, "departments"),
        ("R10", COUNTY, {}, "assignment"),
        ("R06", COUNTY, {"assignment": 3}, "assignment"),
    ],
)
def test_a_role_is_given_as_its_columns_say(role, node, more, field):
    who = person()

    error = refused(
        GrantRefused, lambda: give_role(giving(who, role, node, **more), actor=SECURITY, at=NOON)
    )

    assert error.field == field


@pytest.mark.parametrize("role", ["R99", "R25", "S01", ""])
def test_a_role_that_nobody_holds_is_not_given(role):
    who = person()

    error = refused(NotAChoice, lambda: give_role(giving(who, role), actor=SECURITY, at=NOON))

    assert error.field == "role"


def test_nobody_grants_himself():
    who = person()
    actor = acting("R28", uid=who.uid)

    refused(OwnGrant, lambda: give_role(giving(who), actor=actor, at=NOON))


def program_of(issuer, number):
    """Return a program that a person or a program has issued, as who acts."""
    uid = UUID(int=number)
    Client.objects.create(
        uid=uid,
        name="程序",
        token_hash=bytes([number]) * 32,
        since=NOON,
        until=NOON + DAY,
        given_by=issuer,
    )
    return acting("R28", uid=uid)


def test_nobody_grants_himself_by_a_program_of_his_nor_is_he_its_second_person():
    who, other = person(), person("李示例")
    program = program_of(program_of(who.uid, 41).uid, 42)
    assert human_behind(program.uid) == who.uid

    refused(OwnGrant, lambda: give_role(giving(who), actor=program, at=NOON))
    row = give_role(giving(other, "R26", PROVINCE), actor=program, at=NOON)
    himself = acting("R02", uid=who.uid)
    refused(OwnGrant, lambda: confirm_grant(row.uid, version=1, actor=himself, at=NOON))
    of_program = give_role(
        Giving(role="R26", client=program.uid, node=PROVINCE, since=NOON, reason="文件"),
        actor=SECURITY,
        at=NOON,
    )
    refused(OwnGrant, lambda: confirm_grant(of_program.uid, version=1, actor=himself, at=NOON))
    confirm_grant(row.uid, version=1, actor=acting("R02", uid=UUID(int=5)), at=NOON)


@pytest.mark.parametrize(
    ("actor", "role", "node"),
    [
        (NOBODY, "R06", COUNTY),
        (acting("R02"), "R06", COUNTY),
        (acting("R26"), "R06", COUNTY),
        (acting("R28", COUNTY), "R04", CITY),
        (acting("R28", COUNTY), "R20", OTHER_FIRM),
        (acting("R20", COUNTY), "R20", FIRM),
    ],
)
def test_a_role_is_given_by_those_who_may_and_within_their_reach(actor, role, node):
    who = person()

    refused(Forbidden, lambda: give_role(giving(who, role, node), actor=actor, at=NOON))


def test_a_firm_gives_its_own_roles_and_no_others():
    who, boss = person(), person("负责人")
    grant(boss, "R19", FIRM)
    actor = actor_of(boss.uid, at=NOON)

    worker = give_role(giving(who, "R23", FIRM), actor=actor, at=NOON)
    leader = give_role(giving(who, "R22", TEAM), actor=actor, at=NOON)

    assert (worker.node_id, leader.node_id) == (FIRM, TEAM)
    refused(Forbidden, lambda: give_role(giving(who, "R23", OTHER_FIRM), actor=actor, at=NOON))
    refused(Forbidden, lambda: give_role(giving(who, "R08", 40), actor=actor, at=NOON))


def test_a_group_is_a_place_of_its_own():
    group = body("示例集团", CITY, OrganisationKind.GROUP)
    child = body("示例子集团", CITY, OrganisationKind.GROUP, parent=group)
    who = person()
    wanted = Giving(role="R19", person=who.uid, group=child.uid, since=NOON, reason="集团任命")

    error = refused(Forbidden, lambda: give_role(wanted, actor=SECURITY, at=NOON))
    grant(who, "R19", group=child)

    assert error.http_status == 403
    assert [one.group.dotted for one in actor_of(who.uid, at=NOON).grants] == [
        f".{group.pk}.{child.pk}."
    ]


def test_an_administrator_is_confirmed_by_a_second_person():
    who = person()
    row = give_role(giving(who, "R28", PROVINCE), actor=SECURITY, at=NOON)
    assert actor_of(who.uid, at=NOON).grants == ()

    confirmed = confirm_grant(row.uid, version=1, actor=acting("R02", uid=UUID(int=5)), at=NOON)

    assert (confirmed.confirmed_by, confirmed.version) == (UUID(int=5), 2)
    assert [one.role for one in actor_of(who.uid, at=NOON).grants] == ["R28"]
    assert Event.objects.filter(kind="grant.confirmed", record_uid=row.uid).count() == 1


def test_a_grant_is_confirmed_neither_by_its_giver_nor_by_its_holder_nor_from_elsewhere():
    who = person()
    row = give_role(giving(who, "R26", PROVINCE), actor=SECURITY, at=NOON)
    own = acting("R02", uid=who.uid)

    refused(OwnGrant, lambda: confirm_grant(row.uid, version=1, actor=SECURITY, at=NOON))
    refused(OwnGrant, lambda: confirm_grant(row.uid, version=1, actor=own, at=NOON))
    far = acting("R06", COUNTY, uid=UUID(int=6))
    refused(NotFound, lambda: confirm_grant(row.uid, version=1, actor=far, at=NOON))
    seeing = acting("R19", PROVINCE, uid=UUID(int=6))
    refused(Forbidden, lambda: confirm_grant(row.uid, version=1, actor=seeing, at=NOON))
    second = acting("R27", uid=UUID(int=6))
    refused(StaleState, lambda: confirm_grant(row.uid, version=9, actor=second, at=NOON))
    confirm_grant(row.uid, version=1, actor=second, at=NOON)
    refused(GrantOver, lambda: confirm_grant(row.uid, version=2, actor=second, at=NOON))


def test_a_grant_ends_at_once_and_stays_on_record():
    who = person()
    row = give_role(giving(who), actor=SECURITY, at=NOON)

    ended = end_grant(row.uid, reason="调离", version=1, actor=SECURITY, at=NOON + DAY)

    assert actor_of(who.uid, at=NOON + DAY).grants == ()
    assert (ended.until, ended.ended_by) == (NOON + DAY, SECURITY.uid)
    assert Event.objects.get(kind="grant.ended").data["reason"] == "调离"
    late = NOON + 2 * DAY
    refused(GrantOver, lambda: end_grant(row.uid, reason="再", version=2, actor=SECURITY, at=late))


def test_a_grant_that_has_not_begun_never_does():
    who = person()
    row = give_role(giving(who, since=NOON + 5 * DAY), actor=SECURITY, at=NOON)

    end_grant(row.uid, reason="撤回", version=1, actor=SECURITY, at=NOON)

    held = actor_of(who.uid, at=NOON)
    assert held.granted("enterprise", "view", NOON + 6 * DAY) == ()


def test_a_grant_is_ended_by_those_who_may_give_it():
    who = person()
    row = give_role(giving(who), actor=SECURITY, at=NOON)

    def end(actor, reason="调离"):
        return lambda: end_grant(row.uid, reason=reason, version=1, actor=actor, at=NOON)

    refused(NotFound, end(NOBODY))
    refused(NotFound, end(acting("R28", CITY + 1)))
    refused(Forbidden, end(acting("R02")))
    refused(MissingKey, end(SECURITY, " "))


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"until": NOON}, OutOfRange, "until"),
        ({"since": NOON + DAY, "until": NOON + DAY}, OutOfRange, "until"),
        ({"reason": "  "}, MissingKey, "reason"),
        ({"reason": "长" * 301}, OutOfRange, "reason"),
        ({"node": 9999}, NotFound, "node"),
        ({"node": None}, NotFound, "node"),
        ({"group": UUID(int=1)}, NotFound, "node"),
        ({"node": None, "group": UUID(int=1)}, NotFound, "group"),
    ],
)
def test_bad_input_is_refused_by_its_field(more, error, field):
    who = person()
    wanted = giving(who, **({"node": COUNTY} | more))

    assert refused(error, lambda: give_role(wanted, actor=SECURITY, at=NOON)).field == field


def test_an_unknown_person_is_given_nothing():
    wanted = Giving(role="R06", person=UUID(int=1), node=COUNTY, since=NOON, reason="任命")

    error = refused(NotFound, lambda: give_role(wanted, actor=SECURITY, at=NOON))

    assert error.field == "person"


def test_grants_are_seen_within_reach_and_ones_own(django_assert_num_queries):
    who = person()
    mine = grant(who, "R06", COUNTY)
    other = grant(person("别人"), "R04", CITY)

    def seen(actor):
        with django_assert_num_queries(1):
            return set(visible_grants(actor, at=NOON).values_list("pk", flat=True))

    assert seen(SECURITY) == {mine.pk, other.pk}
    assert seen(acting("R28", COUNTY)) == {mine.pk}
    assert seen(actor_of_nothing(who)) == {mine.pk}
    assert seen(acting("R26")) == set()


def actor_of_nothing(who):
    return acting("R23", COUNTY, uid=who.uid)


@pytest.mark.parametrize(
    "columns",
    [
        {"confirmed_by": None},
        {"node_id": None},
        {"until": NOON - timedelta(days=2)},
        {"person": None},
    ],
)
def test_the_database_refuses_half_a_grant(columns):
    row = grant(person(), "R06", COUNTY)

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.filter(pk=row.pk).update(**columns)
