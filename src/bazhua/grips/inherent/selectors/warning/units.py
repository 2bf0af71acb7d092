"""Process units as they are shown and set."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from bazhua.grips.inherent.models import (
    Point,
    ProcessUnit,
    UnitModel,
    UnitWatch,
    points,
    process_units,
)
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet


def unit_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[ProcessUnit]]:
    """Return the process units in use that somebody may see, in parts that share none."""
    parts = process_units().parts_visible_to(actor, MONITORING, VIEW, at=at)
    return tuple(part.filter(until=None) for part in parts)


def unit_shown(actor: Actor, uid: UUID, *, at: datetime, action: str = VIEW) -> ProcessUnit:
    """Return a process unit that somebody may see, or do something to.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    access(ProcessUnit, actor, uid=uid, resource=MONITORING, action=action, at=at)
    return process_units().select_related("installation").get(uid=uid)


def columns_of(row: ProcessUnit) -> list[Point]:
    """Return the points of a process unit in the order of the columns of its models."""
    found = {one.uid: one for one in points().filter(uid__in=row.point_uids)}
    return [found[uid] for uid in row.point_uids]


def models_of(row: ProcessUnit) -> list[UnitModel]:
    """Return the models of a process unit, the one in use first."""
    found = UnitModel.objects.filter(unit=row).defer("learned")
    return list(found.order_by("-number"))


def in_use(rows: Collection[ProcessUnit]) -> Mapping[int, UnitModel]:
    """Return the models that process units are judged by, by unit."""
    found = UnitWatch.objects.filter(unit__in=rows).select_related("model").defer("model__learned")
    return {one.unit_id: one.model for one in found}


def watch_of(row: ProcessUnit) -> UnitWatch | None:
    """Return how far a process unit has been judged; nothing while it has no model."""
    return UnitWatch.objects.filter(unit=row).select_related("model").first()
