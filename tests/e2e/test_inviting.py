"""An administrator invites a person from his page, in a real browser: link, password, desk."""

import time
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from bazhua.infra.accounts.services.accounts import come_by_link, invite, set_password
from bazhua.infra.accounts.services.factors import begin_totp, confirm_totp
from bazhua.infra.db.actors import NOBODY
from tests.e2e.looking import look
from tests.e2e.test_sign_in import WORDS, begin_of_a_step, fill, press
from tests.infra.accounts.scene import AT_DESK, PASSWORD, session_with
from tests.registry.who.scene import CITY, grant, person, settle
from tests.registry.who.test_pages import employed_at

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WINDOWS = [(1440, "zh-hans", "light"), (390, "en", "light")]
SAYS = {
    "zh-hans": {"invite": "开通账号", "show": "开通并生成链接", "done": "已交付本人"},
    "en": {"invite": "Make an account", "show": "Make it and show the link",
           "done": "It is handed over"},
}  # fmt: skip


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site that knows persons and roles as the province does."""
    settings.SECOND_FACTOR = "bazhua.registry.interfaces.actors.second_factor"
    settings.SITE_ORIGIN = live_server.url
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


def administrator():
    """Make a security administrator with password and second factor; return his app."""
    row, now = person("管示例"), datetime.now(UTC)
    grant(row, "R28", CITY)
    token = invite(person=row.uid, login="guan", actor=NOBODY, at=now)
    begun = come_by_link(token=token, visitor=AT_DESK, at=now)
    begun = set_password(session=session_with(begun.token), password=PASSWORD, at=now)
    session = session_with(begun.token)
    app = pyotp.TOTP(begin_totp(session))
    before = now - timedelta(seconds=30)
    confirm_totp(session=session, code=app.at(before), at=now)
    return app


def sign_in(seen, says, app):
    seen.go("/sign-in/")
    fill(seen, login="guan", password=PASSWORD)
    press(seen, says["in"])
    begin_of_a_step()
    fill(seen, code=app.now())
    press(seen, says["go"])
    expect(seen.page).to_have_url(f"{seen.address}/desk/")


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_administrator_invites_and_the_person_reaches_his_desk(visit, window):
    where = settle()
    who = employed_at(where, "甄示例", 1)
    grant(who, "R16", CITY)
    app = administrator()
    seen, says = visit(*window), WORDS[window[1]] | SAYS[window[1]]

    sign_in(seen, says, app)
    seen.go(f"/people/{who.uid}")
    seen.page.get_by_role("link", name=says["invite"]).click()
    expect(seen.page.locator("main [name=login]")).to_have_value("zhenshili")
    look(seen, "invite", *window)
    press(seen, says["show"])
    link = seen.page.locator("#given-link").input_value()
    assert link.startswith(f"{seen.address}/sign-in/link#")
    look(seen, "given", *window)
    seen.page.get_by_role("link", name=says["done"]).click()
    expect(seen.page).to_have_url(f"{seen.address}/people/{who.uid}")
    look(seen, "invited", *window)

    his = visit(*window)
    his.page.goto(link)
    expect(his.page).to_have_url(f"{his.address}/sign-in/password#main")
    fill(his, password=PASSWORD, again=PASSWORD)
    press(his, says["set"])
    own = pyotp.TOTP(his.page.locator("code.secret").inner_text().replace(" ", ""))
    begin_of_a_step()
    fill(his, code=own.at(time.time()))
    press(his, says["on"])
    his.page.get_by_role("link", name=says["kept"]).click()

    expect(his.page).to_have_url(f"{his.address}/desk/")
    expect(his.page.locator(".frame-head")).to_contain_text("zhenshili")
