"""An installation, a gateway and a point of a firm, and a looser limit that waits."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from bazhua.engine.adapters.quarantine import put_aside
from bazhua.engine.aside import Aside, Reason
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.duty.commitment import Committed
from bazhua.grips.inherent.domain.watching.limits import Wanted
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way
from bazhua.grips.inherent.models import Installation, Loosening, RiskStanding
from bazhua.grips.inherent.services.duty.committing import commit_to_day
from bazhua.grips.inherent.services.duty.judging import judge_risks
from bazhua.grips.inherent.services.watching.gateways import NewGateway, open_gateway
from bazhua.grips.inherent.services.watching.installations import (
    Manner,
    NewInstallation,
    open_installation,
)
from bazhua.grips.inherent.services.watching.points import Facts, NewPoint, set_up_points
from bazhua.infra.db.records import new_uid
from bazhua.infra.telemetry.reading import engine_tables
from tests.registry.who.outcomes import MINE
from tests.registry.who.scene import NOON, acting

INSTALLATION, GATEWAY, POINT = "液氯罐区（示例）", "罐区网关（示例）", "氯气探测器（示例）"
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
    Installation.objects.update(kind=InstallationKind.TANK_FARM.value)
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
    return {
        "commitment": committed.uid,
        "risk": RiskStanding.objects.get().uid,
        "installation": installation.uid,
        "gateway": gateway.uid,
        "point": row.uid,
        "loosening": waits.uid,
    }
