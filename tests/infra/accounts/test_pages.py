"""The pages of sign-in without a browser: real requests, cookies, refusals."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.conf import settings as site_settings

from bazhua.infra.accounts.core.refusals import SignInLocked
from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.services.accounts import first_link, renew
from tests.infra.accounts.scene import (
    ADMIN,
    LI,
    OTHER_PASSWORD,
    PASSWORD,
    WANG,
    account,
    invited,
    kinds,
    state,
    with_totp,
)

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC) - timedelta(seconds=5)
RIGHT = {"login": "wang", "password": PASSWORD}
WRONG = {"login": "wang", "password": OTHER_PASSWORD}
NEW = {"password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
FIRST = {"name": "王安", "login": "wang", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture(autouse=True)
def _english(client):
    client.cookies["bazhua_language"] = "en"


@pytest.fixture
def signed(client):
    """Return a client whose person has signed in."""
    account(at=NOW)
    client.post("/sign-in/", RIGHT)
    return client


def must_have(person, _at):
    return person == WANG


def cookie(client):
    return client.cookies[site_settings.SIGN_IN_COOKIE]


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_right_password_leads_to_the_page_that_was_wanted(client):
    account(at=NOW)

    answer = client.post("/sign-in/?next=/account/", RIGHT)

    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert cookie(client)["httponly"] is True
    assert (cookie(client)["samesite"], cookie(client)["max-age"]) == ("Lax", "")
    assert "My account" in text(client.get("/account/"))


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "x", ""]
)
def test_other_sites_are_not_led_to(client, wanted):
    account(at=NOW)

    answer = client.post(f"/sign-in/?next={wanted}", RIGHT)

    assert answer["Location"] == "/desk/"


def test_wrong_password_is_refused_and_not_shown_again(client):
    account(at=NOW)

    answer = client.post("/sign-in/", WRONG)

    assert answer.status_code == 422
    assert "Login name or password is wrong, or the account is closed" in text(answer)
    assert OTHER_PASSWORD not in text(answer)
    assert site_settings.SIGN_IN_COOKIE not in client.cookies


@pytest.mark.parametrize("login", ["wang", "nobody"])
def test_account_that_waits_says_how_long(client, login):
    account(at=NOW)
    for _ in range(5):
        answer = client.post("/sign-in/", {**WRONG, "login": login})
        assert answer.status_code == 422

    answer = client.post("/sign-in/", {**RIGHT, "login": login})

    assert answer.status_code == SignInLocked.http_status == 429
    assert "try again in 1 min" in text(answer)
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert Session.objects.filter(needs="").count() == 1


def test_empty_form_says_what_to_type(client):
    answer = client.post("/sign-in/", {"login": "", "password": ""})

    assert answer.status_code == 422
    assert "Login name: type your login name." in text(answer)
    assert "Password: type the password." in text(answer)


def test_signing_in_twice_leads_on(signed):
    assert signed.get("/sign-in/?next=/rules/")["Location"] == "/rules/"


def test_head_of_each_page_tells_who_is_signed_in(signed):
    page = text(signed.get("/rules/"))

    assert ">wang</span>" in page
    assert "Sign out" in page


def test_head_of_each_page_offers_to_sign_in(client):
    assert 'href="/sign-in/?next=%2Frules%2F"' in text(client.get("/rules/"))


def test_page_for_nobody_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/sign-in/")


def test_sign_out_ends_the_session_and_clears_what_was_seen(signed):
    kept = cookie(signed).value

    answer = signed.post("/sign-out")

    assert answer["Location"] == "/sign-in/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert cookie(signed).value == ""
    signed.cookies[site_settings.SIGN_IN_COOKIE] = kept
    assert signed.get("/account/")["Location"] == "/sign-in/?next=%2Faccount%2F"
    assert kinds()[-1] == "account.signed_out"


def test_sign_out_of_nobody_is_harmless(client):
    assert client.post("/sign-out").status_code == 302
    assert client.get("/sign-out").status_code == 405


def test_form_of_another_site_is_refused():
    from django.test import Client  # noqa: PLC0415 -- this one checks forms

    strict = Client(enforce_csrf_checks=True)
    account(at=NOW)

    assert strict.post("/sign-in/", RIGHT).status_code == 403
    assert Session.objects.filter(needs="").count() == 1


def test_link_leads_to_a_password_and_in(client):
    token = invited(at=NOW)

    opened = client.post("/sign-in/link", {"code": token})
    page = text(client.get("/sign-in/password"))
    done = client.post("/sign-in/password", NEW)

    assert opened["Location"] == "/sign-in/password#main"
    assert "For the account wang." in page
    assert done["Location"] == "/desk/"
    assert client.get("/account/").status_code == 200
    assert token not in page


def test_opening_the_page_of_a_link_does_not_use_it_up(client):
    token = invited(at=NOW)

    assert client.get("/sign-in/link").status_code == 200
    assert client.post("/sign-in/link", {"code": token}).status_code == 302


@pytest.mark.parametrize("code", ["x", " ", "x" * 2000])
def test_wrong_link_is_refused(client, code):
    invited(at=NOW)
    before = state()

    answer = client.post("/sign-in/link", {"code": code})

    assert answer.status_code == 422
    assert state() == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "short", "again": "short"}, "give 10 to 256 characters"),
        ({"password": PASSWORD, "again": OTHER_PASSWORD}, "differs from the password above"),
        ({"password": "", "again": ""}, "type the password"),
    ],
)
def test_refused_password_leaves_everything_as_it_was(client, given, said):
    client.post("/sign-in/link", {"code": invited(at=NOW)})
    before = state()

    answer = client.post("/sign-in/password", given)

    assert answer.status_code == 422
    assert said in text(answer)
    assert PASSWORD not in text(answer)
    assert state().users == before.users


@pytest.mark.parametrize("path", ["code", "password", "second-factor"])
def test_step_out_of_order_leads_to_the_first(client, path):
    assert client.get(f"/sign-in/{path}")["Location"] == "/sign-in/"
    assert client.post(f"/sign-in/{path}", NEW)["Location"] == "/sign-in/"


def test_first_administrator_is_made_with_the_printed_link(client):
    token = first_link(at=NOW)

    asked = text(client.post("/sign-in/link", {"code": token}))
    wrong = client.post("/sign-in/link", {**FIRST, "code": token, "login": "a b"})
    done = client.post("/sign-in/link", {**FIRST, "code": token})
    again = client.post("/sign-in/link", {**FIRST, "code": token, "login": "second"})

    assert "First administrator" in asked
    assert (wrong.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert "“a b” cannot be a login name" in text(wrong)
    assert [user.login for user in User.objects.all()] == ["wang"]


def test_second_factor_is_asked_after_the_password(client):
    app, _ = with_totp(at=NOW - timedelta(minutes=5))

    first = client.post("/sign-in/?next=/account/", RIGHT)
    before = client.get("/account/")
    wrong = client.post("/sign-in/code?next=/account/", {"code": "000000"})
    done = client.post("/sign-in/code?next=/account/", {"code": app.now()})

    assert first["Location"] == "/sign-in/code?next=%2Faccount%2F"
    assert before["Location"] == "/sign-in/?next=%2Faccount%2F"
    assert (wrong.status_code, done["Location"]) == (422, "/account/")


def test_who_must_have_a_second_factor_gets_nothing_before(client, settings):
    settings.SECOND_FACTOR = f"{__name__}.must_have"
    account(at=NOW)

    led = client.post("/sign-in/", RIGHT)["Location"]
    page = text(client.get(led))
    others = [client.get(path).status_code for path in ("/account/", "/account/password")]
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    done = client.post(led, {"code": pyotp.TOTP(secret).now()})

    assert led == "/sign-in/second-factor"
    assert others == [302, 302]
    assert len(re.findall(r"<code>\w{5}-\w{5}</code>", text(done))) == 10
    assert client.get("/account/").status_code == 200


def test_wrong_code_does_not_set_up_a_second_factor(signed):
    signed.get("/account/second-factor")
    before = state()

    wrong = signed.post("/account/second-factor", {"code": "000000", "old": PASSWORD})

    assert wrong.status_code == 422
    assert state().users == before.users


def test_second_factor_is_set_up_with_the_password(signed):
    page = text(signed.get("/account/second-factor"))
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    code = pyotp.TOTP(secret).now()

    wrong = signed.post("/account/second-factor", {"code": code, "old": OTHER_PASSWORD})
    off = User.objects.get().has_totp
    done = signed.post("/account/second-factor", {"code": code, "old": PASSWORD})

    assert (wrong.status_code, off) == (422, False)
    assert "They are shown only now" in text(done)
    assert "Recovery codes left" in text(signed.get("/account/"))


def test_second_factor_is_removed_with_the_password(client):
    app, _ = with_totp(at=NOW - timedelta(minutes=5))
    client.post("/sign-in/", RIGHT)
    client.post("/sign-in/code", {"code": app.now()})

    wrong = client.post("/account/second-factor/remove", {"old": OTHER_PASSWORD})
    on = User.objects.get().has_totp
    done = client.post("/account/second-factor/remove", {"old": PASSWORD})

    assert (wrong.status_code, on) == (422, True)
    assert (done.status_code, User.objects.get().has_totp) == (302, False)


def test_mandatory_second_factor_is_not_removed(client, settings):
    app, _ = with_totp(at=NOW - timedelta(minutes=5))
    client.post("/sign-in/", RIGHT)
    client.post("/sign-in/code", {"code": app.now()})
    settings.SECOND_FACTOR = f"{__name__}.must_have"

    answer = client.post("/account/second-factor/remove", {"old": PASSWORD})

    assert answer.status_code == 422
    assert User.objects.get().has_totp


def test_new_recovery_codes_are_shown_once(client):
    app, _ = with_totp(at=NOW - timedelta(minutes=5))
    client.post("/sign-in/", RIGHT)
    client.post("/sign-in/code", {"code": app.now()})

    wrong = client.post("/account/recovery-codes", {"old": OTHER_PASSWORD})
    done = client.post("/account/recovery-codes", {"old": PASSWORD})

    assert wrong.status_code == 422
    assert len(re.findall(r"<code>\w{5}-\w{5}</code>", text(done))) == 10


def test_password_is_changed_by_who_knows_the_old_one(signed):
    wrong = signed.post("/account/password", {**NEW, "old": OTHER_PASSWORD})
    weak = signed.post("/account/password", {"password": "x", "again": "x", "old": PASSWORD})
    done = signed.post("/account/password", {**NEW, "old": PASSWORD})

    assert (wrong.status_code, weak.status_code, done.status_code) == (422, 422, 302)
    signed.post("/sign-out")
    assert signed.post("/sign-in/", RIGHT).status_code == 422
    assert signed.post("/sign-in/", WRONG).status_code == 302


def test_open_sessions_are_listed_and_ended(signed, client):
    other = type(client)(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    other.post("/sign-in/", RIGHT)
    row = Session.objects.order_by("-pk").first()

    page = text(signed.get("/account/"))
    done = signed.post(f"/account/sessions/{row.uid}/end")

    assert "Firefox · Windows" in page
    assert done["Location"] == "/account/"
    assert "Clear-Site-Data" not in done
    assert other.get("/account/").status_code == 302


def test_session_of_another_person_is_not_found(signed):
    account(LI, "li", at=NOW)
    row = Session.objects.order_by("-pk").first()
    before = state()

    assert signed.post(f"/account/sessions/{row.uid}/end").status_code == 404
    assert state() == before


@pytest.mark.parametrize("number", [1, 3])
def test_account_page_asks_alike_for_one_session_and_three(
    signed, client, number, django_assert_num_queries
):
    for _ in range(number - 1):
        type(client)().post("/sign-in/", RIGHT)

    with django_assert_num_queries(5):
        signed.get("/account/")


def test_forgotten_password_is_set_anew_by_the_administrators_link(client):
    account(at=NOW)
    token = renew(person=WANG, actor=ADMIN, at=NOW)

    client.post("/sign-in/link", {"code": token})
    client.post("/sign-in/password", NEW)
    client.post("/sign-out")

    assert client.post("/sign-in/", WRONG).status_code == 302
