"""The explorer of figures in a real browser: what it shows, and the way from a number to its records."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.services.demo.loading import load_dangers
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.demo.models import Figure
from bazhua.infra.rollup.folding import fold_all
from bazhua.registry.domain.demo.figures import FIGURES
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.e2e.looking import faults_around, faults_of_answered, look
from tests.registry.demo.scene import FEW
from tests.registry.scene import settle

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
WINDOWS = [(1440, "zh-hans"), (390, "en"), (390, "zh-hans"), (1440, "en")]
SOME = 120
PAGES = {
    "first": "/figures/",
    "dangers-by-grade": "/figures/?figure=dangers&by=grade",
    "found": "/figures/?figure=danger.found",
    "found-by-industry": "/figures/?figure=danger.found&by=industry&months=24",
    "closed-by-grade": "/figures/?figure=danger.closed&by=grade",
    "enterprises": "/figures/?figure=enterprise.standing",
    "map": "/figures/?figure=enterprise.standing&view=map",
    "lists": "/figures/?figure=high-risk",
    "rates": "/figures/?figure=danger-rates",
    "rate": "/figures/?figure=danger.found.per_employees",
    "saving": "/figures/save?figure=danger.found",
}


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a small demonstration with its dangers, seen by the province."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    at = datetime.now(UTC)
    settle()
    open_standing_bodies(actor=PLATFORM, at=at)
    load_demonstration(1, at=at, **FEW)
    load_dangers(1, at=at, dangers=SOME)
    fold_all()
    rank = [figure.role for figure in FIGURES].index("R02")
    ASKING["actor"] = actor_of(Figure.objects.get(rank=rank).person_uid, at=at)
    return live_server.url


def test_pages_of_figures_are_accessible_and_fit(visit):
    faults = {}
    for window in WINDOWS:
        seen = visit(*window)
        faults[window] = faults_around(seen, PAGES, "figures-", *window, judge=faults_of_answered)

    assert {window: found for window, found in faults.items() if found} == {}


def test_a_number_opens_its_records_and_a_view_is_kept(visit):
    seen = visit(1440, "zh-hans")
    seen.go("/figures/?figure=danger.found")

    total = seen.page.locator(".records tbody tr").last.locator("td a").first
    number = total.inner_text().split(" ")[0]
    total.click()
    expect(seen.page.locator(".count")).to_contain_text(number)
    expect(seen.page.locator(".lead-line")).to_contain_text("新发现")
    look(seen, "figures-opened", 1440, "zh-hans")

    seen.go("/figures/?figure=danger.found&by=industry")
    seen.page.get_by_role("link", name="保存为常用视图").click()
    seen.page.locator("[name=name]").fill("行业分布")
    seen.page.get_by_role("button", name="保存").click()
    seen.page.get_by_role("link", name="行业分布").click()
    expect(seen.page.locator("[name=by]")).to_have_value("industry")
    seen.go("/figures/")
    seen.page.get_by_role("button", name="删除").click()
    expect(seen.page.get_by_role("link", name="行业分布")).to_have_count(0)


def test_the_table_is_taken_along_as_workbook_and_as_pdf(visit):
    seen = visit(1440, "zh-hans")
    seen.go("/figures/?figure=danger.found&by=industry")

    for name, ending in (("导出 Excel", ".xlsx"), ("导出 PDF", ".pdf")):
        with seen.page.expect_download() as taken:
            seen.page.get_by_role("link", name=name).click()
        assert taken.value.suggested_filename.endswith(ending)
