"""People of the closed loop, each in a browser of his own, and what a script lets them do."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.steps.table import STEPS
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.signoff.core.signing import State as Signing
from bazhua.infra.signoff.pages import words as signing
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.words import Lang, Word
from tests.e2e.conftest import Visit
from tests.grips.dangers.scene import Scene, stored, told

WINDOWS = [(1440, "zh-hans"), (1440, "en"), (390, "zh-hans"), (390, "en")]
TWO_WINDOWS = [(1440, "zh-hans"), (390, "en")]
LANGS = {"zh-hans": Lang.ZH, "en": Lang.EN}
RIVALS = {
    "director": "manager",
    "manager": "director",
    "principal": "bureau",
    "bureau": "colleague",
    "commission": "commissioner",
}
"""Who has the same button before him."""

LEADERS = {"director": "principal"}
"""Who else may resume what the enterprise has stopped."""

COOKIE = "as"
ASKING = {}


def by_cookie(request):
    """Return who asks; the site of the journeys names this as the provider of actors."""
    return ASKING.get(request.COOKIES.get(COOKIE), NOBODY)


def name_of(window):
    """Return what a window is called in the name of a test."""
    return "-".join(map(str, window))


@dataclass
class Journey:
    """A danger's way through many hands.

    Attributes:
        rivals: whether somebody else presses each button a moment later.
    """

    visit: Callable[..., Visit]
    scene: Scene
    window: tuple[int, str]
    rivals: bool = False
    persons: dict[str, "Person"] = field(default_factory=dict)

    def people(self, *names):
        return [self.person(name) for name in names]

    def person(self, name):
        if name not in self.persons:
            ASKING[name] = self.scene.who(name)
            seen = self.visit(*self.window)
            seen.page.context.add_cookies([{"name": COOKIE, "value": name, "url": seen.address}])
            seen.page.on("dialog", lambda dialog: dialog.accept())
            self.persons[name] = Person(self, name, seen)
        return self.persons[name]

    def rival_of(self, name, action):
        known = LEADERS if action is Action.RESUME else RIVALS
        return self.person(known[name]) if self.rivals else None

    def plan(self, who="worker", **more):
        """Return how it is put right, as somebody fills it in."""
        return {
            "responsible": [str(self.scene.uid(who))],
            "measure": "停机更换油封并试压",
            "due_on": in_days(9),
        } | more


def in_days(days):
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


@dataclass
class Person:
    """Somebody before his browser."""

    journey: Journey
    name: str
    seen: Visit

    @property
    def page(self):
        return self.seen.page

    @property
    def lang(self):
        return LANGS[self.journey.window[1]]

    def says(self, word):
        return word.text(self.lang)

    def reports_offline(self, wrong):
        """Report by phone where there is no network, and come back to where there is one."""
        self.seen.go("/dangers/report/")
        self.page.evaluate("navigator.serviceWorker.ready")
        self.page.context.set_offline(True)
        self.page.locator("#wrong").fill(wrong)
        self.page.locator(".report-send").click()
        line = self.page.locator("#queue > li")
        expect(line).to_have_attribute("data-state", "waiting")
        assert not HiddenDanger.objects.exists()
        self.page.context.set_offline(False)
        expect(line).to_have_attribute("data-state", "done")
        self.seen.complaints.clear()
        return HiddenDanger.objects.get()

    def opens(self, row):
        self.seen.go(f"/dangers/{row.uid}/")

    def does(self, row, action, **filled):
        """Take a step as one takes it; a rival with the same page open presses a moment later."""
        rival = self.journey.rival_of(self.name, action)
        for one in filter(None, (rival, self)):
            one.prepares(row, action, filled)
        self.presses(action)
        expect(self.page).to_have_url(re.compile(f"/dangers/{row.uid}/$"))
        self.sees_where_it_stands(row)
        if rival:
            rival.is_too_late(self, row, action)

    def asks_for_signatures(self, row, action, **filled):
        """Ask those who must to sign an act before it is done."""
        self.opens(row)
        ask = words.ASK.text(self.lang, act=ACTION_WORDS[action])
        self.page.get_by_role("link", name=ask, exact=True).click()
        for name, value in filled.items():
            self.fills(name, value)
        self.page.get_by_role("button", name=self.says(words.ASK_THEM), exact=True).click()
        expect(self.page).to_have_url(re.compile(f"/dangers/{row.uid}/$"))

    def signs(self):
        """Sign what waits on the desk."""
        self.seen.go("/desk/")
        self.page.locator("main a[href*='/signoffs/']").first.click()
        sign = self.says(signing.SIGN)
        self.page.locator(".act-buttons").get_by_role("button", name=sign, exact=True).click()
        signed = self.says(signing.STATES[Signing.COMPLETE])
        expect(self.page.locator(".marks")).to_contain_text(signed)

    def prepares(self, row, action, filled):
        """Open the danger, and the form of the step where it has one, and fill that in."""
        self.opens(row)
        if STEPS[action].asks:
            self.presses(action)
            for name, value in filled.items():
                self.fills(name, value)

    def fills(self, name, value):
        put = self.page.locator(f"main [name={name}]")
        kind = put.first.evaluate("field => field.type")
        if kind in {"checkbox", "radio"}:
            for one in value if isinstance(value, list) else [value]:
                self.page.locator(f"main [name={name}][value='{one}']").check()
        elif kind == "select-one":
            put.select_option(value)
        else:
            put.fill(value)

    def presses(self, action):
        self.button(action).click()

    def button(self, action):
        name = self.says(headed(ACTION_WORDS[action]))
        return self.page.locator(".act-buttons").get_by_text(name, exact=True)

    def sees_where_it_stands(self, row):
        state = self.says(headed(STATE_WORDS[State(stored(row).state)]))
        now = self.page.locator(".steps-line [aria-current] .step-text")
        expect(now).to_have_text(state)

    def is_too_late(self, winner, row, action):
        """Press what somebody else has just pressed, and be told so; nothing happens twice."""
        before = stored(row).version
        self.presses(action)
        refusal = self.page.locator(".refusals")
        expect(refusal).to_contain_text(winner.name)
        expect(refusal).to_contain_text(self.says(headed(ACTION_WORDS[action])))
        if self.page.locator(".record").count():
            self.sees_where_it_stands(row)
        assert stored(row).version == before

    def may_not(self, row, action, reason, **filled):
        """Find no button for a step; by its address it is refused, with its reason."""
        self.opens(row)
        expect(self.button(action)).to_have_count(0)
        before = stored(row).version
        self.seen.go(f"/dangers/{row.uid}/do/{STEPS[action].slug}")
        for name, value in filled.items():
            self.fills(name, value)
        self.presses(action)
        expect(self.page.locator(".refusals")).to_contain_text(self.says(reason))
        assert stored(row).version == before

    def reads(self, row, *words):
        """Open a danger and find all of some words on its page."""
        self.opens(row)
        for word in words:
            text = self.says(word) if isinstance(word, Word) else word
            expect(self.page.locator("main")).to_contain_text(text, ignore_case=True)


def acts(row):
    """Return the acts of a danger, as their events tell them."""
    return [data["action"] for kind, data in told(row) if kind == "danger.moved"]
