"""A figure of law in a real browser: one proposes, another confirms, the rule answers from the day."""

import pytest
from playwright.sync_api import expect

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.policies.models import Addition
from tests.e2e.looking import look
from tests.infra.policies.scene import EDITOR, SECOND

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
WINDOWS = [(1440, "zh-hans"), (390, "zh-hans"), (1440, "en"), (390, "en")]
SAYS = {
    "zh-hans": {"propose": "提出新值", "confirm": "复核确认", "waits": "待复核", "ask": "查询", "lists": "本省新增"},
    "en": {
        "propose": "Propose a new value",
        "confirm": "Confirm",
        "waits": "waits for a second person",
        "ask": "Ask",
        "lists": "Additions of the province",
    },
}  # fmt: skip


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.HUMAN_BEHIND = "tests.infra.policies.scene.human_behind"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


def answer_of(seen, says):
    """Ask the rule as of the first day of the row."""
    seen.go("/rules/tip.reward/?example")
    seen.page.locator("main [name=accepted_on]").fill("2031-03-01")
    seen.page.locator("main").get_by_role("button", name=says["ask"]).first.click()
    expect(seen.page.locator("main .answer-steps")).to_be_visible()
    return seen.page.locator("main .answer-steps").inner_text()


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_row_is_proposed_confirmed_by_another_and_answers(visit, width, language):
    seen, says = visit(width, language), SAYS[language]
    main = seen.page.locator("main")
    ASKING["actor"] = EDITOR

    seen.go("/policies/")
    look(seen, "policies", width, language)
    seen.go("/policies/?area=cogovernance&status=confirmed")
    main.locator("table a[href='/policies/tip.fine_share/SD/']").first.click()
    look(seen, "policy-line", width, language)
    main.get_by_role("link", name=says["propose"], exact=True).click()
    main.locator("[name=percent]").fill("40")
    main.locator("[name=since]").fill("2031-01-01")
    main.locator("[name=reason]").fill("省财政厅、省应急厅通知")
    look(seen, "policy-propose", width, language)
    main.get_by_role("button", name=says["propose"]).click()
    expect(main).to_contain_text(says["waits"])
    expect(main.get_by_role("button", name=says["confirm"])).to_have_count(0)
    assert "50 %" in answer_of(seen, says)
    ASKING["actor"] = SECOND
    seen.go("/policies/additions/")
    look(seen, "policy-additions", width, language)
    seen.go(f"/policies/additions/{Addition.objects.get().uid}")
    look(seen, "policy-preview", width, language)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    main.get_by_role("button", name=says["confirm"]).click()
    expect(main).not_to_contain_text(says["waits"])

    assert "40 %" in answer_of(seen, says)
    seen.go("/policies/tip.fine_share/SD/")
    look(seen, "policy-history", width, language)
    seen.go("/api/v1/")
    look(seen, "interface", width, language)
