"""Who acts: a person or a named job with dated grants, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from bazhua.kernel.scope import Grant, Place

Rights: TypeAlias = Mapping[tuple[str, str], frozenset[str]]
"""(Resource, action) → the roles that may; what is not named nobody may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, or a job that acts under its own name, with everything given to him.

    Attributes:
        uid: of the person or of the job's account.
        grants: all of his grants, also past and coming ones.
        rights: what each role may do, the same for all actors.
    """

    uid: UUID
    grants: tuple[Grant, ...]
    rights: Rights = field(hash=False, repr=False)

    def granted(self, resource: str, action: str, at: datetime) -> tuple[Grant, ...]:
        """Return the grants in force whose role may do an action to a kind of record."""
        roles = self.rights.get((resource, action), frozenset())
        return tuple(grant for grant in self.grants if grant.role in roles and grant.holds_at(at))

    def may(self, resource: str, action: str, place: Place, at: datetime) -> bool:
        """Return whether he may do an action to a record of a kind at a place."""
        return any(grant.reaches(place) for grant in self.granted(resource, action, at))

    def roles_at(self, place: Place, at: datetime) -> frozenset[str]:
        """Return the roles in force that reach a place; workflow tables ask for them."""
        return frozenset(
            grant.role for grant in self.grants if grant.holds_at(at) and grant.reaches(place)
        )


NOBODY: Final = Actor(uid=UUID(int=0), grants=(), rights={})
"""Somebody of whom nothing is known; without grants he may do nothing."""
