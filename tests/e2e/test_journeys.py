"""What people do with the frame and the parts."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.chromium


def test_language_switch_stays_on_the_page(visit):
    seen = visit()
    seen.go("/style-guide/record")

    seen.page.get_by_role("button", name="English").click()

    expect(seen.page).to_have_url(re.compile("/style-guide/record$"))
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    expect(seen.page.get_by_role("heading", name="Time line")).to_be_visible()
    assert seen.complaints == []


def test_appearance_switch_is_remembered(visit):
    seen = visit()
    seen.go("/style-guide/")

    seen.page.get_by_role("button", name="深色").click()
    seen.go("/")

    expect(seen.page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert seen.complaints == []


def test_filter_swaps_the_rows_only(visit):
    seen = visit()
    seen.go("/style-guide/list")
    seen.page.evaluate("window.same = true")

    seen.page.get_by_label("风险颜色").select_option("red")
    seen.page.get_by_role("button", name="筛选").click()

    expect(seen.page.locator(".records tbody tr")).to_have_count(1)
    expect(seen.page).to_have_url(re.compile("colour=red"))
    assert seen.page.evaluate("window.same") is True
    assert seen.complaints == []


def test_refused_form_names_field_value_and_remedy(visit):
    seen = visit()
    seen.go("/style-guide/form")

    seen.page.get_by_label("截止日期").fill("2026-02-30")
    seen.page.get_by_role("button", name="下达整改指令").click()

    expect(seen.page.locator(".refusals")).to_be_focused()
    expect(seen.page.locator(".refusals")).to_contain_text(
        "截止日期“2026-02-30”：不是有效日期，请按 2026-11-30 的格式填写。"
    )
    assert seen.complaints == []


def test_countdown_turns_late_before_the_eyes(visit):
    seen = visit()
    seen.page.clock.install()
    seen.go("/style-guide/")
    card = seen.page.locator(".desk-card").nth(1)
    expect(card).to_have_attribute("data-state", "soon")

    seen.page.clock.fast_forward("25:00")

    expect(card).to_have_attribute("data-state", "late")
    expect(card.locator(".due-if-late")).to_be_visible()
    expect(card.locator(".due-span")).to_have_text(re.compile(r"^00:00:\d\d$"))


def test_countdown_follows_the_server_not_the_client(visit):
    seen = visit()
    seen.page.clock.install(time=0)

    seen.go("/style-guide/")

    expect(seen.page.locator(".desk-card").nth(0)).to_have_attribute("data-state", "late")
    expect(seen.page.locator(".desk-card").nth(2)).to_have_attribute("data-state", "ahead")
    expect(seen.page.locator(".desk-card .due-span").nth(2)).to_have_text(
        re.compile(r"^3 天 04:1[12]:\d\d$")
    )


def test_definition_of_a_figure_closes_by_escape(visit):
    seen = visit()
    seen.go("/style-guide/")
    hint = seen.page.locator(".hint").first
    hint.locator("button").focus()
    expect(hint.locator(".hint-text")).to_be_visible()

    seen.page.keyboard.press("Escape")

    expect(hint.locator(".hint-text")).to_be_hidden()


def test_grave_action_asks_first(visit):
    seen = visit()
    seen.go("/style-guide/record")
    asked = []
    seen.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))

    seen.page.get_by_role("button", name="责令停产停业").click()

    assert asked == ["确定责令停产停业？"]
    expect(seen.page).to_have_url(re.compile("/style-guide/record$"))


def test_menu_opens_on_a_phone(visit):
    seen = visit(390)
    seen.go("/")
    expect(seen.page.get_by_role("navigation", name="主导航")).to_be_hidden()

    seen.page.get_by_role("button", name="菜单").click()

    menu = seen.page.get_by_role("navigation", name="主导航")
    expect(menu.get_by_role("link", name="公文核验")).to_be_visible()
    assert seen.complaints == []


def test_first_tab_stop_skips_to_the_content(visit):
    seen = visit()
    seen.go("/style-guide/list")

    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")

    expect(seen.page.locator("#main")).to_be_focused()
