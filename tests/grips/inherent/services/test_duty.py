"""Days are committed to, and the live risk follows what happens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.inherent.api import Work, tell_work
from bazhua.grips.inherent.domain.duty.commitment import Committed
from bazhua.grips.inherent.interfaces.events import RISK_MOVED, judge_again
from bazhua.grips.inherent.models import Alarm, Commitment, RiskChange, RiskStanding
from bazhua.grips.inherent.selectors.duty.commitments import day_shown, uncommitted
from bazhua.grips.inherent.services.duty.committing import commit_to_day
from bazhua.grips.inherent.services.duty.judging import judge_risks
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.kernel.errors import Forbidden, NotFound, OutOfRange, StaleState
from bazhua.law.terms import Colour
from tests.grips.inherent.plant import NOON, at, everything, told
from tests.grips.inherent.stored import stored

MORNING = NOON - timedelta(hours=4)
SECOND = timedelta(seconds=1)


def said(**other):
    given = {
        "units_total": 5,
        "units_running": 4,
        "units_stopped": 1,
        "units_maintenance": 0,
        "statement": "已研判",
    }
    return Committed(**(given | other))


def commit(plant, who="principal", at=MORNING, version=None, **other):
    return commit_to_day(
        plant.firm.uid, said(**other), version=version, actor=plant.who(who), at=at
    )


@pytest.fixture
def grave(plant):
    """Return an installation of level 1 that is watched by a point that sends."""
    plant.hold("光气", "75-44-5", "3")
    return plant.installation()


def alarm(point, kind="HH", at=NOON):
    return Alarm.objects.create(
        uid=new_uid(NOON),
        number=f"BJ-{kind}-{point.pk}",
        point=point,
        limit_kind=kind,
        subject_kind=point.subject_kind,
        subject_uid=point.subject_uid,
        colour="red",
        state="UNACK",
        raised_at=at,
        value=45,
        set_point=40,
        changed_at=at,
        path_then=point.path_then,
        path_now=point.path_now,
        dept_mask=point.dept_mask,
    )


def test_a_day_is_committed_to_in_person(plant, grave):
    row = commit(plant)

    assert (row.late, row.said["units_running"], row.committed_by) == (
        False,
        4,
        plant.uid("principal"),
    )
    assert [kind for kind, _ in told(row)] == ["commitment.made"]
    assert grave.subject_uid == row.subject_uid


def test_who_comes_after_the_hour_is_late(plant):
    assert commit(plant, at=NOON).late


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("director", Forbidden), ("bureau", Forbidden), ("elsewhere", NotFound)],
)
def test_nobody_else_commits(plant, who, refusal):
    before = everything()

    with pytest.raises(refusal):
        commit(plant, who=who)

    assert (everything(), Commitment.objects.count()) == (before, 0)


def test_what_was_said_is_changed_by_who_saw_it(plant):
    first = commit(plant)

    second = commit(plant, version=first.version, units_running=5, units_stopped=0)

    assert (Commitment.objects.get().said["units_running"], second.version) == (5, 2)
    with pytest.raises(StaleState):
        commit(plant, version=first.version)
    with pytest.raises(StaleState):
        commit(plant)


@pytest.mark.usefixtures("grave")
def test_who_is_missing_is_computed(plant):
    before = day_shown(plant.who("bureau"), at=NOON, most=9)
    missing = uncommitted([plant.firm.uid], at=NOON)
    commit(plant)
    after = day_shown(plant.who("bureau"), at=NOON, most=9)

    assert (before.due, before.made, before.missing) == (1, 0, (plant.firm.uid,))
    assert missing == {plant.firm.uid}
    assert (after.due, after.made, after.missing) == (1, 1, ())
    assert uncommitted([plant.firm.uid], at=NOON) == frozenset()
    assert day_shown(plant.who("elsewhere"), at=NOON, most=9).due == 0


@pytest.mark.usefixtures("grave")
def test_before_the_hour_nobody_is_missing(plant):
    assert uncommitted([plant.firm.uid], at=MORNING) == frozenset()


@pytest.mark.usefixtures("grave")
def test_the_live_risk_stands_with_its_facts(plant):
    judge_risks(NOON)

    row = RiskStanding.objects.get()
    assert (row.value, row.colour, row.subject_uid) == (44, "blue", plant.firm.uid)
    assert (row.facts["mhi_level"], row.facts["commitment_today"]) == (1, False)
    assert [kind for kind, _ in told(row)] == ["risk.changed"]


def test_alarms_raise_it_at_once_and_it_falls_once_it_has_held(plant, grave):
    point = plant.point(plant.gateway()[0], at("HH", 40), installation=grave.uid)
    stored(point.tag, [3.0])
    commit(plant)
    judge_risks(NOON)
    row = alarm(point)
    alarm(point, "H")
    event = Event(record_uid=row.uid, path_then=row.path_then, data={})

    judge_again(event, NOON + SECOND)

    assert RiskStanding.objects.get().value == 54
    assert RiskStanding.objects.get().colour == "yellow"
    Alarm.objects.update(state="NORM", gone_at=NOON, progress="CLOSED", closed_at=NOON)
    for seconds, colour in ((2, "yellow"), (61, "yellow"), (62, "blue")):
        judge_risks(NOON + seconds * SECOND)
        assert RiskStanding.objects.get().colour == colour
    changes = RiskChange.objects.order_by("pk").values_list("before", "after")
    assert list(changes) == [("", "blue"), ("blue", "yellow"), ("yellow", "blue")]
    assert "alarm.moved" in RISK_MOVED


def test_two_detectors_at_level_2_make_it_red(plant, grave):
    gateway = plant.gateway()[0]
    for number in (1, 2):
        point = plant.point(gateway, tag=f"GT-{number}", installation=grave.uid)
        alarm(point)

    judge_risks(NOON)

    assert Colour(RiskStanding.objects.get().colour) is Colour.RED


def test_where_nothing_is_watched_there_is_no_risk(plant):
    judge_again(Event(record_uid=plant.firm.uid, path_then=plant.firm.path_now, data={}), NOON)

    assert not RiskStanding.objects.exists()


def test_judging_asks_as_often_for_many_as_for_few(plant, grave):
    gateway = plant.gateway()[0]
    asked = []
    for number in (1, 2):
        for each in range(number):
            plant.point(gateway, tag=f"GT-{number}-{each}", installation=grave.uid)
        judge_risks(NOON)
        with CaptureQueriesContext(connection) as queries:
            judge_risks(NOON + SECOND)
        asked.append(len(queries))

    assert asked[0] == asked[1]


@pytest.mark.usefixtures("grave")
def test_work_under_way_counts_from_when_it_is_told(plant):
    commit(plant)
    judge_risks(NOON)
    before = RiskStanding.objects.get()

    tell_work(plant.firm.uid, Work(special_work=2, level1_work=1), at=NOON + SECOND)

    row = RiskStanding.objects.get()
    assert (before.value, before.facts["work"]) == (40, None)
    assert (row.value, row.colour, row.facts["work"]["special_work"]) == (53, "yellow", 2)
    tell_work(plant.firm.uid, Work(), at=NOON)
    assert RiskStanding.objects.get().value == 53
    tell_work(plant.firm.uid, Work(), at=NOON + 2 * SECOND)
    assert RiskStanding.objects.get().value == 40


def test_fewer_than_none_is_refused():
    with pytest.raises(OutOfRange) as caught:
        Work(other_work=-1)

    assert caught.value.field == "other_work"


def test_work_of_an_enterprise_without_installations_is_kept_for_later(plant):
    tell_work(plant.firm.uid, Work(other_work=3), at=NOON)

    assert not RiskStanding.objects.exists()
    plant.hold("光气", "75-44-5", "3")
    plant.installation()
    judge_risks(NOON)
    assert RiskStanding.objects.get().facts["work"]["other_work"] == 3
