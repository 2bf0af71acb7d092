"""Enterprises as lists and pages show them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.events.models import Event
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import Level
from bazhua.registry.models import Enterprise, all_enterprises, all_regions
from bazhua.registry.selectors.names import called

RESOURCE = "enterprise"
MOST_SHOWN = 50
Parts = Sequence[ScopedQuerySet[Enterprise]]


def enterprise_parts(actor: Actor, *, at: datetime) -> Parts:
    """Return the enterprises that an actor may view, in parts that share none."""
    return all_enterprises().parts_visible_to(actor, RESOURCE, "view", at=at)


def unsupervised(actor: Actor, *, at: datetime) -> Parts:
    """Return the enterprises at work that no department supervises, as far as he may view them."""
    return [part.filter(dept_mask=0, until=None) for part in _seen(actor, at)]


def doubly_supervised(actor: Actor, *, at: datetime) -> Parts:
    """Return the enterprises that two departments supervise for the same reason."""
    return [part.filter(doubled=True) for part in _seen(actor, at)]


def enterprise(actor: Actor, uid: UUID, *, at: datetime) -> Enterprise:
    """Return an enterprise.

    Raises:
        NotFound: it is not there for this actor.
    """
    return access(Enterprise, actor, uid=uid, resource=RESOURCE, action="view", at=at)


def history(row: Enterprise) -> list[Event]:
    """Return what happened to an enterprise, the newest first."""
    return list(Event.objects.filter(record_uid=row.uid).order_by("-seq")[:MOST_SHOWN])


def county_names() -> dict[int, Word]:
    """Return the name of every county by its node, with that of its city."""
    levels = (Level.CITY.value, Level.COUNTY.value)
    fields = ("node_id", "city_id", "level", "name", "name_en")
    rows = list(all_regions().filter(level__in=levels).values_list(*fields))
    cities = {node: (zh, en) for node, _, level, zh, en in rows if level == Level.CITY.value}
    return {
        node: _of_city(zh, en or zh, *cities.get(city, ("", "")))
        for node, city, level, zh, en in rows
        if level == Level.COUNTY.value
    }


def region_code(row: Enterprise) -> str:
    """Return the code of the town, or of the county when the town is not named."""
    nodes = (row.town_id or 0, row.county_id or 0)
    found = dict(all_regions().filter(node_id__in=nodes).values_list("node_id", "code"))
    return found.get(nodes[0]) or found.get(nodes[1], "")


def region_names(row: Enterprise) -> Word:
    """Return the names of the regions it stands in, from the city down to the town."""
    nodes = [node for node in (row.city_id, row.county_id, row.town_id) if node]
    found = {one.node_id: called(one) for one in all_regions().filter(node_id__in=nodes)}
    words = [found[node] for node in nodes if node in found]
    zh, en = " ".join(word.zh for word in words), ", ".join(word.en for word in reversed(words))
    return Word(zh or "–", en or "–")


def _of_city(zh: str, en: str, city_zh: str, city_en: str) -> Word:
    whole = zh if city_zh and zh.startswith(city_zh[:-1]) else city_zh + zh
    return Word(whole, f"{en}, {city_en}" if city_en else en)


def _seen(actor: Actor, at: datetime) -> Parts:
    """Return the enterprises of which he may also see who supervises them."""
    return all_enterprises().parts_visible_to(actor, "supervision", "view", at=at)
