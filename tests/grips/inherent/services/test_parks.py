"""Stations of a park: it sets them up itself, and their alarms reach its desk and those above."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way
from bazhua.grips.inherent.models import Installation, ParkGrading, Point
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.grips.inherent.services.duty.grading import grade
from bazhua.grips.inherent.services.watching.gateways import NewGateway, close_gateway, open_gateway
from bazhua.grips.inherent.services.watching.installations import (
    Manner,
    NewInstallation,
    open_installation,
)
from bazhua.grips.inherent.services.watching.points import NewPoint, set_up_points
from bazhua.infra.obligations.models import Obligation
from bazhua.kernel.errors import BadInput, Forbidden, NotAChoice, NotFound, OutOfRange
from tests.grips.inherent.plant import at, detector
from tests.grips.inherent.scene import Told, tell
from tests.registry.who.scene import NOON, TODAY

TAG = "99-ST-1"


@pytest.fixture
def body(scene):
    return scene.posts["park"].organisation


def opened(scene, of, who="park", kind=InstallationKind.PARK_STATIONS, **told):
    new = NewInstallation(kind=kind, subject_uid=of.uid, manner=Manner(name="园区监测站"), **told)
    return open_installation(new, actor=scene.who(who), at=NOON)


def stations(scene, body):
    """Return a station of a park with its gateway and a point with limits."""
    installation = opened(scene, body, subject_kind="organisation")
    new = NewGateway(
        code="park-gateway-1",
        name="园区网关",
        way=Way.HTTP,
        subject_uid=body.uid,
        subject_kind="organisation",
    )
    gateway, _ = open_gateway(new, actor=scene.who("park"), at=NOON)
    facts = detector(
        name="1号监测站氯气",
        measured=MeasuredKind.TOXIC_GAS,
        unit="%OEL",
        high=300,
        installation=installation.uid,
    )
    point = NewPoint(tag=TAG, gateway=gateway.uid, facts=facts, limits=(at("HH", 200),))
    return gateway, set_up_points([point], actor=scene.who("park"), at=NOON)[0]


def graded(scene, body, score="66", who="bureau", day=TODAY):
    return grade(body.uid, score=Decimal(score), assessed_on=day, actor=scene.who(who), at=NOON)


def test_a_park_sets_up_its_own_stations(scene, body):
    gateway, point = stations(scene, body)

    assert (point.subject_kind, point.subject_uid) == ("organisation", body.uid)
    assert point.path_now == body.path_now
    assert gateway.subject_uid == body.uid


def test_an_alarm_of_a_station_reaches_the_park_and_those_above(scene, body):
    stations(scene, body)

    tell(1, Told(subject=TAG, limit="HH", value=220.0, announced=True))
    follow(NOON)

    owed = {one.kind: one for one in Obligation.objects.all()}
    assert owed["alarm.acknowledge"].holder == scene.address("park")
    assert owed["alarm.check"].holder == scene.address("bureau")
    assert scene.address("bureau") in str(owed["alarm.acknowledge"].rule)


@pytest.mark.parametrize(
    ("who", "told", "refusal"),
    [
        ("bureau", {"subject_kind": "organisation"}, Forbidden),
        ("elsewhere", {"subject_kind": "organisation"}, NotFound),
        ("director", {"subject_kind": "organisation"}, NotFound),
        (
            "park",
            {"subject_kind": "organisation", "kind": InstallationKind.TANK_FARM},
            NotAChoice,
        ),
    ],
)
def test_nobody_else_and_nothing_else_is_set_up_at_a_park(scene, body, who, told, refusal):
    before = Installation.objects.count()

    with pytest.raises(refusal):
        opened(scene, body, who=who, **told)

    assert Installation.objects.count() == before


def test_a_park_sets_up_nothing_at_an_enterprise(scene):
    before = (Installation.objects.count(), Point.objects.count())

    with pytest.raises(Forbidden):
        opened(scene, scene.firm)
    with pytest.raises(NotAChoice):
        opened(scene, scene.firm, who="director")
    with pytest.raises(Forbidden):
        close_gateway(scene.gateway.uid, version=1, actor=scene.who("park"), at=NOON)

    assert (Installation.objects.count(), Point.objects.count()) == before


@pytest.mark.parametrize(
    ("score", "grade_"),
    [("59.9", "A"), ("60", "B"), ("69.9", "B"), ("70", "C"), ("84.9", "C"), ("85", "D")],
)
def test_the_grade_follows_from_the_score(scene, body, score, grade_):
    row = graded(scene, body, score)

    assert (row.grade, row.subject_uid, row.path_now) == (grade_, body.uid, body.path_now)
    assert row.recorded_by == scene.uid("bureau")


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"who": "park"}, Forbidden),
        ({"who": "elsewhere"}, NotFound),
        ({"score": "100.1"}, OutOfRange),
        ({"score": "-1"}, OutOfRange),
        ({"day": TODAY + timedelta(days=1)}, OutOfRange),
        ({"day": TODAY - timedelta(days=9)}, BadInput),
    ],
)
def test_what_does_not_fit_is_not_graded(scene, body, told, refusal):
    graded(scene, body, "70", day=TODAY - timedelta(days=9))

    with pytest.raises(refusal):
        graded(scene, body, **told)

    assert ParkGrading.objects.count() == 1
