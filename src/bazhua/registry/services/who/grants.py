"""Giving roles, confirming and ending them; every change is an event of the grant."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import Subject, emit
from bazhua.kernel.errors import DomainError, Forbidden, MissingKey, NotFound, OutOfRange
from bazhua.kernel.scope import Grant
from bazhua.kernel.words import say
from bazhua.registry.domain.roles.giving import Extent, OwnGrant, check_extent, role_named
from bazhua.registry.domain.roles.table import ROLES, Role
from bazhua.registry.models import Client, Person, RoleGrant
from bazhua.registry.selectors.who.actors import human_behind
from bazhua.registry.selectors.who.grants import (
    RESOURCE,
    Over,
    grant_value,
    over_of,
    over_place,
    parties_of,
    visible_grant,
)

LONGEST_REASON: Final = 300


class GrantOver(DomainError):
    """What is to be confirmed or ended has ended."""

    code = "grant_over"
    http_status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """A role to be given to one person or one program, over one node or one group.

    Attributes:
        node_path: of the node, for who shows what it reaches; not looked at here.
        departments: mask of `Department.bit`, or none.
        until: the first instant at which it holds no longer, or none.
    """

    role: str
    person: UUID | None = None
    client: UUID | None = None
    node: int | None = None
    node_path: str = ""
    group: UUID | None = None
    departments: int | None = None
    assignment: int | None = None
    since: datetime
    until: datetime | None = None
    reason: str


@transaction.atomic
def give_role(giving: Giving, *, actor: Actor, at: datetime) -> RoleGrant:
    """Give a role; one that needs a second person gives nothing until he confirms it.

    Raises:
        NotAChoice: there is no such role.
        GrantRefused: it cannot be given over this.
        OwnGrant: he would give it to himself, or his program to him.
        NotFound: person, program, node or group is not there.
        Forbidden: he may not give this role over this.
        OutOfRange: it would end before it begins.
        MissingKey: the reason is empty.
    """
    role = role_named(giving.role)
    reason = _reason(giving.reason)
    _in_order(giving, at)
    over = over_of(node=giving.node, group=giving.group)
    check_extent(role, _extent(giving, over))
    if {giving.person, giving.client} & {actor.uid, human_behind(actor.uid) or actor.uid}:
        raise OwnGrant("person")
    _may_give(role, giving, over, actor, at)
    row = RoleGrant.objects.create(
        uid=new_uid(at),
        person=_named(Person, giving.person, "person"),
        client=_named(Client, giving.client, "client"),
        role=role.code,
        node=over.node,
        group=over.group,
        departments=giving.departments,
        assignment=giving.assignment,
        since=giving.since,
        until=giving.until,
        given_by=actor.uid,
        given_at=at,
        confirmed_by=None if role.second_person else actor.uid,
        confirmed_at=None if role.second_person else at,
        reason=reason,
    )
    emit("grant.given", _subject(row), actor=actor, at=at, data=_told(giving, row))
    return row


@transaction.atomic
def confirm_grant(uid: UUID, *, version: int, actor: Actor, at: datetime) -> RoleGrant:
    """Confirm a grant as the second person; from now on it gives what it says.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not confirm grants there.
        OwnGrant: he or a program of his gave it, or it is for one of them.
        GrantOver: it is confirmed or has ended.
        StaleState: somebody else was faster.
    """
    row = visible_grant(actor, uid, at=at)
    if not actor.may(RESOURCE, "confirm", over_place(row), at):
        raise Forbidden
    if actor.uid in parties_of(row):
        raise OwnGrant
    if row.confirmed_at is not None or _ended(row, at):
        raise GrantOver
    moved = swap(row, version=version, confirmed_by=actor.uid, confirmed_at=at)
    emit("grant.confirmed", _subject(moved), actor=actor, at=at, data={"role": moved.role})
    return moved


@transaction.atomic
def end_grant(uid: UUID, *, reason: str, version: int, actor: Actor, at: datetime) -> RoleGrant:
    """End a grant now; it stays on record.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not end grants of this role there.
        MissingKey: the reason is empty.
        GrantOver: it has ended.
        StaleState: somebody else changed it.
    """
    row = visible_grant(actor, uid, at=at)
    said = _reason(reason)
    if not may_end(row, actor=actor, at=at):
        raise Forbidden
    if _ended(row, at):
        raise GrantOver
    until = max(at, row.since + at.resolution)
    moved = swap(row, version=version, until=until, ended_by=actor.uid)
    emit("grant.ended", _subject(moved), actor=actor, at=at, data={"reason": said, "until": until})
    return moved


def may_end(row: RoleGrant, *, actor: Actor, at: datetime) -> bool:
    """Return whether an actor may end a grant."""
    return _reaching(actor, "end", ROLES[row.role], grant_value(row), at)


def could_give(row: RoleGrant, *, actor: Actor, at: datetime) -> bool:
    """Return whether an actor could give a grant that somebody has."""
    return _reaching(actor, "give", ROLES[row.role], grant_value(row), at)


def _reaching(actor: Actor, action: str, role: Role, given: Grant, at: datetime) -> bool:
    own = (one for one in actor.granted(RESOURCE, action, at) if one.role in role.given_by)
    return any(one.covers(given) for one in own)


def _may_give(role: Role, giving: Giving, over: Over, actor: Actor, at: datetime) -> None:
    given = Grant(
        role=role.code,
        region=over.region,
        group=over.group_path,
        departments=giving.departments,
        assignment=giving.assignment,
        since=giving.since,
    )
    if not _reaching(actor, "give", role, given, at):
        raise Forbidden


def _extent(giving: Giving, over: Over) -> Extent:
    return Extent(
        standing=over.standing, departments=giving.departments, assignment=giving.assignment
    )


def _in_order(giving: Giving, at: datetime) -> None:
    earliest = max(giving.since, at)
    if giving.until is not None and giving.until <= earliest:
        allowed = say("晚于 {since}", "later than {since}", since=earliest)
        raise OutOfRange("until", giving.until, allowed)


def _reason(text: str) -> str:
    plain = text.strip()
    if not plain:
        raise MissingKey("reason")
    if len(plain) > LONGEST_REASON:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_REASON)
        raise OutOfRange("reason", len(plain), allowed)
    return plain


def _named(model: Any, uid: UUID | None, field: str) -> Any:
    if uid is None:
        return None
    found = model.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound(field)
    return found


def _ended(row: RoleGrant, at: datetime) -> bool:
    return row.until is not None and row.until <= at


def _subject(row: RoleGrant) -> Subject:
    return Subject(row.uid, row.node.path if row.node else "")


def _told(giving: Giving, row: RoleGrant) -> dict[str, Any]:
    return {
        "role": row.role,
        "person": giving.person,
        "client": giving.client,
        "node": row.node.path if row.node else None,
        "group": giving.group,
        "departments": row.departments,
        "assignment": row.assignment,
        "since": row.since,
        "until": row.until,
        "reason": row.reason,
    }
