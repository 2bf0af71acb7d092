"""Grants as pages and services read them: over what, and who sees them."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Grant, Path, Place
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.roles.giving import standing_of
from bazhua.registry.domain.roles.table import Standing
from bazhua.registry.domain.tree import EVERY_DEPARTMENT, NodeKind
from bazhua.registry.models import Node, Organisation, RoleGrant, all_bodies
from bazhua.registry.selectors.who.actors import LINEAGE, group_path, human_behind

RESOURCE: Final = "grant"

JOINS: Final = ("person", "client", "node", "group__parent__parent__parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """Over what a grant is: a node or a group."""

    standing: Standing
    node: Node | None = None
    group: Organisation | None = None

    @property
    def region(self) -> Path | None:
        """The path of the node."""
        return Path(self.node.path) if self.node else None

    @property
    def group_path(self) -> Path | None:
        """The path of the group in the tree of corporate groups."""
        return lineage_of(self.group) if self.group else None


def over_of(*, node: int | None, group: UUID | None) -> Over:
    """Return over what a grant is to be.

    Raises:
        NotFound: not exactly one is given, or there is no such node or group.
    """
    if group is not None and node is None:
        groups = all_bodies().filter(kind=OrganisationKind.GROUP.value, uid=group)
        body = groups.select_related("parent__parent__parent").first()
        if body is not None:
            return Over(standing=Standing.GROUP, group=body)
        raise NotFound("group")
    wanted = Node.objects.filter(pk=node) if group is None and node is not None else None
    found = wanted.first() if wanted is not None else None
    if found is None:
        raise NotFound("node")
    return Over(standing=standing_of(NodeKind(found.kind), found.depth), node=found)


def lineage_of(group: Organisation) -> Path:
    """Return the path of a group whose parents are read with it."""
    chain: list[int | None] = []
    above: Organisation | None = group
    while above is not None and len(chain) < len(LINEAGE):
        chain.append(above.pk)
        above = above.parent
    return group_path(chain)


def grant_value(row: RoleGrant) -> Grant:
    """Return a grant as the value that reaches places."""
    return Grant(
        role=row.role,
        region=Path(row.node.path) if row.node else None,
        group=lineage_of(row.group) if row.group else None,
        departments=row.departments,
        assignment=row.assignment,
        since=row.since,
        until=row.until,
    )


def over_place(row: RoleGrant) -> Place:
    """Return where a grant itself stands, for those who look after grants."""
    region = row.node.path if row.node else _home(row)
    group = lineage_of(row.group) if row.group else None
    departments = EVERY_DEPARTMENT if row.departments is None else row.departments
    assignments = frozenset(() if row.assignment is None else (row.assignment,))
    return Place(region=Path(region), group=group, departments=departments, assignments=assignments)


def _home(row: RoleGrant) -> str:
    """Return where a group is registered: those above it look after its grants."""
    return row.group.path_now if row.group else ""


def visible_grants(actor: Actor, *, at: datetime) -> QuerySet[RoleGrant]:
    """Return the grants over places that an actor looks after, and his own."""
    seen = reduce(or_, map(_within, actor.granted(RESOURCE, VIEW, at)), Q(person__uid=actor.uid))
    return RoleGrant.objects.filter(seen)


def visible_grant(actor: Actor, uid: UUID, *, at: datetime) -> RoleGrant:
    """Return one of them with all that it names.

    Raises:
        NotFound: it is not there for this actor.
    """
    row = visible_grants(actor, at=at).select_related(*JOINS).filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row


def _within(grant: Grant) -> Q:
    if grant.region is not None:
        return Q(node__path__startswith=grant.region.dotted) | Q(
            group__path_now__startswith=grant.region.dotted
        )
    return Q(group_id=grant.group.ids()[-1] if grant.group else None)


def parties_of(row: RoleGrant) -> frozenset[UUID]:
    """Return who has a part in a grant and so is no second person to it: giver and holder.

    Of a program it is also the person behind it.
    """
    own = {row.given_by}
    own |= {holder.uid for holder in (row.person, row.client) if holder is not None}
    behind = {human_behind(uid) for uid in own}
    return frozenset(own | {uid for uid in behind if uid is not None})
