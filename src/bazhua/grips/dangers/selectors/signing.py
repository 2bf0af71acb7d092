"""Which acts on a hidden danger wait for signatures, and what was signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.signatures import (
    ALWAYS,
    FIXER,
    kind_of,
    signatures_needed,
    signed_act,
)
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.deadlines import DangerEvents, danger_deadlines
from bazhua.grips.dangers.domain.policy.signatures import SignaturesNeeded
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector, SignedAct
from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.grips.dangers.selectors.rows import danger_of
from bazhua.infra.findings.core.standing import NOBODY
from bazhua.infra.policies.book import current_book
from bazhua.infra.signoff.core.signing import State
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.rows import signoff_of
from bazhua.infra.signoff.selectors import standing
from bazhua.kernel.errors import NotFound
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of

KINDS: Final[Mapping[str, Action]] = {kind_of(one): Action(one.value) for one in SignedAct}
"""Keys of the sign-offs about hidden dangers, with the act that each is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """How far an act is signed.

    Attributes:
        holds: those who must have signed it, or nobody must.
        persons: everybody who stands behind a signature.
        brought: what was signed, as it was asked for.
    """

    holds: bool
    persons: frozenset[str] = NOBODY
    brought: Mapping[str, Any] = field(default_factory=dict)

    @property
    def due_on(self) -> date | None:
        """The last day that was signed, where one was."""
        return date.fromisoformat(day) if (day := self.brought.get("due_on")) else None


def standing_of(row: HiddenDanger) -> list[SignOffRow]:
    """Return the sign-offs about a danger that are not over."""
    return list(standing(row.uid, KINDS))


def needed_for(
    row: HiddenDanger, action: Action, at: datetime, *, book: PolicyBook | None = None
) -> SignaturesNeeded | None:
    """Return who signs an act on a danger before it is done; nothing where nobody need.

    Args:
        book: of the day, where it is at hand.
    """
    if signed_act(action) is None:
        return None
    day = day_of(at)
    sector = Sector(row.sector) if row.sector else None
    return signatures_needed(book or current_book(day), action, danger_of(row), sector, day)


def signed_for(
    row: HiddenDanger,
    action: Action,
    signoffs: Sequence[SignOffRow],
    at: datetime,
    *,
    book: PolicyBook | None = None,
) -> Signed:
    """Return how far an act on a danger is signed.

    Args:
        signoffs: those about it that are not over.
        book: of the day, where it is at hand.
    """
    if needed_for(row, action, at, book=book) is None:
        return Signed(holds=action not in ALWAYS)
    found = next((one for one in signoffs if KINDS[one.kind] is action), None)
    if found is None:
        return Signed(holds=False)
    taken = signoff_of(found).valid()
    persons = {uid for one in taken for uid in (one.person, one.giver) if uid}
    complete = found.state == State.COMPLETE.value
    return Signed(holds=complete, persons=frozenset(persons), brought=found.brought)


def signed_among(
    row: HiddenDanger, signoffs: Sequence[SignOffRow], at: datetime
) -> frozenset[Action]:
    """Return the acts on a danger that are signed, or that nobody need sign."""
    book = current_book(day_of(at))
    return frozenset(
        action for action in Action if signed_for(row, action, signoffs, at, book=book).holds
    )


def noticed(row: HiddenDanger, signed: Signed, at: datetime) -> bool:
    """Return whether the time of the notice that was signed is over, or an emergency was signed."""
    if signed.brought.get("emergency"):
        return True
    said = signed.brought.get("noticed_at")
    if not said:
        return False
    handed_over = DangerEvents(
        grade=DangerGrade.MAJOR,
        sector=Sector(row.sector) if row.sector else None,
        power_cut_noticed_at=datetime.fromisoformat(said),
    )
    since = danger_deadlines(current_book(day_of(at)), handed_over).result.power_cut_from
    return since is not None and since <= at


def record_of(uid: UUID) -> HiddenDanger:
    """Return a danger for who has to sign about it; what he may see of it is decided elsewhere.

    Raises:
        NotFound: there is none.
    """
    row = dangers().filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row


def roles_in(uid: UUID) -> Mapping[str, frozenset[str]]:
    """Return who had a part in putting a danger right, or answers for it: they sign nothing."""
    row = record_of(uid)
    return {FIXER: frozenset({*row.fixers, *row.responsible})}
