"""The connection register with the records behind it, and what was put aside."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.engine.adapters.quarantine import put_aside
from bazhua.engine.aside import Aside, Reason
from bazhua.engine.core.codes import Quality
from bazhua.grips.inherent.models import Alarm, Outage, Point
from bazhua.infra.db.records import new_uid
from bazhua.infra.telemetry.reading import engine_tables
from tests.grips.inherent.plant import NOON, TAG, told
from tests.grips.inherent.services.test_duty import alarm
from tests.grips.inherent.stored import doubted, stored

HOUR = timedelta(hours=1)


@pytest.fixture
def point(plant):
    """Return a point that has been in use for a day, and was silent for an hour of it."""
    row = plant.point(plant.gateway()[0])
    now = datetime.now(UTC)
    Point.objects.update(since=now - 48 * HOUR)
    Outage.objects.create(uid=new_uid(NOON), point=row, since=now - 3 * HOUR, until=now - 2 * HOUR)
    return row


def called(point, kind="HH"):
    """Let an alarm have been called that nobody acknowledged in time."""
    before = datetime.now(UTC) - HOUR
    row = alarm(point, kind, at=before)
    Alarm.objects.filter(pk=row.pk).update(called_at=before)
    return row


@pytest.mark.parametrize("by", ["county", "enterprise", "installation"])
def test_figures_stand_by_place(visit, point, by):
    called(point)

    shown = visit.text("bureau", f"/monitoring/register/{by}/")

    assert "95.83 %" in shown
    assert "低于目标" in shown
    assert shown.count(">0 %<") == 3
    assert "95.83 %" not in visit.text("elsewhere", f"/monitoring/register/{by}/")


@pytest.mark.parametrize(
    ("figure", "told_"),
    [
        ("online", "1号探测器"),
        ("acknowledged", "BJ-HH"),
        ("handled", "BJ-HH"),
        ("repeated", "没有记录"),
    ],
)
def test_a_figure_opens_its_records(visit, plant, point, figure, told_):
    called(point)
    address = f"/monitoring/register/enterprise/{figure}?of={plant.firm.uid}"

    assert told_ in visit.text("bureau", address)
    assert "没有记录" in visit.text("elsewhere", address)


@pytest.mark.parametrize("address", ["moon/", "enterprise/moon"])
def test_what_there_is_not_is_not_found(visit, address):
    assert visit("bureau", f"/monitoring/register/{address}").status_code == 404


def test_the_register_asks_as_often_for_three_as_for_one(visit, plant, point):
    asked = []
    for more in ((), (1, 2)):
        for number in more:
            plant.point(point.gateway, tag=f"T-{number}")
        with CaptureQueriesContext(connection) as queries:
            visit("bureau", "/monitoring/register/enterprise/?days=7")
        asked.append(len(queries))

    assert asked[0] == asked[1]


def aside(reason=Reason.UNKNOWN_POINT):
    one = Aside(
        datetime.now(UTC), "37050200012301", 7, reason, [TAG], [1_700_000_000_000], [3.0], [0]
    )
    with engine_tables() as own:
        put_aside(own, [one])


@pytest.mark.usefixtures("point")
def test_what_was_put_aside_stands_by_gateway_and_reason(visit):
    aside()
    aside(Reason.MALFORMED)

    shown = visit.text("bureau", "/monitoring/quarantine/")

    assert shown.count("罐区网关") == 2
    assert "罐区网关" not in visit.text("elsewhere", "/monitoring/quarantine/")


def test_it_is_sent_again_by_who_may_set_up(visit, point):
    aside()
    address = f"/monitoring/quarantine/{point.gateway.uid}/"

    assert ("重放</button>" in visit.text("bureau", address)) is False
    assert "重放</button>" in visit.text("director", address)
    refused = visit("bureau", f"{address}replay", {})
    done = visit("director", f"{address}replay", {})

    assert (refused.status_code, done.status_code) == (403, 302)
    assert "重放</button>" not in visit.text("director", address)
    assert told(point.gateway)[-1][0] == "gateway.sent_again"


def test_credible_readings_are_those_that_are_neither_doubted_nor_put_aside(visit, plant, point):
    stored(TAG, [1.0] * 90)
    doubted(TAG, [9.0] * 5, Quality.SPIKE)
    now = datetime.now(UTC)
    aside = Aside(
        now - HOUR, point.gateway.code, 7, Reason.CLOCK, [TAG] * 5, [1] * 5, [2.0] * 5, [0] * 5
    )
    with engine_tables() as own:
        put_aside(own, [aside])

    shown = visit.text("bureau", "/monitoring/register/enterprise/")
    behind = visit.text("bureau", f"/monitoring/register/enterprise/credible?of={plant.firm.uid}")

    assert ">90 %<" in shown
    assert ("突跳 5" in behind, "隔离 5" in behind, "1号探测器" in behind) == (True, True, True)
    assert "没有记录" in visit.text(
        "elsewhere", f"/monitoring/register/enterprise/credible?of={plant.firm.uid}"
    )
