"""The second factor: codes count once, recovery codes too, and wrong ones wait."""

from datetime import timedelta

import pyotp
import pytest

from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.core.refusals import FactorRefused, SessionNeeded, SignInLocked
from bazhua.infra.accounts.models import RecoveryCode, User
from bazhua.infra.accounts.services.accounts import come_by_link, renew, set_password
from bazhua.infra.accounts.services.factors import (
    begin_totp,
    codes_left,
    confirm_totp,
    give_code,
    renew_codes,
)
from tests.infra.accounts.scene import (
    ADMIN,
    AT_DESK,
    LI,
    MINUTE,
    MORNING,
    OTHER_PASSWORD,
    WANG,
    account,
    enter,
    kinds,
    session_with,
    state,
    who,
    with_totp,
)

pytestmark = pytest.mark.django_db

LATER = MORNING + 10 * MINUTE


@pytest.fixture
def app(db):  # noqa: ARG001 -- an account needs a database
    """Return the app of an account with a second factor."""
    return with_totp()[0]


def give(code, at=LATER, token=None):
    session = session_with(token or enter(at=at).token)
    return give_code(session=session, code=code, visitor=AT_DESK, at=at)


@pytest.mark.usefixtures("app")
def test_password_alone_does_not_let_in():
    begun = enter(at=LATER)

    assert begun.need == Need.CODE
    assert who(begun.token, LATER) is None


def test_code_lets_in_with_a_new_token(app):
    first = enter(at=LATER).token

    begun = give(app.at(LATER), token=first)

    assert begun.need == Need.NOTHING
    assert who(begun.token, LATER).methods == {"password", "totp"}
    assert who(first, LATER) is None


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_telephone_may_be_half_a_minute_off(app, seconds):
    assert give(app.at(LATER + timedelta(seconds=seconds))).need == Need.NOTHING


@pytest.mark.parametrize("seconds", [-90, 90])
def test_code_of_another_time_is_refused(app, seconds):
    with pytest.raises(FactorRefused):
        give(app.at(LATER + timedelta(seconds=seconds)))


def test_code_counts_once(app):
    code = app.at(LATER)
    give(code)
    before = state().users

    with pytest.raises(FactorRefused):
        give(code, LATER + timedelta(seconds=20))

    assert state().users == before


def test_code_that_was_used_to_set_up_does_not_count_again(app):
    with pytest.raises(FactorRefused):
        give(app.at(MORNING), MORNING + timedelta(seconds=10))


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("code", ["", "000000", "12345", "１２３４５６", "abcdef", "x" * 500])
def test_wrong_code_is_refused(code):
    with pytest.raises(FactorRefused):
        give(code)

    assert kinds()[-1] == "account.refused"


def test_blanks_and_full_width_digits_are_read(app):
    code = app.at(LATER).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})

    assert give(f" {code[:3]} {code[3:]} ").need == Need.NOTHING


def test_wrong_codes_make_the_account_wait_also_in_a_new_session(app):
    for _ in range(5):
        with pytest.raises(FactorRefused):
            give("000000")

    with pytest.raises(SignInLocked):
        give(app.at(LATER))
    assert give(app.at(LATER + MINUTE), LATER + MINUTE).need == Need.NOTHING


def test_recovery_code_lets_in_once():
    _, codes = with_totp()
    given_code = codes[0].upper().replace("-", " ")

    assert give(given_code).need == Need.NOTHING
    with pytest.raises(FactorRefused):
        give(given_code)

    assert codes_left(User.objects.get().uid) == 9


def test_new_recovery_codes_end_the_old_ones():
    _, codes = with_totp()
    user = User.objects.get()

    fresh = renew_codes(account=user.uid, at=LATER)

    with pytest.raises(FactorRefused):
        give(codes[0])
    assert give(fresh[0]).need == Need.NOTHING


def test_recovery_codes_without_a_second_factor_are_refused():
    user = account()

    with pytest.raises(SessionNeeded):
        renew_codes(account=user.uid, at=LATER)

    assert RecoveryCode.objects.count() == 0


def test_recovery_code_of_another_does_not_count():
    _, codes = with_totp()
    with_totp(LI, "li")
    session = session_with(enter("li", at=LATER).token)

    with pytest.raises(FactorRefused):
        give_code(session=session, code=codes[0], visitor=AT_DESK, at=LATER)

    assert codes_left(User.objects.get(login="wang").uid) == 10


def test_secret_and_codes_are_not_kept_in_clear():
    app, codes = with_totp()

    sealed = bytes(User.objects.get().totp_sealed)
    hashes = [bytes(row.code_hash) for row in RecoveryCode.objects.all()]

    assert app.secret.encode() not in sealed
    assert all(code.replace("-", "").encode() not in hashes for code in codes)
    assert len(set(codes)) == 10


def test_secret_stays_the_same_until_it_is_confirmed():
    account()
    token = enter().token

    assert begin_totp(session_with(token)) == begin_totp(session_with(token))


def test_setting_up_ends_the_other_sessions():
    account()
    here, other = enter().token, enter().token
    session = session_with(here)
    app = pyotp.TOTP(begin_totp(session))

    begun, _ = confirm_totp(session=session, code=app.at(MORNING), at=MORNING)

    assert (who(other), who(here)) == (None, None)
    assert who(begun.token).methods == {"password", "totp"}


def test_wrong_code_sets_nothing_up():
    account()
    session = session_with(enter().token)
    begin_totp(session)
    before = state()

    with pytest.raises(FactorRefused):
        confirm_totp(session=session, code="000000", at=MORNING)

    assert state() == before


def test_second_factor_guards_the_administrators_link(app):
    token = renew(person=WANG, actor=ADMIN, at=LATER)

    begun = come_by_link(token=token, visitor=AT_DESK, at=LATER)
    after = give(app.at(LATER), token=begun.token)

    assert (begun.need, after.need) == (Need.CODE, Need.PASSWORD)
    assert set_password(
        session=session_with(after.token), password=OTHER_PASSWORD, at=LATER
    ).need == (Need.NOTHING)


@pytest.mark.usefixtures("app")
def test_administrator_removes_a_lost_second_factor():
    token = renew(person=WANG, actor=ADMIN, at=LATER, without_totp=True)

    begun = come_by_link(token=token, visitor=AT_DESK, at=LATER)

    assert begun.need == Need.PASSWORD
    assert RecoveryCode.objects.count() == 0
    assert kinds()[-2:] == ["account.totp_removed", "account.link_given"]


def must(person, _at):
    return person == WANG


def test_who_must_have_one_is_led_to_set_it_up(settings):
    settings.SECOND_FACTOR = f"{__name__}.must"
    account()
    begun = enter()
    session = session_with(begun.token)
    app = pyotp.TOTP(begin_totp(session))

    full, _ = confirm_totp(session=session, code=app.at(MORNING), at=MORNING)

    assert (begun.need, who(begun.token)) == (Need.ENROL, None)
    assert full.need == Need.NOTHING
    assert who(full.token).person == WANG
