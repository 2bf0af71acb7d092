"""Who acts, with everything given to him: the one place where grants become what a person may."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Grant, Path
from bazhua.registry.domain.roles.systems import SYSTEMS, System
from bazhua.registry.domain.roles.table import MATRIX, ROLES, bearers
from bazhua.registry.models import Client, Node, Person, RoleGrant

LINEAGE: Final = (
    "group_id",
    "group__parent_id",
    "group__parent__parent_id",
    "group__parent__parent__parent_id",
)
"""A group and those above it: four rungs of a corporate group are looked at."""

CAREFUL: Final = frozenset(role.code for role in ROLES.values() if role.second_factor)
COLUMNS: Final = ("role", "node__path", *LINEAGE, "departments", "assignment", "since", "until")


def actor_of(person: UUID, *, at: datetime, second_factor: bool = True) -> Actor:
    """Return a person with the grants that hold or will hold; one query.

    Args:
        second_factor: whether he has shown one; without it he has no role that needs one.
    """
    rows = RoleGrant.objects.filter(person__uid=person)
    if not second_factor:
        rows = rows.exclude(role__in=CAREFUL)
    return Actor(uid=person, grants=_grants(rows, at), rights=MATRIX)


def must_show_second_factor(person: UUID, *, at: datetime) -> bool:
    """Return whether a person has, or will have, a role that needs a second factor."""
    lasting = Q(until=None) | Q(until__gt=at)
    return RoleGrant.objects.filter(lasting, person__uid=person, role__in=CAREFUL).exists()


def known_actor(uid: UUID, *, at: datetime) -> Actor | None:
    """Return a person, or a program in force, with its grants; none when nobody has this uid."""
    if Person.objects.filter(uid=uid).exists():
        return actor_of(uid, at=at)
    client = _in_force(at).filter(uid=uid).first()
    return None if client is None else _program(client, at)


def client_of(token: str, *, at: datetime) -> Actor | None:
    """Return the program of a token with its grants; none when no token in force is this one."""
    digest = sha256(token.encode()).digest()
    client = _in_force(at).filter(token_hash=digest).first()
    return None if client is None else _program(client, at)


def human_behind(uid: UUID) -> UUID | None:
    """Return the person of a uid, or who issued the program of it; none when nobody is known.

    A program that a program issued has the same person behind it.
    """
    if Person.objects.filter(uid=uid).exists():
        return uid
    behind, issuer = None, _issuer(uid)
    while issuer is not None:
        behind, issuer = issuer, _issuer(issuer)
    return behind


def _issuer(program: UUID) -> UUID | None:
    return Client.objects.filter(uid=program).values_list("given_by", flat=True).first()


def system_of(name: str) -> Actor | None:
    """Return an actor of the platform over the whole tree; none when no such is named."""
    system = SYSTEMS.get(name)
    return None if system is None else _system(system)


def group_path(lineage: Iterable[int | None]) -> Path:
    """Return the path of a corporate group from its id and those of the groups above it."""
    return Path.of(*reversed([one for one in lineage if one is not None]))


def _in_force(at: datetime) -> QuerySet[Client]:
    return Client.objects.filter(since__lte=at, until__gt=at, ended_at=None)


def _program(client: Client, at: datetime) -> Actor:
    rows = RoleGrant.objects.filter(client=client)
    return Actor(uid=client.uid, grants=_grants(rows, at), rights=MATRIX)


def _system(system: System) -> Actor:
    roots = Node.objects.filter(parent=None).order_by("pk").values_list("path", flat=True)
    grants = tuple(
        Grant(role=system.role, region=Path(root), since=datetime.min.replace(tzinfo=UTC))
        for root in roots
    )
    return Actor(uid=system.uid, grants=grants, rights=MATRIX)


def _grants(rows: Any, at: datetime) -> tuple[Grant, ...]:
    lasting = rows.filter(Q(until=None) | Q(until__gt=at), confirmed_at__isnull=False)
    return tuple(grant for row in lasting.order_by("pk").values(*COLUMNS) for grant in _borne(row))


def _borne(row: dict[str, Any]) -> Iterator[Grant]:
    lineage = [row[name] for name in LINEAGE]
    for bearer in bearers(row["role"], assignment=row["assignment"] is not None):
        yield Grant(
            role=bearer,
            region=None if row["node__path"] is None else Path(row["node__path"]),
            group=None if row["group_id"] is None else group_path(lineage),
            departments=row["departments"],
            assignment=row["assignment"],
            since=row["since"],
            until=row["until"],
        )
