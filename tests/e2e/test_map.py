"""The map in a browser: wide and narrow, in both languages; down to an enterprise and back."""

import re

import pytest
from playwright.sync_api import expect

from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.rollup.folding import fold_all
from bazhua.law.terms import Colour
from tests.e2e.looking import faults_around, faults_of_answered
from tests.engine.rig import connected, emptied
from tests.grips.dangers.scene import GENERAL, MAJOR, set_scene
from tests.grips.inherent.scene import CODE, GAS, H, Told, limited, pointed, tell, watched
from tests.registry.who.scene import NOON, REGIONS, TOWN, settle_firm
from tests.web.map.province import at, mapped

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {}
WINDOWS = [(1440, "zh-hans"), (1440, "en"), (390, "zh-hans"), (390, "en")]
WALLS = [(1920, 1080), (3840, 2160), (1440, 900), (390, 844)]


def whoever(request):
    return ASKING.get(request.COOKIES.get("as"), NOBODY)


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where a cookie says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    return live_server.url


@pytest.fixture
def scene(transactional_db, site):  # noqa: ARG001 -- the site must see it
    with connected() as engine:
        emptied(engine)
        scene = set_scene()
        mapped()
        at(scene.firm)
        for place in range(12):
            number = 70 + place
            firm = settle_firm(number, (*REGIONS[TOWN], number), f"示例企业{place}")
            at(firm, 117.1 + place % 4 / 30, 36.6 + place // 4 / 40)
        for grade in (GENERAL, GENERAL, MAJOR):
            scene.rectifying(grade)
        fold_all()
        _, gateway = watched(scene.firm, code=f"{CODE}A")
        limited(pointed(gateway, None, GAS), H, 25, Colour.ORANGE)
        tell(1, Told(value=27.0, announced=True, at=NOON))
        follow(NOON)
        yield scene
        emptied(engine)


def be(seen, scene, who):
    """Let a browser be somebody's from now on."""
    ASKING[who] = scene.who(who)
    seen.page.context.add_cookies([{"name": "as", "value": who, "url": seen.address}])
    return seen


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_maps_are_accessible_and_fit(scene, visit, width, language):
    pages = {
        "commission": {"province": "/map/", "alarms": "/map/?layer=alarms"},
        "bureau": {
            "county": "/map/?layer=enterprise.standing",
            "near": "/map/?view=500,500,2",
        },
    }
    seen, faults = visit(width, language), {}
    for who, own in pages.items():
        be(seen, scene, who)
        faults |= faults_around(seen, own, "map-", width, language, judge=faults_of_answered)

    assert faults == {}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(("width", "height"), WALLS)
def test_the_screen_fits_a_wall_and_a_hand(scene, visit, width, height, language):
    seen = be(visit(width, language), scene, "commission")
    seen.page.set_viewport_size({"width": width, "height": height})

    faults = faults_around(seen, {"screen": "/screen/"}, "", width, language)

    assert faults == {}
    if width >= 1920:
        tall = seen.page.evaluate("document.documentElement.scrollHeight")
        assert tall == height


def test_one_goes_down_to_an_enterprise_and_nearer(scene, visit):
    seen = be(visit(), scene, "commission")
    seen.go("/map/")
    for name in ("济南市", "历城区"):
        seen.page.click(f".map-area[aria-label^='{name}']")
        expect(seen.page.locator(".map-way [aria-current]")).to_have_text(name)
    seen.page.click(".tab-bar >> text=在册企业")
    expect(seen.page.locator(".tab-bar [aria-current]")).to_have_text("在册企业")
    framed = seen.page.locator(".map-sheet").get_attribute("viewBox")

    seen.page.click(".map-ways >> text=放大")

    expect(seen.page.locator(".map-sheet")).not_to_have_attribute("viewBox", framed)
    assert "view=" in seen.page.url
    seen.page.go_back()
    expect(seen.page.locator(".map-sheet")).to_have_attribute("viewBox", framed)
    seen.page.click(f".map-spot[aria-label='{scene.firm.name}']")
    expect(seen.page.locator("h1")).to_have_text(scene.firm.name)


def test_a_map_is_dragged_and_comes_nearer_by_the_wheel(scene, visit):
    seen = be(visit(), scene, "bureau")
    seen.go("/map/?layer=enterprise.standing&view=500,500,2")
    sheet = seen.page.locator(".map-sheet")
    framed = sheet.get_attribute("viewBox")
    box = sheet.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen.page.evaluate("window.same = true")

    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 150, y + 20, steps=4)
    seen.page.mouse.up()

    expect(sheet).not_to_have_attribute("viewBox", framed)
    left = float(framed.split()[0])
    assert float(sheet.get_attribute("viewBox").split()[0]) < left
    width = sheet.get_attribute("viewBox").split()[2]
    seen.page.keyboard.down("Control")
    seen.page.mouse.wheel(0, -100)
    seen.page.keyboard.up("Control")
    expect(sheet).to_have_attribute("viewBox", re.compile(rf" {float(width) / 2:g} [\d.]+$"))
    assert seen.page.evaluate("window.same") is True
    assert seen.complaints == []


def test_the_screen_says_that_the_network_is_lost_and_recovers(scene, visit):
    seen = be(visit(1920), scene, "commission")
    seen.go("/screen/")
    age = seen.page.locator("#screen-age")
    expect(age).not_to_have_attribute("data-lost-now", "")

    seen.page.context.set_offline(True)
    expect(age).to_have_attribute("data-lost-now", "")
    expect(age).to_contain_text("连接中断")
    expect(seen.page.locator("#screen-news")).to_have_text("连接中断")
    seen.page.context.set_offline(False)

    expect(age).not_to_have_attribute("data-lost-now", "")
    expect(seen.page.locator("#screen-news")).to_have_text("已恢复连接")
