"""An import in a real browser with a real job process: upload, errors, correct, choose, done."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from bazhua.infra.imports.models import Import
from tests.e2e.looking import look
from tests.infra.imports.scene import book, code, firm, read, uploaded
from tests.infra.jobs.processes import empty_queue, running
from tests.infra.jobs.scene import asked
from tests.samples.jobs import CLERK
from tests.samples.models import Firm

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRONG = book(
    firm(1),
    firm(2, staff="约二十"),
    firm(3, code=9.1370000000000003e17),
    firm(4, trade=""),
    firm(1),
)
WINDOWS = [
    (1440, "zh-hans", "light"),
    (390, "zh-hans", "light"),
    (1440, "en", "dark"),
    (390, "en", "light"),
]


def clerk(_request):
    return CLERK


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site on the database of this test, where the clerk is signed in."""
    settings.ACTOR_PROVIDER = f"{__name__}.clerk"
    settings.ALLOWED_HOSTS = ["localhost"]
    yield live_server.url
    empty_queue()


def choose_file(seen, data, name="企业.xlsx"):
    seen.page.get_by_label("表格").set_input_files({"name": name, "mimeType": XLSX, "buffer": data})
    seen.page.get_by_role("button", name="上传并检查").click()


def test_import_from_the_upload_to_the_records(visit):
    seen = visit()
    seen.go("/imports/")
    seen.page.get_by_role("link", name=re.compile("上传表格.*企业$")).click()

    with running():
        choose_file(seen, WRONG)
        expect(seen.page.get_by_text("有误行数")).to_be_visible(timeout=60_000)
        nothing = Firm.objects.count()
        with seen.page.expect_download() as download:
            seen.page.get_by_role("link", name="下载 Excel").click()
        report = load_workbook(BytesIO(download.value.path().read_bytes())).active
        seen.page.on("dialog", lambda dialog: dialog.accept())
        seen.page.get_by_role("button", name="只导入正确的 1 行").click()
        expect(seen.page.locator(".page-top .mark-label")).to_have_text("已导入", timeout=60_000)

    assert nothing == 0
    assert [row[0].value for row in report.iter_rows(min_row=2)] == [3, 4, 5, 6]
    assert list(Firm.objects.values_list("code", flat=True)) == [code(1)]
    assert seen.complaints == []


def test_same_file_is_told_and_taken_after_a_tick(visit):
    data = book(firm(1))
    read(data)
    seen = visit()
    seen.go("/imports/new/sample.firms/")

    choose_file(seen, data)
    expect(seen.page.get_by_role("alert")).to_contain_text("同一文件已于")
    seen.page.get_by_label("我已知晓").check()
    choose_file(seen, data)

    expect(seen.page.get_by_role("status")).to_be_visible()
    assert Import.objects.count() == 2


def test_progress_is_asked_for_while_the_page_is_open(visit):
    job = asked(most=4_000, slow_ms=1)
    seen = visit()
    seen.go(f"/jobs/{job.uid}/")
    expect(seen.page.get_by_role("status")).to_have_text("排队中")

    with running():
        expect(seen.page.get_by_role("status")).to_have_text("进行中 · 正在计数", timeout=60_000)
        seen.shoot("job")
        seen.page.on("dialog", lambda dialog: dialog.accept())
        seen.page.get_by_role("button", name="取消").click()
        expect(seen.page.get_by_role("status")).to_have_text("已取消", timeout=60_000)

    assert seen.complaints == []


@pytest.mark.parametrize(("width", "language", "theme"), WINDOWS)
def test_pages_are_accessible_and_fit(visit, width, language, theme):
    rows = [firm(n, code=code(n)) for n in range(10, 70)]
    bad = read(book(firm(1), *[[*row[:3], "约二十", *row[4:]] for row in rows]))
    pages = {
        "list": "/imports/",
        "new": "/imports/new/sample.firms/",
        "reading": f"/imports/{uploaded(book(firm(2))).uid}/",
        "errors": f"/imports/{bad.uid}/",
        "refused": f"/imports/{read(book(head=['名称', '代码'])).uid}/",
        "job": f"/jobs/{bad.job_uid}/",
    }
    seen = visit(width, language, theme)

    for name, path in pages.items():
        seen.go(path)
        look(seen, f"imports-{name}", width, language, theme)
    assert len(pages) == 6
