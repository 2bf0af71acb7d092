"""Two take the same step at the same time: one succeeds, the other is told who, nothing is doubled."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.interfaces.web.steps.table import STEPS
from bazhua.grips.dangers.models import HiddenDanger
from tests.grips.dangers.scene import GENERAL, MAJOR, counted, head, owed, stored, told
from tests.grips.dangers.web.asking import doing, notice
from tests.grips.dangers.web.racing import ACTORS, by_cookie, post, racing
from tests.registry.who.scene import PROVINCE, department, grant, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("staffed")]

WHY = {"ground": "因故"}
SOON = datetime.now(UTC).date() + timedelta(days=60)


@dataclass(frozen=True)
class Race:
    """A step, from where two take it, who they are, and what both fill in."""

    action: Action
    ready: str
    pair: tuple[str, str]
    filled: dict


FIRM = ("manager", "director")
BUREAU = ("bureau", "colleague")
OFFICE = ("commission", "commissioner")
BOTH = ("bureau", "manager")
PLAN = {"measure": "加装报警装置", "due_on": SOON.isoformat()}
RACES = [
    Race(Action.REGISTER, "found", BOTH, {"grade": "GENERAL"}),
    Race(Action.PLAN, "general", FIRM, PLAN),
    Race(Action.RECTIFY, "planned", FIRM, {}),
    Race(Action.REQUEST_ACCEPTANCE, "rectifying", FIRM, {}),
    Race(Action.ACCEPT, "signed", BUREAU, {}),
    Race(Action.REJECT, "requested", BUREAU, WHY),
    Race(Action.CLOSE, "reported", BUREAU, {}),
    Race(Action.MERGE, "found", BUREAU, {}),
    Race(Action.TRANSFER, "found", BUREAU, {"receiver": "ZJ", **WHY}),
    Race(Action.REPORT_UP, "registered", FIRM, {}),
    Race(Action.UPGRADE, "general", BOTH, {}),
    Race(Action.PROPOSE_DOWNGRADE, "registered", BOTH, WHY),
    Race(Action.CONFIRM_DOWNGRADE, "proposed", BUREAU, {}),
    Race(Action.REFUSE_DOWNGRADE, "proposed", BUREAU, WHY),
    Race(Action.REQUEST_EXTENSION, "soon", FIRM, WHY),
    Race(
        Action.GRANT_EXTENSION,
        "asked",
        ("bureau", "principal"),
        {"due_on": (SOON + timedelta(days=9)).isoformat()},
    ),
    Race(Action.REFUSE_EXTENSION, "asked", ("bureau", "principal"), WHY),
    Race(Action.LIST, "approved", OFFICE, {}),
    Race(Action.DELIST, "listed", OFFICE, {}),
    Race(Action.STOP, "registered", FIRM, {}),
    Race(Action.RESUME, "halted", ("principal", "director"), {}),
    Race(Action.ORDER_STOP, "registered", BUREAU, {}),
    Race(Action.LIFT_STOP, "stopped", BUREAU, {}),
    Race(Action.COERCE, "refused", BUREAU, {}),
    Race(Action.END_COERCION, "cut", BUREAU, WHY),
]


CUT = {"emergency": "氨气正在泄漏", **WHY}


def approved(scene, row, action, who, **said):
    """Return it with an act that the head has signed."""
    post = head(scene)
    scene.sign(scene.asked(row, action, who, **said), "head", post)
    return row


READY = {
    "found": lambda scene: scene.found(),
    "registered": lambda scene: scene.registered(),
    "general": lambda scene: scene.registered(GENERAL),
    "planned": lambda scene: scene.planned(),
    "rectifying": lambda scene: scene.rectifying(),
    "requested": lambda scene: scene.requested(),
    "reported": lambda scene: scene.do(scene.accepted(), Action.REPORT_UP, "manager"),
    "soon": lambda scene: scene.do(scene.planned_until(SOON), Action.RECTIFY, "manager"),
    "asked": lambda scene: scene.do(
        READY["soon"](scene), Action.REQUEST_EXTENSION, "manager", **WHY
    ),
    "proposed": lambda scene: scene.do(
        scene.registered(), Action.PROPOSE_DOWNGRADE, "manager", **WHY
    ),
    "signed": lambda scene: scene.signed(scene.requested()),
    "approved": lambda scene: approved(scene, scene.registered(), Action.LIST, "commission", **WHY),
    "listed": lambda scene: scene.accept(
        scene.approved(scene.requested(), Action.LIST, "commission", **WHY)
    ),
    "halted": lambda scene: scene.do(scene.registered(), Action.STOP, "manager"),
    "stopped": lambda scene: scene.do(scene.registered(), Action.ORDER_STOP, "bureau"),
    "refused": lambda scene: approved(
        scene, READY["stopped"](scene), Action.COERCE, "bureau", **CUT
    ),
    "cut": lambda scene: scene.approved(READY["stopped"](scene), Action.COERCE, **CUT),
}


@pytest.fixture
def crowd(scene, settings):
    """Return the scene with a second officer of the commission, told by a cookie."""
    settings.ACTOR_PROVIDER = f"{by_cookie.__module__}.{by_cookie.__name__}"
    department("ZJ", 1)
    scene.persons["commissioner"] = person("commissioner")
    grant(scene.persons["commissioner"], "R02", PROVINCE)
    ACTORS.update({name: scene.who(name) for name in scene.persons})
    return scene


def filled(scene, race, row):
    more = {Action.PLAN: {"responsible": [str(scene.uid("worker"))]}}
    if race.action is Action.MERGE:
        more = {Action.MERGE: {"twin": str(scene.registered(MAJOR).uid)}}
    return {"version": row.version, **race.filled, **more.get(race.action, {})}


def press(who, row, race, data):
    return post(who, doing(row, STEPS[race.action].slug), data)


def at_once(race, row, data):
    """Let both press; each has read the danger before either may write it."""
    locked = HiddenDanger.objects.filter(pk=row.pk)
    return racing(locked, {who: partial(press, who, row, race, data) for who in race.pair})


def effect(row):
    """Return what a danger is, owes, counts in and has gone through, whoever it was."""
    happened = [(kind, data.get("action"), data.get("to")) for kind, data in told(row)]
    return stored(row).state, stored(row).version, owed(row), counted(row), happened


def test_every_step_is_raced_for():
    assert {race.action for race in RACES} == set(Action)


def run(crowd, race):
    """Let two race.

    Returns:
        How many won; whether the other was refused and told who won; whether all that a danger is
        and brings is as if one had been alone.
    """
    row, alone = READY[race.ready](crowd), READY[race.ready](crowd)
    press(race.pair[0], alone, race, filled(crowd, race, alone))
    answers = at_once(race, row, filled(crowd, race, row))

    won = [who for who, (status, _) in answers.items() if status == 302]
    (other,) = {status for status, _ in answers.values()} - {302}
    told_ = "".join(notice(text) for _, text in answers.values())
    named = f"{won[0]} 已先一步办理" in told_
    return len(won), other in {409, 422} and named, effect(row) == effect(alone)


def test_of_two_at_once_one_takes_the_step_and_the_other_is_told_who(crowd):
    ran = {race.action: run(crowd, race) for race in RACES}

    assert ran == dict.fromkeys(Action, (1, True, True))
