"""By whose hand something is done: the person behind an account, and whom he acts for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bazhua.infra.roster.delegation import Delegation
from bazhua.kernel.errors import DomainError


class Role(StrEnum):
    """In which capacity somebody touches an obligation."""

    HOLDER = "holder"
    VERIFIER = "verifier"
    AUTHORITY = "authority"


class NotAPerson(DomainError):
    """An account belongs to no person; what needs a human is not done by a machine."""

    code = "not_a_person"
    http_status = 403


class NotDelegated(DomainError):
    """Nobody has delegated this to the person who acts, or not for this time."""

    code = "not_delegated"
    http_status = 403


@dataclass(frozen=True, slots=True)
class Hand:
    """By whose hand something is done, and for whom.

    Attributes:
        person: uid of the person, never of an account: several accounts are one person.
        roles: what he may act as, `Role` or codes of a table; those of the person he acts for.
        acts_for: uid of the person who delegated to him.
    """

    person: str
    roles: frozenset[str] = frozenset()
    acts_for: str | None = None

    @property
    def persons(self) -> frozenset[str]:
        """Everybody who stands behind the act."""
        return frozenset({self.person, self.acts_for or self.person})

    def independent_of(self, others: Collection[str]) -> bool:
        """Return whether none of some persons stands behind the act."""
        return self.persons.isdisjoint(others)


@dataclass(frozen=True, slots=True)
class People:
    """Which person an account belongs to; several accounts may belong to one person."""

    accounts: Mapping[str, str]
    delegations: tuple[Delegation, ...] = ()

    def hand(
        self, account: str, roles: Iterable[Role], at: datetime, acts_for: str | None = None
    ) -> Hand:
        """Return the hand of an account, acting for itself or for the person of another account.

        Raises:
            NotAPerson: an account belongs to no person.
            NotDelegated: that person has not delegated to this one at this instant.
        """
        person = self._person(account)
        giver = self._person(acts_for) if acts_for is not None else person
        if giver != person and not self._delegated(giver, person, at):
            raise NotDelegated("acts_for")
        return Hand(person, frozenset(roles), None if giver == person else giver)

    def _person(self, account: str) -> str:
        person = self.accounts.get(account)
        if person is None:
            raise NotAPerson("account")
        return person

    def _delegated(self, giver: str, taker: str, at: datetime) -> bool:
        return any(
            (one.giver, one.taker) == (giver, taker) and one.span.holds(at)
            for one in self.delegations
        )
