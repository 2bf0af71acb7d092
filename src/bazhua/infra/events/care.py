"""Deliveries that failed too often: see them, try again, or give up with a reason."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.events.models import Delivery
from bazhua.infra.events.states import State
from bazhua.kernel.errors import StaleState


def dead() -> QuerySet[Delivery]:
    """Return the deliveries that wait for somebody, the oldest first."""
    return Delivery.objects.filter(state=State.DEAD).select_related("event").order_by("pk")


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
