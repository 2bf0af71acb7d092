"""Sign-in by an issuer: real HTTP, and every way in which it may lie."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.services.accounts import set_open
from tests.infra.accounts.identity import FORGED, SECRET, identity
from tests.infra.accounts.scene import ADMIN, LI, WANG, account, invited, kinds, state, with_totp

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC) - timedelta(minutes=5)


@pytest.fixture
def issuer(tmp_path, monkeypatch, client):
    """Run an issuer that the site is told of; pages are in English."""
    file = tmp_path / "secret"
    file.write_text(SECRET)
    client.cookies["bazhua_language"] = "en"
    with identity() as told:
        monkeypatch.setenv("BAZHUA_SIGN_IN_OIDC_ISSUER", told.url)
        monkeypatch.setenv("BAZHUA_SIGN_IN_OIDC_CLIENT", "bazhua")
        monkeypatch.setenv("BAZHUA_SIGN_IN_OIDC_SECRET_FILE", str(file))
        sign_in_env.cache_clear()
        yield told
    monkeypatch.undo()
    sign_in_env.cache_clear()


def come_back(client, issuer, wanted="/account/", **changes):
    """Go to the issuer, agree, come back."""
    led = client.get(f"/sign-in/oidc?next={wanted}")
    return client.get("/sign-in/oidc/back", {**issuer.agree(led["Location"]), **changes})


def test_account_is_found_by_its_login_name(client, issuer):
    account(at=NOW)

    answer = come_back(client, issuer)

    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200
    assert kinds()[-1] == "account.signed_in"


@pytest.mark.usefixtures("issuer")
def test_sign_in_page_offers_the_issuer(client):
    assert "Sign in with OIDC" in client.get("/sign-in/").content.decode()


def test_site_without_an_issuer_has_no_such_page(client):
    assert client.get("/sign-in/oidc").status_code == 404
    assert "OIDC" not in client.get("/sign-in/").content.decode()


def test_second_factor_is_asked_for_all_the_same(client, issuer):
    with_totp(at=NOW)

    assert come_back(client, issuer)["Location"] == "/sign-in/code?next=%2Faccount%2F"


def test_account_is_never_made(client, issuer):
    issuer.login = "stranger"

    answer = come_back(client, issuer)

    assert answer.status_code == 422
    assert User.objects.count() == 0


def test_closed_account_is_refused(client, issuer):
    account(at=NOW)
    set_open(person=WANG, is_open=False, actor=ADMIN, at=NOW)
    before = state()

    assert come_back(client, issuer).status_code == 422
    assert state() == before


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "http://127.0.0.1:1"},
        {"aud": "another"},
        {"aud": ["another"]},
        {"azp": "another"},
        {"nonce": "another"},
        {"exp": int(time.time()) - 3600},
        {"preferred_username": None},
        {"preferred_username": ""},
    ],
    ids="-".join,
)
def test_wrong_claim_is_refused(client, issuer, claims):
    account(at=NOW)
    issuer.claims = claims
    before = state()

    answer = come_back(client, issuer)

    assert answer.status_code == 403
    assert "did not vouch for you" in answer.content.decode()
    assert state() == before


def test_token_signed_with_another_key_is_refused(client, issuer):
    account(at=NOW)
    issuer.key = FORGED
    before = state()

    assert come_back(client, issuer).status_code == 403
    assert state() == before


@pytest.mark.parametrize("changes", [{"state": "x"}, {"state": ""}, {"code": "x"}, {"code": ""}])
def test_answer_to_another_question_is_refused(client, issuer, changes):
    account(at=NOW)
    before = state()

    assert come_back(client, issuer, **changes).status_code == 403
    assert state() == before


def test_answer_in_another_browser_is_refused(client, issuer):
    account(at=NOW)
    led = client.get("/sign-in/oidc")
    brought = issuer.agree(led["Location"])

    assert type(client)().get("/sign-in/oidc/back", brought).status_code == 403


def test_answer_counts_once(client, issuer):
    account(at=NOW)
    led = client.get("/sign-in/oidc")
    brought = issuer.agree(led["Location"])

    answers = [client.get("/sign-in/oidc/back", brought).status_code for _ in range(2)]

    assert answers == [302, 403]


@pytest.mark.usefixtures("issuer")
def test_issuer_that_is_down_is_told(client, monkeypatch):
    monkeypatch.setenv("BAZHUA_SIGN_IN_OIDC_ISSUER", "http://127.0.0.1:9")
    sign_in_env.cache_clear()

    assert client.get("/sign-in/oidc").status_code == 403


def by_issuer_alone(client, issuer):
    """Sign in as somebody whose account never had a password."""
    invited(at=NOW)
    come_back(client, issuer)
    Session.objects.update(confirmed_at=NOW - timedelta(hours=1))


def led_again(client, issuer, page="/account/second-factor", **claims):
    """Open a page that asks who he is, go to the issuer and come back."""
    issuer.claims = {"auth_time": int(time.time()), **claims}
    led = client.get(client.get(page)["Location"])
    return led, client.get("/sign-in/oidc/back", issuer.agree(led["Location"]))


def test_who_has_no_password_shows_afresh_to_the_issuer_who_he_is(client, issuer):
    by_issuer_alone(client, issuer)

    led, answer = led_again(client, issuer)

    assert "prompt=login" in led["Location"]
    assert "max_age=0" in led["Location"]
    assert (answer.status_code, answer["Location"]) == (302, "/account/second-factor")
    page = client.get("/account/second-factor").content.decode()
    assert 'name="code"' in page
    assert 'name="old"' not in page


def test_a_fresh_sign_in_is_not_asked_again(client, issuer):
    invited(at=NOW)
    come_back(client, issuer)

    assert client.get("/account/second-factor").status_code == 200


@pytest.mark.parametrize(
    "claims",
    [{"auth_time": int(time.time()) - 3600}, {"auth_time": None}, {"auth_time": "now"}],
    ids=["old", "none", "no number"],
)
def test_an_old_session_at_the_issuer_is_not_enough(client, issuer, claims):
    by_issuer_alone(client, issuer)
    before = state()

    _, answer = led_again(client, issuer, **claims)

    assert answer.status_code == 403
    assert state() == before


def test_another_person_at_the_issuer_confirms_nothing(client, issuer):
    by_issuer_alone(client, issuer)
    account(person=LI, login="li", at=NOW)
    issuer.login = "li"
    before = state()

    _, answer = led_again(client, issuer)

    assert answer.status_code == 422
    assert state() == before


def test_a_confirmation_counts_for_the_session_that_asked(client, issuer):
    by_issuer_alone(client, issuer)
    issuer.claims = {"auth_time": int(time.time())}
    led = client.get(client.get("/account/second-factor")["Location"])
    brought = issuer.agree(led["Location"])
    Session.objects.update(ended_at=NOW)
    before = state()

    answer = client.get("/sign-in/oidc/back", brought)

    assert answer.status_code == 403
    assert state() == before


@pytest.mark.usefixtures("issuer")
def test_nobody_is_led_again_who_is_not_signed_in(client):
    assert client.get("/sign-in/oidc/again")["Location"] == "/sign-in/"
