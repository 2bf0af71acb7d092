"""An alarm at a firm changes the command screen without reload, over the real gate and stream."""

import time
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.following import follow
from tests.e2e.conftest import Visit
from tests.e2e.live import live_site
from tests.engine.rig import connected, emptied
from tests.grips.inherent.scene import Told, set_scene, tell
from tests.launched import shared_platform
from tests.samples.asking import COOKIE
from tests.web.map.province import mapped

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scene(transactional_db):  # noqa: ARG001 -- others must see what is written
    with connected() as connection:
        emptied(connection)
        scene = set_scene()
        mapped()
        yield scene
        emptied(connection)


@pytest.fixture
def served(scene, tmp_path, tmp_path_factory):  # noqa: ARG001 -- who asks must be there
    static = shared_platform(tmp_path_factory).home / "static"
    with live_site(tmp_path, static, "tests.e2e.granted") as running:
        yield running


def test_an_alarm_is_on_the_screen_within_a_second_and_opens_itself(browser, scene, served):
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    uid = str(scene.uid("commission"))
    context.add_cookies([{"name": COOKIE, "value": uid, "url": served.address}])
    seen = Visit(context.new_page(), served.address)
    with seen.page.expect_response(lambda answer: answer.url.endswith("/stream")):
        seen.go("/screen/")
    tile = seen.page.locator(".screen-tiles li", has_text="未闭环报警").locator(".screen-value")
    expect(tile).to_have_text("0")
    seen.page.evaluate("window.same = true")

    at = datetime.now(UTC)
    tell(1, Told(value=27.0, announced=True, at=at))
    began = time.monotonic()
    follow(at)

    line = seen.page.locator("[data-slug=alarms] .screen-feed a")
    expect(line).to_have_count(1)
    expect(tile).to_have_text("1")
    took = time.monotonic() - began
    assert seen.page.evaluate("window.same") is True
    assert took < 3
    line.click()
    expect(seen.page).to_have_url(f"{served.address}/alarms/{Alarm.objects.get().uid}/")
    context.close()
