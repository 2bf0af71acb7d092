"""Where something that is to be watched stands, and whether somebody may set it up there."""

from contextlib import suppress
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from bazhua.grips.inherent.models import Gateway, Installation, Point
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Place
from bazhua.registry.api import place_of

MONITORING: Final = "monitoring"
STATION: Final = "station"
FIRM: Final = "enterprise"
BODY: Final = "organisation"
SET: Final = "create"
APPROVE: Final = "approve"

WatchedT = TypeVar("WatchedT", Installation, Gateway, Point)


def reached(kind: str, uid: UUID, actor: Actor, at: datetime) -> Place:
    """Return the place of a subject at which somebody may set up what is watched.

    Raises:
        NotFound, Forbidden: no such subject for him, or he may only look.
    """
    place = place_of(kind, uid)
    if not actor.may(_resource(kind), SET, place, at):
        raise Forbidden if actor.may(MONITORING, VIEW, place, at) else NotFound
    return place


def body_reached(uid: UUID, actor: Actor, at: datetime) -> tuple[Place, bool]:
    """Return where a body stands of which somebody may see what it watches, and if he may set up.

    Raises:
        NotFound: there is no such body for him.
    """
    place = place_of(BODY, uid)
    if not actor.may(MONITORING, VIEW, place, at):
        raise NotFound
    return place, actor.may(STATION, SET, place, at)


def graded_by(uid: UUID, actor: Actor, at: datetime) -> Place:
    """Return the place of a park that somebody may grade.

    Raises:
        NotFound, Forbidden: there is no such park for him, or he may only look.
    """
    place = place_of(BODY, uid)
    if not actor.may(STATION, APPROVE, place, at):
        raise Forbidden if actor.may(MONITORING, VIEW, place, at) else NotFound
    return place


def may_set(row: Installation | Gateway | Point, actor: Actor, at: datetime) -> bool:
    """Tell whether somebody may change what is watched; a park sets up its own stations alone."""
    return actor.may(_resource(row.subject_kind), SET, row.place, at)


def settable(model: type[WatchedT], uid: UUID, actor: Actor, at: datetime) -> WatchedT:
    """Return something that is watched and that somebody may change.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    row = access(model, actor, uid=uid, resource=MONITORING, action=VIEW, at=at)
    if not may_set(row, actor, at):
        raise Forbidden
    return row


def kind_of(uid: UUID) -> str:
    """Return whether an enterprise or a body is watched under this uid.

    Raises:
        NotFound: it is neither.
    """
    with suppress(NotFound):
        place_of(FIRM, uid)
        return FIRM
    place_of(BODY, uid)
    return BODY


def _resource(kind: str) -> str:
    return STATION if kind == BODY else MONITORING


def standing(place: Place) -> dict[str, Any]:
    """Return the columns of a record that is made at a place."""
    return {
        "path_then": place.region.dotted,
        "path_now": place.region.dotted,
        "group_now": place.group.dotted if place.group else "",
        "dept_mask": place.departments,
        "assignment_ids": sorted(place.assignments),
    }
