"""The tables of installations, their points and limits, and the alarms of these."""

from bazhua.grips.inherent.models.alarms import Alarm, AlarmFeed, Outage, alarms
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
    "Gateway",
    "Identification",
    "Installation",
    "Limit",
    "Loosening",
    "Outage",
    "Point",
    "ToldBook",
    "alarms",
    "gateways",
    "installations",
    "points",
)
