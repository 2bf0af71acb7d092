"""Deliveries that failed too often: see them, try again, or give up with a reason."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.events.models import Delivery
from bazhua.infra.events.states import State
from bazhua.kernel.errors import Forbidden, NotFound, StaleState
from bazhua.kernel.scope import Grant, Path, Place

RESOURCE: Final = "delivery"
RETRY: Final = "retry"
BURY: Final = "bury"
NOWHERE: Final = Q(pk__in=())


def dead() -> QuerySet[Delivery]:
    """Return the deliveries that wait for somebody, the oldest first."""
    return Delivery.objects.filter(state=State.DEAD).select_related("event").order_by("pk")


def dead_for(actor: Actor, *, at: datetime) -> QuerySet[Delivery]:
    """Return the dead deliveries that an actor may view.

    Raises:
        NotFound: he may view none anywhere: he does not learn that there is such a list.
    """
    grants = actor.granted(RESOURCE, VIEW, at)
    if not grants:
        raise NotFound
    return dead().filter(reduce(or_, map(_within, grants)))


def dead_one(actor: Actor, number: int, *, action: str, at: datetime) -> Delivery:
    """Return a dead delivery that an actor may do an action to.

    Raises:
        NotFound: there is none, or he may not even view it.
        Forbidden: he may view it, but not do this.
    """
    found = dead_for(actor, at=at).filter(pk=number).first()
    if found is None:
        raise NotFound
    if not may(actor, found, action=action, at=at):
        raise Forbidden
    return found


def may(actor: Actor, delivery: Delivery, *, action: str, at: datetime) -> bool:
    """Return whether an actor may do an action to a delivery."""
    grants = actor.granted(RESOURCE, action, at)
    return any(_reaches(grant, delivery.event.path_then) for grant in grants)


def _reaches(grant: Grant, path: str) -> bool:
    """Return whether a grant reaches an event; it knows no group, department or assignment.

    What has no place is for those who see the whole tree.
    """
    if path:
        return grant.reaches(Place(region=Path(path)))
    return bool(grant.region and grant.reaches(Place(region=grant.region)) and _whole(grant.region))


def _within(grant: Grant) -> Q:
    """Return the same as a condition of a query."""
    if grant.region is None or grant.departments is not None or grant.assignment is not None:
        return NOWHERE
    below = Q(event__path_then__startswith=grant.region.dotted)
    return below | Q(event__path_then="") if _whole(grant.region) else below


def _whole(region: Path) -> bool:
    return len(region.ids()) == 1


@transaction.atomic
def retry(delivery: Delivery, *, actor: Actor, at: datetime) -> None:
    """Let a dead delivery be tried again, at once and as often as a new one.

    Raises:
        StaleState: it is not dead any more; nothing changed.
    """
    revived = {"state": State.PENDING, "attempts": 0, "next_try_at": at}
    if not dead().filter(pk=delivery.pk).update(**revived):
        raise StaleState
    _tell("delivery.retried", delivery, actor, at, "")


@transaction.atomic
def bury(delivery: Delivery, *, reason: str, actor: Actor, at: datetime) -> None:
    """Give a dead delivery up; later events of its record go on.

    Raises:
        StaleState: it is not dead any more; nothing changed.
    """
    if not dead().filter(pk=delivery.pk).update(state=State.BURIED):
        raise StaleState
    _tell("delivery.buried", delivery, actor, at, reason)


def _tell(kind: str, delivery: Delivery, actor: Actor, at: datetime, reason: str) -> None:
    subject = Subject(delivery.record_uid, delivery.event.path_then)
    told = {"subscriber": delivery.subscriber, "seq": delivery.seq, "reason": reason}
    emit(kind, subject, actor=actor, at=at, data=told)
