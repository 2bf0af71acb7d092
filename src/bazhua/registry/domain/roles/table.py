"""The roles and the rights of each, read from the two tables beside this module."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from bazhua.kernel.words import Word


class Standing(StrEnum):
    """A rung of the tree at which a grant can stand."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    ENTERPRISE = "enterprise"
    UNIT = "unit"
    GROUP = "group"


class Demand(StrEnum):
    """Whether a grant of a role names departments, or an assignment."""

    NEVER = ""
    OPTIONAL = "optional"
    REQUIRED = "required"


class Status(StrEnum):
    """What stands behind a right."""

    LAW = "law"
    REPORTED = "reported"
    PLATFORM = "platform rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a person or program may be given, and how.

    Attributes:
        levels: where a grant of it can stand; a role of none cannot be given.
        own_only: reaches records about the person himself only.
        reads_identities: sees identity numbers in clear, or who gave a tip.
        second_factor: nobody has it without a second factor at sign-in.
        second_person: holds only when a second person has confirmed it.
        given_by: roles whose holders may give it.
    """

    code: str
    word: Word
    levels: frozenset[Standing]
    departments: Demand
    assignment: Demand
    own_only: bool
    reads_identities: bool
    second_factor: bool
    second_person: bool
    given_by: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """That a role may do an action to a kind of record.

    Attributes:
        by_assignment: only through a grant that names an assignment.
        clause: id in the clause catalogue.
    """

    role: str
    resource: str
    action: str
    by_assignment: bool
    status: Status
    clause: str

    @property
    def bearer(self) -> str:
        """The name by which a grant answers for this right; see `bearers`."""
        return assigned(self.role) if self.by_assignment else self.role


def assigned(role: str) -> str:
    """Return the name of a role as a grant bears it that names an assignment."""
    return f"{role}/assigned"


def bearers(role: str, *, assignment: bool) -> tuple[str, ...]:
    """Return the names under which a grant of a role bears rights."""
    return (role, assigned(role)) if assignment else (role,)


def _lines(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _role(line: dict[str, str]) -> Role:
    return Role(
        code=line["code"],
        word=Word(line["zh"], line["en"]),
        levels=frozenset(map(Standing, line["levels"].split())),
        departments=Demand(line["departments"]),
        assignment=Demand(line["assignment"]),
        own_only=line["own_only"] == "yes",
        reads_identities=line["reads_identities"] == "yes",
        second_factor=line["second_factor"] == "yes",
        second_person=line["second_person"] == "yes",
        given_by=frozenset(line["given_by"].split()),
    )


def _right(line: dict[str, str]) -> Right:
    return Right(
        role=line["role"],
        resource=line["resource"],
        action=line["action"],
        by_assignment=line["narrow"] == "assignment",
        status=Status(line["status"]),
        clause=line["clause"],
    )


ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {role.code: role for role in map(_role, _lines("roles.csv"))}
)
RIGHTS: Final[tuple[Right, ...]] = tuple(map(_right, _lines("rights.csv")))


def _matrix() -> Mapping[tuple[str, str], frozenset[str]]:
    may: dict[tuple[str, str], set[str]] = defaultdict(set)
    for right in RIGHTS:
        may[right.resource, right.action].add(right.bearer)
    return MappingProxyType({cell: frozenset(names) for cell, names in may.items()})


MATRIX: Final = _matrix()
"""(Resource, action) → the bearers that may, as `Actor.rights` takes it."""
