"""Alarms as people see them: one, and those of a scope."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.inherent.models import Alarm, alarms
from bazhua.grips.inherent.models.alarms import UNCLOSED
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.kernel.errors import NotFound

RESOURCE: Final = "alarm"

Rows = ScopedQuerySet[Alarm]


def alarm_shown(actor: Actor, *, uid: UUID, at: datetime) -> Alarm:
    """Return an alarm that somebody may see.

    Raises:
        NotFound: there is none, or it is out of scope.
    """
    rows = alarms().select_related("point__installation").filter(uid=uid)
    row = rows.visible_to(actor, RESOURCE, VIEW, at=at).first()
    if row is None:
        raise NotFound
    return row


def alarm_parts(actor: Actor, *, at: datetime) -> Sequence[Rows]:
    """Return the alarms that an actor may view, in parts that share none."""
    parts = alarms().select_related("point__installation")
    return parts.parts_visible_to(actor, RESOURCE, VIEW, at=at)


def alarms_seen(actor: Actor, *, at: datetime) -> Rows:
    """Return the alarms that an actor may view."""
    return alarms().visible_to(actor, RESOURCE, VIEW, at=at)


def open_at(actor: Actor, path: str, *, at: datetime) -> Rows:
    """Return the alarms at a node and below it that are not closed, the last first."""
    below = alarms_seen(actor, at=at).filter(UNCLOSED, path_now__startswith=path)
    return below.select_related("point").order_by("-raised_at", "pk")


def shown_among(uids: Collection[UUID], actor: Actor, *, at: datetime) -> Rows:
    """Return those of some alarms that an actor may view."""
    return alarms_seen(actor, at=at).filter(uid__in=uids)


def in_units(ids: Collection[int]) -> Mapping[int, Alarm]:
    """Return alarms by their keys, with point and installation; who asks has seen them already."""
    rows = alarms().select_related("point__installation").filter(pk__in=ids)
    return {row.pk: row for row in rows}
