"""A warning appears, is looked into, and is called false until its unit is only observed."""

import re

import pytest
from playwright.sync_api import expect

from bazhua.grips.inherent.domain.warning.terms import Feedback
from bazhua.grips.inherent.models import EarlyWarning, ProcessUnit
from bazhua.grips.inherent.services.warning.judging import ARRIVES_WITHIN
from bazhua.infra.db.actors import NOBODY
from tests.e2e.looking import faults_around, faults_of_answered
from tests.engine.rig import connected, emptied
from tests.grips.inherent.plant import settle_plant
from tests.grips.inherent.together import calm, fault, judged, settle_together

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
WINDOWS = [(1440, "zh-hans"), (1440, "en"), (390, "zh-hans"), (390, "en")]


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the test says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def together(transactional_db):  # noqa: ARG001 -- the site must see it
    with connected() as engine:
        emptied(engine)
        yield settle_together(settle_plant())
        emptied(engine)


def warned(together):
    together.runs(calm(60))
    together.runs(fault(30))
    judged(together.until + ARRIVES_WITHIN)
    return EarlyWarning.objects.order_by("-opened_at").first()


def test_from_a_warning_to_a_unit_that_is_only_observed(visit, together):
    together.trained()
    for _ in range(2):
        together.answer(warned(together), Feedback.FALSE)
    row = warned(together)
    ASKING["actor"] = together.plant.who("manager")
    seen = visit(390, "zh-hans")

    seen.go("/warnings/?lasts=true")
    seen.page.locator("#rows").get_by_role("link", name="反应单元").click()
    expect(seen.page.locator("main")).to_contain_text(re.compile("3号压力 高于平常，占 [0-9]+ %"))
    seen.page.get_by_role("link", name="3号压力").first.click()
    expect(seen.page.locator("h1")).to_contain_text("3号压力")
    seen.go(f"/warnings/{row.uid}/")
    seen.page.get_by_role("link", name="反馈").click()
    seen.page.check("[name=feedback][value=FALSE]")
    seen.page.fill("[name=remark]", "负荷调整，未见异常")
    seen.page.click("main form button.btn-primary")
    expect(seen.page.locator("main")).to_contain_text("误报 · 负荷调整，未见异常")
    seen.go(f"/warnings/units/{row.unit.uid}/")
    expect(seen.page.locator("main")).to_contain_text("转为试运行：3 条反馈中误报 3 条")

    assert ProcessUnit.objects.get().standing == "OBSERVED"
    assert seen.complaints == []


def test_pages_of_warnings_are_accessible_and_fit(visit, together):
    unit = together.trained()
    row = warned(together)
    ASKING["actor"] = together.plant.who("director")
    pages = {
        "list": "/warnings/",
        "warning": f"/warnings/{row.uid}/",
        "answer": f"/warnings/{row.uid}/answer",
        "units": "/warnings/units/",
        "unit": f"/warnings/units/{unit.uid}/",
        "set_up": f"/warnings/units/set-up/{together.home.uid}",
        "train": f"/warnings/units/{unit.uid}/train",
        "installation": f"/monitoring/installations/{together.home.uid}/",
    }
    faults = {}

    for window in WINDOWS:
        seen = visit(*window)
        faults |= faults_around(seen, pages, "warning-", *window, judge=faults_of_answered)

    assert faults == {}
