"""Papers of hidden dangers in a real browser: three dangers in one order, left at the place."""

import re

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger, Service
from bazhua.infra.obligations.models import Obligation
from bazhua.kernel.times import end_of
from bazhua.registry.models import Enterprise
from tests.e2e.looking import look
from tests.grips.dangers.scene import set_scene
from tests.grips.dangers.services.papers.scene import REPORT, issued, man
from tests.grips.dangers.web.asking import ASKING, whoever
from tests.infra.files.samples import picture
from tests.registry.who.scene import FIRM

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("site"),
]

WIDTHS = (1440, 390)
LANGUAGES = ("zh-hans", "en")
FIRM_FACTS = {"credit_code": "91370102MA3EXAMP0X", "address": "示例县示例街 1 号"}
WRONG = (
    "氨制冷机房未装氨气浓度报警装置，事故风机不能自动启动",
    "配电箱门未关闭，周围堆放纸箱",
    "叉车司机未系安全带，车间内限速标志缺失",
)
REFUSAL = {
    "refusal": "负责人拒绝签字",
    "witnesses": "赵某，村委会",
    "second_witness": "钱某，派出所",
}
SAID = {
    "zh-hans": ("拟制责令限期整改指令书", "签发", "打印", "拒签留置", "登记送达", "已送达"),
    "en": (
        "Draw up: Order to put right within a time", "Issue", "Print", "Refused, left there",
        "Put the service on record", "served",
    ),
}  # fmt: skip


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    settings.FILE_GATES = "bazhua.config.gates.GATES"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path
    return live_server.url


@pytest.fixture
def scene():
    """Return the small province; the bureau's officer asks."""
    scene = set_scene()
    man(scene)
    Enterprise.objects.filter(pk=FIRM).update(**FIRM_FACTS)
    ASKING["actor"] = scene.who("bureau")
    return scene


@pytest.fixture
def photo(tmp_path):
    """Return the path of a photo of the door."""
    path = tmp_path / "door.jpg"
    path.write_bytes(picture())
    return path


def press(seen, name):
    seen.page.locator(".record, main").get_by_role("button", name=name, exact=True).first.click()


def follow(seen, name):
    seen.page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def look_at_sheet(seen, name, *window):
    seen.page.locator("img.sheet").evaluate("sheet => sheet.decode()")
    look(seen, name, *window)


def order(seen, rows, words, window):
    """Draw up one order about all dangers, look at it, issue and print it."""
    draw, issue, print_ = words
    seen.go(f"/dangers/{rows[0].uid}/papers/")
    look(seen, "papers-list", *window)
    follow(seen, draw)
    for row in rows:
        seen.page.get_by_label(re.compile(row.wrong[:10])).check()
    look(seen, "papers-draw", *window)
    press(seen, draw)
    look_at_sheet(seen, "papers-draft", *window)
    press(seen, issue)
    expect(seen.page.locator(".kicker .number")).to_contain_text("2026")
    with seen.page.expect_download() as printed:
        press(seen, print_)
    assert printed.value.path().read_bytes()[:5] == b"%PDF-"


def leave(seen, photo, words, window):
    """Put on record that the signature was refused: first without why, then with all of it."""
    refused, serve = words
    seen.page.reload()
    look_at_sheet(seen, "papers-issued", *window)
    follow(seen, refused)
    press(seen, serve)
    look(seen, "papers-serve-refused", *window)
    for name, text in REFUSAL.items():
        seen.page.locator(f"[name={name}]").fill(text)
    seen.page.locator("[name=picture]").set_input_files(photo)
    press(seen, serve)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_an_order_about_three_dangers_is_left_at_the_place(visit, scene, photo, width, language):
    rows = [scene.found(wrong=wrong, spot="制冷机房") for wrong in WRONG]
    words, window = SAID[language], (width, language)
    seen = visit(width=width, language=language)
    seen.page.on("dialog", lambda dialog: dialog.accept())

    order(seen, rows, words[:3], window)
    leave(seen, photo, words[3:5], window)

    expect(seen.page.locator(".marks").first).to_contain_text(words[5])
    look_at_sheet(seen, "papers-served", *window)
    service = Service.objects.get()
    for row in rows:
        assert HiddenDanger.objects.get(pk=row.pk).ordered_until == service.last_day
        duty = Obligation.objects.get(subject_uid=row.uid, kind="danger.rectify")
        assert (duty.starts_at, duty.due_at) == (service.effective_at, end_of(service.last_day))
    seen.go(f"/dangers/{rows[0].uid}/")
    look(seen, "papers-danger", *window)
    seen.go(f"/dangers/{rows[0].uid}/papers/")
    look(seen, "papers-list-served", *window)


def test_a_listed_danger_asks_for_its_papers(visit, scene):
    row = scene.approved(scene.rectifying(), Action.LIST, "commission", ground="因故")
    issued(scene, row, kind=REPORT, who="director")
    ASKING["actor"] = scene.who("commission")
    seen = visit(language="zh-hans")

    seen.go(f"/dangers/{row.uid}/papers/")
    expect(seen.page.locator(".lead-line")).to_have_text("待拟制：挂牌督办通知")
    follow(seen, "拟制挂牌督办通知")
    press(seen, "拟制挂牌督办通知")

    look_at_sheet(seen, "papers-listing", 1440)
