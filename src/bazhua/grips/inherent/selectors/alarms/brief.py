"""Alarms of a stretch of time at a region, as somebody may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.alarms import alarms_seen
from bazhua.grips.inherent.selectors.alarms.listing import GRAVE
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Path

MOST: Final = 20


@dataclass(frozen=True, slots=True)
class AlarmsTold:
    """What came up, and what nobody had answered at its end.

    Attributes:
        raised: by colour.
        grave: the first red and orange ones that came up, with their points.
    """

    raised: Mapping[str, int]
    unanswered: int
    grave: Sequence[Alarm]


def alarms_told(
    actor: Actor, region: Path, since: datetime, until: datetime, *, at: datetime
) -> AlarmsTold:
    """Return the alarms of a region from an instant until before another."""
    seen = alarms_seen(actor, at=at).filter(path_now__startswith=region.dotted)
    raised = seen.filter(raised_at__gte=since, raised_at__lt=until)
    by_colour = raised.values_list("colour").annotate(n=Count("pk")).order_by("colour")
    called = seen.filter(called_at__lt=until)
    silent = called.filter(Q(answered_at=None) | Q(answered_at__gte=until))
    grave = raised.filter(colour__in=GRAVE).select_related("point").order_by("raised_at", "pk")
    return AlarmsTold(dict(by_colour), silent.count(), list(grave[:MOST]))
