"""From a reading to a closed alarm, over a real broker, gate, engine and stream."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.api import open_dangers
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm, AlarmFeed
from bazhua.grips.inherent.services.alarms.answering import act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.infra.events.delivery import deliver
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.sweep import sweep
from tests.e2e.alarms.readings import gateway, plant_defined
from tests.e2e.conftest import Visit
from tests.engine.rig import applied, connected, emptied, engine, now_ms
from tests.gate.rig import WITHIN_S, eventually
from tests.grips.inherent.scene import set_scene
from tests.grips.inherent.services.alarms.test_closing import put_right
from tests.samples.asking import COOKIE

pytestmark = [pytest.mark.chromium, pytest.mark.nats, pytest.mark.django_db(transaction=True)]

MINUTE = timedelta(minutes=1)
MOST_MS = 15_000
"""The machine may do much else meanwhile."""


@pytest.fixture
def scene(transactional_db, settings):  # noqa: ARG001 -- others must see what is written
    settings.EVENT_SUBSCRIPTIONS = "bazhua.config.subscriptions.SUBSCRIPTIONS"
    with connected() as connection:
        emptied(connection)
        scene = set_scene()
        plant_defined()
        yield scene
        emptied(connection)


def opened(browser, served, uid):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": str(uid), "url": served.address}])
    seen = Visit(context.new_page(), served.address)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    with seen.page.expect_response(lambda answer: answer.url.endswith("/notifications/bell")):
        seen.go("/alarms/")
    return seen


def at_work(running):
    """Wait until the engine has taken what was sent, and what it tells is listened to."""
    with connected() as connection:
        eventually(lambda: applied(connection))
    eventually(AlarmFeed.objects.exists)
    assert (running.process.poll(), Alarm.objects.count()) == (None, 0)


def called():
    """Return the addresses that were called because nobody acknowledged, in order."""
    duty = Obligation.objects.get(kind="alarm.acknowledge", state="open")
    events = Event.objects.filter(record_uid=duty.uid, kind="obligation.called").order_by("seq")
    return [event.data["address"] for event in events]


def test_from_a_reading_to_a_closed_alarm(browser, scene, served, between, tmp_path):
    with gateway(between) as reads, served.companion("alarms") as taking_over:
        seen = opened(browser, served, scene.uid("manager"))
        with engine(tmp_path) as running:
            assert reads(1, 8.0) == "accepted"
            at_work(running)
            sent = now_ms()
            assert reads(2, 27.0, sent) == "accepted"
            expect(seen.page.locator("#rows tbody tr")).to_have_count(1, timeout=MOST_MS)
            assert Obligation.objects.filter(kind="alarm.acknowledge").exists()
            running.kill()
            taking_over.kill()
            taking_over.wait(WITHIN_S)

        nobody_answers(scene)
        with engine(tmp_path), served.companion("alarms"):
            assert [reads(2, 27.0, sent), reads(3, 52.0)] == ["repeated", "accepted"]
            eventually(lambda: Alarm.objects.filter(limit_kind="HH").exists())
            assert Alarm.objects.filter(limit_kind="H").count() == 1
            shelving_is_refused(seen)
            found = looked_at(scene)
            reads(4, 12.0)
            answered_until_gone()
            put_right(scene, found, datetime.now(UTC))
            ends_with_its_danger()

    assert open_dangers(scene.who("bureau"), at=datetime.now(UTC)) == []


def nobody_answers(scene):
    """Let time pass: the duty post, the safety head, then the park are called."""
    begun = Obligation.objects.get(kind="alarm.acknowledge").starts_at
    for minutes, names in (
        (4, []),
        (5, ["manager"]),
        (10, ["manager", "director"]),
        (15, ["manager", "director", "park"]),
    ):
        at = begun + minutes * MINUTE + timedelta(seconds=1)
        while sweep(at):
            pass
        assert called() == [scene.address(name) for name in names]


def shelving_is_refused(seen):
    row = Alarm.objects.get(limit_kind="HH")
    seen.go(f"/alarms/{row.uid}/do/shelve")
    seen.page.fill("[name=minutes]", "60")
    seen.page.fill("[name=remark]", "等待备件")
    seen.page.click("main form button.btn-primary")
    expect(seen.page.locator(".refusals")).to_contain_text("不得搁置")


def looked_at(scene):
    """Let the park look on the spot; return the hidden danger that was recorded."""
    row, at = Alarm.objects.get(limit_kind="H"), datetime.now(UTC)
    given = Deed(alarm=row.uid, action=Action.CHECK, reason=Reason.REAL, remark="法兰漏氨")
    danger = act(given, actor=scene.who("park"), at=at).danger_uid
    for one in Alarm.objects.order_by("pk"):
        deed = Deed(alarm=one.uid, action=Action.ACKNOWLEDGE)
        act(deed, actor=scene.who("manager"), at=datetime.now(UTC))
    return danger


def answered_until_gone():
    eventually(lambda: not Alarm.objects.exclude(state="NORM").exists())


def ends_with_its_danger():
    def closed():
        deliver(datetime.now(UTC))
        return Alarm.objects.get(limit_kind="H").progress == "CLOSED"

    eventually(closed)
