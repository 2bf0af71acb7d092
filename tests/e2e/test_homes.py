"""Homes, published figures and the duty brief in a browser: wide and narrow, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.ledger.sealer import seal
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.papers.models import Paper
from bazhua.infra.rollup.folding import fold_all
from tests.e2e.looking import faults_around, look
from tests.engine.rig import connected, emptied
from tests.grips.inherent.scene import GAS, HH, TANK, Told, set_scene, tell
from tests.registry.who.scene import CITY, OTHER_CITY
from tests.web.public.test_public import found, last_month
from tests.web.watched import named_regions

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {}
WINDOWS = [(1440, "zh-hans"), (390, "en")]
HOUR = timedelta(hours=1)


def whoever(request):
    return ASKING.get(request.COOKIES.get("as"), NOBODY)


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where a cookie says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def scene(transactional_db, tmp_path):  # noqa: ARG001 -- the site must see it
    """A province of today: alarms of yesterday and now, dangers of last month, a sealed ledger."""
    with connected() as engine:
        emptied(engine)
        yield stand(tmp_path / "key")
        emptied(engine)


def stand(key):
    scene = set_scene()
    named_regions()
    at = datetime.now(UTC)
    for position, (back, told) in enumerate(
        ((20, {"subject": TANK}), (18, {"subject": GAS}), (0, {"subject": GAS, "limit": HH.value})),
        start=1,
    ):
        tell(position, Told(announced=True, value=27.0, at=at - back * HOUR, **told))
        follow(at - back * HOUR)
    sweep(at)
    found(CITY, 12, last_month())
    found(OTHER_CITY, 3, last_month())
    fold_all()
    seal(at=at, key_file=key)
    return scene


def be(seen, scene, who):
    """Let a browser be somebody's from now on."""
    ASKING[who] = scene.who(who, datetime.now(UTC))
    seen.page.context.add_cookies([{"name": "as", "value": who, "url": seen.address}])


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_homes_and_published_figures_fit(visit, scene, window):
    seen, faults = visit(*window), {}

    faults |= faults_around(seen, {"stranger": "/", "public": "/public/"}, "home-", *window)
    for who in ("commission", "bureau", "principal", "manager", "hand"):
        be(seen, scene, who)
        faults |= faults_around(seen, {who: "/"}, "home-", *window)

    assert faults == {}


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_number_opens_its_records_and_a_brief_is_issued(visit, scene, window):
    seen = visit(*window)
    be(seen, scene, "bureau")

    seen.go("/")
    seen.page.locator(".figure-value a[href*='alarm.standing']").click()
    expect(seen.page.locator("tbody a[href^='/alarms/']")).to_have_count(3)

    seen.go("/briefs/")
    look(seen, "brief", *window)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    seen.page.locator("form[action$='/issue'] button").click()

    expect(seen.page.locator("img.sheet")).to_have_js_property("complete", value=True)
    look(seen, "brief-paper", *window)
    assert Paper.objects.get().number in seen.page.content()
    seen.go("/briefs/")
    expect(seen.page.locator("form[action$='/issue']")).to_have_count(0)


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_monthly_report_is_issued_and_taken_along(visit, scene, window):
    seen, faults = visit(*window), {}
    be(seen, scene, "bureau")

    faults |= faults_around(seen, {"months": "/briefs/months/"}, "brief-", *window)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    seen.page.locator("form[action$='/issue'] button").click()

    expect(seen.page.locator("img.sheet")).to_have_js_property("complete", value=True)
    look(seen, "brief-months-paper", *window)
    row = Paper.objects.get()
    expect(seen.page.locator(f"a[href$='{row.pdf_file}/original']")).to_have_count(1)
    with seen.page.expect_download() as taken:
        seen.page.locator("a[href$='/paper.docx']").click()
    assert taken.value.suggested_filename == f"{row.number}.docx"
    assert faults == {}
