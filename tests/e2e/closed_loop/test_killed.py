"""kill -9 of any process between any two steps: nothing is lost, nothing is doubled.

A demonstration is launched as one launches it. Before every step of a danger's way a process of it,
drawn by a seed, is killed; a person who sees no answer opens the page again and presses again.
"""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from types import SimpleNamespace

import pytest
from playwright.sync_api import Error, expect

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.ui.parts.text import headed
from bazhua.registry.domain.roles.table import ROLES
from tests.e2e.closed_loop.dying import VICTIMS, demonstrated, is_settled, kill, rows, run
from tests.e2e.closed_loop.people import Journey, Person, in_days
from tests.e2e.conftest import Visit
from tests.infra.launcher.rig import eventually
from tests.launched import answers

pytestmark = pytest.mark.chromium

WINDOW = (1440, "zh-hans")
PATIENCE_S = 60
AT_MOST_S = 180
ANSWER_MS = 4_000
SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 12))]


@pytest.fixture(scope="module")
def platform(tmp_path_factory):
    """Return a launched demonstration; it ends with the module."""
    start = demonstrated(tmp_path_factory.mktemp("d") / "home")
    yield start
    start.end()


class Stubborn(Person):
    """Somebody who presses again when nothing is answered."""

    def becomes(self, role):
        title = ROLES[role].word.zh
        self.seen.go("/")
        button = self.page.locator(".demo-bar").get_by_role("button", name=title, exact=True)
        if not button.is_visible():
            self.page.locator(".demo-more summary").click()
        button.click()
        expect(self.page.locator(".demo-person[aria-current]")).to_have_text(title)

    def writes_a_report_offline(self, wrong):
        self.seen.go("/dangers/report/")
        self.page.evaluate("navigator.serviceWorker.ready")
        self.page.context.set_offline(True)
        self.page.locator("#wrong").fill(wrong)
        self.page.locator(".report-send").click()
        expect(self.page.locator("#queue > li")).to_have_attribute("data-state", "waiting")

    def sends_it(self):
        self.page.context.set_offline(False)
        self.insists(self.page.reload, self.is_sent)

    def is_sent(self):
        line = self.page.locator("#queue > li[data-state=done]")
        with suppress(AssertionError):
            expect(line).to_have_count(1, timeout=ANSWER_MS)
        return line.count() == 1

    def takes(self, danger, action, target, filled):
        def presses():
            self.prepares(danger, action, filled)
            self.presses(action)

        self.insists(presses, lambda: self.finds(danger, target))

    def finds(self, danger, state):
        self.opens(danger)
        now = self.page.locator(".steps-line [aria-current] .step-text")
        return now.text_content() == self.says(headed(STATE_WORDS[state]))

    def insists(self, tries, done):
        """Try until it is done; whatever the browser says in between is not the end."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with suppress(Error):
                tries()
            with suppress(Error):
                if done():
                    return
            self.page.wait_for_timeout(200)
        raise TimeoutError(self.name)


@pytest.fixture
def person(browser, platform):
    """Return how somebody of the demonstration gets a browser of his own."""
    contexts = []

    def start(role):
        context = browser.new_context(viewport={"width": WINDOW[0], "height": 900})
        context.set_default_timeout(ANSWER_MS)
        address = platform.address
        context.add_cookies([{"name": "bazhua_language", "value": WINDOW[1], "url": address}])
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        one = Stubborn(Journey(None, None, WINDOW), role, Visit(page, address))
        one.becomes(role)
        return one

    yield start
    for context in contexts:
        context.close()


PLAN = {"measure": "停机更换油封并试压", "due_on": in_days(9)}
WAY = [
    ("R20", Action.REGISTER, State.REGISTERED, {"grade": "GENERAL"}),
    ("R20", Action.PLAN, State.PLANNED, PLAN),
    ("R20", Action.RECTIFY, State.RECTIFYING, {}),
    ("R20", Action.REQUEST_ACCEPTANCE, State.ACCEPT_REQUESTED, {}),
    ("R19", Action.REJECT, State.RECTIFYING, {"ground": "油封仍有渗漏"}),
    ("R20", Action.REQUEST_ACCEPTANCE, State.ACCEPT_REQUESTED, {}),
    ("R19", Action.ACCEPT, State.ACCEPTED, {}),
    ("R21", Action.CLOSE, State.CLOSED, {}),
]


def uid_of(platform, wrong):
    ((uid,),) = rows(platform, "SELECT uid FROM dangers_hiddendanger WHERE wrong = %s", wrong)
    return uid


def fixer(platform, danger):
    """Return somebody who works where the danger is and is none of those who judge it."""
    query = """
        SELECT person.uid FROM registry_engagement AS work
        JOIN registry_person AS person ON person.id = work.person_id
        JOIN dangers_hiddendanger AS danger ON danger.uid = %s
        WHERE work.path_now LIKE danger.path_now || '%%'
          AND person.uid NOT IN (SELECT person_uid FROM demo_figure)
        ORDER BY person.pinyin, person.id LIMIT 1
    """
    ((uid,),) = rows(platform, query, danger.uid)
    return str(uid)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_danger_goes_its_way_whichever_process_is_killed_between_two_steps(
    platform, person, seed
):
    dice, begun, wrong = Random(seed), time.monotonic(), f"三号压缩机油封漏油（{seed}）"  # noqa: S311
    people = {role: person(role) for role in ("R23", "R20", "R19", "R21")}

    people["R23"].writes_a_report_offline(wrong)
    kill(platform, dice.choice(list(VICTIMS)))
    people["R23"].sends_it()
    danger = SimpleNamespace(uid=uid_of(platform, wrong))
    responsible = {"responsible": [fixer(platform, danger)]}
    for role, action, target, filled in WAY:
        kill(platform, dice.choice(list(VICTIMS)))
        more = responsible if action is Action.PLAN else {}
        people[role].takes(danger, action, target, filled | more)

    eventually(lambda: answers(platform.address) and is_settled(platform))
    assert time.monotonic() - begun < AT_MOST_S
    assert_all_of_it_once(platform, danger)
    assert_figures_and_ledger_agree(platform)
    assert platform.popen.poll() is None


def assert_all_of_it_once(platform, danger):
    """The danger is closed; each step has one event, in order, and each duty is done once."""
    state = "SELECT state, version FROM dangers_hiddendanger WHERE uid = %s"
    assert rows(platform, state, danger.uid) == [("CLOSED", len(WAY) + 1)]
    steps = "SELECT seq, data ->> 'action' FROM events_event WHERE record_uid = %s ORDER BY seq"
    told = rows(platform, steps, danger.uid)
    assert [seq for seq, _ in told] == list(range(1, len(WAY) + 2))
    assert [action for _, action in told] == [None, *(action for _, action, _, _ in WAY)]
    duties = """
        SELECT kind, outcome FROM obligations_obligation WHERE subject_uid = %s ORDER BY id
    """
    assert rows(platform, duties, danger.uid) == [
        ("danger.register", "done"),
        ("danger.rectify", "done"),
        ("danger.accept", "done"),
        ("danger.rectify", "done"),
        ("danger.accept", "done"),
    ]


def assert_figures_and_ledger_agree(platform):
    """Every figure is what a recount finds, and the exported ledger verifies."""
    status, said = run(platform, "rollup", "recount", "--check")
    assert (status, json.loads(said)["differences"]) == (0, 0)
    export = platform.home / f"ledger-{datetime.now(UTC):%H%M%S}.jsonl"
    assert run(platform, "ledger", "export", str(export))[0] == 0
    status, said = run(platform, "ledger", "verify", str(export))
    assert (status, "error" in json.loads(said)) == (0, False)
