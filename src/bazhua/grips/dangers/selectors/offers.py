"""What somebody may do with a hidden danger as it is on record now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.offers import offered
from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.deadlines import DangerEvents, danger_deadlines
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.rows import danger_of
from bazhua.grips.dangers.selectors.signing import KINDS, signed_among
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.behind import hand_of
from bazhua.infra.obligations.core.hands import Hand, NotAPerson
from bazhua.infra.policies.book import current_book
from bazhua.infra.roster.selectors import delegations_to
from bazhua.infra.signoff.core.signing import State
from bazhua.infra.signoff.models import SignOffRow
from bazhua.kernel.times import day_of, end_of
from bazhua.registry.api import actor_of


@dataclass(frozen=True, slots=True)
class Offers:
    """What somebody may try now.

    Attributes:
        acts: what he may do, by his rights, his roles and the table of moves.
        asks: what he may do once others have signed it, whom nobody has asked yet.
        givers: for whom he may do an act beside himself, those who delegated to him.
    """

    acts: tuple[Action, ...] = ()
    asks: tuple[Action, ...] = ()
    givers: Mapping[Action, tuple[UUID, ...]] = field(default_factory=dict)


NOTHING: Final = Offers()


def allowed(
    row: HiddenDanger, actor: Actor, *, at: datetime, signoffs: Sequence[SignOffRow] = ()
) -> Offers:
    """Return what somebody may try now, for himself or for another, and what he may ask for.

    Args:
        signoffs: those about it that are not over.
    """
    rights = {action for action in Action if actor.may(RESOURCE, right_to(action), row.place, at)}
    if not rights:
        return NOTHING
    try:
        hands = _hands(row, actor, at)
    except NotAPerson:
        return NOTHING
    danger, time = danger_of(row), in_time(row, at)
    signed = signed_among(row, signoffs, at)
    asked = {KINDS[one.kind] for one in signoffs if one.state != State.REFUSED.value}
    held = {hand: offered(danger, hand, in_time=time) for hand in hands}
    every = [one for one in dict.fromkeys(chain(*held.values())) if one in rights]
    acts = {
        one: tuple(UUID(hand.acts_for) for hand in hands if hand.acts_for and one in held[hand])
        for one in every
    }
    return Offers(
        tuple(one for one in every if one in signed),
        tuple(one for one in every if one not in signed and one not in asked),
        {one: givers for one, givers in acts.items() if givers},
    )


def _hands(row: HiddenDanger, actor: Actor, at: datetime) -> list[Hand]:
    """Return by whose hand somebody may act: his own, then for each who delegated to him."""
    own = hand_of(actor, None, place=row.place, at=at, known=known)
    givers = [UUID(one.giver) for one in delegations_to(UUID(own.person), at)]
    return [own, *(hand_of(actor, one, place=row.place, at=at, known=known) for one in givers)]


def known(person: UUID, at: datetime) -> Actor:
    """Return a person with his grants."""
    return actor_of(person, at=at)


def in_time(row: HiddenDanger, at: datetime) -> bool:
    """Return whether more time may still be asked for; where no clock says, until it is due."""
    if row.due_on is None or not row.grade:
        return False
    asked = DangerEvents(
        grade=DangerGrade(row.grade),
        sector=Sector(row.sector) if row.sector else None,
        rectify_by=row.due_on,
    )
    latest = danger_deadlines(current_book(day_of(at)), asked).result.extension_request_due
    return at <= (latest or end_of(row.due_on))
