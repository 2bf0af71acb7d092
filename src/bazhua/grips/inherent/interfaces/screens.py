"""What the command screen shows of alarms: how many, and the last that came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from bazhua.grips.inherent.models.alarms import UNCLOSED
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE, alarms_seen
from bazhua.grips.inherent.selectors.alarms.listing import (
    EVERY,
    TO_ACKNOWLEDGE,
    WAITS,
    address,
    reading,
    risk,
    state_mark,
)
from bazhua.grips.inherent.services.alarms.following import HINT
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import standing_at
from bazhua.infra.ui.parts.marks import Mark, RiskMark
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.scope import Path
from bazhua.registry.api import subjects_called

RIGHT: Final = (RESOURCE, VIEW)
ALARM: Final = HINT
"""Kind of the hints by which an alarm is told to open pages."""


@dataclass(frozen=True, slots=True)
class Alarmed:
    """An alarm in the feed."""

    at: datetime
    colour: RiskMark
    point: str
    reading: Text
    subject: Text
    state: Mark
    href: str


@dataclass(frozen=True, slots=True)
class Alarms:
    """How many are not closed, and how many of these nobody has acknowledged."""

    unclosed: int
    waiting: int


def alarms_at(actor: Actor, place: Path, *, at: datetime) -> Alarms:
    """Return how many alarms stand at a place, as far as somebody may view them."""
    seen = alarms_seen(actor, at=at).filter(UNCLOSED, standing_at(place))
    waiting = Count("pk", filter=Q(state__in=TO_ACKNOWLEDGE))
    return Alarms(**seen.aggregate(unclosed=Count("pk"), waiting=waiting))


def last_alarms(actor: Actor, place: Path, most: int, *, at: datetime) -> list[Alarmed]:
    """Return the alarms at a place that came last and are not closed, the last first."""
    seen = alarms_seen(actor, at=at).filter(UNCLOSED, standing_at(place))
    rows = list(seen.select_related("point").order_by("-raised_at", "pk")[:most])
    called = subjects_called({row.subject_uid for row in rows})
    return [
        Alarmed(
            at=row.raised_at,
            colour=risk(row),
            point=row.point.name,
            reading=reading(row),
            subject=called.get(row.subject_uid, "–"),
            state=state_mark(row),
            href=address(row),
        )
        for row in rows
    ]


def to_alarms(region: str, *, waiting: bool = False) -> str:
    """Return the address of the alarms of a region that are not closed, or that wait."""
    given = {"region": region, "flood": EVERY, **({"state": WAITS} if waiting else {})}
    return f"{reverse('alarms:list')}?{urlencode(given)}"
