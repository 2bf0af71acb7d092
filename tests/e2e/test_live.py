"""Pages that change by themselves: the bell of a person, over breaks of the gate."""

import signal
import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import expect

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.notify.services import acknowledge, notify
from tests.e2e.conftest import Visit
from tests.e2e.live import live_site
from tests.e2e.looking import look
from tests.gate.rig import gate
from tests.infra.notify.scene import CLERK, MINUTE, call, person
from tests.launched import shared_platform
from tests.samples.asking import COOKIE

COUNT = "body > header .bell-count"

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def served(django_db_setup, tmp_path_factory):  # noqa: ARG001 -- its database must be there
    static = shared_platform(tmp_path_factory).home / "static"
    with live_site(tmp_path_factory.mktemp("live"), static) as running:
        yield running


@pytest.fixture
def desk(browser, served):
    """Open pages of persons on the live site."""
    contexts = []

    def start(uid: UUID | str, width: int = 1440, language: str = "zh-hans") -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 900})
        names = {COOKIE: str(uid), "bazhua_language": language}
        context.add_cookies(
            [{"name": k, "value": v, "url": served.address} for k, v in names.items()]
        )
        contexts.append(context)
        seen = Visit(context.new_page(), served.address)
        seen.page.on("console", seen.listen)
        return seen

    yield start
    for context in contexts:
        context.close()


def told(*persons):
    at = datetime.now(UTC)
    wanted = call(persons=persons, occasion=new_uid(at), until=at + 30 * MINUTE)
    return notify(wanted, actor=person(CLERK), at=at)


def is_live(seen):
    """Wait until the page hears the stream and has fetched what it shows."""
    with seen.page.expect_response(lambda answer: answer.url.endswith("/notifications/bell")):
        seen.go("/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_bell_changes_within_a_second_without_reload(desk, width, language):
    uid = uuid4()
    seen = desk(uid, width, language)
    is_live(seen)
    seen.page.evaluate("window.same = true")
    headline = {"zh-hans": "事项逾期", "en": "A case is late"}[language]

    began = time.monotonic()
    told(uid)
    expect(seen.page.locator(COUNT)).to_have_text("1")
    took = time.monotonic() - began

    note = seen.page.locator(".notes .note")
    expect(note).to_have_count(1)
    expect(note).to_contain_text(headline)
    look(seen, "live-bell", width, language)
    assert took <= 1.0
    assert seen.page.evaluate("window.same") is True


def test_hint_during_a_fetch_is_not_lost(desk):
    uid = uuid4()
    seen = desk(uid)
    held = []

    def hold_the_first(route):
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    seen.page.route("**/notifications/bell", hold_the_first)
    with seen.page.expect_request("**/notifications/bell"):
        seen.go("/")
    seen.page.wait_for_timeout(500)
    told(uid)
    seen.page.wait_for_timeout(1000)
    route, of_before = held[0]
    route.fulfill(response=of_before)

    expect(seen.page.locator(COUNT)).to_have_text("1")


def test_answer_at_one_desk_clears_the_other(desk):
    uid, other = uuid4(), uuid4()
    row = told(uid, other)
    first, second = desk(uid), desk(other)
    for seen in (first, second):
        is_live(seen)
        expect(seen.page.locator(COUNT)).to_have_text("1")

    acknowledge(row.uid, actor=Actor(uid=other, grants=(), rights={}), at=datetime.now(UTC))

    for seen in (first, second):
        expect(seen.page.locator(COUNT)).to_have_count(0)


def test_list_of_messages_changes_by_itself_and_takes_note(desk):
    uid = uuid4()
    seen = desk(uid)
    seen.go("/notifications/")
    expect(seen.page.locator(".empty-list")).to_be_visible()
    seen.page.wait_for_timeout(1500)

    told(uid)
    expect(seen.page.locator(".message[data-state=open]")).to_have_count(1)
    seen.shoot("messages-1440")
    seen.page.get_by_role("button", name="确认知悉").click()

    expect(seen.page.locator(".message[data-state=answered]")).to_have_count(1)
    expect(seen.page.locator(COUNT)).to_have_count(0)
    assert seen.complaints == []


def test_note_closes_and_leads_to_the_messages(desk, served):
    uid = uuid4()
    seen = desk(uid)
    is_live(seen)
    told(uid)
    note = seen.page.locator(".notes .note")

    note.get_by_role("button", name="关闭").click()
    expect(note).to_have_count(0)
    told(uid)
    note.get_by_role("link").click()

    expect(seen.page).to_have_url(f"{served.address}/notifications/")


def test_page_lives_on_after_the_gate_was_killed(desk, served, tmp_path):
    uid = uuid4()
    seen = desk(uid)
    is_live(seen)
    served.gate.stop(signal.SIGKILL)
    told(uid)

    with gate(tmp_path, served.database_url, port=served.gate.port, origin=served.address):
        expect(seen.page.locator(COUNT)).to_have_text("1", timeout=15_000)
