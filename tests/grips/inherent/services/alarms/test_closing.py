"""With its hidden danger an alarm ends that has gone."""

import pytest

from bazhua.engine.core.codes import AlarmState
from bazhua.grips.dangers.api import Action as DangerAction
from bazhua.grips.dangers.api import DangerGrade, danger_shown
from bazhua.grips.dangers.api import Deed as DangerDeed
from bazhua.grips.dangers.api import act as act_on_danger
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.answering import act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.events.delivery import deliver
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.obligations.models import Obligation
from bazhua.kernel.times import day_of
from tests.grips.inherent.scene import MINUTE, NOON, Told, tell

UNACK, ACKED = AlarmState.UNACK, AlarmState.ACKED
LATER = NOON + 10 * MINUTE


@pytest.fixture
def heard(settings):
    settings.EVENT_SUBSCRIPTIONS = "bazhua.config.subscriptions.SUBSCRIPTIONS"


def answered(scene):
    """Return an alarm for which a hidden danger was recorded."""
    tell(1, Told(value=27.0, announced=True))
    follow(NOON)
    row = Alarm.objects.get()
    manager = scene.who("manager")
    act(Deed(alarm=row.uid, action=Action.ACKNOWLEDGE), actor=manager, at=NOON)
    given = Deed(alarm=row.uid, action=Action.FEEDBACK, reason=Reason.REAL, remark="垫片老化")
    return act(given, actor=manager, at=NOON)


def gone():
    tell(2, Told(before=UNACK, after=ACKED), Told(before=ACKED, after=0))
    follow(NOON + MINUTE)


def put_right(scene, uid, at=LATER):
    """Let a hidden danger be put right by one and accepted and closed by another."""
    plan = Plan(
        responsible=frozenset({str(scene.uid("hand"))}), measure="更换垫片", due_on=day_of(at)
    )
    for who, action, brought in (
        ("manager", DangerAction.REGISTER, {"grade": DangerGrade.GENERAL}),
        ("manager", DangerAction.PLAN, {"plan": plan}),
        ("manager", DangerAction.RECTIFY, {}),
        ("manager", DangerAction.REQUEST_ACCEPTANCE, {}),
        ("bureau", DangerAction.ACCEPT, {}),
        ("bureau", DangerAction.CLOSE, {}),
    ):
        actor = scene.who(who)
        version = danger_shown(actor, uid=uid, at=at).version
        act_on_danger(
            DangerDeed(danger=uid, version=version, action=action, **brought),
            actor=actor,
            at=at,
        )


def told_all():
    while deliver(LATER + MINUTE):
        pass


@pytest.mark.usefixtures("heard")
def test_it_closes_with_its_danger(scene):
    row = answered(scene)
    gone()

    put_right(scene, row.danger_uid)
    told_all()

    row.refresh_from_db()
    assert (row.progress, row.closed_at) == ("CLOSED", LATER)
    last = Event.objects.filter(record_uid=row.uid).order_by("seq").last()
    assert (last.data["action"], last.data["person"]) == ("CLOSE", str(scene.uid("bureau")))
    open_ones = Obligation.objects.filter(subject_uid=row.uid).exclude(state="closed")
    assert list(open_ones) == []


@pytest.mark.usefixtures("heard")
def test_one_that_stands_yet_stays_and_is_closed_by_a_person(scene):
    row = answered(scene)

    put_right(scene, row.danger_uid)
    told_all()
    row.refresh_from_db()
    assert row.progress == "HANDLING"

    gone()
    done = act(Deed(alarm=row.uid, action=Action.CLOSE), actor=scene.who("manager"), at=LATER)
    assert done.progress == "CLOSED"
