"""Tailings ponds: their warning follows the alarms of their points; red calls people."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.limits import Wanted
from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.grips.inherent.interfaces.events import ALARM_MOVED, judge_pond_again
from bazhua.grips.inherent.models import Alarm, PondStanding
from bazhua.grips.inherent.services.duty.ponds import judge_ponds
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.law.terms import Colour
from bazhua.registry.api import VACANT
from tests.grips.inherent.plant import NOON, told
from tests.grips.inherent.services.test_duty import alarm

SECOND = timedelta(seconds=1)
BEACH, DEPTH = MeasuredKind.DRY_BEACH, MeasuredKind.PHREATIC_DEPTH


@pytest.fixture
def pond(plant):
    return plant.installation(kind=InstallationKind.TAILINGS_POND, spot=None, name="一号尾矿库")


@pytest.fixture
def gateway(plant):
    return plant.gateway()[0]


def measured(plant, gateway, pond, kind, tag):
    """Return a point of the pond with the thresholds that its design gives."""
    low = Wanted(kind=LimitKind.L, set_point=Decimal(70), colour=Colour.ORANGE)
    lower = Wanted(kind=LimitKind.LL, set_point=Decimal(60), colour=Colour.RED)
    told_ = {"measured": kind, "unit": "m", "low": Decimal(0), "high": Decimal(200)}
    return plant.point(gateway, low, lower, tag=tag, installation=pond.uid, **told_)


def warning(point, colour, kind="L"):
    row = alarm(point, kind)
    Alarm.objects.filter(pk=row.pk).update(colour=colour.value)
    return row


def again(row, at=NOON):
    judge_pond_again(Event(record_uid=row.uid), at)
    return PondStanding.objects.get()


def test_a_pond_stands_without_a_warning(plant, pond):
    judge_ponds(NOON)

    row = PondStanding.objects.get()
    assert (row.installation, row.colour, row.items) == (pond, "", {})
    assert (told(row), Obligation.objects.count()) == ([], 0)
    assert row.path_now == plant.firm.path_now


def test_what_its_points_warn_of_comes_to_its_colour(plant, pond, gateway):
    beach = measured(plant, gateway, pond, BEACH, "GT-1")
    depth = measured(plant, gateway, pond, DEPTH, "JR-1")

    one = again(warning(beach, Colour.ORANGE))
    two = again(warning(depth, Colour.ORANGE), NOON + SECOND)

    assert (one.colour, one.items) == ("orange", {"DRY_BEACH": "orange"})
    assert (two.colour, two.items) == ("red", {"DRY_BEACH": "orange", "PHREATIC_DEPTH": "orange"})
    assert two.changed_at == NOON + SECOND
    assert [data["after"] for _, data in told(two)] == ["orange", "red"]
    assert "alarm.raised" in ALARM_MOVED


def test_red_calls_enterprise_and_county_once(plant, pond, gateway):
    beach = measured(plant, gateway, pond, BEACH, "GT-1")
    row = warning(beach, Colour.RED, "LL")

    again(row)
    Alarm.objects.update(state="NORM", gone_at=NOON, progress="CLOSED", closed_at=NOON)
    again(row, NOON + SECOND)
    warning(beach, Colour.RED, "L")
    judge_ponds(NOON + 2 * SECOND)

    owed = Obligation.objects.order_by("kind")
    assert [(one.kind, one.subject_uid, one.holder) for one in owed] == [
        ("pond.answer", pond.uid, VACANT),
        ("pond.look", pond.uid, VACANT),
    ]
    assert {one.due_at for one in owed} == {NOON + timedelta(minutes=15)}
    assert {one.clause for one in owed} == {"BZ/TAILINGS-RED"}
    assert PondStanding.objects.get().colour == "red"


def test_an_alarm_of_something_else_moves_no_pond(plant, gateway):
    plant.hold("光气", "75-44-5", "3")
    farm = plant.installation()
    point = plant.point(gateway, installation=farm.uid)

    judge_pond_again(Event(record_uid=alarm(point).uid), NOON)

    assert not PondStanding.objects.exists()


def test_judging_asks_as_often_for_many_as_for_few(plant, pond, gateway):
    asked = []
    for number in (1, 2, 3):
        warning(measured(plant, gateway, pond, BEACH, f"GT-{number}"), Colour.BLUE)
        judge_ponds(NOON)
        with CaptureQueriesContext(connection) as queries:
            judge_ponds(NOON + SECOND)
        asked.append(len(queries))

    assert asked[0] == asked[2]
