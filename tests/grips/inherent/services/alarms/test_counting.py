"""Figures of alarms: each act moves the right ones, on the right day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.rollup.counting import recount
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import Cell, ContributionRow
from bazhua.kernel.errors import Forbidden, NotFound, TransitionRefused
from bazhua.kernel.scope import Path
from bazhua.registry.models import Enterprise
from tests.grips.inherent.scene import HH, MINUTE, NOON, TANK, Told, set_scene, tell
from tests.grips.inherent.services.alarms.test_answering import answered, do, gone, raised
from tests.registry.who.scene import PROVINCE

UNACK, RTN_UNACK = AlarmState.UNACK, AlarmState.RTN_UNACK
TODAY = NOON.date()
TOMORROW = NOON + timedelta(days=1)
CALLED = {"raised": 1, "standing": 1, "unanswered": 1}


def counted(day=None):
    """Return what alarms count in, added up, of one day or until then."""
    sums = {}
    for one in ContributionRow.objects.filter(indicator__startswith="alarm."):
        if day is None or one.day == day:
            key = one.indicator.removeprefix("alarm.")
            sums[key] = sums.get(key, 0) + one.value
    return {key: value for key, value in sums.items() if value}


def codes():
    """Return by what each figure is told apart."""
    rows = ContributionRow.objects.filter(indicator__startswith="alarm.", value__gt=0)
    return {one.indicator.removeprefix("alarm."): one.dims for one in rows}


@pytest.mark.usefixtures("scene")
def test_an_alarm_counts_from_the_day_of_its_reading_and_of_its_call():
    tell(1, Told(value=27.0))
    follow(NOON)
    assert counted() == {"raised": 1, "standing": 1}

    tell(2, Told(kind=Kind.REVEALED, after=1, announced=True, at=TOMORROW))
    follow(TOMORROW)

    assert counted(TODAY) == {"raised": 1, "standing": 1}
    assert counted(TOMORROW.date()) == {"unanswered": 1}


def test_it_is_told_apart_by_department_colour_and_what_is_measured(scene):
    raised()

    told = {"department": "YJ", "colour": "orange", "measured": "FLAM_GAS"}
    assert codes() == dict.fromkeys(CALLED, told)
    assert scene.firm.dept_mask == 1


@pytest.mark.usefixtures("scene")
def test_taking_over_twice_and_in_parts_counts_once():
    tell(1, Told(value=27.0, announced=True))
    tell(2, Told(before=UNACK, after=RTN_UNACK, at=NOON + MINUTE))
    tell(3, Told(before=RTN_UNACK, after=UNACK, at=NOON + 2 * MINUTE, announced=True))
    for _ in range(4):
        follow(NOON + 2 * MINUTE, most=1)

    assert counted() == CALLED


def test_to_acknowledge_is_not_to_answer(scene):
    do(scene, raised(), Action.ACKNOWLEDGE, "manager")

    assert counted() == CALLED


def test_an_answer_counts_once_by_its_minutes(scene):
    row = raised()

    answered(scene, row)
    do(scene, row, Action.CHECK, "bureau", reason=Reason.FALSE, remark="现场无泄漏")

    assert counted() == {"raised": 1, "standing": 1, "answered": 1, "answered_in_time": 1}
    assert codes()["answered"]["bucket"] == "0"


@pytest.mark.parametrize(
    ("minutes", "bucket", "in_time"),
    [(5, "1", True), (15, "2", True), (30, "3", True), (31, "3", False), (1_440, "6", False)],
)
def test_who_answers_after_the_time_of_the_colour_answers_late(scene, minutes, bucket, in_time):
    row = raised()
    do(scene, row, Action.ACKNOWLEDGE, "manager")
    at = NOON + minutes * MINUTE

    do(scene, row, Action.FEEDBACK, "manager", at=at, reason=Reason.FALSE, remark="已查看")

    assert codes()["answered"]["bucket"] == bucket
    assert ("answered_in_time" in codes()) is in_time
    assert counted(at.date())["answered"] == 1


def test_an_answer_to_what_nobody_was_told_of_is_none(scene):
    tell(1, Told(value=27.0))
    follow(NOON)

    answered(scene, Alarm.objects.get())
    tell(2, Told(kind=Kind.REVEALED, after=1, announced=True))
    follow(NOON)

    assert counted() == {"raised": 1, "standing": 1}


def test_once_closed_it_stands_no_more(scene):
    row = raised()
    answered(scene, row)
    gone(row)

    do(scene, row, Action.CLOSE, "director", at=TOMORROW)

    assert counted(TOMORROW.date()) == {"standing": -1}
    assert counted() == {"raised": 1, "answered": 1, "answered_in_time": 1}


def test_the_department_is_that_of_the_day(scene):
    row = raised()
    Enterprise.objects.update(dept_mask=2)
    Alarm.objects.update(dept_mask=1)

    answered(scene, row)

    assert {told["department"] for told in codes().values()} == {"YJ"}


@pytest.mark.parametrize(("who", "refusal"), [("hand", NotFound), ("bureau", Forbidden)])
def test_what_is_refused_counts_nothing(scene, who, refusal):
    row = raised()

    with pytest.raises(refusal):
        do(scene, row, Action.ACKNOWLEDGE, who)
    with pytest.raises(TransitionRefused):
        do(scene, row, Action.CLOSE, "director")

    assert counted() == CALLED


def test_an_alarm_that_comes_again_is_another_one(scene):
    row = raised()
    answered(scene, row)
    gone(row)
    tell(20, Told(value=30.0, announced=True, at=TOMORROW))
    follow(TOMORROW)

    assert counted(TOMORROW.date()) == CALLED
    assert counted()["standing"] == 2


@pytest.mark.usefixtures("scene")
def test_many_count_in_as_many_queries_as_one():
    tell(1, Told(value=27.0, announced=True))
    with CaptureQueriesContext(connection) as one:
        follow(NOON)
    tell(2, *(Told(subject=TANK, announced=True), Told(limit=HH.value, announced=True)))

    with CaptureQueriesContext(connection) as two:
        follow(NOON)

    assert len(two) <= len(one)
    assert counted() == dict.fromkeys(CALLED, 3)


@pytest.mark.usefixtures("committed")
def test_a_recount_finds_the_same_before_and_after_an_answer():
    scene = set_scene()
    row = raised()
    raised("HH", position=2)
    fold_all()
    first = recount().differences
    answered(scene, row)
    gone(row)
    do(scene, row, Action.CLOSE, "director")
    fold_all()

    assert (first, recount().differences) == ([], [])
    cells = Cell.objects.filter(
        path=Path.of(PROVINCE).dotted, day=TODAY, dims={}, indicator__startswith="alarm."
    )
    assert {cell.indicator: cell.value for cell in cells} == {
        "alarm.raised": 2,
        "alarm.standing": 1,
        "alarm.unanswered": 1,
        "alarm.answered": 1,
        "alarm.answered_in_time": 1,
    }
