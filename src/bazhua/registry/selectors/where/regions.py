"""Regions and bodies as lists and pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.tables.keyset import count
from bazhua.infra.ui.parts.table import CAP
from bazhua.infra.ui.parts.text import Text
from bazhua.registry.domain.where.refusals import UnknownRegion
from bazhua.registry.models import (
    Organisation,
    Region,
    RegionSpell,
    all_bodies,
    all_enterprises,
    all_regions,
)
from bazhua.registry.selectors.names import called

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRecord:
    """A region with what it was called, what is in it, and how many enterprises he may view.

    Attributes:
        enterprises: at most one more than the cap of lists.
    """

    row: Region
    spells: tuple[RegionSpell, ...]
    below: tuple[Region, ...]
    bodies: tuple[Organisation, ...]
    enterprises: int


def region_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Region]]:
    """Return the regions that an actor may view, in parts that share none."""
    return all_regions().parts_visible_to(actor, "region", "view", at=at)


def body_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Organisation]]:
    """Return the bodies that an actor may view, in parts that share none."""
    return all_bodies().parts_visible_to(actor, "organisation", "view", at=at)


def body(actor: Actor, uid: UUID, *, at: datetime) -> Organisation:
    """Return a body.

    Raises:
        NotFound: it is not there for this actor.
    """
    return access(Organisation, actor, uid=uid, resource="organisation", action="view", at=at)


def region_name(row: Organisation) -> Text:
    """Return the name of the region where a body stands."""
    found = all_regions().filter(path_now=row.path_now).first()
    return called(found) if found else "–"


def region_by_code(actor: Actor, code: str, *, field: str, at: datetime) -> Region:
    """Return a region in use that an actor may view.

    Raises:
        UnknownRegion: there is none with this code for him.
    """
    seen = all_regions().visible_to(actor, "region", "view", at=at)
    found = seen.filter(code=code.strip(), until=None).first()
    if found is None:
        raise UnknownRegion(field, code)
    return found


def region_record(actor: Actor, uid: UUID, *, at: datetime) -> RegionRecord:
    """Return a region with everything that its page shows.

    Raises:
        NotFound: it is not there for this actor.
    """
    row = access(Region, actor, uid=uid, resource="region", action="view", at=at)
    parts = all_enterprises().parts_visible_to(actor, "enterprise", "view", at=at)
    inside = [part.filter(path_now__startswith=row.path_now, until=None) for part in parts]
    below = all_regions().filter(node__parent_id=row.node_id, until=None).order_by("path_now")
    bodies = all_bodies().visible_to(actor, "organisation", "view", at=at)
    spells = RegionSpell.objects.filter(region=row).select_related("successor").order_by("since")
    return RegionRecord(
        row=row,
        spells=tuple(spells),
        below=tuple(below[:MOST_SHOWN]),
        bodies=tuple(bodies.filter(path_now=row.path_now, until=None).order_by("pinyin", "pk")),
        enterprises=count(inside, CAP),
    )
