"""A shared device in a real browser: registered on the spot, a badge, a code, the next person."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from bazhua.infra.accounts.models import Device, Session
from bazhua.registry.services.who.accounts import hand_badge
from tests.e2e.looking import look
from tests.e2e.test_inviting import administrator, sign_in
from tests.e2e.test_inviting import site as inviting_site
from tests.e2e.test_sign_in import WORDS, fill, press
from tests.infra.accounts.badge_scene import code_in, forget_settings, gateway
from tests.registry.who.scene import CITY, acting, settle
from tests.registry.who.test_pages import employed_at

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

site = inviting_site
CODE = "91370302MA3TEXT0UY"
WINDOWS = [(390, "zh-hans", "light"), (1440, "en", "light")]
SAYS = {
    "zh-hans": {
        "enrol": "把本机登记为共用终端",
        "badge": "制作工卡",
        "done": "已交付本人",
        "wrong": "验证码不对",
        "unknown": "工卡无效",
    },
    "en": {
        "enrol": "Make this device a shared one",
        "badge": "Make a badge",
        "done": "It is handed over",
        "wrong": "The code is wrong",
        "unknown": "This badge is unknown",
    },
}


@pytest.fixture(autouse=True)
def _texts(monkeypatch, tmp_path):
    """Let the platform send text messages."""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    monkeypatch.setenv("BAZHUA_NOTIFY_SMS_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("BAZHUA_NOTIFY_SMS_SECRET_FILE", str(secret))
    forget_settings()
    yield
    forget_settings()


def scanned(seen, badge):
    """Let a scanner type what the picture of a badge says, and Enter after it."""
    field = seen.page.locator("main [name=badge]")
    expect(field).to_be_focused()
    field.type(f"{seen.address}/sign-in/badge#{badge.replace('-', '')}")
    field.press("Enter")


def arrived():
    """Return the code that comes to the phone now."""
    with gateway() as texts:
        assert texts.send(datetime.now(UTC)) == 1
        return code_in(texts.sms.asked[-1][2]["text"])


def workers_of(where):
    """Return two workers of the firm, whose phones are on record."""
    type(where.firm).objects.filter(pk=where.firm.pk).update(credit_code=CODE)
    names = enumerate(("吴示例", "郑示例"), 1)
    return [employed_at(where, name, number, enterprise=where.firm.uid) for number, name in names]


def make_badge(seen, says, worker, window):
    seen.go(f"/people/{worker.uid}/account/badge")
    press(seen, says["badge"])
    look(seen, "badge-slip", *window)
    return seen.page.locator("code.secret").inner_text()


def make_shared(seen, says, window):
    seen.go("/devices/enrol")
    look(seen, "device-enrol", *window)
    fill(seen, name="一号车间终端", node=CODE)
    press(seen, says["enrol"])
    expect(seen.page).to_have_url(f"{seen.address}/sign-in/badge")
    look(seen, "badge", *window)


def enter(seen, says, badge):
    scanned(seen, badge)
    expect(seen.page).to_have_url(f"{seen.address}/sign-in/badge/code")
    fill(seen, code=arrived())
    press(seen, says["in"])
    expect(seen.page).to_have_url(f"{seen.address}/desk/")


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_two_workers_use_one_device_after_the_other(visit, window):
    first, second = workers_of(settle())
    app = administrator()
    seen, says = visit(*window), WORDS[window[1]] | SAYS[window[1]]
    sign_in(seen, says, app)
    badge = make_badge(seen, says, first, window)
    make_shared(seen, says, window)

    enter(seen, says, badge)
    look(seen, "badge-desk", *window)
    security = acting("R28", CITY)
    other = hand_badge(second.uid, login="zheng", actor=security, at=datetime.now(UTC))
    seen.go("/sign-in/badge")
    enter(seen, says, other)

    open_ones = Session.objects.filter(ended_at=None, user__login__in=["wushili", "zheng"])
    row = open_ones.select_related("user").get()
    assert (row.user.person_uid, row.methods) == (second.uid, ["badge"])
    assert (row.is_shared, row.device) == (True, Device.objects.get())
    seen.page.locator(".frame-head").get_by_role("button", name=says["out"]).click()
    expect(seen.page).to_have_url(f"{seen.address}/sign-in/badge")


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_wrong_badge_and_a_wrong_code_are_told(visit, window):
    first, _ = workers_of(settle())
    app, security = administrator(), acting("R28", CITY)
    badge = hand_badge(first.uid, login="wu", actor=security, at=datetime.now(UTC))
    seen, says = visit(*window), WORDS[window[1]] | SAYS[window[1]]
    sign_in(seen, says, app)
    make_shared(seen, says, window)

    scanned(seen, "0000-0000-0000-0000")
    expect(seen.page.locator(".refusals")).to_contain_text(says["unknown"])
    look(seen, "badge-unknown", *window)
    seen.go("/sign-in/")
    scanned(seen, badge)
    expect(seen.page).to_have_url(f"{seen.address}/sign-in/badge/code")
    look(seen, "badge-code", *window)
    code = arrived()
    fill(seen, code=f"{(int(code) + 1) % 1_000_000:06}")
    press(seen, says["in"])

    expect(seen.page.locator(".refusals")).to_contain_text(says["wrong"])
    assert not Session.objects.filter(user__login="wu").exists()
