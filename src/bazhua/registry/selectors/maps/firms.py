"""Enterprises where they stand, those close to each other as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    Avg,
    Case,
    Count,
    F,
    FloatField,
    IntegerField,
    Max,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Floor

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.charts.ground import Box, Position
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import Level
from bazhua.registry.models import Region, all_enterprises
from bazhua.registry.selectors.names import called
from bazhua.registry.selectors.where.enterprises import RESOURCE

CELLS: Final = 14
"""So many cells are what is seen wide, and high."""

COLUMN: Final = {Level.COUNTY.value: "county_id", Level.TOWN.value: "town_id"}


@dataclass(frozen=True, slots=True)
class Standing:
    """One enterprise, or several in a cell.

    Attributes:
        worst: place of the worst grade among the grades that were asked for; none without them.
        uid: of one that stands alone, and what it is called.
    """

    number: int
    position: Position
    worst: int | None
    uid: UUID | None = None
    name: Word | None = None


Grades = Sequence[QuerySet[Any]]
"""Enterprises by what is the matter with them, the worst first: ids of their nodes."""


def standing(
    actor: Actor, region: Region, box: Box, grades: Grades, *, at: datetime
) -> list[Standing]:
    """Return the open enterprises of a county or town in a box, by cells of it; two queries.

    Args:
        grades: only enterprises of one of them; all where there is none.
    """
    rows = all_enterprises().visible_to(actor, RESOURCE, VIEW, at=at)
    rows = rows.filter(
        until=None,
        longitude__range=(box.west, box.east),
        latitude__range=(box.south, box.north),
        **{COLUMN[region.level]: region.node_id},
    )
    marked = rows.annotate(rank=_rank(grades)).filter(rank__isnull=False) if grades else rows
    cells = marked.annotate(
        across=Floor((F("longitude") - box.west) / ((box.east - box.west) / CELLS)),
        up=Floor((F("latitude") - box.south) / ((box.north - box.south) / CELLS)),
    ).values("across", "up")
    found = list(
        cells.annotate(
            number=Count("pk"),
            longitude_mean=Avg("longitude", output_field=FloatField()),
            latitude_mean=Avg("latitude", output_field=FloatField()),
            worst=Min("rank") if grades else Value(None, output_field=IntegerField()),
            only=Max("pk"),
        ).order_by("across", "up")
    )
    single = _named([one["only"] for one in found if one["number"] == 1])
    return [_standing(one, single) for one in found]


def _rank(grades: Grades) -> Case:
    whens = [When(Q(pk__in=ids), then=Value(place)) for place, ids in enumerate(grades)]
    return Case(*whens, default=None, output_field=IntegerField(null=True))


def _named(ids: Sequence[int]) -> Mapping[int, tuple[UUID, Word]]:
    rows = all_enterprises().filter(pk__in=ids)
    return {row.pk: (row.uid, called(row)) for row in rows}


def _standing(cell: Mapping[str, Any], single: Mapping[int, tuple[UUID, Word]]) -> Standing:
    position = (cell["longitude_mean"], cell["latitude_mean"])
    uid, name = single.get(cell["only"], (None, None)) if cell["number"] == 1 else (None, None)
    return Standing(cell["number"], position, cell["worst"], uid, name)
