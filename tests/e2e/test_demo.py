"""The demonstration in a real browser: its mark on every page, and one tap to become somebody."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from bazhua.infra.demo.marks import stored
from bazhua.infra.demo.models import Figure
from bazhua.registry.models import all_enterprises
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.e2e.looking import look
from tests.registry.demo.scene import FEW
from tests.registry.scene import settle

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WINDOWS = [(1440, "zh-hans", "light"), (390, "en", "dark")]
SAYS = {
    "zh-hans": {"mark": "演示数据", "all": "全部角色"},
    "en": {"mark": "Demonstration data", "all": "All roles"},
}


@pytest.fixture
def site(live_server, settings):
    """Return the address of a small demonstration."""
    settings.DEMONSTRATION = "bazhua.infra.demo.marks.stored"
    settings.ALLOWED_HOSTS = ["localhost"]
    at = datetime.now(UTC)
    settle()
    open_standing_bodies(actor=PLATFORM, at=at)
    load_demonstration(1, at=at, **FEW)
    stored.cache_clear()
    yield live_server.url
    stored.cache_clear()


def unfold(seen):
    """Open the choice of roles, which a phone folds into one line."""
    fold = seen.page.locator(".demo-fold")
    if fold.is_visible():
        fold.click()
        expect(fold).to_have_attribute("aria-expanded", "true")
        expect(seen.page.locator(".demo-choice.show")).to_be_visible()


def become(seen, title):
    unfold(seen)
    seen.page.locator(".demo-bar").get_by_role("button", name=title, exact=True).click()
    expect(seen.page).to_have_url(f"{seen.address}/desk/")
    expect(seen.page.locator(".demo-person[aria-current]")).to_have_text(title)


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_one_tap_makes_a_county_officer_who_sees_his_county(visit, window):
    seen, says = visit(*window), SAYS[window[1]]
    rows = {row.rank: row for row in Figure.objects.all()}
    titles = {
        rank: row.title if window[1] == "zh-hans" else row.title_en for rank, row in rows.items()
    }
    officer = actor_of(rows[0].person_uid, at=datetime.now(UTC))
    firms = all_enterprises().visible_to(officer, "enterprise", "view", at=datetime.now(UTC))
    hidden = all_enterprises().exclude(pk__in=firms.values("pk")).first()

    seen.go("/")
    expect(seen.page.locator(".demo-mark")).to_contain_text(says["mark"])
    bar = seen.page.locator(".demo-bar").bounding_box()
    assert bar["height"] <= (120 if window[0] > 600 else 56)
    look(seen, "demo-first", *window)
    become(seen, titles[0])
    expect(seen.page.locator(".desk-card").first).to_be_visible()
    look(seen, "demo-desk", *window)
    seen.go("/enterprises/")
    shown = (lambda row: row.name) if window[1] == "zh-hans" else (lambda row: row.name_en)
    expect(seen.page.locator("main")).to_contain_text(shown(firms.order_by("pinyin").first()))
    expect(seen.page.locator("main")).not_to_contain_text(shown(hidden))
    look(seen, "demo-enterprises", *window)

    become(seen, titles[1])
    expect(seen.page.locator(".desk-card").first).to_be_visible()
    unfold(seen)
    seen.page.locator(".demo-more summary").click()
    become_other = titles[max(titles)]
    seen.page.locator(".demo-bar").get_by_role("button", name=become_other, exact=True).click()
    expect(seen.page).to_have_url(f"{seen.address}/desk/")
    expect(seen.page.locator(".demo-mark")).to_contain_text(says["mark"])
    assert says["all"] in seen.page.content()
