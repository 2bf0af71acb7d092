"""How many enterprises are linked up, and at how many something sends nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from bazhua.grips.inherent.models import Gateway, Outage, gateways, points
from bazhua.grips.inherent.models.points import IN_USE
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.times import day_of, start_of


@dataclass(frozen=True, slots=True)
class Before:
    """A number now, and at the close of yesterday."""

    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Linked:
    """What is linked up within somebody's reach.

    Attributes:
        firms: enterprises with a gateway in use.
        silent: points in use that send nothing.
    """

    firms: Before
    silent: Before


def linked(actor: Actor, *, at: datetime) -> Linked:
    """Return how much is linked up, and how much of it sends nothing."""
    day = start_of(day_of(at))
    gates = gateways().visible_to(actor, MONITORING, VIEW, at=at)
    seen = points().visible_to(actor, MONITORING, VIEW, at=at).filter(IN_USE)
    return Linked(
        firms=_counted(gates, "subject_uid", day),
        silent=_counted(Outage.objects.filter(point__in=seen), "point", day),
    )


def silent_points() -> QuerySet[Outage, int]:
    """Return the keys of the points that send nothing."""
    return Outage.objects.filter(until=None).values_list("point", flat=True)


def _counted(rows: QuerySet[Gateway] | QuerySet[Outage], of: str, day: datetime) -> Before:
    """Return how many run now, and how many ran when a day began."""
    running = Q(until=None)
    then = (running | Q(until__gte=day)) & Q(since__lt=day)
    found = rows.filter(running | then).aggregate(
        now=Count(of, distinct=True, filter=running), before=Count(of, distinct=True, filter=then)
    )
    return Before(**found)
