"""Visits in a browser: planned at a desk, begun by a scan, two inspectors without a network."""

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.models import HiddenDanger, Visit
from bazhua.infra.db.actors import NOBODY
from tests.e2e.looking import faults_around, faults_of_answered
from tests.grips.dangers.crew import arrived, enlist, plan, report
from tests.grips.dangers.scene import set_scene

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
LEAK = "三号压缩机油封漏油"
WINDOWS = [(1440, "zh-hans"), (1440, "en"), (390, "zh-hans"), (390, "en")]


def whoever(request):
    return ASKING.get(request.COOKIES.get("as"), ASKING["actor"])


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a site where the one who asks is set by the test, or by a cookie."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path / "files"
    return live_server.url


@pytest.fixture
def scene():
    return enlist(set_scene())


def be(seen, scene, who):
    """Let a browser be somebody's from now on."""
    ASKING[who] = scene.who(who)
    seen.page.context.add_cookies([{"name": "as", "value": who, "url": seen.address}])
    return seen


def test_pages_of_visits_are_accessible_and_fit(visit, scene):
    row = arrived(scene)
    report(scene, row)
    plan(scene)
    firm = f"/enterprises/{scene.firm.uid}"
    pages = {
        "bureau": {
            "list": "/visits/",
            "plan": f"/visits/plan/{scene.firm.uid}",
            "tab": f"{firm}/visits/",
            "codes": f"{firm}/codes/",
        },
        "first": {
            "record": f"/visits/{row.uid}/",
            "scanned": f"/dangers/report/arrive/?at={scene.firm.uid}",
            "cancel": f"/visits/{Visit.objects.last().uid}/do/cancel",
            "report": f"/dangers/report/?visit={row.uid}",
        },
    }
    faults = {}

    for window in WINDOWS:
        seen = visit(*window)
        for who, several in pages.items():
            be(seen, scene, who)
            faults |= faults_around(seen, several, "visit-", *window, judge=faults_of_answered)

    assert faults == {}


def test_two_inspectors_hand_in_what_they_found_without_a_network(visit, scene):
    row = plan(scene)
    first, second = (be(visit(390), scene, who) for who in ("first", "second"))
    first.go(f"/dangers/report/arrive/?at={scene.firm.uid}")
    first.page.evaluate("navigator.serviceWorker.ready")
    first.page.context.set_offline(True)
    first.page.reload()
    first.page.get_by_role("button", name="现在入企").click()
    expect(first.page.locator("#queue > li")).to_have_attribute("data-state", "waiting")
    expect(first.page.locator(".visit-report")).to_be_visible()
    first.page.context.set_offline(False)
    expect(first.page.locator("#queue > li")).to_have_attribute("data-state", "arrived")
    first.complaints.clear()

    for seen, words in ((first, LEAK), (second, "压缩机油封漏油")):
        seen.go(f"/dangers/report/?visit={row.uid}")
        seen.page.evaluate("navigator.serviceWorker.ready")
        seen.page.context.set_offline(True)
        seen.page.locator("#wrong").fill(words)
        seen.page.locator(".report-send").click()
        expect(seen.page.locator("#queue > li").first).to_have_attribute("data-state", "waiting")
        seen.page.reload()
        expect(seen.page.locator("#queue > li").first).to_contain_text(words)
    for seen in (first, second):
        seen.page.context.set_offline(False)
        expect(seen.page.locator("#queue > li").first).to_have_attribute("data-state", "done")
        seen.complaints.clear()

    first.go(f"/visits/{row.uid}/")
    expect(first.page.locator("main")).to_contain_text(LEAK)
    expect(first.page.locator("main")).to_contain_text("压缩机油封漏油")
    assert set(HiddenDanger.objects.values_list("origin", "state")) == {("VISIT", "FOUND")}
    assert HiddenDanger.objects.count() == 2
