"""A number of the figures of alarms opens exactly those it counts, as far as its reader sees them."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from bazhua.engine.core.codes import AlarmState
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.answering import act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.reading.figures import figure
from bazhua.infra.rollup.showing.shown import shown
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from tests.grips.inherent.scene import GAS, HH, TANK, Told, tell
from tests.registry.who.scene import COUNTY, REGIONS

ROW = re.compile(r'href="/alarms/([0-9a-f-]{36})/"')


@pytest.fixture
def counted(scene):
    """An alarm closed, one answered, one that nobody has answered; of today, folded."""
    at = datetime.now(UTC)
    raised = [
        Told(value=27.0, announced=True, at=at),
        Told(limit=HH.value, value=52.0, announced=True, at=at),
        Told(subject=TANK, value=9.0, announced=True, at=at),
    ]
    tell(1, *raised)
    follow(at)
    rows = {row.point.tag + row.limit_kind: row for row in Alarm.objects.select_related("point")}
    gone, answered = rows[f"{GAS}H"], rows[f"{GAS}HH"]
    for row in (gone, answered):
        deed(scene, row, Action.ACKNOWLEDGE, "manager", at)
        told = {"reason": Reason.FALSE, "remark": "探头被水淋湿"}
        deed(scene, row, Action.FEEDBACK, "manager", at, **told)
    tell(2, Told(before=AlarmState.ACKED, after=0, at=at))
    follow(at)
    deed(scene, gone, Action.CLOSE, "director", at)
    fold_all()
    return day_of(at)


def deed(scene, row, action, who, at, **brought):
    act(Deed(alarm=row.uid, action=action, **brought), actor=scene.who(who, at), at=at)


def opened(visit, who, key, today, **where):
    """Return a number of the county, and how many rows its link opens."""
    one = shown()[key]
    cell = one.cell(Path.of(*REGIONS[COUNTY]), Window(today, today), where)
    listed = set(ROW.findall(visit.text(who, one.address(cell))))
    return figure(cell.question(today)), len(listed)


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("alarm.raised", 3),
        ("alarm.standing", 2),
        ("alarm.unanswered", 1),
        ("alarm.answered", 2),
        ("alarm.answered_in_time", 2),
    ],
)
def test_a_number_opens_those_it_counts(visit, counted, key, number):
    assert opened(visit, "bureau", key, counted) == (number, number)


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ({"colour": "red"}, 1),
        ({"measured": "FLAM_GAS"}, 2),
        ({"department": "YJ"}, 3),
        ({"colour": "blue"}, 0),
    ],
)
def test_a_part_opens_its_part(visit, counted, where, number):
    assert opened(visit, "bureau", "alarm.raised", counted, **where) == (number, number)


def test_behind_a_number_stand_closed_ones_too(visit, counted):
    closed = Alarm.objects.get(progress="CLOSED")
    one = shown()["alarm.raised"]
    cell = one.cell(Path.of(*REGIONS[COUNTY]), Window(counted, counted))

    assert str(closed.uid) in visit.text("bureau", one.address(cell))
    assert str(closed.uid) not in visit.text("bureau", reverse("alarms:list"))


def test_who_sees_none_of_them_is_shown_none(visit, counted):
    number, listed = opened(visit, "elsewhere", "alarm.raised", counted)

    assert (number, listed) == (3, 0)


@pytest.mark.usefixtures("counted")
def test_a_number_that_is_made_up_opens_nothing(visit):
    assert visit("bureau", f"{reverse('alarms:list')}?behind=alarm.raised").status_code == 400
