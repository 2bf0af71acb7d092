"""Workers without a password: a badge on a shared device, a code on the phone, the next one."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.urls import reverse

from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.core.refusals import (
    BadgeRefused,
    DeviceUnknown,
    LoginTaken,
    PhoneCodeRefused,
    PhoneUnknown,
    SignInLocked,
    TextsUnset,
)
from bazhua.infra.accounts.core.spelling import badge_spelt
from bazhua.infra.accounts.models import Badge, Device, PhoneCode, Session, User
from bazhua.infra.accounts.selectors import Standing, account_of
from bazhua.infra.accounts.services.accounts import set_open
from bazhua.infra.accounts.services.badges import end_badge, end_device, enrol_device
from bazhua.infra.accounts.services.forgetting import forget_old
from bazhua.infra.accounts.services.phone_codes import ask_code, give_phone_code
from bazhua.infra.accounts.services.starting import Visitor
from bazhua.kernel.errors import MissingKey, NotFound, OutOfRange
from tests.infra.accounts.badge_scene import (
    SECOND,
    badge,
    code_in,
    device,
    everything,
    forget_settings,
    gateway,
)
from tests.infra.accounts.scene import (
    ADMIN,
    AT_DESK,
    LI,
    MINUTE,
    MORNING,
    WANG,
    account,
    enter,
    kinds,
    session_with,
    who,
    with_totp,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _phones(settings, monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    monkeypatch.setenv("BAZHUA_NOTIFY_SMS_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("BAZHUA_NOTIFY_SMS_SECRET_FILE", str(secret))
    settings.ADDRESS_BOOK = "tests.infra.accounts.badge_scene.Phones"
    forget_settings()
    yield
    forget_settings()


def shown(code, visitor, at=MORNING):
    """Show a badge and return the token and the code that comes to the phone."""
    asked = ask_code(badge=code, visitor=visitor, at=at)
    with gateway() as texts:
        assert texts.send(at) == 1
        return asked.token, code_in(texts.sms.asked[-1][2]["text"])


def let_in(visitor, code=None, at=MORNING):
    token, code = shown(code or badge(at=at), visitor, at)
    return give_phone_code(token=token, code=code, visitor=visitor, at=at)


def wrong_of(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_badge_and_code_let_a_worker_in_for_a_short_time():
    visitor, _ = device()

    begun = let_in(visitor)

    known = who(begun.token, MORNING + MINUTE)
    assert begun.need == Need.NOTHING
    assert (known.methods, known.shared, known.idle_s) == ({"badge"}, True, 120)
    assert who(begun.token, MORNING + 4 * MINUTE) is None
    assert kinds() == [
        "device.enrolled",
        "account.made",
        "account.badge_given",
        "account.signed_in",
    ]


def test_only_hashes_of_badge_device_and_code_are_kept():
    visitor, token = device()
    code = badge()
    asked, digits = shown(code, visitor)

    kept = repr([list(model.objects.values()) for model in (Badge, Device, PhoneCode, User)])
    for secret in (code, code.replace("-", ""), token, asked, digits):
        assert secret not in kept
    row = PhoneCode.objects.get()
    assert (row.sealed, row.problem) == (None, "")


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", " "),
        lambda code: f"https://site.example/sign-in/badge#{code.replace('-', '')}\n",
        lambda code: code.replace("0", "O").replace("1", "l"),
    ],
)
def test_a_scanner_or_a_hand_may_type_it(typed):
    code = badge()

    assert badge_spelt(typed(code)) == code.replace("-", "")


def test_the_text_names_the_device_and_is_sent_once_to_his_number():
    visitor, _ = device()
    ask_code(badge=badge(), visitor=visitor, at=MORNING)

    with gateway() as texts:
        counts = [texts.send(MORNING), texts.send(MORNING + MINUTE)]
        asked = texts.sms.asked

    assert counts == [1, 0]
    assert [one[2]["to"] for one in asked] == ["13800001234"]
    assert "一号车间终端" in asked[0][2]["text"]


def test_a_gateway_that_fails_is_tried_again_and_one_that_refuses_is_not():
    visitor, _ = device()
    ask_code(badge=badge(), visitor=visitor, at=MORNING)

    with gateway((503, {})) as texts:
        tried = [texts.send(MORNING + second * SECOND) for second in (0, 1, 6)]
    waiting = PhoneCode.objects.get()
    with gateway() as texts:
        tried.append(texts.send(MORNING + 12 * SECOND))
        keys = {one[1]["Idempotency-Key"] for one in texts.sms.asked}

    assert tried == [1, 0, 1, 1]
    assert waiting.sealed is not None
    assert keys == {str(waiting.uid)}
    assert PhoneCode.objects.get().sealed is None


def test_no_device_no_badge():
    code = badge()
    visitor, _ = device()
    end_device(Device.objects.get().uid, actor=ADMIN, at=MORNING)
    before = everything()

    for stranger in (AT_DESK, visitor, Visitor(shared=True, device=0)):
        with pytest.raises(DeviceUnknown):
            ask_code(badge=code, visitor=stranger, at=MORNING)

    assert everything() == before


@pytest.mark.parametrize("wrong", ["unknown", "empty", "ended", "closed", "replaced"])
def test_a_badge_that_does_not_count_is_refused_in_the_same_words(wrong):
    visitor, _ = device()
    code = badge()
    if wrong == "ended":
        end_badge(person=WANG, actor=ADMIN, at=MORNING)
    if wrong == "closed":
        set_open(person=WANG, is_open=False, actor=ADMIN, at=MORNING)
    if wrong == "replaced":
        badge()
    given = {"unknown": "0000-0000-0000-0000", "empty": ""}.get(wrong, code)
    before = everything()

    with pytest.raises(BadgeRefused) as refused:
        ask_code(badge=given, visitor=visitor, at=MORNING)

    assert (refused.value.field, refused.value.data) == ("badge", {})
    assert everything() == before


def test_without_a_phone_or_a_gateway_nothing_is_sent(monkeypatch):
    visitor, _ = device()
    code = badge(person=LI, login="li")
    before = everything()

    with pytest.raises(PhoneUnknown):
        ask_code(badge=code, visitor=visitor, at=MORNING)
    monkeypatch.delenv("BAZHUA_NOTIFY_SMS_URL")
    monkeypatch.delenv("BAZHUA_NOTIFY_SMS_SECRET_FILE")
    forget_settings()
    with pytest.raises(TextsUnset):
        ask_code(badge=code, visitor=visitor, at=MORNING)

    assert everything() == before


def test_wrong_digits_wait_like_wrong_passwords():
    visitor, _ = device()
    token, code = shown(badge(), visitor)
    for _ in range(4):
        with pytest.raises(PhoneCodeRefused):
            give_phone_code(token=token, code=wrong_of(code), visitor=visitor, at=MORNING)

    with pytest.raises(SignInLocked):
        give_phone_code(token=token, code=code, visitor=visitor, at=MORNING)

    assert not Session.objects.exists()
    assert kinds().count("account.refused") == 4
    assert kinds()[-1] == "account.locked"
    later = MORNING + MINUTE
    assert give_phone_code(token=token, code=code, visitor=visitor, at=later).need == Need.NOTHING


def test_one_code_dies_after_five_wrong_ones_however_long_one_waits():
    visitor, _ = device()
    token, code = shown(badge(), visitor)
    PhoneCode.objects.update(tries=5)

    with pytest.raises(PhoneCodeRefused):
        give_phone_code(token=token, code=code, visitor=visitor, at=MORNING)

    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "how", ["used", "late", "elsewhere", "replaced", "no token", "badge ended", "device ended"]
)
def test_a_code_counts_once_in_time_and_where_it_was_asked_for(how):
    visitor, _ = device()
    code = badge()
    token, digits = shown(code, visitor)
    there, at = visitor, MORNING
    if how == "used":
        give_phone_code(token=token, code=digits, visitor=visitor, at=MORNING)
    if how == "late":
        at = MORNING + timedelta(minutes=5)
    if how == "elsewhere":
        there, _ = device()
    if how == "replaced":
        shown(code, visitor)
    if how == "no token":
        token = "guessed"  # noqa: S105 -- a sample
    if how == "badge ended":
        end_badge(person=WANG, actor=ADMIN, at=MORNING)
    if how == "device ended":
        end_device(Device.objects.get().uid, actor=ADMIN, at=MORNING)
    before = everything()

    with pytest.raises(PhoneCodeRefused):
        give_phone_code(token=token, code=digits, visitor=there, at=at)

    assert everything() == before


def test_nobody_is_flooded_with_texts():
    visitor, _ = device()
    code = badge()
    for _ in range(5):
        ask_code(badge=code, visitor=visitor, at=MORNING)

    with pytest.raises(SignInLocked):
        ask_code(badge=code, visitor=visitor, at=MORNING)

    assert PhoneCode.objects.count() == 5
    assert PhoneCode.objects.filter(sealed__isnull=False).count() == 1


def test_a_shift_of_forty_enters_one_after_the_other():
    visitor, _ = device()
    code = badge()

    for number in range(40):
        at = MORNING + number * SECOND
        token, digits = shown(code, visitor, at)
        assert give_phone_code(token=token, code=digits, visitor=visitor, at=at).token


def test_guessed_badges_let_the_device_wait():
    visitor, _ = device()
    for number in range(30):
        with pytest.raises(BadgeRefused):
            ask_code(badge=f"{number:016}", visitor=visitor, at=MORNING)

    with pytest.raises(SignInLocked):
        ask_code(badge=badge(), visitor=visitor, at=MORNING)

    assert not PhoneCode.objects.exists()


def test_the_end_of_a_badge_ends_its_sessions_and_no_others():
    account()
    at_desk = enter().token
    visitor, _ = device()
    by_badge = let_in(visitor).token

    assert end_badge(person=WANG, actor=ADMIN, at=MORNING) == 1

    assert who(by_badge) is None
    assert who(at_desk) is not None
    assert kinds()[-1] == "account.badge_ended"
    with pytest.raises(NotFound):
        end_badge(person=WANG, actor=ADMIN, at=MORNING)


def test_the_end_of_a_device_ends_the_sessions_on_it():
    visitor, _ = device()
    other, _ = device()
    code = badge()
    here, there = let_in(visitor, code).token, let_in(other, code).token
    assert session_with(here).device_id == visitor.device

    end_device(Device.objects.get(pk=other.device).uid, actor=ADMIN, at=MORNING)

    assert who(there) is None
    assert who(here) is not None


def test_the_second_factor_is_asked_for_after_the_badge_too():
    app, _ = with_totp()
    visitor, _ = device()

    begun = let_in(visitor)

    assert begun.need == Need.CODE
    assert app.now()
    assert who(begun.token) is None


def test_an_account_without_a_password_says_how_it_stands():
    badge()

    found = account_of(WANG, at=MORNING)

    assert (found.login, found.standing, found.badge_since) == ("wang", Standing.INVITED, MORNING)


def test_a_badge_for_a_taken_name_or_a_closed_account_makes_nothing():
    account()
    before = everything()
    with pytest.raises(LoginTaken):
        badge(person=LI, login="wang")
    assert everything() == before
    set_open(person=WANG, is_open=False, actor=ADMIN, at=MORNING)
    before = everything()

    with pytest.raises(NotFound):
        badge()

    assert everything() == before


@pytest.mark.parametrize(("name", "refusal"), [(" ", MissingKey), ("终" * 81, OutOfRange)])
def test_a_device_without_a_fit_name_is_not_registered(name, refusal):
    with pytest.raises(refusal):
        enrol_device(name=name, path=".1.", actor=ADMIN, at=MORNING)

    assert not Device.objects.exists()


def test_a_device_ends_once():
    with pytest.raises(NotFound):
        end_device(UUID(int=5), actor=ADMIN, at=MORNING)


def test_codes_are_forgotten_after_a_day():
    visitor, _ = device()
    shown(badge(), visitor)

    forget_old(MORNING + timedelta(hours=23))
    assert PhoneCode.objects.count() == 1
    forget_old(MORNING + timedelta(hours=25))
    assert not PhoneCode.objects.exists()


@pytest.mark.parametrize("page", ["own_password", "own_totp", "own_totp_remove", "own_codes"])
def test_who_has_a_badge_alone_is_told_what_to_do_instead(client, page):
    visitor, _ = device()
    now = datetime.now(UTC)
    client.cookies[settings.SIGN_IN_COOKIE] = let_in(visitor, at=now).token
    client.cookies["bazhua_language"] = "en"
    at_once = client.get(reverse(f"accounts:{page}"))
    Session.objects.update(confirmed_at=now - timedelta(minutes=5))
    before = everything()

    answers = [client.get(reverse(f"accounts:{page}")), client.post(reverse(f"accounts:{page}"))]

    assert [answer.status_code for answer in (at_once, *answers)] == [200, 403, 403]
    assert ["You sign in with a badge" in answer.content.decode() for answer in answers] == [
        True,
        True,
    ]
    assert everything()[1] == before[1]
    assert everything()[0].users == before[0].users
