"""Signing in, in a real browser: from the one-time link to the account that waits."""

import time
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from bazhua.infra.accounts.services.accounts import first_link, invite
from tests.e2e.looking import look
from tests.infra.accounts.scene import ADMIN, OTHER_PASSWORD, PASSWORD, WANG

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WINDOWS = [
    (1440, "zh-hans", "light"),
    (390, "zh-hans", "light"),
    (1440, "en", "dark"),
    (390, "en", "light"),
]
WORDS = {
    "zh-hans": {
        "set": "设定密码",
        "in": "登录",
        "out": "退出登录",
        "on": "启用",
        "kept": "我已妥善保存",
        "go": "继续",
        "wait": "错误次数过多，请在 1 分钟后",
        "wrong": "登录名或密码不对",
        "make": "创建账号",
    },
    "en": {
        "set": "Set the password",
        "in": "Sign in",
        "out": "Sign out",
        "on": "Switch it on",
        "kept": "I have kept them",
        "go": "Go on",
        "wait": "Too many wrong tries; try again in 1 min",
        "wrong": "Login name or password is wrong",
        "make": "Make the account",
    },
}


def must(person, _at):
    return person == WANG


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site on the database of this test; Wang needs a second factor."""
    settings.SECOND_FACTOR = f"{__name__}.must"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


def press(seen, text):
    seen.page.locator("main").get_by_role("button", name=text, exact=True).click()


def fill(seen, **values):
    for name, value in values.items():
        seen.page.locator(f"main [name={name}]").fill(value)


def begin_of_a_step():
    """Wait where a code of the step before would soon be two steps old."""
    left = 30 - time.time() % 30
    if left < 10:
        time.sleep(left)


def come_by_link(seen, says, window):
    """Open the one-time link, set a password and the second factor; return the app."""
    token = invite(person=WANG, login="wang", actor=ADMIN, at=datetime.now(UTC))
    seen.go(f"/sign-in/link#{token}")
    expect(seen.page).to_have_url(f"{seen.address}/sign-in/password#main")
    look(seen, "sign-in-password", *window)
    fill(seen, password=PASSWORD, again=PASSWORD)
    press(seen, says["set"])
    look(seen, "sign-in-enrol", *window)
    app = pyotp.TOTP(seen.page.locator("code.secret").inner_text().replace(" ", ""))
    begin_of_a_step()
    fill(seen, code=app.at(datetime.now(UTC) - timedelta(seconds=30)))
    press(seen, says["on"])
    look(seen, "sign-in-codes", *window)
    seen.page.get_by_role("link", name=says["kept"]).click()
    expect(seen.page).to_have_url(f"{seen.address}/desk/")
    return app


def leave(seen, says):
    seen.go("/account/")
    press(seen, says["out"])
    expect(seen.page).to_have_url(f"{seen.address}/sign-in/")


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_link_password_second_factor_out_wrong_and_waiting(visit, window):
    seen, says = visit(*window), WORDS[window[1]]

    app = come_by_link(seen, says, window)
    seen.go("/account/")
    look(seen, "sign-in-own", *window)
    leave(seen, says)
    look(seen, "sign-in-page", *window)
    fill(seen, login="wang", password=PASSWORD)
    press(seen, says["in"])
    look(seen, "sign-in-code", *window)
    fill(seen, code=app.now())
    press(seen, says["go"])
    expect(seen.page).to_have_url(f"{seen.address}/desk/")
    leave(seen, says)

    for _ in range(5):
        fill(seen, login="wang", password=OTHER_PASSWORD)
        press(seen, says["in"])
        expect(seen.page.locator(".refusals")).to_contain_text(says["wrong"])
    look(seen, "sign-in-wrong", *window)
    fill(seen, login="wang", password=PASSWORD)
    press(seen, says["in"])
    expect(seen.page.locator(".refusals")).to_contain_text(says["wait"])
    look(seen, "sign-in-waits", *window)


@pytest.mark.parametrize("window", [WINDOWS[0], WINDOWS[3]], ids=lambda w: f"{w[0]}-{w[1]}")
def test_first_administrator_opens_the_printed_link(visit, window):
    seen, says = visit(*window), WORDS[window[1]]
    token = first_link(at=datetime.now(UTC))

    seen.go(f"/sign-in/link#{token}")
    expect(seen.page.locator("main [name=login]")).to_be_visible()
    look(seen, "sign-in-first", *window)
    fill(seen, name="李安", login="li", password=PASSWORD, again=PASSWORD)
    press(seen, says["make"])

    expect(seen.page).to_have_url(f"{seen.address}/desk/")
    expect(seen.page.locator(".frame-head")).to_contain_text("li")
    assert token not in seen.page.content()


def test_link_without_scripts_asks_for_the_code(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    token = invite(person=WANG, login="wang", actor=ADMIN, at=datetime.now(UTC))

    page.goto(f"{site}/sign-in/link#{token}")
    page.locator("main [name=code]").fill(token)
    page.locator("main button").click()

    expect(page).to_have_url(f"{site}/sign-in/password#main")
    context.close()
