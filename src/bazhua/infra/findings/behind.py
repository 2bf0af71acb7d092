"""Who stands behind an act on a finding: the person of an account, and whom he acts for."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.core.hands import Hand, NotAPerson, NotDelegated
from bazhua.infra.policies.ports import human_behind
from bazhua.infra.roster.selectors import delegated
from bazhua.kernel.scope import Place

Known: TypeAlias = Callable[[UUID, datetime], Actor]
"""Return a person with his grants."""


def person_of(uid: UUID, at: datetime) -> str:
    """Return the uid of the person behind an account, be it his own or a program's that he issued.

    Raises:
        NotAPerson: nobody is behind it.
    """
    person = human_behind(uid, at)
    if person is None:
        raise NotAPerson("person")
    return str(person)


def persons_of(uids: Iterable[UUID], at: datetime) -> frozenset[str]:
    """Return the persons behind some accounts.

    Raises:
        NotAPerson: nobody is behind one of them.
    """
    return frozenset(person_of(uid, at) for uid in uids)


def hand_of(
    actor: Actor, acts_for: UUID | None, *, place: Place, at: datetime, known: Known
) -> Hand:
    """Return the hand of who acts at a place, for himself or for somebody who delegated to him.

    The roles are those of the person he acts for: a delegate has no more than his principal.

    Raises:
        NotAPerson: nobody is behind the account.
        NotDelegated: that person has not delegated to this one at this instant.
    """
    person = person_of(actor.uid, at)
    if acts_for is None or str(acts_for) == person:
        return Hand(person, actor.roles_at(place, at))
    if not delegated(acts_for, UUID(person), at):
        raise NotDelegated("acts_for")
    return Hand(person, known(acts_for, at).roles_at(place, at), str(acts_for))
