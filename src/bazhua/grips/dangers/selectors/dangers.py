"""Hidden dangers as people see them: one, those of a scope, and what is joined to one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from bazhua.grips.dangers.domain.closed_loop.rights import UPDATE
from bazhua.grips.dangers.domain.closed_loop.table import ENTERPRISE, LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import UNDONE, UNENDED, HiddenDanger, dangers
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet

RESOURCE: Final = "danger"
MOST: Final = 50
PLANNED_FROM: Final = [edge.source.value for edge in LOOP.edges if edge.action is Action.PLAN]

Rows = ScopedQuerySet[HiddenDanger]


def danger_shown(actor: Actor, *, uid: UUID, at: datetime) -> HiddenDanger:
    """Return a hidden danger that somebody may see; its origin is for authorities only.

    Raises:
        NotFound: there is none, or it is out of scope.
    """
    return access(HiddenDanger, actor, uid=uid, resource=RESOURCE, action=VIEW, at=at)


def danger_parts(actor: Actor, *, at: datetime) -> Sequence[Rows]:
    """Return the dangers that an actor may view, in parts that share none."""
    return dangers().parts_visible_to(actor, RESOURCE, VIEW, at=at)


def open_dangers(actor: Actor, *, at: datetime, limit: int = MOST) -> list[HiddenDanger]:
    """Return the dangers of a scope that are neither closed nor merged, the last found first."""
    return list(_open(actor, at).order_by("-found_at", "pk")[:limit])


def open_at(actor: Actor, path: str, *, at: datetime) -> Rows:
    """Return the open dangers at a node and below it that an actor may view, the last first."""
    below = _open(actor, at).filter(path_now__startswith=path)
    return below.order_by("-found_at", "pk")


def open_among(uids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of some dangers that are neither closed nor merged, whoever asks."""
    rows = dangers().filter(UNENDED, uid__in=uids)
    return frozenset(rows.values_list("uid", flat=True))


def duplicates_of(row: HiddenDanger, actor: Actor, *, at: datetime) -> list[HiddenDanger]:
    """Return what an actor may view of the dangers that were merged into one."""
    seen = dangers().visible_to(actor, RESOURCE, VIEW, at=at)
    return list(seen.filter(merged_into_uid=row.uid).order_by("pk")[:MOST])


def joined_to(uid: UUID | None, actor: Actor, *, at: datetime) -> HiddenDanger | None:
    """Return the danger that another one names, if it names one and the actor may view it."""
    if uid is None:
        return None
    return dangers().visible_to(actor, RESOURCE, VIEW, at=at).filter(uid=uid).first()


def twins_for(row: HiddenDanger, actor: Actor, *, at: datetime) -> list[HiddenDanger]:
    """Return the open dangers of the same subject into which one may be merged, the last first."""
    others = _open(actor, at).filter(subject_uid=row.subject_uid).exclude(pk=row.pk)
    return list(others.order_by("-found_at", "pk")[:MOST])


def closed_before(row: HiddenDanger, item: str) -> HiddenDanger | None:
    """Return the last closed danger of the same item at the same place, before this was found.

    Whoever asks: that something has come back is a fact of the ledger, not of a scope.
    """
    if not item or not (row.spot_uid or row.spot):
        return None
    place = {"spot_uid": row.spot_uid} if row.spot_uid else {"spot_uid": None, "spot": row.spot}
    closed = dangers().filter(
        subject_uid=row.subject_uid, item=item, closed_at__lte=row.found_at, **place
    )
    return closed.order_by("-closed_at").first()


def shown_among(
    uids: Collection[UUID], actor: Actor, *, at: datetime
) -> Mapping[UUID, HiddenDanger]:
    """Return those of some dangers that an actor may view, by uid."""
    rows = dangers().visible_to(actor, RESOURCE, VIEW, at=at).filter(uid__in=uids)
    return {row.uid: row for row in rows}


def plannable(actor: Actor, *, at: datetime, among: Collection[UUID] = ()) -> list[HiddenDanger]:
    """Return the dangers that somebody may plan in his role, those without a plan first.

    Args:
        among: narrows to some of them.
    """
    own = dangers().visible_to(actor, RESOURCE, UPDATE, at=at).filter(state__in=PLANNED_FROM)
    own = own.filter(uid__in=among) if among else own
    rows = own.order_by("due_on", "found_at", "pk")
    unplanned = rows.filter(due_on=None)[:MOST]
    found = [*unplanned, *rows.exclude(due_on=None)[: MOST - len(unplanned)]]
    return [row for row in found if plans(row, actor, at=at)]


def plans(row: HiddenDanger, actor: Actor, *, at: datetime) -> bool:
    """Return whether somebody may plan a danger in his role as it stands."""
    if row.state not in PLANNED_FROM:
        return False
    return not ENTERPRISE.isdisjoint(actor.roles_at(row.place, at))


def overdue_on(day: date) -> Q:
    """Return the condition that the last day of the plan has passed and nobody says it is right."""
    return UNDONE & Q(due_on__lt=day)


def overdue_counts(firms: Collection[int], *, day: date) -> Mapping[int, tuple[int, int]]:
    """Return how many major and how many other dangers of enterprises are overdue.

    Args:
        firms: ids of the enterprises in the tree; one without any is left out.
    """
    major = Count("pk", filter=Q(grade=DangerGrade.MAJOR.value))
    late = dangers().filter(overdue_on(day), enterprise_id__in=firms).order_by()
    found = late.values("enterprise_id").annotate(all=Count("pk"), major=major)
    return {one["enterprise_id"]: (one["major"], one["all"] - one["major"]) for one in found}


def _open(actor: Actor, at: datetime) -> Rows:
    return dangers().visible_to(actor, RESOURCE, VIEW, at=at).filter(UNENDED)
