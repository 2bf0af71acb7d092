"""Bad input in a real browser: what is wrong is told with its value, and nothing is changed."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.services.accounts import invite
from bazhua.infra.files.models import StoredFile
from bazhua.infra.imports.models import Import
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.models import Enterprise, Zone
from bazhua.registry.services.where.places import Placing, open_place
from bazhua.registry.services.who.clients import issue_client
from tests.e2e.looking import look
from tests.e2e.test_imports import XLSX
from tests.infra.accounts.scene import ADMIN, PASSWORD, WANG
from tests.infra.imports.scene import book, finish
from tests.registry.scene import KEEPER, code, enterprise, settle
from tests.registry.who.scene import COUNTY, acting, grant, person
from tests.registry.who.scene import settle as small_province

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

HEAD = ["企业名称", "统一社会信用代码", "所在地", "行业代码", "从业人数", "成立日期"]
WRONG = code(2)[:-1] + ("0" if code(2)[-1] != "0" else "1")
WINDOWS = [(1440, "zh-hans"), (390, "en")]
SAYS = {
    "zh-hans": {
        "broken": "不是 .xlsx 文件、已加密或已损坏；请另存为未加密的 .xlsx",
        "zip": "不是 .xlsx 工作簿；请用表格软件另存为 .xlsx 或 .csv",
        "code": f"统一社会信用代码“{WRONG}”不正确",
        "licence": "请核对营业执照",
        "kind": "“平面图.jpg”的内容不是可接收的文件类型",
        "picture": "图片“平面图.jpg”未被接收：请上传 jpg、png 或 webp 图片",
        "late": "记录已被他人更新",
        "now": "名称“后改的名称”：现登记为“先改的名称”",
        "link": "链接无效、已使用或已过期；请向管理员索取新的链接",
        "over": "您尚未登录，或会话已结束；未作任何更改",
        "token": "接口令牌无效、已过期或已终止；请向安全管理员申请新令牌。",
        "in": "登录",
    },
    "en": {
        "broken": "no .xlsx file, encrypted or damaged; save it as .xlsx without password",
        "zip": "no .xlsx workbook; save the table as .xlsx or .csv",
        "code": f"The credit code “{WRONG}” is not valid",
        "licence": "compare it with the licence",
        "kind": "The content of “平面图.jpg” is no kind of file that is taken",
        "picture": "The picture “平面图.jpg” is not taken: send a jpg, png or webp picture",
        "late": "changed by somebody else",
        "now": "Name “后改的名称”: On record now: “先改的名称”",
        "link": "The link is unknown, used or over; ask an administrator for a new one",
        "over": "You are not signed in, or your session is over; nothing was changed",
        "token": "The token is unknown, has run out or was ended; "
        "ask the security administrator for a new one.",
        "in": "Sign in",
    },
}


class KnownActors:
    """The one who asks here, for jobs."""

    def person(self, uid, _at):
        return KEEPER if uid == KEEPER.uid else None

    def system(self, _name, _at):
        return KEEPER


KNOWN = KnownActors()


def keeper(_request):
    return KEEPER


def zipped():
    """Return a zip of a text: a spreadsheet only by its name."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("读我.txt", "并非表格")
    return out.getvalue()


BROKEN = book(["海右示例公司", code(2), "历下区", "C2614", 12, "2020-05-06"], head=HEAD)[:900]
TABLES = {"broken": BROKEN, "zip": zipped()}


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a site where the keeper of the registry is signed in."""
    settings.ACTOR_PROVIDER = f"{__name__}.keeper"
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.JOBS"
    settings.JOB_ACTORS = f"{__name__}.KNOWN"
    settings.FILES_ROOT = tmp_path
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def firm():
    settle()
    return enterprise(at=datetime.now(UTC) - timedelta(days=1))


def stored():
    """Return all that a refusal might have changed."""
    firms = Enterprise.objects.order_by("pk").values_list("name", "credit_code", "version")
    return (*firms, StoredFile.objects.count(), Zone.objects.count())


def send(seen, **fields):
    """Fill the form of a page and send it."""
    for name, value in fields.items():
        field = seen.page.locator(f"main [name={name}]")
        if isinstance(value, dict):
            field.set_input_files(value)
        else:
            field.fill(value)
    seen.page.locator("main form .btn-primary").click()


def upload(seen, data, name="企业.xlsx"):
    """Upload a table and have it read; the page of its import is open."""
    seen.go("/imports/new/registry.enterprises/")
    send(seen, file={"name": name, "mimeType": XLSX, "buffer": data})
    finish(Import.objects.latest("pk"))
    seen.page.reload()


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
@pytest.mark.usefixtures("firm")
@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_none_is_refused(visit, window, name):
    seen, before = visit(*window), stored()

    upload(seen, TABLES[name])

    expect(seen.page.locator("main")).to_contain_text(SAYS[window[1]][name])
    look(seen, f"refusing-{name}", *window)
    assert stored() == before


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
@pytest.mark.usefixtures("firm")
def test_a_wrong_code_is_told_in_the_row_and_in_the_form(visit, window):
    seen, says, before = visit(*window), SAYS[window[1]], stored()

    upload(seen, book(["海右示例公司", WRONG, "历下区", "C2614", 12, "2020-05-06"], head=HEAD))
    line = seen.page.locator("main tbody tr")
    for told in ("2", HEAD[1], WRONG, says["code"], says["licence"]):
        expect(line).to_contain_text(told)
    look(seen, "refusing-row", *window)
    seen.go("/enterprises/new")
    send(seen, name="海右示例公司", credit_code=WRONG, region="370102", since="2020-05-06")
    for told in (says["code"], says["licence"]):
        expect(seen.page.locator("#id_credit_code_error")).to_contain_text(told)
    look(seen, "refusing-form", *window)

    assert stored() == before


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_zip_is_no_picture(visit, firm, window):
    at = datetime.now(UTC)
    given = Placing(enterprise=firm.uid, kind=PlaceKind.SITE, name="东厂区")
    place = open_place(given, actor=KEEPER, at=at)
    seen, says, before = visit(*window), SAYS[window[1]], stored()
    picture = {"name": "平面图.jpg", "mimeType": "image/jpeg", "buffer": zipped()}

    seen.go(f"/enterprises/{firm.uid}/do/add-file")
    send(seen, file=picture)
    expect(seen.page.locator("#id_file_error")).to_contain_text(says["kind"])
    look(seen, "refusing-file", *window)
    seen.go(f"/enterprises/{firm.uid}/do/draw-zone/{place.uid}")
    send(seen, name="罐区", plan=picture, on_plan="0.1, 0.1\n0.2, 0.1\n0.2, 0.2")
    expect(seen.page.locator("#id_plan_error")).to_contain_text(says["picture"])
    look(seen, "refusing-plan", *window)

    assert stored() == before


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_of_two_tabs_the_second_is_told_what_is_on_record_now(visit, firm, window):
    first, second, says = visit(*window), visit(*window), SAYS[window[1]]
    for one in (first, second):
        one.go(f"/enterprises/{firm.uid}/change")

    send(first, name="先改的名称")
    expect(first.page.locator("main h1")).to_contain_text("先改的名称")
    before = stored()
    send(second, name="后改的名称")
    for told in (says["late"], says["now"]):
        expect(second.page.locator(".refusals")).to_contain_text(told)
    expect(second.page.locator("main [name=name]")).to_have_value("后改的名称")
    look(second, "refusing-late", *window)

    assert stored() == before


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_link_that_is_over_lets_nobody_in(visit, window, settings):
    settings.ACTOR_PROVIDER = "bazhua.registry.interfaces.actors.asking"
    month = timedelta(days=30)
    token = invite(person=WANG, login="wang", actor=ADMIN, at=datetime.now(UTC) - month)
    seen, before = visit(*window), list(User.objects.values_list("login", "password"))

    seen.go(f"/sign-in/link#{token}")

    expect(seen.page.locator(".refusals")).to_contain_text(SAYS[window[1]]["link"])
    look(seen, "refusing-link", *window)
    assert list(User.objects.values_list("login", "password")) == before


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_session_that_is_over_changes_nothing_and_leads_to_the_sign_in(visit, window, settings):
    settings.ACTOR_PROVIDER = "bazhua.registry.interfaces.actors.asking"
    where, who, at = small_province(), person("安示例"), datetime.now(UTC)
    grant(who, "R06", COUNTY)
    seen, says = visit(*window), SAYS[window[1]]
    seen.go(f"/sign-in/link#{invite(person=who.uid, login='an', actor=ADMIN, at=at)}")
    for name in ("password", "again"):
        seen.page.locator(f"main [name={name}]").fill(PASSWORD)
    seen.page.locator("main form button").first.click()
    change = f"/enterprises/{where.firm.uid}/change"
    seen.go(change)
    Session.objects.update(ended_at=at)
    before = stored()

    send(seen, name="离开之后的名称")

    expect(seen.page.locator("main")).to_contain_text(says["over"])
    again = seen.page.locator("main").get_by_role("link", name=says["in"])
    expect(again).to_have_attribute("href", f"/sign-in/?next={change.replace('/', '%2F')}")
    seen.shoot(f"refusing-session-{window[0]}-{window[1]}")
    assert stored() == before


@pytest.mark.parametrize("language", SAYS)
def test_a_token_that_has_run_out_is_told(visit, language, settings):
    settings.ACTOR_PROVIDER = "bazhua.registry.interfaces.actors.asking"
    at = datetime.now(UTC)
    small_province()
    begun = at - timedelta(days=2)
    officer = acting("R28", since=begun)
    issued = issue_client("示例系统", until=at - timedelta(days=1), actor=officer, at=begun)
    seen = visit(1440, language)

    answer = seen.page.request.get(
        f"{seen.address}/api/v1/enterprises", headers={"Authorization": f"Bearer {issued.token}"}
    )

    assert (answer.status, answer.json()["title"]) == (401, SAYS[language]["token"])
