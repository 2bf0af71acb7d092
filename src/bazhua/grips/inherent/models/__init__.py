"""The tables of installations, their points and limits, alarms and early warnings."""

from bazhua.grips.inherent.models.alarms import Alarm, AlarmFeed, Outage, alarms
from bazhua.grips.inherent.models.duty import (
    Commitment,
    Inspection,
    RiskChange,
    RiskStanding,
    WorkStanding,
    commitments,
    inspections,
    risks,
)
from bazhua.grips.inherent.models.installations import (
    Identification,
    Installation,
    installations,
)
from bazhua.grips.inherent.models.limits import Limit, Loosening, ToldBook
from bazhua.grips.inherent.models.parks import ParkGrading, gradings
from bazhua.grips.inherent.models.points import Gateway, Point, gateways, points
from bazhua.grips.inherent.models.ponds import PondStanding, ponds
from bazhua.grips.inherent.models.warnings import (
    EarlyWarning,
    ProcessUnit,
    UnitModel,
    UnitWatch,
    process_units,
    warnings,
)

__all__ = (
    "Alarm",
    "AlarmFeed",
    "Commitment",
    "EarlyWarning",
    "Gateway",
    "Identification",
    "Inspection",
    "Installation",
    "Limit",
    "Loosening",
    "Outage",
    "ParkGrading",
    "Point",
    "PondStanding",
    "ProcessUnit",
    "RiskChange",
    "RiskStanding",
    "ToldBook",
    "UnitModel",
    "UnitWatch",
    "WorkStanding",
    "alarms",
    "commitments",
    "gateways",
    "gradings",
    "inspections",
    "installations",
    "points",
    "ponds",
    "process_units",
    "risks",
    "warnings",
)
