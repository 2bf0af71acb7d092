"""The pure part: what is missing, how long somebody waits, how things are spelt, settings."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import example, given
from hypothesis import strategies as st

from bazhua.infra.accounts.core.needs import Method, Need, next_need
from bazhua.infra.accounts.core.patience import Patience, Strikes
from bazhua.infra.accounts.core.spelling import code_spelt, login_spelt, new_codes
from bazhua.infra.accounts.settings import SignInEnv

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
METHODS = st.sets(st.sampled_from([method for method in Method if method is not Method.DEMO]))
WAITS = st.lists(st.integers(1, 100), min_size=1, max_size=4).map(
    lambda minutes: tuple(timedelta(minutes=n) for n in sorted(minutes))
)


@given(methods=METHODS, flags=st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_nobody_is_let_in_with_something_missing(methods, flags):
    must_change, has_totp, must_have = flags

    need = next_need(methods, must_change=must_change, has_totp=has_totp, must_have_totp=must_have)

    missing = (
        (has_totp and Method.TOTP not in methods)
        or must_change
        or Method.LINK in methods
        or (must_have and not has_totp)
    )
    assert (need == Need.NOTHING) is not missing


@given(flags=st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_who_became_a_person_of_a_demonstration_needs_nothing_more(flags):
    must_change, has_totp, must_have = flags

    need = next_need(
        {Method.DEMO}, must_change=must_change, has_totp=has_totp, must_have_totp=must_have
    )

    assert need == Need.NOTHING


@given(tries=st.integers(1, 8), waits=WAITS, number=st.integers(1, 20))
def test_waits_never_get_shorter_and_begin_with_the_last_free_try(tries, waits, number):
    patience, strikes, at, seen = Patience(tries, waits), Strikes(), NOON, []

    for _ in range(number):
        strikes = strikes.struck(at, patience)
        if strikes.until is not None:
            seen.append(strikes.until - at)
            at = strikes.until

    assert len(seen) == max(0, number - tries + 1)
    assert seen == sorted(seen)
    assert set(seen) <= set(waits)


@given(tries=st.integers(1, 8), waits=WAITS)
def test_end_of_a_wait_is_free(tries, waits):
    strikes = Strikes()
    for _ in range(tries):
        strikes = strikes.struck(NOON, Patience(tries, waits))

    assert strikes.waits_at(strikes.until - timedelta(microseconds=1))
    assert not strikes.waits_at(strikes.until)


@given(count=st.integers(0, 40))
def test_right_try_takes_one_back_and_not_below_none(count):
    assert Strikes(count, NOON).taken_back().count == max(0, count - 1)


@given(st.text(max_size=30))
@example("C\u00b8")
def test_spelling_twice_changes_nothing(text):
    assert login_spelt(login_spelt(text)) == login_spelt(text)
    assert code_spelt(code_spelt(text)) == code_spelt(text)


def test_recovery_codes_differ_and_are_spelt_alike():
    codes = new_codes()

    assert len({code_spelt(code) for code in codes}) == 10
    assert {len(code) for code in codes} == {11}


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("WAITS_MIN", "1,x", "BAZHUA_SIGN_IN_WAITS_MIN: give minutes from 1 to 1440"),
        ("WAITS_MIN", "0", "BAZHUA_SIGN_IN_WAITS_MIN: give minutes from 1 to 1440"),
        ("TRIES", "1", "BAZHUA_SIGN_IN_TRIES: Input should be greater than or equal to 2"),
        ("OIDC_ISSUER", "http://id.example", "BAZHUA_SIGN_IN_OIDC_ISSUER: give an address"),
        ("OIDC_CLIENT", "bazhua", "BAZHUA_SIGN_IN_: OpenID Connect needs OIDC_ISSUER"),
    ],
)
def test_wrong_setting_is_refused_by_name(monkeypatch, name, value, line):
    monkeypatch.setenv(f"BAZHUA_SIGN_IN_{name}", value)

    with pytest.raises(ImproperlyConfigured) as refused:
        SignInEnv.read()

    assert str(refused.value).splitlines()[1].startswith(line)


def test_waits_are_read_in_minutes(monkeypatch):
    monkeypatch.setenv("BAZHUA_SIGN_IN_WAITS_MIN", "2, 30")

    patience = SignInEnv.read().of_account

    assert patience == Patience(5, (timedelta(minutes=2), timedelta(minutes=30)))
