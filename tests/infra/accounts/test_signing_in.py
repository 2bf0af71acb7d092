"""Passwords, waits after wrong ones, one-time links, the first administrator."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.core.refusals import (
    AccountsExist,
    LinkRefused,
    LoginRefused,
    LoginTaken,
    PasswordWeak,
    SessionNeeded,
    SignInLocked,
    SignInRefused,
)
from bazhua.infra.accounts.models import Link, Tries, User
from bazhua.infra.accounts.services.accounts import (
    come_by_link,
    first_link,
    is_first,
    make_first,
    renew,
    set_open,
    set_password,
)
from bazhua.infra.accounts.services.signing_in import confirm, guessed_by
from bazhua.infra.accounts.services.starting import Visitor
from bazhua.infra.accounts.services.tries import forget_tries, take_try
from bazhua.infra.events.models import Event
from tests.infra.accounts.scene import (
    ADMIN,
    AT_DESK,
    HOUR,
    LI,
    MINUTE,
    MORNING,
    OTHER_PASSWORD,
    PASSWORD,
    WANG,
    account,
    enter,
    invited,
    kinds,
    session_with,
    state,
    who,
)

pytestmark = pytest.mark.django_db

FIRST = {"name": "王安", "login": "wang", "password": PASSWORD, "visitor": AT_DESK, "at": MORNING}


def wrong(login="wang", at=MORNING, visitor=AT_DESK):
    with pytest.raises(SignInRefused):
        enter(login, "not the password", at, visitor)


def try_names(number, visitor=AT_DESK):
    """Count wrong tries of many names, as `sign_in` does before it looks at the password."""
    for one in range(number):
        take_try(guessed_by(f"name{one}", visitor), MORNING)


def locked(login="wang", at=MORNING, visitor=AT_DESK):
    with pytest.raises(SignInLocked) as refused:
        enter(login, PASSWORD, at, visitor)
    return refused.value.data


def test_password_is_kept_as_argon2id():
    assert account().password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("login", ["wang", "WANG", " wang ", "ｗａｎｇ"])
def test_spelling_of_a_login_name_does_not_matter(login):
    account()

    assert enter(login).need == Need.NOTHING


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("wang", "not the password"),
        ("nobody", PASSWORD),
        ("wang", ""),
        ("", ""),
        ("wang", "x" * 9999),
    ],
)
def test_wrong_pair_is_refused_in_the_same_words(login, password):
    account()
    before = state()

    with pytest.raises(SignInRefused) as refused:
        enter(login, password)

    assert (refused.value.field, refused.value.data) == (None, {})
    assert (state().users, state().sessions) == (before.users, before.sessions)


def test_closed_account_is_refused_in_the_same_words():
    account()
    set_open(person=WANG, is_open=False, actor=ADMIN, at=MORNING)

    with pytest.raises(SignInRefused):
        enter()

    assert kinds()[-1] == "account.refused"


@pytest.mark.parametrize("login", ["wang", "nobody"])
def test_wrong_tries_wait_longer_and_longer_whether_the_account_exists_or_not(login):
    account()
    at, waits = MORNING, []
    for _ in range(4):
        wrong(login, at)
    for _ in range(5):
        wrong(login, at)
        data = locked(login, at)
        waits.append(data["minutes"])
        at = data["until"]

    assert waits == [1, 5, 15, 60, 60]


def test_right_password_does_not_shorten_the_wait_and_ends_the_count_after_it():
    account()
    for _ in range(5):
        wrong()

    assert locked()["until"] == MORNING + MINUTE
    assert enter(at=MORNING + MINUTE).need == Need.NOTHING
    for _ in range(4):
        wrong(at=MORNING + MINUTE)
    assert enter(at=MORNING + MINUTE).need == Need.NOTHING


def test_account_that_waits_is_told_to_the_ledger_without_its_name():
    user = account()
    for _ in range(5):
        wrong()

    events = list(Event.objects.filter(record_uid=user.uid).order_by("seq"))[-2:]

    assert [event.kind for event in events] == ["account.refused", "account.locked"]
    assert [event.data for event in events] == [
        {"method": "password"},
        {"until": "2026-11-23T00:31:00+00:00"},
    ]


def test_refused_while_waiting_counts_nothing():
    account()
    for _ in range(5):
        wrong()
    before = list(Tries.objects.values())

    locked()

    assert list(Tries.objects.values()) == before


def test_address_waits_for_many_names():
    account()
    try_names(30)

    assert locked()["minutes"] == 1
    assert enter(visitor=Visitor(address="192.0.2.8")).need == Need.NOTHING


def test_right_password_does_not_wash_an_address():
    account()
    try_names(29)

    enter()
    wrong("name29")

    assert locked()["minutes"] == 1


def test_unknown_address_counts_by_account_alone():
    account()
    try_names(40, Visitor())

    assert enter(visitor=Visitor()).need == Need.NOTHING


def test_tries_of_yesterday_do_not_count():
    account()
    for _ in range(4):
        wrong()

    for _ in range(4):
        wrong(at=MORNING + 24 * HOUR)

    assert enter(at=MORNING + 24 * HOUR).need == Need.NOTHING


def test_old_tries_are_deleted():
    wrong("nobody")

    assert forget_tries(MORNING + 24 * HOUR) == 0
    assert forget_tries(MORNING + 25 * HOUR) == 2
    assert Tries.objects.count() == 0


def test_names_that_are_tried_are_not_kept():
    wrong("secretname")

    assert all(b"secretname" not in bytes(row.key) for row in Tries.objects.all())


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_are_counted_before_they_are_looked_at():
    account()

    def guess(_):
        try:
            enter(password=OTHER_PASSWORD)
        except (SignInRefused, SignInLocked) as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(guess, range(16)))

    assert (answers.count(SignInRefused), answers.count(SignInLocked)) == (5, 11)


def test_confirming_takes_the_password_once_more():
    user = account()

    confirm(account=user.uid, password=PASSWORD, visitor=AT_DESK, at=MORNING)

    with pytest.raises(SignInRefused):
        confirm(account=user.uid, password=OTHER_PASSWORD, visitor=AT_DESK, at=MORNING)


def test_link_sets_a_password_and_lets_in():
    begun = come_by_link(token=invited(), visitor=AT_DESK, at=MORNING)

    full = set_password(session=session_with(begun.token), password=PASSWORD, at=MORNING)

    assert full.need == Need.NOTHING
    assert who(full.token).methods == {"password"}
    assert who(begun.token) is None
    assert kinds() == [
        "account.made",
        "account.link_given",
        "account.password_set",
        "account.signed_in",
    ]


def test_link_is_used_once():
    token = invited()
    begun = come_by_link(token=token, visitor=AT_DESK, at=MORNING)
    second = come_by_link(token=token, visitor=AT_DESK, at=MORNING)
    set_password(session=session_with(begun.token), password=PASSWORD, at=MORNING)
    before = state()

    with pytest.raises(LinkRefused):
        come_by_link(token=token, visitor=AT_DESK, at=MORNING)
    with pytest.raises(LinkRefused):
        set_password(session=session_with(second.token), password=OTHER_PASSWORD, at=MORNING)

    assert state() == before


@pytest.mark.parametrize("token", ["", "x", "王" * 50])
def test_unknown_link_is_refused(token):
    invited()

    with pytest.raises(LinkRefused):
        come_by_link(token=token, visitor=AT_DESK, at=MORNING)


def test_link_is_over_after_three_days():
    token = invited()

    come_by_link(token=token, visitor=AT_DESK, at=MORNING + 72 * HOUR - MINUTE)

    with pytest.raises(LinkRefused):
        come_by_link(token=token, visitor=AT_DESK, at=MORNING + 72 * HOUR)


def test_new_link_ends_the_older_one():
    account()
    older = renew(person=WANG, actor=ADMIN, at=MORNING)
    newer = renew(person=WANG, actor=ADMIN, at=MORNING)

    with pytest.raises(LinkRefused):
        come_by_link(token=older, visitor=AT_DESK, at=MORNING)
    assert come_by_link(token=newer, visitor=AT_DESK, at=MORNING).need == Need.PASSWORD


def test_closing_an_account_ends_its_link():
    token = invited()
    set_open(person=WANG, is_open=False, actor=ADMIN, at=MORNING)

    with pytest.raises(LinkRefused):
        come_by_link(token=token, visitor=AT_DESK, at=MORNING)


def test_link_is_kept_as_a_hash_only():
    token = invited()

    assert token.encode() not in bytes(Link.objects.get().token_hash)


def test_forgotten_password_counts_until_a_new_one_is_set():
    account()
    renew(person=WANG, actor=ADMIN, at=MORNING)

    assert enter().need == Need.NOTHING


@pytest.mark.parametrize(
    "password", ["short", "1234567890", "password123", "i am wang so", "aaaaaaaaaaaa", "x" * 257]
)
def test_weak_password_is_refused(password):
    begun = come_by_link(token=invited(), visitor=AT_DESK, at=MORNING)
    before = state()

    with pytest.raises(PasswordWeak) as refused:
        set_password(session=session_with(begun.token), password=password, at=MORNING)

    assert refused.value.field == "password"
    assert state() == before


def test_password_is_set_only_by_a_session_that_waits_for_it():
    account()
    before = state()

    for session in (None, session_with(enter().token)):
        with pytest.raises(SessionNeeded):
            set_password(session=session, password=OTHER_PASSWORD, at=MORNING)

    assert state().users == before.users


@pytest.mark.parametrize("login", ["", "two words", "x" * 81, "a/b", "<b>"])
def test_login_name_with_other_signs_is_refused(login):
    with pytest.raises(LoginRefused):
        invited(login=login)

    assert User.objects.count() == 0


def test_login_name_of_another_is_refused():
    account()
    before = state()

    with pytest.raises(LoginTaken):
        invited(LI, "WANG")

    assert state() == before


def test_first_administrator_is_made_once():
    token = first_link(at=MORNING)

    begun = make_first(token=token, **FIRST)

    assert begun.need == Need.NOTHING
    assert who(begun.token).login == "wang"
    for again in (lambda: first_link(at=MORNING), lambda: make_first(token=token, **FIRST)):
        before = state()
        with pytest.raises(AccountsExist):
            again()
        assert state() == before


def test_newer_first_link_ends_the_older_one():
    older, newer = first_link(at=MORNING), first_link(at=MORNING)

    with pytest.raises(LinkRefused):
        make_first(token=older, **FIRST)

    assert User.objects.count() == 0
    assert is_first(newer, MORNING)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"password": "short"}, PasswordWeak),
        ({"login": "a b"}, LoginRefused),
        ({"token": "x"}, LinkRefused),
        ({"at": MORNING + 72 * HOUR}, LinkRefused),
    ],
)
def test_refused_first_administrator_leaves_the_link_as_it_was(change, refusal):
    token = first_link(at=MORNING)
    before = state()

    with pytest.raises(refusal):
        make_first(**{"token": token, **FIRST, **change})

    assert state() == before
    assert is_first(token, MORNING)


def test_first_administrator_is_the_person_that_the_registry_makes(settings):
    settings.FIRST_ADMINISTRATOR = f"{__name__}.registered"

    make_first(token=first_link(at=MORNING), **FIRST)

    assert User.objects.get().person_uid == LI


def registered(name, at):
    assert (name, at) == ("王安", MORNING)
    return LI


@pytest.mark.django_db(transaction=True)
def test_of_two_first_administrators_at_once_one_is_made():
    token = first_link(at=MORNING)

    def make(number):
        try:
            make_first(**{"token": token, **FIRST, "login": f"admin{number}"})
        except (AccountsExist, LinkRefused) as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(make, range(4)))

    assert answers.count(None) == User.objects.count() == 1


def test_link_of_the_first_is_none_of_an_account():
    token = first_link(at=MORNING)

    with pytest.raises(LinkRefused):
        come_by_link(token=token, visitor=AT_DESK, at=MORNING + timedelta(hours=1))
