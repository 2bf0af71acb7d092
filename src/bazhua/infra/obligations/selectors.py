"""Obligations as pages read them: what is mine, and what nobody answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.obligations.behind import RESOURCE
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import Obligation, obligations

MOST: Final = 50


def held_by(posts: Collection[str], *, limit: int = MOST) -> list[Obligation]:
    """Return what some posts must still do, the earliest due first; a person's own need no grant."""
    mine = obligations().filter(holder__in=posts).exclude(state=State.CLOSED.value)
    return list(mine.order_by("due_at", "pk")[:limit])


def unanswered(actor: Actor, *, at: datetime) -> ScopedQuerySet[Obligation]:
    """Return the open obligations of an actor's scope whose whole chain nobody answered."""
    seen = obligations().visible_to(actor, RESOURCE, "view", at=at)
    return seen.filter(unanswered_at__isnull=False, answered_by="").exclude(
        state=State.CLOSED.value
    )
