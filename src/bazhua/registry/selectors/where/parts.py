"""Parts of an enterprise by identifier, for who may view them there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record
from bazhua.kernel.errors import NotFound
from bazhua.registry.models import (
    Contract,
    Enterprise,
    Place,
    Substance,
    Supervision,
    Unit,
    Zone,
    all_places,
)

PLACE: Final = "place"
PartT = TypeVar("PartT", bound=Record)
ContentT = TypeVar("ContentT", Zone, Substance)

SEEN_AT: Final[Mapping[type[Record], tuple[str, tuple[str, ...]]]] = {
    Contract: ("contract", ("host", "contractor")),
    Supervision: ("supervision", ("enterprise",)),
    Unit: ("unit", ("enterprise",)),
}
"""Table → resource, and the columns that name the enterprises at any of which it is seen."""


def parts_at(
    table: type[PartT], actor: Actor, *, uid: UUID, at: datetime
) -> Sequence[QuerySet[PartT]]:
    """Return the units, supervisions or contracts of an enterprise, in parts that share none.

    Raises:
        NotFound: the enterprise is not there for this actor, or he may not view them there.
    """
    resource, columns = SEEN_AT[table]
    row = access(Enterprise, actor, uid=uid, resource=resource, action=VIEW, at=at)
    rows: QuerySet[PartT] = QuerySet(table)
    return [rows.filter(**{column: row}) for column in columns]


def visible_part(table: type[PartT], actor: Actor, *, uid: UUID, at: datetime) -> PartT:
    """Return a unit, a supervision or a contract, also one that has ended.

    Raises:
        NotFound: it is not there for this actor.
    """
    resource, columns = SEEN_AT[table]
    rows: QuerySet[PartT] = QuerySet(table)
    row = rows.select_related(*columns).filter(uid=uid).first()
    if row is None:
        raise NotFound
    if not any(actor.may(resource, VIEW, getattr(row, one).place, at) for one in columns):
        raise NotFound
    return row


def places_at(actor: Actor, *, uid: UUID, at: datetime) -> Sequence[QuerySet[Place]]:
    """Return the places of an enterprise that an actor may view, in parts that share none.

    Raises:
        NotFound: the enterprise is not there for this actor.
    """
    row = access(Enterprise, actor, uid=uid, resource=PLACE, action=VIEW, at=at)
    seen = all_places().parts_visible_to(actor, PLACE, VIEW, at=at)
    return [part.filter(firm=row) for part in seen]


def contents_at(
    table: type[ContentT], actor: Actor, *, uid: UUID, at: datetime
) -> Sequence[QuerySet[ContentT]]:
    """Return the zones or substances of a place.

    Raises:
        NotFound: the place is not there for this actor.
    """
    row = access(Place, actor, uid=uid, resource=PLACE, action=VIEW, at=at)
    rows: QuerySet[ContentT] = QuerySet(table)
    return [rows.filter(place=row)]


def visible_content(table: type[ContentT], actor: Actor, *, uid: UUID, at: datetime) -> ContentT:
    """Return a zone or a substance, also one that has ended.

    Raises:
        NotFound: it is not there for this actor.
    """
    rows: QuerySet[ContentT] = QuerySet(table)
    row = rows.select_related("place").filter(uid=uid).first()
    if row is None or not actor.may(PLACE, VIEW, row.place.place, at):
        raise NotFound
    return row
