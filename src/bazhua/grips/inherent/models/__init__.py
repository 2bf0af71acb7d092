"""The tables of installations, their points and limits, alarms and early warnings."""

from bazhua.grips.inherent.models.alarms import Alarm, AlarmFeed, Outage, alarms
from bazhua.grips.inherent.models.duty import (
    Commitment,
    RiskChange,
    RiskStanding,
    commitments,
    risks,
)
from bazhua.grips.inherent.models.installations import (
    Identification,
    Installation,
    installations,
)
from bazhua.grips.inherent.models.limits import Limit, Loosening, ToldBook
from bazhua.grips.inherent.models.points import Gateway, Point, gateways, points
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
    "Installation",
    "Limit",
    "Loosening",
    "Outage",
    "Point",
    "ProcessUnit",
    "RiskChange",
    "RiskStanding",
    "ToldBook",
    "UnitModel",
    "UnitWatch",
    "alarms",
    "commitments",
    "gateways",
    "installations",
    "points",
    "process_units",
    "risks",
    "warnings",
)
