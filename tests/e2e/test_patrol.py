"""A patrol is walked with a phone that has no network; what is wrong is found with its photo."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.models import HiddenDanger, Patrol, PatrolRound
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.files.models import Attachment
from tests.e2e.looking import look
from tests.grips.dangers.patrols import a_patrol
from tests.grips.dangers.scene import set_scene
from tests.infra.files.samples import picture

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
PAGE = "/dangers/report/patrol/"


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
    a_patrol(made)
    ASKING["actor"] = made.who("hand")
    return made


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(picture(size=(800, 600)))
    return path


def begin(seen):
    seen.page.locator("#patrols button").click()
    expect(seen.page.locator("#questions > li")).to_have_count(2)


def answer(seen, number, value):
    question = seen.page.locator("#questions > li").nth(number)
    question.locator(f"label:has([value={value}])").click()
    return question


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_patrol_is_walked_offline_and_finds_a_danger(visit, scene, photo, width, language):  # noqa: ARG001 -- it stands before the page
    seen = visit(width, language)
    seen.go(PAGE)
    seen.page.evaluate("navigator.serviceWorker.ready")
    look(seen, "patrols", width, language)
    seen.page.context.set_offline(True)
    begin(seen)

    wrong = answer(seen, 0, "NO")
    wrong.locator("input[type=text]").fill("压力不足")
    wrong.locator("input[type=file]").set_input_files(photo)
    expect(wrong.locator(".thumbs li")).to_have_count(1)
    seen.page.reload()
    begin(seen)
    expect(seen.page.locator("[value=NO]").first).to_be_checked()
    answer(seen, 1, "YES")
    seen.complaints.clear()
    look(seen, "patrol-round", width, language)
    seen.page.locator("#round .report-send").click()
    expect(seen.page.locator("#queue > li")).to_have_attribute("data-state", "waiting")
    seen.page.context.set_offline(False)

    expect(seen.page.locator("#queue > li")).to_have_attribute("data-state", "walked")
    seen.complaints.clear()
    look(seen, "patrol-done", width, language)
    found = HiddenDanger.objects.get()
    assert found.wrong == "灭火器在位：不符合。压力不足"
    assert Attachment.objects.get().record_uid == found.uid


def test_two_phones_share_a_round(visit, scene):  # noqa: ARG001 -- it stands before the pages
    one, two = visit(390), visit(390)
    for seen in (one, two):
        seen.go(PAGE)
        begin(seen)

    answer(one, 0, "YES")
    one.page.locator("#round .report-send").click()
    expect(one.page.locator("#queue > li")).to_have_attribute("data-state", "partly")
    answer(two, 0, "NO")
    answer(two, 1, "YES")
    two.page.locator("#round .report-send").click()
    expect(two.page.locator("#queue > li")).to_have_attribute("data-state", "differs")

    begin(two)
    expect(two.page.locator(".question-note").first).to_be_visible()
    answer(two, 0, "YES")
    two.page.locator("#round .report-send").click()

    expect(two.page.locator("#queue > li").first).to_have_attribute("data-state", "walked")
    assert PatrolRound.objects.get().walked_at <= datetime.now(UTC)
    assert not HiddenDanger.objects.exists()
    assert Patrol.objects.get().name in two.page.locator("#queue > li").first.inner_text()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_director_sets_a_patrol(visit, scene, width, language):
    ASKING["actor"] = scene.who("director")
    seen = visit(width, language)
    seen.go(f"/dangers/patrols/set/{scene.firm.uid}")
    look(seen, "patrol-set", width, language)
    seen.page.locator("#id_kind").select_option("ELECTRICITY")

    seen.page.locator("form button.btn-primary").last.click()

    expect(seen.page.locator("h1")).to_have_text("用电巡查")
    look(seen, "patrol-page", width, language)
    seen.go("/dangers/patrols/")
    look(seen, "patrol-list", width, language)
    seen.go(f"/enterprises/{scene.firm.uid}/patrols/")
    look(seen, "patrol-tab", width, language)
