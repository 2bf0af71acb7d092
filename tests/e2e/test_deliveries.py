"""The dead deliveries in a real browser: seen, filtered, retried, given up."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Delivery
from bazhua.infra.events.states import State
from bazhua.kernel.scope import Grant, Path
from tests.e2e.looking import look
from tests.infra.events.scene import NOON, happen, subject

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ACTIONS = ("view", "retry", "bury")
OPERATOR = Actor(
    uid=UUID(int=7),
    grants=(Grant(role="operator", region=Path(".1."), since=NOON - timedelta(days=9)),),
    rights={("delivery", action): frozenset({"operator"}) for action in ACTIONS},
)
MANY = 60


def operator(_request):
    return OPERATOR


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site on the database of this test, where the operator is known."""
    settings.ACTOR_PROVIDER = f"{__name__}.operator"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def open_deliveries(visit):
    """Return a function that opens the list: number of dead deliveries, window → visit."""

    def start(number, *window):
        for _ in range(number):
            happen(subject(".1.2."))
        Delivery.objects.filter(subscriber="taste").update(
            state=State.DEAD, attempts=10, error="Poisoned in taste, line 31"
        )
        seen = visit(*window)
        seen.go("/system/deliveries/")
        return seen

    return start


@pytest.mark.parametrize(
    ("width", "language", "theme"),
    [
        (1440, "zh-hans", "light"),
        (390, "zh-hans", "light"),
        (1440, "en", "dark"),
        (390, "en", "dark"),
    ],
)
def test_pages_are_accessible_and_fit(open_deliveries, width, language, theme):
    seen = open_deliveries(3, width, language, theme)
    number = Delivery.objects.filter(state=State.DEAD).first().pk
    pages = {
        "list": "/system/deliveries/",
        "narrowed": "/system/deliveries/?subscriber=note",
        "record": f"/system/deliveries/{number}",
        "bury": f"/system/deliveries/{number}/bury",
    }

    for name, path in pages.items():
        seen.go(path)
        look(seen, f"deliveries-{name}", width, language, theme)


def test_pages_turn_without_reloading_the_frame(open_deliveries):
    seen = open_deliveries(MANY)
    seen.page.evaluate("window.same = true")

    seen.page.get_by_role("link", name="下一页").click()
    expect(seen.page.locator(".records tbody tr")).to_have_count(MANY - 50)
    seen.page.get_by_role("link", name="上一页").click()

    expect(seen.page.locator(".records tbody tr")).to_have_count(50)
    assert seen.page.evaluate("window.same") is True
    assert seen.complaints == []


def test_retry_then_give_up(open_deliveries):
    seen = open_deliveries(2)

    seen.page.locator(".records tbody a").first.click()
    seen.page.get_by_role("button", name="重试").click()
    expect(seen.page.locator(".records tbody tr")).to_have_count(1)
    seen.page.locator(".records tbody a").first.click()
    seen.page.get_by_role("link", name="放弃此投递").click()
    seen.page.get_by_role("button", name="放弃此投递").click()
    expect(seen.page.locator(".refusals")).to_contain_text("请写明放弃的理由。")
    seen.page.get_by_label("理由").fill("订阅方已停用")
    seen.page.get_by_role("button", name="放弃此投递").click()

    expect(seen.page.get_by_text("没有失败的投递")).to_be_visible()
    states = sorted(Delivery.objects.filter(subscriber="taste").values_list("state", flat=True))
    assert states == [State.BURIED, State.PENDING]
    assert seen.complaints == []


def test_a_filter_swaps_the_rows_and_the_address_keeps_it(open_deliveries):
    seen = open_deliveries(2)

    seen.page.get_by_label("订阅者").select_option("note")
    seen.page.get_by_role("button", name="筛选").click()

    expect(seen.page.get_by_text("没有符合筛选条件的记录")).to_be_visible()
    expect(seen.page).to_have_url(re.compile("subscriber=note"))
    seen.page.get_by_role("link", name="清除筛选").click()
    expect(seen.page.locator(".records tbody tr")).to_have_count(2)
    assert seen.complaints == []


def test_workbook_is_downloaded(open_deliveries, tmp_path):
    seen = open_deliveries(2)

    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("link", name="Excel").click()

    waiting.value.save_as(tmp_path / "list.xlsx")
    assert waiting.value.suggested_filename.startswith("失败的投递 2026")
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")
