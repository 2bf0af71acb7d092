"""Two enforcement officers of the county, one of another, and the visits they make."""

import json

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import Ground, VisitAction
from bazhua.grips.dangers.services.locating import Named
from bazhua.grips.dangers.services.reporting import Report, hand_in_report
from bazhua.grips.dangers.services.visiting.moving import VisitDeed, move_visit
from bazhua.grips.dangers.services.visiting.planning import Planned, plan_visit
from tests.grips.dangers.scene import NOON
from tests.registry.who.scene import COUNTY, OTHER_COUNTY, TODAY, grant, person

LEAK = "三号压缩机油封漏油"
BATCH = 7
OFFICERS = ("first", "second")


def enlist(scene):
    """Let the officers be there."""
    for name, node in (*((name, COUNTY) for name in OFFICERS), ("foreign", OTHER_COUNTY)):
        scene.persons[name] = person(name)
        grant(scene.persons[name], "R12", node, assignment=BATCH)
    return scene


def plan(scene, who="bureau", officers=OFFICERS, **other):
    given = {
        "enterprise": scene.firm.uid,
        "kind": VisitKind.INSPECTION,
        "ground": Ground.PLAN,
        "basis": "2026 年度检查计划第 12 项",
        "approval": "检批〔2026〕12 号",
        "planned_on": TODAY,
        "officers": tuple(scene.uid(name) for name in officers),
    }
    return plan_visit(Planned(**(given | other)), actor=scene.who(who), at=NOON)


def move(scene, row, action, who="first", at=NOON, **brought):
    deed = VisitDeed(visit=row.uid, version=row.version, action=VisitAction(action), **brought)
    return move_visit(deed, actor=scene.who(who), at=at)


def arrived(scene, **other):
    return move(scene, plan(scene, **other), "ARRIVE", scanned=scene.firm.uid)


def report(scene, visit, who="first", key="v-1", wrong=LEAK, at=NOON, **other):
    given = Report(
        wrong=wrong,
        said_at=other.pop("said_at", at),
        sent_at=at,
        where=Named(visit=visit.uid, **other),
    )
    return json.loads(hand_in_report(key, given, actor=scene.who(who), at=at).body)
