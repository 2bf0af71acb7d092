"""The whole way on real input: from a reading over MQTT to a ledger that is verified offline.

Everything runs as processes of its own, as on a real platform: broker, gate, engine, the taking over
of alarms, site, clock and worker. People act in browsers.
"""

import json
import re
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.inherent.models import Alarm
from bazhua.infra.events.models import Delivery
from bazhua.infra.ledger.models import Waiting as Unsealed
from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import Paper
from bazhua.infra.rollup.models import Waiting as Unfolded
from bazhua.kernel.words import Lang
from bazhua.web.briefs.brief import brief_of
from bazhua.web.briefs.issuing import issue_brief
from bazhua.web.briefs.series import DAYS
from tests.e2e.alarms.readings import gateway, plant_defined
from tests.e2e.closed_loop.people import Journey, Person
from tests.e2e.looking import look
from tests.engine.rig import connected, emptied, engine
from tests.gate.rig import eventually
from tests.grips.dangers.scene import engage
from tests.grips.inherent.scene import set_scene
from tests.infra.launcher.rig import clean_environment
from tests.infra.papers.scene import said
from tests.samples.asking import COOKIE
from tests.web.map.province import mapped

pytestmark = [pytest.mark.chromium, pytest.mark.nats, pytest.mark.django_db(transaction=True)]

WINDOW = (1440, "zh-hans")
MOST_MS = 15_000
"""The machine may do much else meanwhile."""

FOUND = "/figures/?figure=danger.found"
WAY_DOWN = ("济南市", "历城区", "示例镇")


@pytest.fixture
def scene(transactional_db, settings, tmp_path):  # noqa: ARG001 -- others must see what is written
    settings.FILES_ROOT = tmp_path / "home" / "files"
    with connected() as connection:
        emptied(connection)
        scene = set_scene()
        mapped()
        engage(scene, "hand")
        plant_defined()
        yield scene
        emptied(connection)


@pytest.fixture
def site(served):
    return served.address


class Persons(Journey):
    """Everybody before a browser of his own at the live site."""

    def person(self, name):
        if name not in self.persons:
            seen = self.visit(*self.window)
            uid = str(self.scene.uid(name))
            seen.page.context.add_cookies([{"name": COOKIE, "value": uid, "url": seen.address}])
            seen.page.on("dialog", lambda dialog: dialog.accept())
            self.persons[name] = Person(self, name, seen)
        return self.persons[name]


def test_from_a_reading_to_a_ledger_that_is_verified_offline(
    visit, scene, served, between, tmp_path
):
    people = Persons(visit, scene, WINDOW)
    with ExitStack() as running:
        running.enter_context(engine(tmp_path))
        for command in ("alarms", "clock", "worker"):
            running.enter_context(served.companion(command))
        reads = running.enter_context(gateway(between))

        danger = alarm_becomes_a_danger(people.person("manager"), reads)
        the_firm_counts(people.person("manager"), "1")
        it_is_put_right(people, danger, reads)
        eventually(lambda: Alarm.objects.get().progress == "CLOSED")
        the_firm_counts(people.person("manager"), "0")
        regions_count(people.person("commission"), danger)
        brief_tells_it(people.person("bureau"), scene)
        eventually(all_is_sealed)

    file, changed = tmp_path / "ledger.jsonl", tmp_path / "changed.jsonl"
    assert ledger(served.environment, "export", file).returncode == 0
    changed.write_bytes(with_a_sign_changed(file))
    whole, spoilt = (ledger(clean_environment(), "verify", one) for one in (file, changed))
    assert (whole.returncode, json.loads(whole.stdout)["root"] is not None) == (0, True)
    assert (spoilt.returncode, "error" in json.loads(spoilt.stdout)) == (2, True)


def alarm_becomes_a_danger(manager, reads):
    """Let gas rise before the open console; the duty officer answers what he found."""
    page = manager.page
    with page.expect_response(lambda answer: answer.url.endswith("/notifications/bell")):
        manager.seen.go("/alarms/")
    assert [reads(1, 8.0), reads(2, 27.0)] == ["accepted"] * 2
    row = page.locator("#rows tbody tr")
    expect(row).to_have_count(1, timeout=MOST_MS)
    uid = Alarm.objects.get().uid
    for slug in ("acknowledge", "feedback"):
        manager.seen.go(f"/alarms/{uid}/do/{slug}")
        if slug == "feedback":
            page.locator("main [name=reason][value=REAL]").check()
            page.locator("main [name=remark]").fill("法兰垫片老化，已关阀")
        page.click("main form button.btn-primary")
        expect(page).to_have_url(f"{manager.seen.address}/alarms/{uid}/")
    look(manager.seen, "whole-way-alarm", *WINDOW)
    danger = HiddenDanger.objects.get()
    assert Alarm.objects.get().danger_uid == danger.uid
    return danger


def it_is_put_right(people, danger, reads):
    """Let the firm put it right until the gas is gone; others accept and close."""
    manager, bureau = people.people("manager", "bureau")
    manager.does(danger, Action.REGISTER, grade="GENERAL")
    manager.does(danger, Action.PLAN, **people.plan("hand"))
    manager.does(danger, Action.RECTIFY)
    reads(3, 12.0)
    eventually(lambda: Alarm.objects.get().progress == "CLEARED")
    manager.does(danger, Action.REQUEST_ACCEPTANCE)
    bureau.does(danger, Action.ACCEPT)
    bureau.does(danger, Action.CLOSE)
    danger.refresh_from_db()
    assert danger.state == "CLOSED"


def the_firm_counts(manager, number):
    """See on the firm's own home how many of its dangers are open."""
    eventually(lambda: not Unfolded.objects.exists())
    manager.seen.go("/")
    opens = manager.page.locator(".figure-value a[href*='danger.open~']")
    expect(opens).to_have_text(re.compile(rf"^{number}\b"))


def regions_count(governor, danger):
    """Go down from the province to the town; each level counts it, the last opens it."""
    page = governor.page
    governor.seen.go(FOUND)
    for name in WAY_DOWN:
        line = page.locator(".records tbody tr", has_text=name)
        expect(line.locator("td a").first).to_have_text("1")
        line.get_by_role("link", name=name).click()
        expect(page.locator(".records")).to_contain_text(f"{name}合计")
    page.locator(".records tbody tr").last.locator("td a").first.click()
    expect(page.locator(f"tbody a[href='/dangers/{danger.uid}/']")).to_have_count(1)
    look(governor.seen, "whole-way-figures", *WINDOW)


def brief_tells_it(bureau, scene):
    """Let the duty day pass and issue its brief, as the duty officer does in the morning."""
    at = datetime.now(UTC) + timedelta(days=1)
    actor = scene.who("bureau", at)
    paper = issue_brief(brief_of(actor, DAYS, "", at=at), Lang.ZH, actor=actor, at=at)
    text = said(kept(paper.pdf_sha256))
    assert "产生报警1条：红0、橙1、黄0、蓝0。" in text
    assert "发现隐患1条，其中重大事故隐患0条。" in text
    bureau.seen.go(f"/briefs/{paper.uid}/")
    expect(bureau.page.locator("img.sheet")).to_have_js_property("complete", value=True)
    assert Paper.objects.get().number in bureau.page.content()


def all_is_sealed():
    return not Unsealed.objects.exists() and not Delivery.objects.exclude(state="done").exists()


def with_a_sign_changed(file):
    """Return what an export would be with one sign of one line in its middle changed."""
    lines = file.read_bytes().splitlines(keepends=True)
    middle = len(lines) // 2
    lines[middle] = lines[middle].replace(b"1", b"2", 1)
    return b"".join(lines)


def ledger(environment, *words):
    argv = [sys.executable, "-m", "bazhua.config", "ledger", *map(str, words)]
    return subprocess.run(argv, env=environment, capture_output=True, text=True, check=False)
