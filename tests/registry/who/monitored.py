"""An installation, a gateway and a point of a firm, and a looser limit that waits."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from bazhua.engine.adapters.quarantine import put_aside
from bazhua.engine.aside import Aside, Reason
from bazhua.engine.core.definitions import LimitKind
from bazhua.engine.warning.keeping import packed
from bazhua.engine.warning.watching import Watch
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.duty.commitment import Committed
from bazhua.grips.inherent.domain.warning.terms import Standing
from bazhua.grips.inherent.domain.watching.limits import Wanted
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way
from bazhua.grips.inherent.models import (
    EarlyWarning,
    Installation,
    Loosening,
    ProcessUnit,
    RiskStanding,
    UnitModel,
)
from bazhua.grips.inherent.services.duty.binding import keep_bound
from bazhua.grips.inherent.services.duty.committing import commit_to_day
from bazhua.grips.inherent.services.duty.judging import judge_risks
from bazhua.grips.inherent.services.duty.ponds import judge_ponds
from bazhua.grips.inherent.services.watching.gateways import NewGateway, open_gateway
from bazhua.grips.inherent.services.watching.installations import (
    Manner,
    NewInstallation,
    open_installation,
)
from bazhua.grips.inherent.services.watching.points import Facts, NewPoint, set_up_points
from bazhua.infra.db.records import new_uid
from bazhua.infra.telemetry.reading import engine_tables
from tests.engine.warning.test_watching import SETTINGS
from tests.engine.warning.test_watching import plant as running
from tests.registry.who.outcomes import MINE
from tests.registry.who.scene import NOON, acting

INSTALLATION, GATEWAY, POINT = "液氯罐区（示例）", "罐区网关（示例）", "氯气探测器（示例）"
UNIT = "液氯气化单元（示例）"
POND = "尾矿库（示例）"
DIRECTOR = acting("R20", MINE)


def monitored(firm):
    """Return the uid of each by its name."""
    kind = InstallationKind.OTHER_MINE
    new = NewInstallation(kind=kind, subject_uid=firm, manner=Manner(name=INSTALLATION))
    installation = open_installation(new, actor=DIRECTOR, at=NOON)
    opened = NewGateway(code="gateway-1", name=GATEWAY, way=Way.HTTP, subject_uid=firm)
    gateway, _ = open_gateway(opened, actor=DIRECTOR, at=NOON)
    facts = Facts(
        name=POINT,
        measured=MeasuredKind.LEVEL,
        unit="m",
        period_s=60,
        installation=installation.uid,
    )
    limit = Wanted(kind=LimitKind.H, set_point=Decimal(8))
    point = NewPoint(tag="LT-101", gateway=gateway.uid, facts=facts, limits=(limit,))
    row = set_up_points([point], actor=DIRECTOR, at=NOON)[0]
    waits = Loosening.objects.create(
        uid=new_uid(NOON),
        point=row,
        kind=LimitKind.H.value,
        reason="示例",
        asked_by=UUID(int=5),
        asked_at=NOON - timedelta(hours=1),
    )
    Installation.objects.update(
        kind=InstallationKind.TANK_FARM.value, level=1, technical="post:示例"
    )
    keep_bound(installation.uid, NOON)
    new = NewInstallation(
        kind=InstallationKind.TAILINGS_POND, subject_uid=firm, manner=Manner(name=POND)
    )
    open_installation(new, actor=DIRECTOR, at=NOON)
    judge_ponds(NOON)
    judge_risks(NOON)
    sent = Aside(NOON, "gateway-1", 7, Reason.UNKNOWN_POINT, ["LT-102"], [1], [2.0], [0])
    with engine_tables() as own:
        put_aside(own, [sent])
    said = Committed(
        units_total=1, units_running=1, units_stopped=0, units_maintenance=0, statement="示例"
    )
    committed = commit_to_day(
        firm, said, version=None, actor=acting("R19", MINE), at=NOON - timedelta(days=1)
    )
    return _unit(Installation.objects.get(uid=installation.uid), row) | {
        "commitment": committed.uid,
        "risk": RiskStanding.objects.get().uid,
        "installation": installation.uid,
        "gateway": gateway.uid,
        "point": row.uid,
        "loosening": waits.uid,
    }


def _unit(home, point):
    """Return the uid of a process unit and of a warning of it."""
    place = {
        name: getattr(home, name) for name in ("path_then", "path_now", "dept_mask", "subject_kind")
    } | {"subject_uid": home.subject_uid}
    unit = ProcessUnit.objects.create(
        uid=new_uid(NOON),
        name=UNIT,
        installation=home,
        point_uids=[point.uid],
        standing=Standing.WATCHED.value,
        standing_since=NOON,
        set_by=UUID(int=5),
        since=NOON,
        **place,
    )
    learned = packed(Watch.learned(running(1), running(2), SETTINGS))
    model = UnitModel.objects.create(
        uid=new_uid(NOON),
        unit=unit,
        number=1,
        trained_by=UUID(int=5),
        trained_at=NOON,
        begins=NOON - timedelta(hours=1),
        ends=NOON,
        period_s=60,
        samples=600,
        learned=learned,
        book="",
    )
    warning = EarlyWarning.objects.create(
        uid=new_uid(NOON),
        number="YJ-1",
        unit=unit,
        model=model,
        opened_at=NOON,
        worst=2.0,
        contributions=[{"point": str(point.uid), "share": 1.0, "deviation": 3.0}],
        told=True,
        **place,
    )
    return {"process_unit": unit.uid, "warning": warning.uid}
