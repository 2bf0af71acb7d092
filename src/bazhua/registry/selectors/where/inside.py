"""What an enterprise consists of and who is in it, as its tabs show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record
from bazhua.infra.i18n.language import current
from bazhua.infra.ui.parts.table import CAP
from bazhua.kernel.errors import NotFound
from bazhua.registry.domain.enterprises import UnitKind
from bazhua.registry.domain.places import PLACE_WORDS, PlaceKind
from bazhua.registry.domain.where.spells import Gap, Overlap, Spell, gaps, overlaps
from bazhua.registry.models import (
    Contract,
    Engagement,
    Enterprise,
    Holding,
    Place,
    Post,
    Substance,
    Supervision,
    Unit,
    Zone,
    all_places,
)

M = TypeVar("M", bound=Model)
PartT = TypeVar("PartT", bound=Record)

MOST_SHOWN: Final = 500
OWNER: Final[Mapping[type[Record], str]] = {
    Contract: "host",
    Place: "firm",
    Substance: "place__firm",
    Supervision: "enterprise",
    Unit: "enterprise",
    Zone: "place__firm",
}
"""Table → the column that names the enterprise that may end the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """The workshops and places that stand, with what lies in the places."""

    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    zones: tuple[Zone, ...]
    substances: tuple[Substance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervised:
    """Who supervises an enterprise and did, the latest first; when nobody did, when two did."""

    rows: tuple[Supervision, ...]
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]


def units(row: Enterprise) -> QuerySet[Unit]:
    """Return the workshops and teams that stand."""
    return Unit.objects.filter(enterprise=row, until=None)


def places(row: Enterprise, actor: Actor, at: datetime) -> QuerySet[Place]:
    """Return the places that stand and that an actor may view."""
    return all_places().visible_to(actor, "place", VIEW, at=at).filter(firm=row, until=None)


def premises(row: Enterprise, actor: Actor, at: datetime, *, with_units: bool) -> Premises:
    """Return what stands at an enterprise, as far as an actor may view it."""
    own = tuple(places(row, actor, at).order_by("pinyin", "pk")[:MOST_SHOWN])
    shown = [place.pk for place in own]
    standing = units(row).select_related("node").order_by("pinyin", "pk")
    zones = Zone.objects.filter(place__in=shown, until=None).order_by("pinyin", "pk")
    held = Substance.objects.filter(place__in=shown, until=None).order_by("name", "pk")
    return Premises(
        units=tuple(standing[:MOST_SHOWN]) if with_units else (),
        places=own,
        zones=tuple(zones[:MOST_SHOWN]),
        substances=tuple(held[:MOST_SHOWN]),
    )


def supervisions(row: Enterprise) -> QuerySet[Supervision]:
    """Return who supervises an enterprise and did."""
    return Supervision.objects.filter(enterprise=row)


def supervised(row: Enterprise) -> Supervised:
    """Return who supervises an enterprise and did, and when nobody or two did."""
    found = supervisions(row).select_related("department", "office")
    latest = F("until").desc(nulls_first=True)
    rows = tuple(found.order_by(latest, "-since", "pk")[:MOST_SHOWN])
    spells = [Spell(one.department.code, one.kind, one.since, one.until) for one in rows]
    return Supervised(
        rows=rows,
        gaps=gaps(spells, since=row.since, until=row.until),
        overlaps=overlaps(spells),
    )


def contracts(row: Enterprise) -> QuerySet[Contract]:
    """Return who works at its site and where it works, the latest first."""
    both = Contract.objects.filter(Q(host=row) | Q(contractor=row))
    latest = F("until").desc(nulls_first=True)
    return both.select_related("host", "contractor").order_by(latest, "-since", "pk")


def engagements(row: Enterprise, actor: Actor, at: datetime) -> QuerySet[Engagement]:
    """Return who is engaged at an enterprise, as far as an actor may view it."""
    seen = Engagement.objects.visible_to(actor, "person", VIEW, at=at).filter(firm=row)
    return seen.select_related("person", "employer").order_by("pinyin", "pk")


def posts(row: Enterprise, actor: Actor, at: datetime) -> QuerySet[Post]:
    """Return the posts that stand at an enterprise, as far as an actor may view them."""
    seen = Post.objects.visible_to(actor, "post", VIEW, at=at)
    return seen.filter(firm=row, until=None).order_by("pinyin", "pk")


def holders(rows: list[Post], at: datetime) -> dict[int, list[str]]:
    """Return the names of who holds posts at an instant, by post."""
    lasting = Q(until=None) | Q(until__gt=at)
    held = Holding.objects.filter(lasting, post__in=rows, since__lte=at)
    named: dict[int, list[str]] = {}
    for post, name in held.order_by("since", "pk").values_list("post_id", "person__name"):
        named.setdefault(post, []).append(name)
    return named


def unit_choices(row: Enterprise, *kinds: UnitKind) -> list[tuple[str, str]]:
    """Return the workshops and teams that stand, by uid; of some kinds when they are named."""
    found = units(row).filter(kind__in=[kind.value for kind in kinds or UnitKind])
    rows = found.order_by("pinyin", "pk")[:MOST_SHOWN]
    return [(str(one.uid), one.name) for one in rows]


def place_choices(row: Enterprise, actor: Actor, at: datetime) -> list[tuple[str, str]]:
    """Return the places that something may be part of, by uid: all but points."""
    found = places(row, actor, at).exclude(kind=PlaceKind.POINT.value)
    rows = found.order_by("pinyin", "pk")[:MOST_SHOWN]
    return [
        (str(one.uid), f"{PLACE_WORDS[PlaceKind(one.kind)].text(current())} {one.name}")
        for one in rows
    ]


def capped(rows: QuerySet[M]) -> int:
    """Return how many rows there are, counted no further than one more than the cap."""
    return rows.order_by()[: CAP + 1].count()


def part_of(row: Enterprise, table: type[PartT], uid: UUID) -> PartT:
    """Return a part of an enterprise, also one that has ended.

    Raises:
        NotFound: the enterprise has none such.
    """
    rows: QuerySet[PartT] = QuerySet(table)
    found = rows.filter(uid=uid, **{OWNER[table]: row}).first()
    if found is None:
        raise NotFound
    return found
