"""Sessions: who is signed in, for how long, and how it ends."""

from datetime import timedelta

import pytest

from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.models import Link, Session, Tries
from bazhua.infra.accounts.services.accounts import (
    change_password,
    come_by_link,
    renew,
    set_open,
)
from bazhua.infra.accounts.services.forgetting import forget_old
from bazhua.infra.accounts.services.starting import Visitor, end_own
from bazhua.infra.accounts.sessions import signed_in
from bazhua.kernel.errors import NotFound
from tests.infra.accounts.scene import (
    ADMIN,
    AT_DESK,
    HOUR,
    LI,
    MINUTE,
    MORNING,
    OTHER_PASSWORD,
    WANG,
    account,
    enter,
    invited,
    kinds,
    request_of,
    session_with,
    state,
    who,
)

pytestmark = pytest.mark.django_db


def test_who_has_signed_in_is_known_by_uid_and_method():
    user = account()
    begun = enter()

    known = who(begun.token)

    assert begun.need == Need.NOTHING
    assert (known.account, known.person, known.login) == (user.uid, WANG, "wang")
    assert (known.methods, known.shared, known.since) == ({"password"}, False, MORNING)


def test_request_without_a_cookie_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert who(None) is None


def test_request_with_a_cookie_asks_once_however_often_it_is_looked_at(django_assert_num_queries):
    account()
    request = request_of(enter().token)

    with django_assert_num_queries(1):
        first = signed_in(request)
        assert signed_in(request) == first


@pytest.mark.parametrize("token", ["", "x", "x" * 10_000, "王"])
def test_cookie_of_nobody_is_nobody(token):
    account()

    assert who(token) is None


def test_token_is_not_kept():
    account()
    token = enter().token

    row = Session.objects.order_by("-pk").first()

    assert token.encode() not in bytes(row.token_hash)


@pytest.mark.parametrize(
    ("visitor", "minutes"),
    [(AT_DESK, 480), (Visitor(shared=True), 15)],
)
def test_session_ends_when_it_is_not_used(visitor, minutes):
    account()
    token = enter(visitor=visitor).token
    last = MORNING + timedelta(minutes=minutes)

    assert who(token, last - timedelta(seconds=1), "/live/pass") is not None
    assert who(token, last) is None


def test_use_keeps_a_session_and_what_a_page_does_by_itself_does_not():
    account()
    used, left = enter().token, enter().token

    for hour in range(1, 12):
        who(used, MORNING + hour * HOUR)
        who(left, MORNING + hour * HOUR, "/live/pass")

    assert who(used, MORNING + 12 * HOUR) is not None
    assert who(left, MORNING + 12 * HOUR) is None


def test_session_ends_at_last_however_much_it_is_used():
    account()
    token = enter().token

    for hour in range(1, 72):
        assert who(token, MORNING + hour * HOUR) is not None

    assert who(token, MORNING + 72 * HOUR) is None


def test_use_is_written_now_and_then_only(django_assert_num_queries):
    account()
    token = enter().token

    with django_assert_num_queries(1):
        who(token, MORNING + timedelta(seconds=29))
    with django_assert_num_queries(2):
        who(token, MORNING + timedelta(seconds=30))


def test_session_is_ended_by_its_person():
    user = account()
    token = enter().token

    end_own(session_with(token).uid, account=user.uid, at=MORNING)

    assert who(token) is None
    assert kinds()[-1] == "account.signed_out"


def test_session_of_another_is_not_found():
    account()
    other = account(LI, "li")
    token = enter().token
    before = state()

    with pytest.raises(NotFound):
        end_own(session_with(token).uid, account=other.uid, at=MORNING)

    assert state() == before
    assert who(token) is not None


def test_session_that_is_over_is_not_found():
    user = account()
    session = session_with(enter().token)
    end_own(session.uid, account=user.uid, at=MORNING)
    before = state()

    with pytest.raises(NotFound):
        end_own(session.uid, account=user.uid, at=MORNING + MINUTE)

    assert state() == before


def test_changed_password_ends_the_other_sessions():
    user = account()
    mine, other = enter().token, enter().token

    change_password(
        account=user.uid, session=session_with(mine).uid, password=OTHER_PASSWORD, at=MORNING
    )

    assert who(mine) is not None
    assert who(other) is None
    assert enter(password=OTHER_PASSWORD).need == Need.NOTHING


def test_closed_account_is_signed_out_at_once():
    account()
    token = enter().token

    set_open(person=WANG, is_open=False, actor=ADMIN, at=MORNING)

    assert who(token) is None
    assert kinds()[-1] == "account.closed"


def test_account_opened_again_does_not_revive_a_session():
    account()
    token = enter().token
    set_open(person=WANG, is_open=False, actor=ADMIN, at=MORNING)

    set_open(person=WANG, is_open=True, actor=ADMIN, at=MORNING)

    assert who(token) is None
    assert enter().need == Need.NOTHING


def test_session_on_its_way_lets_nobody_in():
    account()
    token = renew(person=WANG, actor=ADMIN, at=MORNING)

    begun = come_by_link(token=token, visitor=AT_DESK, at=MORNING)

    assert begun.need == Need.PASSWORD
    assert who(begun.token) is None


def test_what_ended_a_month_ago_is_forgotten_and_what_is_used_is_kept():
    account()
    renew(person=WANG, actor=ADMIN, at=MORNING)
    month = MORNING + timedelta(days=33, minutes=1)
    token = enter(at=month).token

    counted = forget_old(month)

    assert counted == 3
    assert (Session.objects.count(), Link.objects.count(), Tries.objects.count()) == (1, 0, 2)
    assert who(token, month) is not None
    assert forget_old(month) == 0


def test_link_of_a_session_on_its_way_is_kept():
    begun = come_by_link(token=invited(), visitor=AT_DESK, at=MORNING + 71 * HOUR)
    who(begun.token, MORNING + 73 * HOUR)

    forget_old(MORNING + timedelta(days=30, hours=72, minutes=30))

    assert (Session.objects.count(), Link.objects.count()) == (1, 1)
