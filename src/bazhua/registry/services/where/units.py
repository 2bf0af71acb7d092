"""Workshops and teams of an enterprise: nodes of the tree below it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import NotFound
from bazhua.kernel.words import say
from bazhua.registry.domain.enterprises import UnitKind
from bazhua.registry.domain.tree import NodeKind
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder, StillUsed
from bazhua.registry.models import Enterprise, Node, NodeSpell, Unit
from bazhua.registry.services.naming import named
from bazhua.registry.services.where.enterprises import open_row
from bazhua.registry.services.where.placing import hold_tree, next_nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class Dividing:
    """A workshop or team to be opened.

    Attributes:
        parent: uid of the workshop it belongs to; none directly below the enterprise.
    """

    enterprise: UUID
    kind: UnitKind
    name: str
    since: date
    parent: UUID | None = None


@transaction.atomic
def open_unit(given: Dividing, *, actor: Actor, at: datetime) -> Unit:
    """Open a workshop or a team.

    Raises:
        NotFound: the enterprise or the workshop is not there for this actor.
        Forbidden: he may not change the enterprise.
        OutOfOrder: what it belongs to began later.
        ClosedAlready: the enterprise is closed.
    """
    hold_tree()
    row = open_row(given.enterprise, actor=actor, at=at, right=("unit", "create"))
    above = _standing(row, given.parent) if given.parent else None
    begun = above.since if above else row.since
    if given.since < begun:
        raise OutOfOrder("since", given.since, begun)
    node = _below(above.node if above else row.node)
    NodeSpell.objects.create(node=node, parent_id=node.parent_id, since=given.since)
    made = Unit.objects.create(
        uid=new_uid(at),
        node=node,
        enterprise=row,
        kind=given.kind.value,
        since=given.since,
        **named(given.name),
    )
    told = {"unit": made.uid, "name": made.name, "kind": made.kind, "since": made.since}
    emit("enterprise.unit_opened", row, actor=actor, at=at, data=told)
    return made


@transaction.atomic
def close_unit(uid: UUID, *, until: date, version: int, actor: Actor, at: datetime) -> Unit:
    """Close a workshop or a team from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change the enterprise.
        ClosedAlready: it is closed.
        OutOfOrder: it began later.
        StillUsed: teams still stand below it.
        StaleState: it changed meanwhile.
    """
    found = Unit.objects.select_related("enterprise", "node").filter(uid=uid).first()
    if found is None:
        raise NotFound
    row = open_row(found.enterprise.uid, actor=actor, at=at, right=("unit", "end"))
    if found.until is not None:
        raise ClosedAlready(found.until)
    if until < found.since:
        raise OutOfOrder("until", until, found.since)
    below = Unit.objects.filter(node__parent=found.node, until=None).count()
    if below:
        problem = say("其下还有 {n} 个班组", "{n} teams still stand below it", n=below)
        raise StillUsed(problem)
    moved = swap(found, version=version, until=until)
    NodeSpell.objects.filter(node=found.node, until=None, since__lt=until).update(until=until)
    told = {"unit": uid, "until": until}
    emit("enterprise.unit_closed", row, actor=actor, at=at, data=told)
    return moved


def _standing(row: Enterprise, uid: UUID) -> Unit:
    units = Unit.objects.select_related("node").filter(enterprise=row, until=None)
    found = units.filter(uid=uid, kind=UnitKind.WORKSHOP.value).first()
    if found is None:
        raise NotFound("parent")
    return found


def _below(parent: Node) -> Node:
    (id_,) = next_nodes(1)
    return Node.objects.create(
        id=id_,
        parent=parent,
        kind=NodeKind.UNIT.value,
        path=f"{parent.path}{id_}.",
        depth=parent.depth + 1,
    )
