"""Persons once each, sealed and masked; engagements; posts, their holders and what they owe."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Model

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.db.reach import LEVELS
from bazhua.infra.events.models import Event
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule, Level
from bazhua.infra.obligations.selectors import held_by
from bazhua.infra.obligations.services import Opening, Request, discharge, open_obligation
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.roster.duty import Leave
from bazhua.infra.roster.selectors import duty_at, gaps, posts_of
from bazhua.infra.roster.services import take_leave
from bazhua.infra.roster.spans import Span
from bazhua.kernel.errors import BadInput, Forbidden, NotFound, StaleState, TransitionRefused
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.domain.where.refusals import OutOfOrder
from bazhua.registry.domain.who.refusals import (
    Ended,
    EngagedAlready,
    EngagementRefused,
    HoldsAlready,
    IdentityTaken,
    NotEngaged,
    StillHolds,
    StillOwes,
)
from bazhua.registry.interfaces.reaching import AddressBook
from bazhua.registry.models import Engagement, Holding, Person, Place, Post
from bazhua.registry.selectors.who.people import visible_person
from bazhua.registry.services.who.engagements import Engaging, end_engagement, engage
from bazhua.registry.services.who.persons import (
    Registration,
    change_contact,
    register_person,
    show_contact,
    show_identity,
)
from bazhua.registry.services.who.posts import (
    PostOpening,
    address_of,
    appoint,
    close_post,
    hand_over,
    open_post,
    relieve,
)
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    NOON,
    OTHER_COUNTY,
    TODAY,
    acting,
    person,
    settle,
)

pytestmark = pytest.mark.django_db

NUMBER, OTHER_NUMBER = "370102190001010019", "37010219900101001X"
PHONE, MAIL = "13800001234", "zhang@example.com"
OFFICER = acting("R06", COUNTY)
HOUR = timedelta(hours=1)


@pytest.fixture
def province():
    return settle()


def identity(serial=1):
    """Return a valid identity number of nobody, born in 1990."""
    body = f"37010219900101{serial:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign) * weight for sign, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def registration(name="张示例", **more):
    return Registration(
        name=name, **({"identity": identity(), "phone": PHONE, "mail": MAIL} | more)
    )


def registered(actor=OFFICER, **more):
    return register_person(registration(**more), actor=actor, at=NOON)


def hired(province, who=None, kind=EngagementKind.EMPLOYEE, actor=OFFICER, **more):
    values = {"enterprise": province.firm.uid, "since": date(2026, 1, 1)} | more
    who = who or person()
    return engage(Engaging(person=who.uid, kind=kind, **values), actor=actor, at=NOON)


def kept():
    """Return everything that a refusal must not change."""
    rows = {model: list(model.objects.order_by("pk").values()) for model in MODELS}
    return rows, Event.objects.count()


MODELS: tuple[type[Model], ...] = (Person, Engagement, Post, Holding)


def refused(error, action):
    before = kept()
    with pytest.raises(error) as caught:
        action()
    assert kept() == before
    return caught.value


def test_what_is_personal_is_sealed_and_shown_masked():
    row = registered().person

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(p)::text FROM registry_person p")
        stored = cursor.fetchone()[0]
    told = str(list(Event.objects.values_list("data", flat=True)))
    for secret in (identity(), PHONE, MAIL):
        assert secret not in stored
        assert secret.encode().hex() not in stored
        assert secret not in told
    assert row.identity_shown == f"370102********{identity()[-4:]}"
    assert row.phone_shown == "138******34"


def test_a_person_is_found_again_instead_of_doubled():
    first = registered()

    again = registered(identity=f" {identity().lower()} ", phone="")

    assert (first.found, again.found) == (False, True)
    assert again.person.pk == first.person.pk
    assert Person.objects.count() == 1


def test_a_number_under_another_name_is_refused_without_telling_the_name():
    registered()

    error = refused(IdentityTaken, lambda: registered(name="李示例"))

    assert (error.field, error.data) == ("identity", {})


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"identity": "370102199001010010"}, "identity"),
        ({"identity": "37010220991231001X"}, "identity"),
        ({"identity": "１２"}, "identity"),
        ({"phone": "12345"}, "phone"),
        ({"mail": "zhang"}, "mail"),
    ],
)
def test_a_wrong_value_is_refused_by_its_field_and_not_repeated(more, field):
    error = refused(BadInput, lambda: registered(**more))

    assert error.field == field
    assert next(iter(more.values())) not in str(error.args)


@pytest.mark.parametrize(
    "actor", [NOBODY, acting("R07", departments=1), acting("R26"), acting("R23")]
)
def test_persons_are_registered_by_those_who_may(actor):
    refused(Forbidden, lambda: registered(actor=actor))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("+86 138 0000 1234", "138******34"),
        ("0531-88881234", "053********34"),
        ("", ""),
    ],
)
def test_telephones_are_spelt_alike(given, shown):
    assert registered(phone=given).person.phone_shown == shown


def test_an_identity_number_is_seen_in_clear_by_right_and_each_time_is_an_event(province):
    row = registered().person
    hired(province, row)
    examiner = acting("R16", CITY, uid=UUID(int=8))
    himself = acting("R23", uid=row.uid)

    assert show_identity(row.uid, actor=examiner, at=NOON) == identity()
    assert show_identity(row.uid, actor=himself, at=NOON) == identity()

    shown = Event.objects.filter(kind="person.identity_shown").order_by("id")
    assert [event.actor_uid for event in shown] == [examiner.uid, row.uid]
    refused(Forbidden, lambda: show_identity(row.uid, actor=OFFICER, at=NOON))
    refused(NotFound, lambda: show_identity(row.uid, actor=acting("R16", OTHER_COUNTY), at=NOON))


def test_a_telephone_is_seen_in_clear_by_right_and_each_time_is_an_event(province):
    row = registered().person
    hired(province, row)

    assert show_contact(row.uid, actor=OFFICER, at=NOON) == (PHONE, MAIL)
    assert Event.objects.filter(kind="person.contact_shown").count() == 1
    town = acting("R08", COUNTY)
    refused(Forbidden, lambda: show_contact(row.uid, actor=town, at=NOON))


def test_a_person_changes_where_he_is_reached():
    row = registered().person
    himself = acting("R23", uid=row.uid)

    changed = change_contact(row.uid, phone="", mail=MAIL, version=1, actor=himself, at=NOON)

    assert (changed.phone_shown, changed.phone_sealed, changed.phone_hash) == ("", None, None)
    book = AddressBook()
    assert [book.address(row.uid, kind) for kind in (Kind.SMS, Kind.MAIL)] == [None, MAIL]
    other = acting("R06", OTHER_COUNTY)
    refused(
        NotFound,
        lambda: change_contact(row.uid, phone="", mail="", version=2, actor=other, at=NOON),
    )
    refused(
        StaleState,
        lambda: change_contact(row.uid, phone="", mail="", version=1, actor=himself, at=NOON),
    )


def test_the_address_book_opens_what_is_sealed_and_knows_no_others():
    row = registered().person
    book = AddressBook()

    found = [book.address(row.uid, kind) for kind in (Kind.SMS, Kind.VOICE, Kind.MAIL, Kind.WECOM)]

    assert found == [PHONE, PHONE, MAIL, None]
    assert [book.address(UUID(int=1), kind) for kind in (Kind.SMS, Kind.MAIL)] == [None, None]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (EngagementKind.EMPLOYEE, {}),
        (EngagementKind.CONTRACTOR, {"employer": True}),
        (EngagementKind.DISPATCHED, {"employer": True}),
        (EngagementKind.VISITOR, {"until": TODAY}),
    ],
)
def test_each_kind_of_engagement(province, kind, more):
    values = more | ({"employer": province.other_firm.uid} if "employer" in more else {})

    row = hired(province, kind=kind, **values)

    assert row.path_now == province.firm.path_now
    assert row.dept_mask == province.firm.dept_mask
    event = Event.objects.get(kind="engagement.begun")
    assert (event.record_uid, event.data["kind"]) == (row.uid, kind.value)


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        (EngagementKind.CONTRACTOR, {}, "employer"),
        (EngagementKind.DISPATCHED, {}, "employer"),
        (EngagementKind.EMPLOYEE, {"employer": UUID(int=4)}, "employer"),
        (EngagementKind.VISITOR, {}, "until"),
    ],
)
def test_an_engagement_that_contradicts_its_kind_is_refused(province, kind, more, field):
    who = person()

    error = refused(EngagementRefused, lambda: hired(province, who, kind, **more))

    assert error.field == field


def test_an_engagement_is_refused_out_of_reach_twice_or_backwards(province):
    who = person()
    first = hired(province, who, until=date(2026, 6, 1))
    far, narrow = acting("R06", OTHER_COUNTY), acting("R07", COUNTY, departments=1)

    refused(NotFound, lambda: hired(province, who, actor=far))
    refused(Forbidden, lambda: hired(province, who, actor=narrow))
    refused(EngagedAlready, lambda: hired(province, who, since=date(2026, 5, 31)))
    refused(OutOfOrder, lambda: hired(province, who, until=date(2026, 1, 1)))
    both = {"organisation": province.office.uid}
    refused(NotFound, lambda: hired(province, who, **both))
    refused(NotFound, lambda: hired(province, who, enterprise=None))
    refused(NotFound, lambda: hired(province, who, unit=UUID(int=3)))
    second = hired(province, who, since=date(2026, 6, 1))
    assert (first.until, second.until) == (date(2026, 6, 1), None)


def test_a_person_of_a_team_is_seen_by_its_leader(province):
    row = hired(province, unit=province.team.uid)
    leader = acting("R22", region=row.place.region)
    elsewhere = hired(province, person("李示例"))

    assert visible_person(leader, row.person.uid, at=NOON) == row.person
    with pytest.raises(NotFound):
        visible_person(leader, elsewhere.person.uid, at=NOON)


def test_a_person_is_seen_where_he_works_and_by_himself(province):
    who = person()
    hired(province, who)

    assert visible_person(OFFICER, who.uid, at=NOON) == who
    assert visible_person(acting("R26", uid=who.uid), who.uid, at=NOON) == who
    for stranger in (acting("R06", OTHER_COUNTY), acting("R26"), NOBODY):
        with pytest.raises(NotFound):
            visible_person(stranger, who.uid, at=NOON)


@pytest.fixture
def post(province):
    """Return the post of a duty officer at the county's bureau."""
    opening = PostOpening(
        name="值班员", kind=PostKind.DUTY_OFFICER, organisation=province.office.uid
    )
    return open_post(opening, actor=OFFICER, at=NOON)


@pytest.fixture
def clerks(province):
    """Return two persons who work at the county's bureau."""
    both = [
        registered(name=name, identity=identity(serial)).person
        for serial, name in enumerate(("王示例", "赵示例"), 10)
    ]
    for who in both:
        hired(province, who, enterprise=None, organisation=province.office.uid)
    return both


def to_do(person, at):
    return held_by(posts_of(person, at))


def owe(post, due=NOON + 2 * HOUR):
    """Open an obligation of a post, whose chain calls the post itself."""
    rule = EscalationRule((Level(address_of(post), HOUR, Anchor.DUE),), HOUR)
    terms = Terms(holder=address_of(post), clause="platform:test", starts_at=NOON, rule=rule)
    opening = Opening(
        kind="test",
        subject_kind="post",
        subject_uid=post.uid,
        place=post.place,
        terms=terms,
        due_at=due,
    )
    return open_obligation(opening, actor=OFFICER, at=NOON)


def test_what_a_post_owes_follows_it_to_the_new_holder(post, clerks):
    old, new = clerks
    holding = appoint(post.uid, old.uid, since=NOON - DAY, actor=OFFICER, at=NOON)
    owed = owe(post)
    assert to_do(old.uid, at=NOON) == [owed]

    passes_at = NOON + HOUR
    hand_over(holding.uid, new.uid, passes_at=passes_at, version=1, actor=OFFICER, at=NOON)

    assert to_do(old.uid, at=passes_at - timedelta(microseconds=1)) == [owed]
    assert (to_do(old.uid, at=passes_at), to_do(new.uid, at=passes_at)) == ([], [owed])
    sweep(NOON + 4 * HOUR)
    called = Event.objects.get(kind="obligation.called")
    assert called.data["persons"] == [str(new.uid)]
    told = Event.objects.get(kind="post.handed_over").data
    assert (told["from"], told["to"], told["open_obligations"]) == (str(old.uid), str(new.uid), 1)


def test_the_new_holder_discharges_and_the_old_one_no_longer_can(post, clerks):
    old, new = clerks
    holding = appoint(post.uid, old.uid, since=NOON - DAY, actor=OFFICER, at=NOON)
    owed = owe(post)
    hand_over(holding.uid, new.uid, passes_at=NOON, version=1, actor=OFFICER, at=NOON)
    wanted = Request(obligation=owed.uid, version=owed.version)

    with pytest.raises(TransitionRefused):
        discharge(wanted, actor=acting("R06", COUNTY, uid=old.uid), at=NOON)
    done = discharge(wanted, actor=acting("R06", COUNTY, uid=new.uid), at=NOON)

    assert done.state == "closed"


def test_a_post_without_a_roster_is_answered_by_all_who_hold_it(post, clerks):
    for who in clerks:
        appoint(post.uid, who.uid, since=NOON, actor=OFFICER, at=NOON)
    address = address_of(post)

    assert duty_at([address], NOON - timedelta(microseconds=1)) == {address: ()}
    assert duty_at([address], NOON) == {address: tuple(str(who.uid) for who in clerks)}
    assert posts_of(clerks[0].uid, NOON) == {address}
    assert gaps([address], NOON) == {}


def test_a_gap_is_told_where_the_only_holder_is_away(post, clerks):
    appoint(post.uid, clerks[0].uid, since=NOON, actor=OFFICER, at=NOON)
    away = Span(NOON + HOUR, NOON + 3 * HOUR)
    take_leave(Leave(str(clerks[0].uid), away), actor=OFFICER, at=NOON)
    address = address_of(post)

    assert gaps([address], NOON) == {address: (away,)}


def test_appointing_is_refused(post, clerks, province):
    who = clerks[0]
    appoint(post.uid, who.uid, since=NOON, actor=OFFICER, at=NOON)
    stranger, narrow = acting("R06", OTHER_COUNTY), acting("R08", COUNTY)
    elsewhere = hired(province, person("外单位")).person

    def taking(one, actor=OFFICER, target=post.uid):
        return lambda: appoint(target, one, since=NOON, actor=actor, at=NOON)

    refused(HoldsAlready, taking(who.uid))
    refused(NotEngaged, taking(elsewhere.uid))
    refused(NotFound, taking(UUID(int=5)))
    refused(NotFound, taking(clerks[1].uid, stranger))
    refused(Forbidden, taking(clerks[1].uid, narrow))
    refused(NotFound, taking(clerks[1].uid, OFFICER, UUID(int=6)))


def test_a_hand_over_that_fails_leaves_the_post_where_it_was(post, clerks, province):
    holding = appoint(post.uid, clerks[0].uid, since=NOON - DAY, actor=OFFICER, at=NOON)
    elsewhere = hired(province, person("外单位")).person

    def passing(to, version=1, passes_at=NOON):
        return lambda: hand_over(
            holding.uid, to, passes_at=passes_at, version=version, actor=OFFICER, at=NOON
        )

    refused(NotEngaged, passing(elsewhere.uid))
    refused(StaleState, passing(clerks[1].uid, version=4))
    refused(OutOfOrder, passing(clerks[1].uid, passes_at=NOON - DAY))


def test_a_post_is_closed_when_nobody_holds_it_and_it_owes_nothing(post, clerks):
    holding = appoint(post.uid, clerks[0].uid, since=NOON - DAY, actor=OFFICER, at=NOON)
    owed = owe(post)

    def close():
        return close_post(post.uid, version=1, actor=OFFICER, at=NOON)

    refused(StillHolds, close)
    holder = acting("R06", COUNTY, uid=clerks[0].uid)
    refused_by_debt = Request(obligation=owed.uid, version=owed.version)
    discharge_later = lambda: discharge(refused_by_debt, actor=holder, at=NOON)  # noqa: E731
    relieved = relieve(holding.uid, until=NOON, version=1, actor=OFFICER, at=NOON)
    assert relieved.until == NOON
    refused(StillOwes, close)
    with pytest.raises(TransitionRefused):
        discharge_later()
    refused(Ended, lambda: relieve(holding.uid, until=NOON, version=2, actor=OFFICER, at=NOON))


def test_a_closed_post_takes_nobody(post, clerks):
    closed = close_post(post.uid, version=1, actor=OFFICER, at=NOON)

    assert closed.until == TODAY
    refused(Ended, lambda: appoint(post.uid, clerks[0].uid, since=NOON, actor=OFFICER, at=NOON))


def test_an_engagement_ends_after_the_posts_are_handed_over(post, clerks):
    old, new = clerks
    holding = appoint(post.uid, old.uid, since=NOON - DAY, actor=OFFICER, at=NOON)
    row = Engagement.objects.get(person=old)

    def end(version=1, until=TODAY, actor=OFFICER):
        return end_engagement(row.uid, until=until, version=version, actor=actor, at=NOON)

    assert refused(StillHolds, end).data == {"posts": "值班员"}
    hand_over(holding.uid, new.uid, passes_at=NOON, version=1, actor=OFFICER, at=NOON)
    refused(NotFound, lambda: end(actor=acting("R06", OTHER_COUNTY)))
    refused(OutOfOrder, lambda: end(until=row.since))
    refused(StaleState, lambda: end(version=9))
    assert end().until == TODAY
    refused(Ended, lambda: end(version=2))


@pytest.mark.parametrize("model", [Engagement, Post, Place])
def test_the_nodes_above_a_row_are_computed(model):
    """A reference named `enterprise` would silently take the place of the node `enterprise_id`."""
    columns = {field.column: field for field in model._meta.concrete_fields}  # noqa: SLF001

    assert [name for name in LEVELS.values() if not columns[name].generated] == []
