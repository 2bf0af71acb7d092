"""Whether a role may be given over a node or a group, as its columns say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bazhua.kernel.errors import DomainError, NotAChoice
from bazhua.kernel.words import Phrase, Word, say
from bazhua.registry.domain.roles.table import ROLES, Demand, Role, Standing
from bazhua.registry.domain.roles.words import STANDINGS
from bazhua.registry.domain.tree import DEPTHS, NodeKind


class GrantRefused(DomainError):
    """A role cannot be given this way."""

    code = "grant_refused"

    def __init__(self, field: str, problem: Phrase) -> None:
        super().__init__(field, problem=problem)


class OwnGrant(DomainError):
    """Somebody gives a role to himself, or confirms what he gave or receives."""

    code = "own_grant"
    http_status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Over what a role is to be given.

    Attributes:
        departments: mask of their bits, or none.
        assignment: id of a batch, case or stationing, or none.
    """

    standing: Standing
    departments: int | None = None
    assignment: int | None = None


LEVEL_AT: Final = {depth: Standing(level.value) for level, depth in DEPTHS.items()}


def standing_of(kind: NodeKind, depth: int) -> Standing:
    """Return the rung at which a node stands; ``depth`` is the number of ids in its path."""
    match kind:
        case NodeKind.REGION:
            return LEVEL_AT[depth]
        case NodeKind.ENTERPRISE:
            return Standing.ENTERPRISE
        case NodeKind.UNIT:
            return Standing.UNIT


def role_named(code: str) -> Role:
    """Return a role that can be given.

    Raises:
        NotAChoice: there is none of this code.
    """
    role = ROLES.get(code)
    if role is None or not role.levels:
        raise NotAChoice("role", code, [one.code for one in ROLES.values() if one.levels])
    return role


def check_extent(role: Role, extent: Extent) -> None:
    """Refuse a role over what its columns do not allow.

    Raises:
        GrantRefused: wrong level, or departments or assignment missing or not wanted.
    """
    if extent.standing not in role.levels:
        problem = say(
            "“{role}”只能授予{levels}，不能授予{given}；请改选层级",
            "“{role}” stands at {levels}, not at {given}; choose another place",
            role=role.word,
            levels=_listed(role.levels),
            given=STANDINGS[extent.standing],
        )
        raise GrantRefused("node", problem)
    _demanded(role, "departments", role.departments, given=extent.departments is not None)
    _demanded(role, "assignment", role.assignment, given=extent.assignment is not None)


def _listed(levels: Iterable[Standing]) -> Word:
    ordered = [STANDINGS[one] for one in Standing if one in levels]
    zh = "、".join(word.zh for word in ordered)
    return Word(zh, ", ".join(word.en for word in ordered))


NOUNS: Final = {
    "departments": Word("部门", "departments"),
    "assignment": Word("任务", "an assignment"),
}


def _demanded(role: Role, field: str, demand: Demand, *, given: bool) -> None:
    if demand is Demand.REQUIRED and not given:
        problem = say(
            "“{role}”须指明{what}", "“{role}” needs {what}", role=role.word, what=NOUNS[field]
        )
        raise GrantRefused(field, problem)
    if demand is Demand.NEVER and given:
        problem = say(
            "“{role}”不按{what}划分；请留空",
            "“{role}” is not narrowed by {what}; leave it empty",
            role=role.word,
            what=NOUNS[field],
        )
        raise GrantRefused(field, problem)
