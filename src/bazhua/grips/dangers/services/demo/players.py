"""Who does what to the hidden dangers of a demonstration: holders of posts, in their roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from bazhua.infra.db.actors import Actor, Rights
from bazhua.kernel.scope import Grant, Path
from bazhua.registry.api import Cast, PostKind

OFFICES: Final = {1: "R02", 2: "R04", 3: "R06"}
"""Rungs down to where a Commission Office stands, and the role of its people."""

ROLES: Final = {
    PostKind.PRINCIPAL: "R19",
    PostKind.SAFETY_DIRECTOR: "R20",
    PostKind.SAFETY_MANAGER: "R21",
}


@dataclass(frozen=True, slots=True)
class Player:
    """A person in a role over a place, whatever grants he was given."""

    person: UUID
    role: str
    over: Path

    def actor(self, rights: Rights) -> Actor:
        """Return who acts."""
        since = datetime.min.replace(tzinfo=UTC)
        grant = Grant(role=self.role, region=self.over, since=since)
        return Actor(uid=self.person, grants=(grant,), rights=rights)


@dataclass(frozen=True, slots=True)
class Players:
    """Who acts at an enterprise: its own people from the bottom up, and the nearest officer."""

    firm: Cast
    own: tuple[Player, ...]
    officer: Player

    @property
    def fixer(self) -> Player:
        """Who plans, rectifies and asks for acceptance."""
        return self.own[0]

    def judge(self, *, major: bool) -> Player:
        """Return who accepts: somebody else of the enterprise, of a major one the officer."""
        return self.officer if major or len(self.own) == 1 else self.own[-1]


def players(casts: Sequence[Cast]) -> list[Players]:
    """Return who acts at each enterprise that has people and an officer above it."""
    offices = [one for one in casts if not one.firm and len(one.place.region.ids()) in OFFICES]
    found = []
    for firm in casts:
        above = [one for one in offices if one.place.region.holds(firm.place.region)]
        own = _own(firm)
        if firm.firm and own and above:
            nearest = max(above, key=lambda one: len(one.place.region.ids()))
            found.append(Players(firm, own, _officer(nearest)))
    return found


def _own(firm: Cast) -> tuple[Player, ...]:
    held = [(firm.persons.get(kind), role) for kind, role in reversed(ROLES.items())]
    region = firm.place.region
    return tuple(Player(person, role, region) for person, role in held if person)


def _officer(office: Cast) -> Player:
    region = office.place.region
    person = next(iter(office.persons.values()))
    return Player(person, OFFICES[len(region.ids())], region)
