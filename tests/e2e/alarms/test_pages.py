"""The alarm console and the page of an alarm in a browser: wide and narrow, in both languages."""

import math
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from django.db import connection
from playwright.sync_api import expect

from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.answering import act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.db.actors import NOBODY
from bazhua.law.terms import Colour
from tests.e2e.looking import faults_around, faults_of_answered
from tests.engine.rig import connected, emptied
from tests.grips.inherent.scene import (
    CODE,
    GAS,
    HH,
    MINUTE,
    TANK,
    H,
    Told,
    limited,
    pointed,
    set_scene,
    tell,
)

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {}
WINDOWS = [(1440, "zh-hans"), (1440, "en"), (390, "zh-hans"), (390, "en")]
CHUNK = (
    "INSERT INTO telemetry_chunk (point, begins, count, offsets, vals) VALUES (%s, %s, %s, %s, %s)"
)


def whoever(request):
    return ASKING.get(request.COOKIES.get("as"), NOBODY)


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where a cookie says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def scene(transactional_db):  # noqa: ARG001 -- the site must see it
    with connected() as engine:
        emptied(engine)
        yield set_scene()
        emptied(engine)


def be(seen, scene, who):
    """Let a browser be somebody's from now on."""
    ASKING[who] = scene.who(who)
    seen.page.context.add_cookies([{"name": "as", "value": who, "url": seen.address}])
    return seen


def read(point, at):
    """Store an hour of readings that climb past a limit at an instant."""
    offsets = np.arange(0, 3_000_000, 30_000, "<i4")
    values = 12 + 15 / (1 + np.exp(-(offsets / 1000 - 1500) / 120)) + np.sin(offsets / 90_000)
    begins = at - timedelta(seconds=1530)
    row = [point, begins, len(offsets), offsets.tobytes(), values.astype("<f8").tobytes()]
    with connection.cursor() as cursor:
        cursor.execute(CHUNK, row)


def raised(at, position=1, limit="H", subject=GAS, value=27.0):
    tell(position, Told(subject=subject, limit=limit, value=value, announced=True, at=at))
    follow(at)
    return Alarm.objects.get(point__tag=subject, limit_kind=limit)


def several(scene, at):
    """Return one that was answered, beside a red one, a standing one and one that chatters."""
    read(GAS, at)
    row = raised(at)
    raised(at + MINUTE, 2, HH.value, value=52.4)
    raised(at, 3, "H", TANK, 8.21)
    later = at + 2 * MINUTE
    tell(
        4,
        Told(kind=Kind.STANDING, subject=TANK, at=later),
        Told(kind=Kind.CHATTERING, subject=GAS, at=later),
        Told(before=AlarmState.UNACK, after=AlarmState.ACKED, at=later),
    )
    follow(later)
    manager = scene.who("manager")
    act(Deed(alarm=row.uid, action=Action.ACKNOWLEDGE, remark="已派人"), actor=manager, at=later)
    answer = Deed(
        alarm=row.uid, action=Action.FEEDBACK, reason=Reason.REAL, remark="三号罐法兰垫片老化渗漏"
    )
    act(answer, actor=manager, at=later)
    return row


def flooded(scene, at, number=36):
    """Let a power failure ring at many points of two installations."""
    for serial in range(number):
        tag = f"{CODE}02{serial:03}"
        own = scene.installation if serial % 3 else None
        point = pointed(scene.gateway, own, tag, name=f"{serial + 1} 号机泵出口压力", unit="MPa")
        limited(point, H, 2, Colour.YELLOW if serial % 7 else Colour.ORANGE)
        when = at + timedelta(seconds=math.ceil(serial * 1.5))
        tell(100 + serial, Told(subject=tag, value=2.31, announced=True, at=when))
    follow(at + MINUTE)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_pages_of_alarms_are_accessible_and_fit(visit, scene, width, language):
    at = datetime.now(UTC) - 20 * MINUTE
    row = several(scene, at)
    red = Alarm.objects.get(limit_kind="HH")
    pages = {
        "manager": {
            "console": "/alarms/",
            "all": "/alarms/?progress=ALL&state=WAITING",
            "record": f"/alarms/{row.uid}/",
            "red": f"/alarms/{red.uid}/",
            "feedback": f"/alarms/{row.uid}/do/feedback",
            "shelve": f"/alarms/{row.uid}/do/shelve",
            "many": f"/alarms/acknowledge?chosen={red.uid}",
            "none": "/alarms/acknowledge",
        },
        "bureau": {
            "check": f"/alarms/{red.uid}/do/check",
            "tab": f"/enterprises/{scene.firm.uid}/alarms/",
        },
        "stranger": {"empty": "/alarms/"},
    }
    seen, faults = visit(width, language), {}
    for who, own in pages.items():
        be(seen, scene, who)
        faults |= faults_around(seen, own, "alarms-", width, language, judge=faults_of_answered)

    assert faults == {}


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_flood_is_grouped_and_fits(visit, scene, width, language):
    several(scene, datetime.now(UTC) - 3 * MINUTE)
    flooded(scene, datetime.now(UTC) - 2 * MINUTE)
    seen = be(visit(width, language), scene, "manager")

    faults = faults_around(
        seen, {"flood": "/alarms/"}, "alarms-", width, language, judge=faults_of_answered
    )

    assert faults == {}
    expect(seen.page.locator(".flood")).to_have_count(1)


def test_what_was_chosen_stays_chosen_when_the_console_is_fetched_anew(visit, scene):
    at = datetime.now(UTC)
    row = raised(at)
    seen = be(visit(), scene, "manager")
    seen.go("/alarms/")
    seen.page.check(f"[value='{row.uid}']")

    raised(at, 2, HH.value, value=52.0)
    seen.page.evaluate("htmx.trigger('#console', 'refresh')")

    expect(seen.page.locator("#rows tbody tr")).to_have_count(2)
    expect(seen.page.locator(f"[value='{row.uid}']")).to_be_checked()


def test_many_are_acknowledged_with_one_remark(visit, scene):
    at = datetime.now(UTC)
    rows = [raised(at), raised(at, 2, HH.value, value=52.0)]
    seen = be(visit(), scene, "manager")
    seen.go("/alarms/")
    for row in rows:
        seen.page.check(f"[value='{row.uid}']")

    seen.page.click("#choosing button")
    seen.page.fill("[name=remark]", "停电恢复，逐一查看")
    seen.page.click("main form button.btn-primary")

    expect(seen.page.locator("h1")).to_have_text("报警台")
    assert {row.progress for row in Alarm.objects.all()} == {"ACKNOWLEDGED"}
