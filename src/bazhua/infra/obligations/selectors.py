"""Obligations as pages read them: what is mine, and what nobody answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import standing_at
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.behind import RESOURCE, hand_of
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import CLIMBING, LATE, Obligation, obligations
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of, start_of

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Late:
    """How many obligations are late and not done, and how many became so today."""

    now: int
    new: int


@dataclass(frozen=True, slots=True)
class BecameLate:
    """How many obligations became late, and those of them that are not done, earliest first."""

    count: int
    standing: QuerySet[Obligation]


def held_by(posts: Collection[str], *, limit: int = MOST) -> list[Obligation]:
    """Return what some posts must still do, the earliest due first; a person's own need no grant."""
    mine = obligations().filter(holder__in=posts).exclude(state=State.CLOSED.value)
    return list(mine.order_by("due_at", "pk")[:limit])


def awaited_from(posts: Collection[str], *, limit: int = MOST) -> list[Obligation]:
    """Return what some posts must verify, the earliest due first."""
    rows = obligations().filter(verifier__in=posts, state=State.DISCHARGED.value)
    return list(rows.order_by("due_at", "pk")[:limit])


def shown_to(actor: Actor, *, uid: UUID, at: datetime) -> Obligation:
    """Return an obligation that a person may see: by a grant, by a post of it, or as one called.

    Raises:
        NotFound: there is none, or he may not know of it.
    """
    row = obligations().filter(uid=uid).first()
    if row is None:
        raise NotFound
    if actor.may(RESOURCE, "view", row.place, at) or concerns(row, actor, at):
        return row
    raise NotFound


def history(row: Obligation) -> list[Event]:
    """Return what happened to an obligation, oldest first."""
    return list(Event.objects.filter(record_uid=row.uid).order_by("seq"))


def concerns(row: Obligation, actor: Actor, at: datetime) -> bool:
    """Return whether it is a person's own: he holds a post of it or was called about it."""
    return str(actor.uid) in row.called_persons or bool(hand_of(row, actor, None, at).roles)


def unanswered(actor: Actor, *, at: datetime) -> ScopedQuerySet[Obligation]:
    """Return the open obligations of an actor's scope whose whole chain nobody answered."""
    seen = obligations().visible_to(actor, RESOURCE, "view", at=at)
    return seen.filter(unanswered_at__isnull=False, answered_by="").exclude(
        state=State.CLOSED.value
    )


def seen_at(actor: Actor, place: Path, *, at: datetime) -> ScopedQuerySet[Obligation]:
    """Return the obligations of an actor's scope at a place and below it."""
    return obligations().visible_to(actor, RESOURCE, "view", at=at).filter(standing_at(place))


def late(rows: ScopedQuerySet[Obligation]) -> ScopedQuerySet[Obligation]:
    """Return those that are open past their due instant, the longest late first."""
    return rows.filter(LATE).order_by("due_at", "pk")


def running_out(rows: ScopedQuerySet[Obligation], at: datetime) -> ScopedQuerySet[Obligation]:
    """Return those whose time still runs, the earliest due first."""
    return rows.filter(state=State.OPEN.value, due_at__gt=at).order_by("due_at", "pk")


def climbing(rows: ScopedQuerySet[Obligation]) -> ScopedQuerySet[Obligation]:
    """Return those that were called about and nobody has answered, the last called first."""
    return rows.filter(CLIMBING).order_by("-call_made_at", "pk")


def owed_at(actor: Actor, *, enterprise: int, at: datetime) -> QuerySet[Obligation]:
    """Return what is not closed at an enterprise, by its node, in an actor's scope; earliest first."""
    seen = obligations().visible_to(actor, RESOURCE, "view", at=at).filter(enterprise_id=enterprise)
    return seen.exclude(state=State.CLOSED.value).order_by("due_at", "pk")


def late_ones(actor: Actor, *, at: datetime) -> Late | None:
    """Return how many obligations of an actor's scope are late; nothing where he sees none."""
    if not actor.granted(RESOURCE, "view", at):
        return None
    seen = obligations().visible_to(actor, RESOURCE, "view", at=at)
    today = Q(missed_at__gte=start_of(day_of(at)))
    return Late(**seen.filter(LATE).aggregate(now=Count("pk"), new=Count("pk", filter=today)))


def became_late(
    actor: Actor, region: Path, since: datetime, until: datetime, *, at: datetime
) -> BecameLate:
    """Return what became late at a region from an instant until before another."""
    seen = obligations().visible_to(actor, RESOURCE, "view", at=at)
    here = seen.filter(path_now__startswith=region.dotted)
    late = here.filter(missed_at__gte=since, missed_at__lt=until)
    standing = late.exclude(state=State.CLOSED.value).order_by("due_at", "pk")
    return BecameLate(late.count(), standing)
