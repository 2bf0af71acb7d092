"""What the engine tells becomes alarms, once."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.engine.adapters.database import STREAM
from bazhua.engine.core.codes import AlarmState, Kind, Quality
from bazhua.grips.inherent.models import Alarm, AlarmFeed, Outage
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.rows import case_of
from bazhua.infra.search.models import Entry
from bazhua.registry.models import Holding, Post
from tests.grips.inherent.scene import GAS, HH, MINUTE, NOON, TANK, Told, set_scene, tell

UNACK, ACKED, RTN_UNACK = AlarmState.UNACK, AlarmState.ACKED, AlarmState.RTN_UNACK
RAISED = Told(value=27.0, announced=True)


def told(row):
    events = Event.objects.filter(record_uid=row.uid).order_by("seq")
    return [(event.kind, event.data) for event in events]


def owed():
    rows = Obligation.objects.order_by("pk")
    return [(one.kind, one.holder, (one.due_at - NOON) / MINUTE) for one in rows]


def everything():
    return [
        list(table.objects.order_by("pk").values())
        for table in (Alarm, AlarmFeed, Outage, Event, Obligation, Entry)
    ]


def test_an_alarm_is_put_on_record_where_its_point_stands(scene):
    tell(1, RAISED)

    assert follow(NOON) == 1

    row = Alarm.objects.get()
    assert (row.number, row.point, row.limit_kind) == ("BJ-2026-30-00001", scene.gas, "H")
    assert (row.state, row.progress, row.colour) == ("UNACK", "NEW", "orange")
    assert (row.path_now, row.dept_mask) == (scene.firm.path_now, scene.firm.dept_mask)
    assert (row.value, row.set_point, row.raised_at, row.called_at) == (27.0, 25, NOON, NOON)
    assert [kind for kind, _ in told(row)] == ["alarm.raised", "alarm.called"]


def test_who_must_answer_is_called_from_the_enterprise_up(scene):
    tell(1, RAISED)

    follow(NOON)

    assert owed() == [
        ("alarm.acknowledge", scene.address("manager"), 5),
        ("alarm.check", scene.address("park"), 60),
    ]
    levels = [
        level.address for level in case_of(Obligation.objects.earliest("pk")).terms.rule.levels
    ]
    names = ("manager", "director", "park", "bureau", "city", "commission")
    assert levels == [scene.address(name) for name in names]


def test_a_red_one_is_for_the_province_at_once(scene):
    tell(1, Told(limit=HH.value, value=52.0, announced=True))

    follow(NOON)

    assert owed()[-1] == ("alarm.look", scene.address("commission"), 10)


def test_where_the_enterprise_has_no_post_the_next_owes_it(scene):
    Holding.objects.filter(post__firm=scene.firm).delete()
    Post.objects.filter(firm=scene.firm).delete()
    tell(1, RAISED)

    follow(NOON)

    assert owed()[0] == ("alarm.acknowledge", scene.address("park"), 5)


@pytest.mark.usefixtures("scene")
def test_where_there_is_no_post_at_all_it_is_not_lost():
    Holding.objects.all().delete()
    Post.objects.all().delete()
    tell(1, RAISED)

    follow(NOON)

    assert owed()[0] == ("alarm.acknowledge", "post:vacant", 5)


@pytest.mark.usefixtures("scene")
def test_taking_over_again_changes_nothing():
    tell(1, RAISED)
    follow(NOON)
    before = everything()

    assert follow(NOON + MINUTE) == 0

    assert everything() == before


@pytest.mark.usefixtures("scene")
def test_it_moves_with_the_engine_and_is_one_record():
    tell(1, RAISED)
    tell(2, Told(before=UNACK, after=RTN_UNACK, at=NOON + MINUTE))
    tell(3, Told(before=RTN_UNACK, after=UNACK, at=NOON + 2 * MINUTE, announced=True))
    tell(4, Told(before=UNACK, after=ACKED, at=NOON + 3 * MINUTE, actor="someone"))

    follow(NOON + 4 * MINUTE)

    row = Alarm.objects.get()
    assert (row.state, row.occurrences, row.gone_at) == ("ACKED", 2, None)
    assert [kind for kind, _ in told(row)] == [
        "alarm.raised",
        "alarm.called",
        "alarm.changed",
        "alarm.changed",
        "alarm.called",
        "alarm.changed",
    ]
    assert [kind for kind, *_ in owed()] == ["alarm.acknowledge", "alarm.check"]


@pytest.mark.usefixtures("scene")
@pytest.mark.parametrize("most", [1, 2, 3])
def test_batches_do_not_matter(most):
    tell(1, RAISED, Told(limit=HH.value, value=52.0))
    tell(2, Told(before=UNACK, after=RTN_UNACK, at=NOON + MINUTE))
    tell(3, Told(limit=HH.value, before=UNACK, after=RTN_UNACK, at=NOON + MINUTE))

    taken = [follow(NOON + MINUTE, most=most) for _ in range(4)]

    assert (sum(taken), taken[-1]) == (4, 0)
    rows = Alarm.objects.order_by("pk").values_list("limit_kind", "state", "occurrences")
    assert list(rows) == [("H", "RTN_UNACK", 1), ("HH", "RTN_UNACK", 1)]
    assert AlarmFeed.objects.get().position == 3


@pytest.mark.usefixtures("scene")
def test_once_gone_the_next_is_another_record():
    tell(1, RAISED, Told(before=UNACK, after=RTN_UNACK), Told(before=RTN_UNACK, after=0))
    tell(2, RAISED)

    follow(NOON)

    first, second = Alarm.objects.order_by("pk")
    assert (first.state, first.gone_at, second.state) == ("NORM", NOON, "UNACK")
    assert [first.number[-1], second.number[-1]] == ["1", "2"]


@pytest.mark.usefixtures("scene")
def test_what_is_covered_is_on_record_and_calls_nobody_until_it_is_revealed():
    tell(1, Told(value=27.0))
    follow(NOON)

    assert (Alarm.objects.get().called_at, owed()) == (None, [])

    tell(2, Told(kind=Kind.REVEALED, after=1, announced=True, at=NOON + MINUTE))
    follow(NOON + MINUTE)

    assert Alarm.objects.get().called_at == NOON + MINUTE
    assert [kind for kind, *_ in owed()] == ["alarm.acknowledge", "alarm.check"]


@pytest.mark.usefixtures("scene")
@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        (Kind.SHELVED, "SHELVED"),
        (Kind.SUPPRESSED, "SUPPRESSED"),
        (Kind.OUT_OF_SERVICE, "OUT_OF_SERVICE"),
        (Kind.CHATTERING, "CHATTERING"),
        (Kind.STANDING, "STANDING"),
        (Kind.UNVERIFIED, "UNVERIFIED"),
    ],
)
def test_marks_come_and_go(kind, mark):
    tell(1, RAISED, Told(kind=kind))
    follow(NOON)
    assert Alarm.objects.get().marks == [mark]

    tell(2, Told(kind=kind, before=1, after=0))
    follow(NOON)
    assert Alarm.objects.get().marks == []


@pytest.mark.usefixtures("scene")
def test_what_covers_a_limit_covers_its_next_alarm():
    tell(1, RAISED, Told(kind=Kind.OUT_OF_SERVICE), Told(kind=Kind.STANDING))
    tell(2, Told(before=ACKED, after=0), Told(value=30.0))

    follow(NOON)

    assert Alarm.objects.order_by("pk").last().marks == ["OUT_OF_SERVICE"]


def test_told_again_after_an_answer_it_is_to_be_acknowledged_again(scene):
    tell(1, RAISED)
    follow(NOON)
    Alarm.objects.update(progress="HANDLING")

    tell(2, Told(before=ACKED, after=UNACK, announced=True, at=NOON + MINUTE))
    follow(NOON + MINUTE)

    assert owed()[2:] == [("alarm.acknowledge", scene.address("manager"), 6)]
    assert Alarm.objects.get().called_at == NOON


def test_a_silence_begins_and_ends_once(scene):
    silent = {"kind": Kind.SILENCE, "subject": TANK, "limit": ""}
    tell(1, Told(after=Quality.STALE, **silent))
    tell(2, Told(before=Quality.STALE, after=Quality.OFFLINE, at=NOON + MINUTE, **silent))
    follow(NOON + MINUTE)
    assert list(Outage.objects.values_list("point", "since", "until")) == [
        (scene.tank.pk, NOON + MINUTE, None)
    ]

    tell(3, Told(before=Quality.OFFLINE, after=0, at=NOON + 9 * MINUTE, **silent))
    follow(NOON + 9 * MINUTE)
    assert Outage.objects.get().until == NOON + 9 * MINUTE


@pytest.mark.usefixtures("scene")
def test_what_nobody_has_on_record_is_passed_over():
    tell(1, Told(subject="unknown", announced=True), Told(limit="LL"), RAISED)

    assert follow(NOON) == 3

    assert Alarm.objects.count() == 1
    assert AlarmFeed.objects.get().position == 1


@pytest.mark.usefixtures("scene")
def test_it_is_found_by_number_point_and_tag():
    tell(1, RAISED)

    follow(NOON)

    entry = Entry.objects.get(kind="alarm")
    assert entry.title == "氨泄漏探测器"
    assert GAS.lower() in entry.words.lower()


@pytest.mark.usefixtures("scene")
def test_three_alarms_cost_as_many_queries_as_one():
    tell(1, RAISED)
    with CaptureQueriesContext(connection) as one:
        follow(NOON)
    lines = [Told(limit=HH.value), Told(subject=TANK), Told(before=UNACK, after=RTN_UNACK)]
    tell(2, *(replace(line, announced=True) for line in lines))

    with CaptureQueriesContext(connection) as three:
        follow(NOON)

    # What happened for the first and the second time to an alarm is written kind by kind.
    assert len(three) <= len(one) + 2


@pytest.mark.usefixtures("committed")
def test_where_it_stands_is_rung():
    scene = set_scene()
    connection.connection.execute(f"LISTEN {STREAM}")
    tell(1, RAISED)

    follow(NOON)

    heard = [one.payload for one in connection.connection.notifies(timeout=0.2)]
    connection.connection.execute(f"UNLISTEN {STREAM}")
    assert [f"place:{scene.firm.path_now}" in payload for payload in heard] == [True]
