"""The first day of a real platform: its first administrator, officers, a table of enterprises."""

import re
import subprocess
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from bazhua.registry.domain.codes.uscc import FORM
from tests.e2e.looking import look
from tests.e2e.test_imports import XLSX
from tests.e2e.test_inviting import SAYS as INVITING
from tests.e2e.test_sign_in import WORDS, begin_of_a_step, fill, press
from tests.e2e.test_who import SAYS as GIVING
from tests.infra.accounts.scene import PASSWORD
from tests.infra.imports.scene import book
from tests.infra.launcher.rig import clean_environment
from tests.launched import BAZHUA, shared_platform

pytestmark = pytest.mark.chromium

ZH, EN = "zh-hans", "en"
LIXIA, HUAIYIN = "370102", "370104"
GOVERNMENTS = {LIXIA: "济南市历下区人民政府", HUAIYIN: "济南市槐荫区人民政府"}
HEAD = ["企业名称", "统一社会信用代码", "所在地", "行业代码", "从业人数", "成立日期"]
FIRMS = ("历下示例化工厂", "历下示例机械厂")
WITHIN_MS = 60_000
DESK = re.compile(r"/desk/(#main)?$")


def code(number):
    """Return a credit code with its right check character, of no real registrar."""
    body = f"91370102MA9DEM0{number:02d}"
    return body + FORM.last(body)[0]


def table(region):
    rows = [
        [name, code(number), region, "C2614", 12, "2020-05-06"]
        for number, name in enumerate(FIRMS, 1)
    ]
    return book(*rows, head=HEAD)


@pytest.fixture
def platform(tmp_path_factory):
    return shared_platform(tmp_path_factory)


def first_link(platform):
    """Return a link of the first administrator, as the command gives it on the machine."""
    told = subprocess.run(
        [BAZHUA, "accounts", "link"],
        env=clean_environment(
            BAZHUA_DATABASE_URL=platform.database_url,
            BAZHUA_HOME=str(platform.home),
            BAZHUA_ORIGIN=platform.address.rstrip("/"),
        ),
        capture_output=True,
        text=True,
        check=True,
    )
    return next(word for word in told.stdout.split() if "/sign-in/link#" in word)


def second_factor(seen, says):
    """Set up the second factor that the page asks for, up to the desk."""
    app = pyotp.TOTP(seen.page.locator("code.secret").inner_text().replace(" ", ""))
    begin_of_a_step()
    fill(seen, code=app.at(datetime.now(UTC) - timedelta(seconds=30)))
    press(seen, says["on"])
    seen.page.get_by_role("link", name=says["kept"]).click()
    expect(seen.page).to_have_url(DESK)


def become_administrator(seen, link, says):
    seen.page.goto(link)
    fill(seen, name="管示例", login="guan", password=PASSWORD, again=PASSWORD)
    press(seen, says["make"])
    second_factor(seen, says)
    look(seen, "first-day-desk", 1440)


def put_on_record(seen, name, county):
    """Put an officer on record at the government of his county; return his page's path."""
    seen.go("/people/new")
    fill(seen, name=name, where=GOVERNMENTS[county], since="2026-01-01")
    seen.page.locator("main form").get_by_role("button").last.click()
    expect(seen.page.locator("main h1")).to_contain_text(name)
    return seen.page.url.removeprefix(seen.address.rstrip("/"))


def give_role(seen, path, county, says):
    seen.go(f"{path}/give")
    seen.page.locator("main [name=role]").select_option("R06")
    fill(seen, place=county, reason="任命文件")
    seen.page.locator("main").get_by_role("button", name=says["give"]).click()
    expect(seen.page.locator("main")).to_contain_text(says["reach"])
    seen.page.locator("main [name=sure]").check()
    seen.page.locator("main").get_by_role("button", name=says["give"]).click()
    expect(seen.page.locator("main")).to_contain_text("任命文件")


def invite(seen, path, says):
    seen.go(path)
    seen.page.get_by_role("link", name=says["invite"]).click()
    press(seen, says["show"])
    return seen.page.locator("#given-link").input_value()


def come(seen, link, says):
    """Open a one-time link and set a password, up to the desk."""
    seen.page.goto(link)
    fill(seen, password=PASSWORD, again=PASSWORD)
    press(seen, says["set"])
    if "second-factor" in seen.page.url or seen.page.locator("code.secret").count():
        second_factor(seen, says)
    expect(seen.page).to_have_url(DESK)


def bring_enterprises(seen):
    seen.go("/imports/")
    seen.page.locator("main a[href*='registry.enterprises']").first.click()
    upload = {"name": "企业.xlsx", "mimeType": XLSX, "buffer": table(LIXIA)}
    seen.page.locator("main input[type=file]").set_input_files(upload)
    seen.page.get_by_role("button", name="上传并检查").click()
    seen.page.on("dialog", lambda dialog: dialog.accept())
    take = seen.page.get_by_role("button", name="导入全部")
    expect(take).to_be_visible(timeout=WITHIN_MS)
    take.click()
    expect(seen.page.locator(".page-top .mark-label")).to_have_text("已导入", timeout=WITHIN_MS)


def test_from_the_first_start_to_an_officer_who_sees_only_his_county(platform, visit):
    zh, en = (WORDS[one] | INVITING[one] | GIVING[one] for one in (ZH, EN))
    admin, officer, neighbour = visit(1440, ZH), visit(1440, ZH), visit(390, EN)

    become_administrator(admin, first_link(platform), zh)
    links = []
    for name, county in (("历示例", LIXIA), ("槐示例", HUAIYIN)):
        path = put_on_record(admin, name, county)
        give_role(admin, path, county, zh)
        links.append(invite(admin, path, zh))
    come(officer, links[0], zh)
    bring_enterprises(officer)
    officer.go("/enterprises/")
    look(officer, "first-day-enterprises", 1440)
    for name in FIRMS:
        expect(officer.page.locator("main")).to_contain_text(name)
    officer.page.get_by_role("link", name=FIRMS[0]).first.click()
    expect(officer.page.locator("main h1")).to_contain_text(FIRMS[0])
    look(officer, "first-day-enterprise", 1440)

    come(neighbour, links[1], en)
    neighbour.go("/enterprises/")
    look(neighbour, "first-day-nothing", 390)
    for name in FIRMS:
        expect(neighbour.page.locator("main")).not_to_contain_text(name)
    there = officer.page.url.removeprefix(officer.address.rstrip("/"))
    found = neighbour.page.request.get(neighbour.address.rstrip("/") + there)
    own = officer.page.request.get(officer.page.url)
    assert (own.status, found.status) == (200, 404)
    assert FIRMS[0] not in found.text()
