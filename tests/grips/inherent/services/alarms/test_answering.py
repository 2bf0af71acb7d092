"""People answer alarms; who may not changes nothing."""

from datetime import timedelta

import pytest
from django.db import connection

from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.engine.messages import EntryKind, said
from bazhua.grips.dangers.api import Origin, open_dangers
from bazhua.grips.inherent.domain.handling.terms import Action, Progress, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.answering import acknowledge_each, act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.kernel.errors import Forbidden, NotFound, TransitionRefused
from tests.grips.inherent.scene import GAS, HH, MINUTE, NOON, TANK, Told, tell

UNACK, ACKED, RTN_UNACK = AlarmState.UNACK, AlarmState.ACKED, AlarmState.RTN_UNACK
LATER = NOON + MINUTE


def raised(limit="H", subject=GAS, position=1):
    """Return an alarm that people were told of."""
    tell(position, Told(subject=subject, limit=limit, value=27.0, announced=True))
    follow(NOON)
    return Alarm.objects.get(point__tag=subject, limit_kind=limit)


def do(scene, row, action, who, at=LATER, **brought):
    return act(Deed(alarm=row.uid, action=action, **brought), actor=scene.who(who), at=at)


def answered(scene, row, reason=Reason.FALSE, **brought):
    do(scene, row, Action.ACKNOWLEDGE, "manager")
    given = {"reason": reason, "remark": "探头被水淋湿"} | brought
    return do(scene, row, Action.FEEDBACK, "manager", **given)


def gone(row, position=9):
    """Let the engine tell that it has gone."""
    told = {"subject": row.point.tag, "limit": row.limit_kind}
    tell(position, Told(before=UNACK, after=ACKED, **told), Told(before=ACKED, after=0, **told))
    follow(LATER)
    row.refresh_from_db()
    return row


def owed(row):
    rows = Obligation.objects.filter(subject_uid=row.uid).order_by("pk")
    return {one.kind.removeprefix("alarm."): one.outcome or one.state for one in rows}


def operations():
    """Return what the engine was told: who, and (action, point, limit, until)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM telemetry_log WHERE kind = %s ORDER BY id", [EntryKind.OPERATIONS]
        )
        told = [said(EntryKind.OPERATIONS, bytes(body)) for (body,) in cursor.fetchall()]
    return [
        (one.actor, [(a.action.name, a.point, a.limit.value, a.until) for a in one.asked])
        for one in told
    ]


def everything():
    tables = (Alarm, Event, Obligation)
    return [list(table.objects.order_by("pk").values()) for table in tables], operations()


def test_an_acknowledgement_is_the_persons_and_the_engine_is_told(scene):
    row = raised()

    done = do(scene, row, Action.ACKNOWLEDGE, "manager", remark="正在查看")

    assert (done.progress, done.state) == ("ACKNOWLEDGED", "UNACK")
    assert (done.acknowledged_at, done.acknowledged_by) == (LATER, scene.uid("manager"))
    assert operations() == [(str(scene.uid("manager")), [("ACKNOWLEDGE", GAS, "H", 0)])]
    event = Event.objects.filter(record_uid=row.uid).order_by("seq").last()
    assert (event.kind, event.data["action"], event.data["remark"]) == (
        "alarm.moved",
        "ACKNOWLEDGE",
        "正在查看",
    )


def test_what_is_owed_goes_on_to_the_feedback(scene):
    row = raised()

    do(scene, row, Action.ACKNOWLEDGE, "manager")

    assert owed(row) == {"acknowledge": "done", "check": "open", "feedback": "open"}
    feedback = Obligation.objects.get(kind="alarm.feedback")
    assert (feedback.holder, feedback.due_at) == (scene.address("manager"), NOON + 30 * MINUTE)


@pytest.mark.parametrize("who", ["watch", "principal", "director", "manager"])
def test_who_may_acknowledge(scene, who):
    assert do(scene, raised(), Action.ACKNOWLEDGE, who).progress == "ACKNOWLEDGED"


@pytest.mark.parametrize(
    ("who", "action", "refusal"),
    [
        ("bureau", Action.ACKNOWLEDGE, Forbidden),
        ("commission", Action.ACKNOWLEDGE, Forbidden),
        ("elsewhere", Action.ACKNOWLEDGE, NotFound),
        ("foreman", Action.ACKNOWLEDGE, NotFound),
        ("hand", Action.ACKNOWLEDGE, NotFound),
        ("stranger", Action.ACKNOWLEDGE, NotFound),
        ("manager", Action.CHECK, Forbidden),
        ("watch", Action.FEEDBACK, TransitionRefused),
        ("principal", Action.SHELVE, Forbidden),
        ("manager", Action.TAKE_OUT, Forbidden),
        ("commission", Action.CHECK, Forbidden),
        ("elsewhere", Action.CHECK, NotFound),
        ("manager", Action.CLOSE, TransitionRefused),
        ("manager", Action.RESET, TransitionRefused),
        ("manager", Action.UNSHELVE, TransitionRefused),
        ("director", Action.PUT_BACK, TransitionRefused),
    ],
)
def test_who_may_not_changes_nothing(scene, who, action, refusal):
    row = raised()
    before = everything()

    with pytest.raises(refusal):
        do(scene, row, action, who, reason=Reason.REAL, remark="x", paper="1", minutes=60)

    assert everything() == before


def test_one_that_is_not_there(scene):
    with pytest.raises(NotFound):
        act(Deed(alarm=scene.firm.uid, action=Action.CLOSE), actor=scene.who("manager"), at=LATER)


def test_many_are_acknowledged_with_one_remark_and_one_word_to_the_engine(scene):
    rows = [raised(), raised(HH.value, position=2), raised(subject=TANK, position=3)]
    do(scene, rows[0], Action.ACKNOWLEDGE, "director")

    done = acknowledge_each(
        [row.uid for row in rows], "逐一查看", actor=scene.who("manager"), at=LATER
    )

    assert [row.uid for row in done] == [rows[1].uid, rows[2].uid]
    assert operations()[1:] == [
        (
            str(scene.uid("manager")),
            [("ACKNOWLEDGE", GAS, "HH", 0), ("ACKNOWLEDGE", TANK, "H", 0)],
        )
    ]
    rows[0].refresh_from_db()
    assert rows[0].acknowledged_by == scene.uid("director")


@pytest.mark.parametrize(
    ("who", "refusal"), [("bureau", Forbidden), ("elsewhere", NotFound), ("stranger", NotFound)]
)
def test_who_may_not_acknowledges_none_of_many(scene, who, refusal):
    rows = [raised(), raised(HH.value, position=2)]
    before = everything()

    with pytest.raises(refusal):
        acknowledge_each([row.uid for row in rows], "", actor=scene.who(who), at=LATER)

    assert everything() == before


def test_one_that_is_shelved_until_an_instant(scene):
    row = raised()

    do(scene, row, Action.SHELVE, "manager", remark="等待备件", minutes=90)

    until = int((LATER + timedelta(minutes=90)).timestamp() * 1000)
    assert operations() == [(str(scene.uid("manager")), [("SHELVE", GAS, "H", until)])]


@pytest.mark.parametrize(
    ("limit", "brought"),
    [
        pytest.param("HH", {"remark": "x", "minutes": 60}, id="HH of a level-1 installation"),
        pytest.param("H", {"remark": "x", "minutes": 481}, id="more than 8 h"),
        pytest.param("H", {"remark": "", "minutes": 60}, id="no reason"),
    ],
)
def test_shelving_that_is_refused_changes_nothing(scene, limit, brought):
    row = raised(limit)
    before = everything()

    with pytest.raises(TransitionRefused):
        do(scene, row, Action.SHELVE, "manager", **brought)

    assert everything() == before


def test_hh_of_a_lesser_installation_may_be_shelved(scene):
    scene.installation.level = 3
    scene.installation.save(update_fields=["level"])

    do(scene, raised(HH.value), Action.SHELVE, "manager", remark="x", minutes=60)

    assert [asked[0][0] for _, asked in operations()] == ["SHELVE"]


def test_a_latched_one_is_reset(scene):
    row = raised()
    tell(2, Told(before=UNACK, after=ACKED), Told(before=ACKED, after=AlarmState.LATCHED))
    follow(LATER)

    do(scene, row, Action.RESET, "manager")

    assert operations()[0][1] == [("RESET", GAS, "H", 0)]


def test_out_of_service_and_back(scene):
    row = raised()
    do(scene, row, Action.TAKE_OUT, "director", remark="更换探头", paper="TY-2026-12")
    tell(2, Told(kind=Kind.OUT_OF_SERVICE))
    follow(LATER)

    do(scene, row, Action.PUT_BACK, "director")

    assert [asked[0][0] for _, asked in operations()] == ["TAKE_OUT", "PUT_BACK"]


def test_feedback_of_a_test_leaves_nothing_to_check(scene):
    row = raised()

    done = answered(scene, row, Reason.TEST)

    assert (done.progress, done.reason, done.danger_uid) == ("HANDLING", "TEST", None)
    assert owed(row) == {"acknowledge": "done", "check": "lapsed", "feedback": "done"}


def test_maintenance_names_the_record_that_covers_it(scene):
    row = raised()
    do(scene, row, Action.ACKNOWLEDGE, "manager")
    before = everything()

    with pytest.raises(TransitionRefused):
        do(scene, row, Action.FEEDBACK, "manager", reason=Reason.MAINTENANCE, remark="检修")
    assert everything() == before

    done = do(
        scene,
        row,
        Action.FEEDBACK,
        "manager",
        reason=Reason.MAINTENANCE,
        remark="检修",
        paper="JX-7",
    )
    assert done.reason == "MAINTENANCE"


@pytest.mark.parametrize("reason", [Reason.REAL, Reason.INSTRUMENT])
def test_a_grave_one_becomes_a_hidden_danger_with_all_that_is_known(scene, reason):
    row = raised()

    done = answered(scene, row, reason, remark="法兰垫片老化")

    (danger,) = open_dangers(scene.who("bureau"), at=LATER)
    assert done.danger_uid == danger.uid
    assert (danger.subject_uid, danger.origin) == (scene.firm.uid, Origin.ALARM.value)
    assert danger.spot == "氨泄漏探测器"
    for part in (row.number, GAS, "27 %LEL", "限值 25", "法兰垫片老化"):
        assert part in danger.wrong


def test_a_yellow_one_or_a_false_one_makes_no_danger(scene):
    answered(scene, raised(), Reason.FALSE)
    answered(scene, raised(subject=TANK, position=2), Reason.REAL)

    assert open_dangers(scene.who("bureau"), at=LATER) == []


def test_a_second_answer_makes_no_second_danger(scene):
    row = raised()
    answered(scene, row, Reason.REAL)

    do(scene, row, Action.CHECK, "bureau", reason=Reason.REAL, remark="现场确有氨味")

    assert len(open_dangers(scene.who("bureau"), at=LATER)) == 1


@pytest.mark.parametrize("who", ["park", "bureau", "officer", "city"])
def test_who_looks_on_the_spot_records_what_he_finds(scene, who):
    row = raised()

    done = do(scene, row, Action.CHECK, who, reason=Reason.REAL, remark="垫片破损")

    assert (done.progress, done.reason, owed(row)["check"]) == ("NEW", "REAL", "done")
    assert len(open_dangers(scene.who("bureau"), at=LATER)) == 1


def test_gone_and_answered_it_is_closed_by_a_person(scene):
    row = raised()
    answered(scene, row)
    assert gone(row).progress == Progress.CLEARED.value

    done = do(scene, row, Action.CLOSE, "manager")

    assert (done.progress, done.closed_at) == ("CLOSED", LATER)
    assert set(owed(row).values()) == {"done", "lapsed"}


def test_without_a_reason_it_is_not_closed(scene):
    row = raised()
    do(scene, row, Action.ACKNOWLEDGE, "manager")
    gone(row)
    before = everything()

    with pytest.raises(TransitionRefused):
        do(scene, row, Action.CLOSE, "manager")

    assert everything() == before


def test_while_its_danger_is_open_it_is_not_closed(scene):
    row = raised()
    answered(scene, row, Reason.REAL)
    gone(row)
    before = everything()

    with pytest.raises(TransitionRefused):
        do(scene, row, Action.CLOSE, "manager")

    assert everything() == before
