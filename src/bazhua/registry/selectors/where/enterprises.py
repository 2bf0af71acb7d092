"""Enterprises as lists and pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.events.models import Event
from bazhua.registry.domain.tree import Level
from bazhua.registry.models import (
    Contract,
    Enterprise,
    Place,
    Supervision,
    Unit,
    all_enterprises,
    all_places,
    all_regions,
)

RESOURCE = "enterprise"
MOST_SHOWN = 50
Parts = Sequence[ScopedQuerySet[Enterprise]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseRecord:
    """One enterprise with everything that its page shows; the newest events first.

    Attributes:
        region: names from the city down to the town.
    """

    row: Enterprise
    region: tuple[str, ...]
    supervisions: tuple[Supervision, ...]
    contracts: tuple[Contract, ...]
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    history: tuple[Event, ...]


def enterprise_parts(actor: Actor, *, at: datetime) -> Parts:
    """Return the enterprises that an actor may view, in parts that share none."""
    return all_enterprises().parts_visible_to(actor, RESOURCE, "view", at=at)


def unsupervised(actor: Actor, *, at: datetime) -> Parts:
    """Return the enterprises at work that no department supervises, as far as he may view them."""
    return [part.filter(dept_mask=0, until=None) for part in _seen(actor, at)]


def doubly_supervised(actor: Actor, *, at: datetime) -> Parts:
    """Return the enterprises that two departments supervise for the same reason."""
    return [part.filter(doubled=True) for part in _seen(actor, at)]


def enterprise_record(actor: Actor, uid: UUID, *, at: datetime) -> EnterpriseRecord:
    """Return an enterprise with everything that its page shows.

    Raises:
        NotFound: it is not there for this actor.
    """
    row = access(Enterprise, actor, uid=uid, resource=RESOURCE, action="view", at=at)
    contracts = Contract.objects.select_related("host", "contractor")
    standing = Supervision.objects.select_related("department", "office").filter(enterprise=row)
    events = Event.objects.filter(record_uid=uid).order_by("-seq")
    return EnterpriseRecord(
        row=row,
        region=_names(row),
        supervisions=tuple(standing.order_by("until", "since", "pk")[:MOST_SHOWN]),
        contracts=tuple(
            contracts.filter(Q(host=row) | Q(contractor=row)).order_by("-since", "pk")[:MOST_SHOWN]
        ),
        units=tuple(
            Unit.objects.filter(enterprise=row, until=None).order_by("pinyin", "pk")[:MOST_SHOWN]
        ),
        places=tuple(
            all_places().filter(firm=row, until=None).order_by("pinyin", "pk")[:MOST_SHOWN]
        ),
        history=tuple(events[:MOST_SHOWN]),
    )


def county_names() -> dict[int, str]:
    """Return the name of every county by its node, after that of its city."""
    levels = (Level.CITY.value, Level.COUNTY.value)
    rows = list(
        all_regions().filter(level__in=levels).values_list("node_id", "city_id", "level", "name")
    )
    cities = {node: name for node, _, level, name in rows if level == Level.CITY.value}
    return {
        node: name if name.startswith(cities.get(city, "-")[:-1]) else cities.get(city, "") + name
        for node, city, level, name in rows
        if level == Level.COUNTY.value
    }


def region_code(row: Enterprise) -> str:
    """Return the code of the town, or of the county when the town is not named."""
    nodes = (row.town_id or 0, row.county_id or 0)
    found = dict(all_regions().filter(node_id__in=nodes).values_list("node_id", "code"))
    return found.get(nodes[0]) or found.get(nodes[1], "")


def _seen(actor: Actor, at: datetime) -> Parts:
    """Return the enterprises of which he may also see who supervises them."""
    return all_enterprises().parts_visible_to(actor, "supervision", "view", at=at)


def _names(row: Enterprise) -> tuple[str, ...]:
    nodes = [node for node in (row.city_id, row.county_id, row.town_id) if node]
    found = dict(all_regions().filter(node_id__in=nodes).values_list("node_id", "name"))
    return tuple(found[node] for node in nodes if node in found)
