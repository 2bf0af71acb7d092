"""A region is absorbed by another one of its level: what stood in it stands there from a day on.

Past figures and past places stay: the region keeps them, and its codes lead to the other one.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.replanting import scoped_tables
from bazhua.infra.db.scoped import Scoped
from bazhua.infra.events.emission import emit
from bazhua.infra.events.models import Event
from bazhua.infra.rollup.contributing import hand_over, reorganise
from bazhua.infra.search import indexing
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.tree import Level
from bazhua.registry.domain.where.refusals import OutOfOrder, RegionMoveRefused
from bazhua.registry.models import (
    Node,
    NodeSpell,
    Organisation,
    Region,
    RegionSpell,
    all_bodies,
    all_enterprises,
    all_regions,
)
from bazhua.registry.services.divisions.carrying import carry
from bazhua.registry.services.divisions.moving import standing_region
from bazhua.registry.services.divisions.regions import RESOURCE, findable, lock_tree

ENDED: Final = (OrganisationKind.GOVERNMENT.value, OrganisationKind.COMMISSION_OFFICE.value)
"""Bodies that a region which is no more does not have; the other one has its own."""


@transaction.atomic
def merge_region(
    uid: UUID, *, into: UUID, since: date, version: int, actor: Actor, at: datetime
) -> Region:
    """Let a region be absorbed by another one of its level from a day on.

    Its government and its Commission Office end; its other bodies stand at the other region.

    Raises:
        NotFound: a region is not there for this actor.
        Forbidden: he may not change it or the one that absorbs it.
        RegionMoveRefused: the other one is of another level or the same, or the day lies ahead.
        ClosedAlready: one of them was abolished.
        OutOfOrder: something in it stands where it stands only since that day or a later one.
        ReorganisationRefused: the tree was changed on a later day already.
        StaleState: it changed meanwhile.
    """
    lock_tree()
    row = standing_region(uid, actor, at)
    target = standing_region(into, actor, at)
    _guard(row, target, since, at)
    moved = swap(row, version=version, until=since)
    told = {"into": target.code, "since": since}
    event = emit("region.merged", moved, actor=actor, at=at, data=told)
    nodes = _carry_all(row, target, since, actor, at)
    _end_bodies(row, since)
    _rest(row, target, since, event)
    _end(row, target, since)
    _index(row, nodes, at)
    return moved


def _index(row: Region, moved: Sequence[Node], at: datetime) -> None:
    """Let the region be found no more, and the regions that stood in it by their new names."""
    indexing.forget(RESOURCE, row.uid)
    regions = all_regions().filter(node__in=moved, until=None)
    indexing.index_each(RESOURCE, findable(regions), at=at)


def _guard(row: Region, target: Region, since: date, at: datetime) -> None:
    if row.level != target.level or row.pk == target.pk or row.level == Level.PROVINCE.value:
        raise RegionMoveRefused(
            "into", say("须为同级的另一区划", "it must be another region of the same level")
        )
    if since > day_of(at):
        raise RegionMoveRefused(
            "since", say("尚未生效，请于当日登记", "it is not in force yet; enter it on its day")
        )
    inside = NodeSpell.objects.filter(until=None, node__in=_children(row)).order_by("-since")
    own = NodeSpell.objects.filter(node_id=row.node_id, until=None)
    begun = [spell.since for spell in (*inside[:1], *own)]
    if (least := max(begun)) >= since:
        raise OutOfOrder("since", since, least)


def _children(row: Region) -> QuerySet[Node]:
    return Node.objects.filter(parent_id=row.node_id).order_by("pk")


def _carry_all(row: Region, target: Region, since: date, actor: Actor, at: datetime) -> list[Node]:
    """Take every node right below it to the other region, with its records and its figures."""
    nodes = list(_children(row))
    regions = {one.node_id: one for one in all_regions().filter(node__in=nodes)}
    firms = {one.node_id: one for one in all_enterprises().filter(node__in=nodes)}
    for node in nodes:
        old, new = Path(node.path), Path(f"{target.path_now}{node.pk}.")
        carry(node.pk, target.node_id, old=old, new=new, since=since)
        told = {"old": old.dotted, "new": new.dotted, "since": since}
        if (firm := firms.get(node.pk)) is not None:
            event = emit("enterprise.moved", firm, actor=actor, at=at, data=told)
        else:
            subject = regions.get(node.pk, row)
            event = emit("region.moved", subject, actor=actor, at=at, data=told)
        reorganise(event, old=old, new=new, day=since)
    return nodes


def _end_bodies(row: Region, since: date) -> None:
    ended = all_bodies().filter(kind__in=ENDED, path_now=row.path_now, until=None)
    ended.update(until=since, version=F("version") + 1)


def _rest(row: Region, target: Region, since: date, event: Event) -> None:
    """Let what stood at the region itself stand at the other one; what has ended stays."""
    for rows in _standing_at(row):
        rows.update(path_now=target.path_now)
    indexing.transplant(row.path_now, target.path_now, but=_ended(row))
    hand_over(event, old=Path(row.path_now), new=Path(target.path_now), day=since)


def _ended(row: Region) -> list[UUID]:
    bodies = all_bodies().filter(kind__in=ENDED, path_now=row.path_now)
    return list(bodies.values_list("uid", flat=True))


def _standing_at(row: Region) -> Iterator[QuerySet[Scoped]]:
    for model in scoped_tables():
        rows: QuerySet[Scoped] = QuerySet(model)
        here = rows.filter(path_now=row.path_now)
        if model is Organisation:
            yield here.exclude(uid__in=_ended(row))
        elif model is not Region:
            yield here


def _end(row: Region, target: Region, since: date) -> None:
    NodeSpell.objects.filter(node_id=row.node_id, until=None).update(until=since)
    RegionSpell.objects.filter(region=row, until=None).update(until=since, successor=target)
