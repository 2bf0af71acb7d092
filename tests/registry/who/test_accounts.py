"""Who looks after whose account: invited, given a new link, closed, opened; and who may not."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.infra.accounts.core.refusals import LoginTaken
from bazhua.infra.accounts.models import Badge, Device, Link, User
from bazhua.infra.accounts.selectors import Standing, account_of, free_login
from bazhua.infra.accounts.services.accounts import set_password
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Path
from bazhua.registry.domain.people import EngagementKind
from bazhua.registry.domain.who.refusals import AccountBeyond, FactorStays, OwnAccount
from bazhua.registry.interfaces.web.accounts.urls import urlpatterns
from bazhua.registry.interfaces.web.accounts.views import proposed
from bazhua.registry.models import Engagement
from bazhua.registry.services.who.accounts import (
    hand_badge,
    invite_person,
    renew_link,
    set_account_open,
    take_badge,
)
from bazhua.registry.services.who.engagements import Engaging, end_engagement, engage
from tests.infra.accounts.scene import PASSWORD, come_by_link, session_with, state, with_totp
from tests.infra.accounts.test_signing_in import AT_DESK
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    FIRM,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    REGIONS,
    TODAY,
    TOWN,
    acting,
    grant,
    person,
    settle,
)

pytestmark = pytest.mark.django_db

SECURITY = acting("R28", CITY)
ASKING = {"actor": NOBODY}


@pytest.fixture
def where():
    return settle()


@pytest.fixture
def worker(where):
    """Return a worker of the firm, engaged since the year began."""
    return worker_of(where)


def worker_of(where, name="吴示例"):
    who = person(name)
    kind, since = EngagementKind.EMPLOYEE, date(2026, 1, 1)
    engaging = Engaging(person=who.uid, kind=kind, enterprise=where.firm.uid, since=since)
    engage(engaging, actor=acting("R06", COUNTY), at=NOON)
    return who


def manager(role="R21"):
    """Return somebody with a role over the firm alone."""
    return acting(role, Path.of(*REGIONS[TOWN], FIRM))


def test_a_manager_invites_a_worker_who_sets_his_password(worker):
    token = invite_person(worker.uid, login="wu", actor=manager(), at=NOON)

    assert account_of(worker.uid, at=NOON).standing is Standing.INVITED
    begun = come_by_link(token=token, visitor=AT_DESK, at=NOON)
    set_password(session=session_with(begun.token), password=PASSWORD, at=NOON)
    shown = account_of(worker.uid, at=NOON)
    assert (shown.login, shown.standing, shown.link_until) == ("wu", Standing.OPEN, None)
    assert shown.last_in == NOON
    assert Event.objects.get(kind="account.made").record_uid == User.objects.get().uid


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [
        (acting("R28", OTHER_COUNTY), NotFound),
        (acting("R06", COUNTY), Forbidden),
        (acting("R27", PROVINCE), Forbidden),
        (NOBODY, NotFound),
    ],
)
def test_who_may_not_is_refused_and_nothing_changes(worker, actor, refusal):
    before = state()

    with pytest.raises(refusal):
        invite_person(worker.uid, login="wu", actor=actor, at=NOON)

    assert state() == before


@pytest.mark.parametrize("act", ["invite", "renew", "close", "reopen"])
def test_nobody_looks_after_his_own_account(worker, act):
    own = acting("R28", CITY, uid=worker.uid)
    if act != "invite":
        invite_person(worker.uid, login="wu", actor=SECURITY, at=NOON)
    before = state()

    with pytest.raises(OwnAccount):
        done(act, worker, own)

    assert state() == before


@pytest.mark.parametrize(
    ("role", "node", "limits"),
    [
        ("R19", FIRM, {}),
        ("R06", COUNTY, {}),
        ("R23", 51, {}),
        ("R28", COUNTY, {"confirmed_by": None, "confirmed_at": None}),
        ("R20", FIRM, {"since": NOON + DAY}),
    ],
)
@pytest.mark.parametrize("act", ["invite", "renew", "close"])
def test_nobody_gets_by_a_link_what_he_could_not_give(worker, act, role, node, limits):
    if act != "invite":
        invite_person(worker.uid, login="wu", actor=SECURITY, at=NOON)
    grant(worker, role, node, **limits)
    before = state()

    with pytest.raises(AccountBeyond):
        done(act, worker, manager())

    assert state() == before


def test_a_role_that_is_over_does_not_count(worker):
    grant(worker, "R06", COUNTY, until=NOON)

    invite_person(worker.uid, login="wu", actor=manager(), at=NOON)

    assert User.objects.get().login == "wu"


def test_who_has_left_is_not_invited_but_can_be_closed(worker):
    invite_person(worker.uid, login="wu", actor=manager(), at=NOON)
    leave(worker)
    later = NOON + DAY

    with pytest.raises(Forbidden):
        renew_link(worker.uid, actor=manager(), at=later)
    set_account_open(worker.uid, is_open=False, actor=manager(), at=later)

    assert account_of(worker.uid, at=later).standing is Standing.CLOSED
    assert not Link.objects.filter(ended_at=None).exists()


def leave(worker):
    row = Engagement.objects.get(person=worker)
    county = acting("R06", COUNTY)
    end_engagement(row.uid, until=TODAY, version=row.version, actor=county, at=NOON)


def test_a_second_factor_is_removed_for_a_worker_but_not_for_an_administrator(where, worker):
    other = worker_of(where, "郑示例")
    grant(other, "R27", CITY)
    for who, login in ((worker, "wu"), (other, "zheng")):
        with_totp(who.uid, login, at=NOON)

    renew_link(worker.uid, actor=SECURITY, at=NOON, without_totp=True)
    before = state()
    with pytest.raises(FactorStays):
        renew_link(other.uid, actor=SECURITY, at=NOON, without_totp=True)

    assert state() == before
    assert not account_of(worker.uid, at=NOON).has_totp
    assert account_of(other.uid, at=NOON).has_totp
    assert renew_link(other.uid, actor=SECURITY, at=NOON)


def test_a_taken_login_name_makes_nothing(where, worker):
    invite_person(worker.uid, login="wu", actor=SECURITY, at=NOON)
    other = worker_of(where, "郑示例")
    before = state()

    with pytest.raises(LoginTaken):
        invite_person(other.uid, login="WU", actor=SECURITY, at=NOON)

    assert state() == before


def test_a_login_name_is_proposed_from_the_name(worker):
    assert proposed("吴示例") == "wushili"
    assert proposed("…") == "user"
    invite_person(worker.uid, login="wushili", actor=SECURITY, at=NOON)
    assert (proposed("吴示例"), free_login("wu")) == ("wushili2", "wu")


def done(act, worker, actor):
    """Do one of the four things to a worker's account."""
    if act == "invite":
        return invite_person(worker.uid, login="wu", actor=actor, at=NOON)
    if act == "renew":
        return renew_link(worker.uid, actor=actor, at=NOON)
    return set_account_open(worker.uid, is_open=act == "reopen", actor=actor, at=NOON)


ACCOUNT_PAGES = ["invite", "renew", "close", "reopen", "badge", "end_badge"]
DEVICE_PAGES = ["devices", "enrol", "device", "end_device"]


def test_every_address_is_asked_for():
    assert [pattern.name for pattern in urlpatterns] == ACCOUNT_PAGES + DEVICE_PAGES


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


def address(name, who):
    return reverse(f"people_accounts:{name}", args=[who.uid])


@pytest.mark.parametrize("name", ACCOUNT_PAGES)
def test_an_address_answers_as_the_rights_say(ask, worker, name):
    if name not in {"invite", "badge"}:
        hand_badge(worker.uid, login="wu", actor=SECURITY, at=NOON)
    form = {} if name in {"close", "reopen", "end_badge"} else None
    path = address(name, worker)

    answers = [
        ask(actor, path, form).status_code
        for actor in (NOBODY, acting("R28", OTHER_COUNTY), acting("R06", COUNTY), SECURITY)
    ]

    assert answers == [404, 404, 403, 302 if form == {} else 200]


def test_the_link_is_shown_once_and_kept_nowhere(ask, worker):
    answer = ask(SECURITY, address("invite", worker), {"login": "wu"})
    page = answer.content.decode()

    assert answer["Cache-Control"] == "no-store"
    token = page.split("/sign-in/link#")[1].split('"')[0]
    assert come_by_link(token=token, visitor=AT_DESK, at=NOON + timedelta(days=1)).need
    again = ask(SECURITY, reverse("who:person", args=[worker.uid])).content.decode()
    assert token not in again
    assert "invited, no password yet" in again


def test_a_refused_login_name_is_told_at_its_field(ask, worker):
    before = state()

    answer = ask(SECURITY, address("invite", worker), {"login": "两 个"})

    assert answer.status_code == 422
    assert "Nothing was saved" in answer.content.decode()
    assert state() == before


def test_the_page_of_a_person_offers_what_may_be_done(ask, worker):
    page = reverse("who:person", args=[worker.uid])

    def offered(actor):
        text = ask(actor, page).content.decode()
        return [
            name for name in ("invite", "renew", "close", "reopen") if address(name, worker) in text
        ]

    assert (offered(acting("R06", COUNTY)), offered(SECURITY)) == ([], ["invite"])
    invite_person(worker.uid, login="wu", actor=SECURITY, at=NOON)
    assert offered(manager()) == ["renew", "close"]
    assert ask(SECURITY, address("close", worker), {}).status_code == 302
    assert offered(SECURITY) == ["reopen"]
    assert "closed" in ask(SECURITY, page).content.decode()
    grant(worker, "R06", COUNTY)
    assert (offered(manager()), offered(SECURITY)) == ([], ["reopen"])


def test_a_badge_is_handed_and_taken_by_who_looks_after_the_worker(worker):
    code = hand_badge(worker.uid, login="wu", actor=manager(), at=NOON)

    assert len(code) == 19
    assert account_of(worker.uid, at=NOON).badge_since == NOON
    take_badge(worker.uid, actor=manager(), at=NOON)
    assert account_of(worker.uid, at=NOON).badge_since is None
    with pytest.raises(NotFound):
        take_badge(worker.uid, actor=manager(), at=NOON)


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [(acting("R28", OTHER_COUNTY), NotFound), (acting("R06", COUNTY), Forbidden)],
)
def test_a_badge_is_not_handed_by_others(worker, actor, refusal):
    before = state()

    with pytest.raises(refusal):
        hand_badge(worker.uid, login="wu", actor=actor, at=NOON)

    assert state() == before
    assert not Badge.objects.exists()


def test_nobody_hands_a_badge_to_who_may_more(worker):
    grant(worker, "R06", COUNTY)

    with pytest.raises(AccountBeyond):
        hand_badge(worker.uid, login="wu", actor=manager(), at=NOON)

    assert not Badge.objects.exists()


def test_the_badge_is_shown_once(ask, worker):
    path = address("badge", worker)
    assert ask(SECURITY, path).status_code == 200
    assert not Badge.objects.exists()

    answer = ask(SECURITY, path, {"go": "on"})

    assert answer["Cache-Control"] == "no-store"
    assert "data:image/svg" in answer.content.decode()
    assert Badge.objects.count() == 1
    page = reverse("who:person", args=[worker.uid])
    assert address("end_badge", worker) in ask(SECURITY, page).content.decode()
    assert ask(SECURITY, address("end_badge", worker), {}).status_code == 302
    assert not Badge.objects.filter(ended_at=None).exists()


CODE = "91370302MA3TEXT0UY"


@pytest.fixture
def firm(where):
    """Return the firm, known by its credit code."""
    type(where.firm).objects.filter(pk=where.firm.pk).update(credit_code=CODE)
    return where.firm


DEVICE = {"name": "一号车间终端", "node": CODE}


@pytest.mark.parametrize(
    ("actor", "status"),
    [
        (manager(), 302),
        (SECURITY, 302),
        (acting("R21", OTHER_COUNTY), 422),
        (acting("R06", COUNTY), 403),
        (NOBODY, 403),
    ],
)
def test_a_device_is_registered_where_one_may(ask, firm, actor, status):
    answer = ask(actor, reverse("people_accounts:enrol"), DEVICE)

    assert (answer.status_code, Device.objects.count()) == (status, int(status == 302))
    if status == 302:
        row = Device.objects.get()
        assert (row.path, row.enrolled_by) == (firm.path_now, actor.uid)
        assert answer["Location"] == reverse("accounts:badge")
        assert "bazhua_device" in answer.cookies


def test_a_device_at_an_unknown_place_is_refused_in_words(ask, firm):
    answer = ask(SECURITY, reverse("people_accounts:enrol"), DEVICE | {"node": "999999"})

    assert answer.status_code == 422
    assert "no region or enterprise has this code" in answer.content.decode()
    assert not Device.objects.exists()
    assert firm.pk


def test_devices_are_seen_and_ended_within_reach(ask, firm):
    ask(SECURITY, reverse("people_accounts:enrol"), DEVICE)
    row = Device.objects.get()
    record = reverse("people_accounts:device", args=[row.uid])
    ending = reverse("people_accounts:end_device", args=[row.uid])

    def answers(actor):
        return ask(actor, record).status_code, ask(actor, ending, {}).status_code

    stranger, auditor = acting("R28", OTHER_COUNTY), acting("R27", CITY)
    assert (answers(stranger), answers(auditor)) == ((404, 404), (200, 403))
    listed = reverse("people_accounts:devices")
    assert row.name in ask(auditor, listed).content.decode()
    assert row.name not in ask(stranger, listed).content.decode()
    assert Device.objects.filter(ended_at=None).exists()
    assert answers(manager()) == (200, 302)
    assert not Device.objects.filter(ended_at=None).exists()
    assert "ended" in ask(SECURITY, record).content.decode()
    assert firm.pk


def test_the_list_of_devices_costs_the_same_for_one_row_and_three(ask, firm):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert ask(SECURITY, reverse("people_accounts:devices")).status_code == 200
        return len(caught)

    enrol = reverse("people_accounts:enrol")
    ask(SECURITY, enrol, DEVICE)
    one = queries()
    for name in ("门岗", "值班室"):
        ask(SECURITY, enrol, DEVICE | {"name": name})

    assert Device.objects.count() == 3
    assert queries() == one
    assert firm.pk
