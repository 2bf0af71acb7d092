"""A worker reports a hidden danger from his phone: with a network, without one, and twice."""

from dataclasses import replace
from time import monotonic

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.files.access import files_of
from bazhua.infra.files.models import StoredFile
from tests.e2e.looking import faults_of, look
from tests.grips.dangers.scene import set_scene
from tests.infra.files.samples import picture

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
LEAK = "三号压缩机油封漏油，地面有油"
PAGE = "/dangers/report/"
MOST_TAPS, MOST_S = 5, 30
AWAY = [("console", "Failed to load resource: net::ERR_INTERNET_DISCONNECTED")]
"""What the console says, at any instant, of a page without a network."""
TYPING_MS = 60
"""Between two signs, by somebody who types fast."""


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path / "files"
    return live_server.url


@pytest.fixture
def scene():
    made = set_scene()
    ASKING["actor"] = made.who("hand")
    return made


@pytest.fixture
def photo(tmp_path):
    """Return the path of a photo as a phone takes it, some megabytes."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(picture(size=(4000, 3000), quality=95))
    return path


class Phone:
    """A phone in a hand: what is tapped is counted."""

    def __init__(self, seen):
        self.seen, self.page, self.taps = seen, seen.page, 0

    def tap(self, target):
        self.taps += 1
        target.click()

    def photograph(self, path):
        with self.page.expect_file_chooser() as chooser:
            self.tap(self.page.locator(".report-camera"))
        chooser.value.set_files(path)
        expect(self.page.locator("#thumbs li")).to_have_count(1)

    def type(self, text):
        self.tap(self.page.locator("#wrong"))
        self.page.keyboard.type(text, delay=TYPING_MS)

    def send(self):
        self.tap(self.page.locator(".report-send"))

    @property
    def state(self):
        return self.page.locator("#queue > li")


@pytest.fixture
def phone(visit, scene):  # noqa: ARG001 -- the scene is there before the page
    def start(language="zh-hans", **options):
        seen = visit(390, language, **options)
        seen.go(PAGE)
        return Phone(seen)

    return start


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_report_takes_at_most_five_taps_and_thirty_seconds(phone, photo, language):
    worker = phone(language)
    begun = monotonic()

    worker.photograph(photo)
    worker.type(LEAK)
    worker.send()
    expect(worker.state).to_have_attribute("data-state", "done")

    assert monotonic() - begun <= MOST_S
    assert worker.taps <= MOST_TAPS
    row = HiddenDanger.objects.get()
    assert (row.wrong, row.origin) == (LEAK, "EMPLOYEE")
    expect(worker.state).to_contain_text(row.number)
    look(worker.seen, "report-done", 390, language)


def ready(phone):
    """Wait until the page would open without a network."""
    phone.page.evaluate("navigator.serviceWorker.ready")


def reported_offline(worker, photo):
    """Report without a network, with a photo."""
    worker.page.context.set_offline(True)
    worker.photograph(photo)
    worker.type(LEAK)
    worker.send()
    expect(worker.state).to_have_attribute("data-state", "waiting")


def test_without_a_network_a_report_waits_and_the_page_opens_again(phone, photo):
    worker = phone()
    ready(worker)

    reported_offline(worker, photo)
    worker.page.reload()

    expect(worker.state).to_contain_text(LEAK)
    expect(worker.state).to_have_attribute("data-state", "waiting")
    assert not HiddenDanger.objects.exists()
    found = faults_of(worker.seen, "report-waiting", 390, "zh-hans")
    assert [fault for fault in found if fault not in AWAY] == [], found

    worker.page.context.set_offline(False)

    expect(worker.state).to_have_attribute("data-state", "done")
    row = HiddenDanger.objects.get()
    expect(worker.state).to_contain_text(row.number)
    [seen] = files_of("danger", row.uid, actor=ASKING["actor"], at=row.found_at)
    assert 10_000 < seen.file.size < photo.stat().st_size


def test_without_a_service_worker_a_report_waits_as_well(phone, photo):
    worker = phone(service_workers="block")

    reported_offline(worker, photo)
    worker.page.context.set_offline(False)

    expect(worker.state).to_have_attribute("data-state", "done")
    worker.page.reload()
    expect(worker.state).to_have_attribute("data-state", "done")
    assert (HiddenDanger.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_an_answer_that_is_lost_on_the_way_makes_no_second_report(phone):
    worker = phone(service_workers="block")
    lost = []

    def lose(route):
        route.fetch()
        lost.append(route.request.headers["idempotency-key"])
        route.abort()

    worker.page.route("**/hand-in", lose, times=1)
    worker.type(LEAK)
    with worker.page.expect_event("requestfailed"):
        worker.send()
    expect(worker.state).to_have_attribute("data-state", "waiting")
    assert HiddenDanger.objects.count() == len(lost) == 1

    worker.page.reload()

    expect(worker.state).to_have_attribute("data-state", "done")
    expect(worker.state).to_contain_text(HiddenDanger.objects.get().number)
    worker.seen.complaints.clear()


def test_a_photo_over_a_bad_line_does_not_hold_up_its_text(phone, photo):
    worker = phone(service_workers="block")
    worker.page.route("**/files/uploads/*", lambda route: route.abort(), times=1)

    worker.photograph(photo)
    worker.type(LEAK)
    with worker.page.expect_event("requestfailed"):
        worker.send()
    expect(worker.state).to_have_attribute("data-state", "photos")
    expect(worker.state).to_contain_text(HiddenDanger.objects.get().number)
    worker.page.reload()

    expect(worker.state).to_have_attribute("data-state", "done")
    assert StoredFile.objects.count() == 1
    worker.seen.complaints.clear()


def test_one_more_who_has_seen_it_taps_that(phone, scene):
    row = scene.found(wrong="压缩机油封漏油")
    worker = phone(service_workers="block")

    worker.type(LEAK)
    worker.tap(worker.page.locator("#alike button"))

    expect(worker.state).to_have_attribute("data-state", "again")
    expect(worker.state).to_contain_text(row.number)
    assert HiddenDanger.objects.count() == 1


def test_what_is_refused_is_kept_with_its_reason_and_corrected(phone, scene):
    worker = phone(service_workers="block")
    worker.page.context.set_offline(True)
    worker.type(LEAK)
    worker.send()
    # Meanwhile he works at no enterprise.
    ASKING["actor"] = replace(scene.who("grid"), uid=scene.uid("hand"))
    worker.page.context.set_offline(False)

    expect(worker.state).to_have_attribute("data-state", "refused")
    worker.seen.complaints.clear()
    look(worker.seen, "report-refused", 390, "zh-hans")
    ASKING["actor"] = scene.who("hand")
    worker.tap(worker.state.get_by_role("button", name="修改后再报"))
    worker.send()

    expect(worker.state).to_have_attribute("data-state", "done")


def test_whoever_is_signed_out_is_asked_to_sign_in_and_loses_nothing(phone, scene):
    worker = phone(service_workers="block")
    ASKING["actor"] = NOBODY
    worker.type(LEAK)
    worker.send()

    expect(worker.state).to_have_attribute("data-state", "sign-in")
    ASKING["actor"] = scene.who("manager")
    worker.page.reload()
    expect(worker.page.locator("#queue-part")).to_be_hidden()
    ASKING["actor"] = scene.who("hand")
    worker.page.reload()

    expect(worker.state).to_have_attribute("data-state", "done")
    worker.seen.complaints.clear()


SIGN_OUT = """() => {
    const leave = document.createElement("form");
    leave.dataset.forgets = "bazhua.reports";
    leave.innerHTML = "<button id='leave'>x</button>";
    document.querySelector("main").append(leave);
}"""


def test_signing_out_asks_before_it_takes_what_was_not_sent(phone):
    worker = phone(service_workers="block")
    worker.page.evaluate(SIGN_OUT)
    worker.page.route("**/standing", lambda route: route.abort())
    worker.type(LEAK)
    worker.send()
    expect(worker.state).to_have_attribute("data-state", "waiting")
    asked = []

    worker.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    worker.page.locator("#leave").click()
    worker.page.reload()
    expect(worker.state).to_contain_text(LEAK)
    worker.page.evaluate(SIGN_OUT)
    worker.page.once("dialog", lambda dialog: dialog.accept())
    worker.page.locator("#leave").click()
    worker.page.wait_for_url("**/dangers/report/?")

    expect(worker.page.locator("#queue-part")).to_be_hidden()
    assert [text[:8] for text in asked] == ["还有未发送的上报"]
    assert not HiddenDanger.objects.exists()
    worker.seen.complaints.clear()
