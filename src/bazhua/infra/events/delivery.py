"""Deliveries are claimed in batches; effect and mark commit together, so each happens once."""

import logging
from datetime import datetime
from traceback import extract_tb
from typing import Final

from django.db import transaction
from django.db.models import OuterRef, Subquery

from bazhua.infra.events.models import Delivery
from bazhua.infra.events.states import OPEN, State, failed
from bazhua.infra.events.subscriptions import Effect, subscriptions

BATCH: Final = 50

log = logging.getLogger(__name__)


@transaction.atomic
def deliver(at: datetime, *, batch: int = BATCH) -> int:
    """Do the effects that are next, in order per record and subscriber.

    Any number of processes may do this at once. When one dies in the middle, nothing of its
    batch has happened and the others do it. A failed effect is undone alone and tried again
    later; after ten failures it waits for `care.retry` or `care.bury`.

    Returns:
        How many were tried; 0 means nothing is due that nobody else does.
    """
    claimed = _claim(at, batch)
    done = [delivery.pk for delivery in claimed if _succeeds(delivery, at)]
    Delivery.objects.filter(pk__in=done).update(state=State.DONE, done_at=at, error="")
    return len(claimed)


def _claim(at: datetime, batch: int) -> list[Delivery]:
    line = Delivery.objects.filter(
        subscriber=OuterRef("subscriber"), record_uid=OuterRef("record_uid"), state__in=OPEN
    )
    # One probe of an index for each row that is looked at. As NOT EXISTS the planner may join all
    # open rows instead, when its statistics are older than a burst.
    first = Subquery(line.order_by("seq").values("seq")[:1])
    due = Delivery.objects.filter(
        seq=first, state=State.PENDING, next_try_at__lte=at, subscriber__in=subscriptions()
    )
    locked = due.select_for_update(skip_locked=True, of=("self",)).select_related("event")
    return list(locked.order_by("next_try_at", "pk")[:batch])


def _succeeds(delivery: Delivery, at: datetime) -> bool:
    effect: Effect = subscriptions()[delivery.subscriber].effect
    try:
        with transaction.atomic():
            effect(delivery.event, at)
    except Exception as exc:
        log.exception("effect %s of event %s failed", delivery.subscriber, delivery.event.uid)
        after = failed(delivery.attempts, at)
        Delivery.objects.filter(pk=delivery.pk).update(**after._asdict(), error=_named(exc))
        return False
    return True


def _named(exc: Exception) -> str:
    """Return kind and place of an error; its message may quote a person's data."""
    frame = extract_tb(exc.__traceback__)[-1]
    return f"{type(exc).__name__} in {frame.name}, line {frame.lineno}"[:200]
