"""What records are about, as the people on the spot meet it: their firm, a code on the wall."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.scope import Place as Standing
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import ENTERPRISE_DEPTH
from bazhua.registry.models import (
    Enterprise,
    Place,
    Substance,
    Unit,
    all_enterprises,
    all_places,
)
from bazhua.registry.selectors.names import called

Position: TypeAlias = tuple[float, float]
"""Longitude and latitude, degrees."""

MOST: Final = 20
MOST_SPOTS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a record may be about, and what it is called.

    Attributes:
        kind: as `place_of` knows it.
    """

    kind: str
    uid: UUID
    name: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A dangerous substance at a place, and the most of it that may be there, tonnes."""

    uid: UUID
    name: str
    cas: str
    most_t: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of an enterprise that has a code on its wall.

    Attributes:
        subject: the workshop or team that answers for it, else the enterprise.
        standing: where it is in the tree.
        held: substances at it and at the places below it, where they were asked for.
    """

    uid: UUID
    name: Word
    subject: Subject
    standing: Standing
    longitude: float | None
    latitude: float | None
    held: tuple[Held, ...] = ()


def subjects_of(actor: Actor, resource: str, action: str, *, at: datetime) -> list[Subject]:
    """Return the enterprises, workshops and teams over which a right of somebody stands itself.

    Rights over a region or a group name none: there are too many below.
    """
    granted = actor.granted(resource, action, at)
    regions = {grant.region for grant in granted if grant.region is not None}
    return subjects_at([one.dotted for one in regions if len(one.ids()) >= ENTERPRISE_DEPTH])


def subjects_at(paths: Collection[str]) -> list[Subject]:
    """Return the open enterprises, workshops and teams that paths lead to, ordered by name."""
    if not paths:
        return []
    firms = all_enterprises().filter(path_now__in=paths, until=None).order_by("pinyin", "pk")
    units: QuerySet[Unit] = QuerySet(Unit).filter(node__path__in=paths, until=None)
    return [
        *(_subject("enterprise", row) for row in firms[:MOST]),
        *(_subject("unit", row) for row in units.order_by("pinyin", "pk")[:MOST]),
    ]


def spot_of(uid: UUID, *, holding: bool = False) -> Spot:
    """Return a place by the uid in its code, whoever asks: who scans it stands before it.

    Args:
        holding: with the substances that are held there.

    Raises:
        NotFound: there is none, or it is no more.
    """
    row = all_places().select_related("firm").filter(uid=uid, until=None).first()
    if row is None:
        raise NotFound("place")
    unit = None
    if row.path_now != row.firm.path_now:
        unit = Unit.objects.filter(node__path=row.path_now, until=None).first()
    return Spot(
        uid=row.uid,
        name=called(row),
        subject=_subject("enterprise", row.firm) if unit is None else _subject("unit", unit),
        standing=row.place,
        longitude=row.longitude,
        latitude=row.latitude,
        held=tuple(_held(row)) if holding else (),
    )


def spots_at(region: Path) -> Mapping[UUID, Word]:
    """Return the places that stand at an enterprise or below a node of it, ordered by name."""
    rows = all_places().filter(path_now__startswith=region.dotted, until=None)
    return {row.uid: called(row) for row in rows.order_by("pinyin", "pk")[:MOST_SPOTS]}


def subjects_near(
    actor: Actor, resource: str, action: str, box: tuple[Position, Position], *, at: datetime
) -> list[tuple[Subject, Position]]:
    """Return open enterprises in a box over which somebody has a right, with where they are.

    Args:
        box: its south-west and north-east corners, longitude before latitude, degrees.
    """
    (west, south), (east, north) = box
    reached = all_enterprises().visible_to(actor, resource, action, at=at)
    inside = {"longitude__range": (west, east), "latitude__range": (south, north)}
    rows = reached.filter(until=None, **inside).order_by("pinyin", "pk")[:MOST]
    return [
        (_subject("enterprise", row), (row.longitude, row.latitude))
        for row in rows
        if row.longitude is not None and row.latitude is not None
    ]


def _subject(kind: str, row: Enterprise | Unit) -> Subject:
    return Subject(kind=kind, uid=row.uid, name=called(row))


def _held(row: Place) -> Iterator[Held]:
    """Yield what is held at a place and at those below it, ordered by name."""
    places, rung = {row.pk}, {row.pk}
    while rung:
        rung = set(all_places().filter(parent__in=rung, until=None).values_list("pk", flat=True))
        places |= rung
    rows = Substance.objects.filter(place__in=places, until=None).order_by("name", "pk")
    for one in rows:
        yield Held(uid=one.uid, name=one.name, cas=one.cas, most_t=one.most_t)
