"""My desk in a browser: countdowns that run, late ones that say who was told, a move made."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.services import open_obligation
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.roster.services import plan_shift
from tests.e2e.looking import look
from tests.e2e.test_live import desk, served  # noqa: F401 -- fixtures
from tests.infra.obligations.scene import CLERK, opening, shift
from tests.samples.asking import OFFICER as ROLE

HOUR = timedelta(hours=1)
OFFICER = UUID(int=71)
RULE = EscalationRule((Level("post:e2e", timedelta(0)),), HOUR)

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def owed():
    """Owe two things at the officer's post: one late and called, one due within minutes."""
    at = datetime.now(UTC)
    plan_shift(shift("post:e2e", OFFICER.int), actor=CLERK, at=at)
    for due in (-HOUR, HOUR / 12):
        given = opening(at + due, rule=RULE, holder="post:e2e", starts_at=at - 2 * HOUR)
        open_obligation(given, actor=CLERK, at=at - HOUR)
    sweep(datetime.now(UTC))


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_desk_counts_on_and_leads_to_the_move(desk, width, language):  # noqa: F811
    seen = desk(f"{OFFICER}:{ROLE}", width, language)
    seen.go("/desk/")
    cards = seen.page.locator(".desk-card")
    expect(cards).to_have_count(2)
    expect(cards.first).to_have_attribute("data-state", "late")
    before = cards.first.locator(".due-span").inner_text()
    expect(cards.first.locator(".due-span")).not_to_have_text(before)
    look(seen, "desk", width, language)

    cards.first.locator("h3 a").click()
    look(seen, "obligation", width, language)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    seen.page.locator("form[action$='/complete/'] button").click()

    expect(seen.page.locator(".desk-card")).to_have_count(1)
    assert Obligation.objects.filter(state="closed", outcome="late").count() == 1
    assert seen.complaints == []
