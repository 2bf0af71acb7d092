"""Where something that is to be watched stands, and whether somebody may set it up there."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Place
from bazhua.registry.api import place_of

MONITORING: Final = "monitoring"
SET: Final = "create"
APPROVE: Final = "approve"


def reached(kind: str, uid: UUID, actor: Actor, at: datetime) -> Place:
    """Return the place of a subject at which somebody may set up what is watched.

    Raises:
        NotFound, Forbidden: no such subject for him, or he may only look.
    """
    place = place_of(kind, uid)
    if not actor.may(MONITORING, SET, place, at):
        raise Forbidden if actor.may(MONITORING, VIEW, place, at) else NotFound
    return place


def standing(place: Place) -> dict[str, Any]:
    """Return the columns of a record that is made at a place."""
    return {
        "path_then": place.region.dotted,
        "path_now": place.region.dotted,
        "group_now": place.group.dotted if place.group else "",
        "dept_mask": place.departments,
        "assignment_ids": sorted(place.assignments),
    }
