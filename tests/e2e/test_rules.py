"""An official checks a figure: finds the rule, asks it, corrects himself, reads the answer."""

import pytest
from playwright.sync_api import expect

from tests.e2e.looking import look

pytestmark = pytest.mark.chromium

REWARD = {
    "zh-hans": {
        "rule": "举报奖励金额",
        "example": "填入示例",
        "ask": "查询",
        "refused": "暂无结果，请更正",
        "floor": "5000",
    },
    "en": {
        "rule": "Reward for a tip",
        "example": "Fill in an example",
        "ask": "Ask",
        "refused": "No answer yet. Please correct",
        "floor": "5000",
    },
}


@pytest.mark.parametrize("language", REWARD)
@pytest.mark.parametrize("width", [1440, 390])
def test_reward_is_asked_refused_and_asked_again(visit, language, width):
    words = REWARD[language]
    seen = visit(width, language)
    page = seen.page

    seen.go("/rules/")
    page.get_by_role("link", name=words["rule"]).click()
    page.get_by_role("link", name=words["example"]).click()
    page.get_by_role("button", name=words["ask"]).click()
    expect(page.locator(".answer")).to_contain_text("186600")
    page.locator("#q-fines_yuan").fill("many")
    page.get_by_role("button", name=words["ask"]).click()
    expect(page.get_by_role("alert")).to_contain_text(words["refused"])
    expect(page.locator(".answer")).not_to_contain_text("186600")
    page.locator("#q-fines_yuan").fill("8000")
    page.get_by_role("button", name=words["ask"]).click()
    expect(page.locator(".answer")).to_contain_text(words["floor"])

    look(seen, "asked", width, language)
    assert page.url.endswith("/rules/tip.reward/?example")
