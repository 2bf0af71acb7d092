"""The tables of installations, their points and limits, and the alarms of these."""

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

__all__ = (
    "Alarm",
    "AlarmFeed",
    "Commitment",
    "Gateway",
    "Identification",
    "Installation",
    "Limit",
    "Loosening",
    "Outage",
    "Point",
    "RiskChange",
    "RiskStanding",
    "ToldBook",
    "alarms",
    "commitments",
    "gateways",
    "installations",
    "points",
    "risks",
)
