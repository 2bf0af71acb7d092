"""Others are asked to sign an act on a hidden danger before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.closed_loop.facts import Act
from bazhua.grips.dangers.domain.closed_loop.moves import moved
from bazhua.grips.dangers.domain.closed_loop.offers import ASKED as UNKNOWN
from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.signatures import (
    ASKED,
    kind_of,
    plan_of,
    signed_act,
)
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.policy.signatures import SignaturesNeeded
from bazhua.grips.dangers.domain.terms import SIGNERS, SignedAct, Signer
from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.offers import known
from bazhua.grips.dangers.selectors.rows import danger_of
from bazhua.grips.dangers.selectors.signing import needed_for
from bazhua.grips.dangers.services.changes import Taken, changes
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.signing.sheets import sheet_for
from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.behind import hand_of, persons_of
from bazhua.infra.findings.core.standing import NOBODY
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.policies.book import current_book
from bazhua.infra.roster.holders import own_address
from bazhua.infra.signoff.asking import ask
from bazhua.infra.signoff.core.refusals import NoSigner
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.services import Asking
from bazhua.kernel.errors import MissingKey, NotAChoice, OutOfRange, StaleState, TransitionRefused
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.api import (
    VACANT,
    PostKind,
    answering_post,
    bodies_of,
    governing_post,
    people_at,
    supervising_post,
)

HEADS: Final = (PostKind.HEAD,)
COUNTY: Final = 3
"""Rungs of the tree down to the county."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An act on a danger, as somebody saw it, that others are to sign.

    Attributes:
        version: the one he saw.
        experts: who are to sign the acceptance of a major one, each for himself.
        due_on: the last day that more time would give.
        ground: why; before a cut, how the stop is refused and what the real danger is.
        noticed_at: when the written notice of a cut was handed over.
        emergency: why no notice was given, where none was.
        consent: number of the paper by which the mine-safety inspectorate consents.
    """

    danger: UUID
    version: int
    action: Action
    acts_for: UUID | None = None
    experts: frozenset[UUID] = frozenset()
    due_on: date | None = None
    ground: str = ""
    noticed_at: datetime | None = None
    emergency: str = ""
    consent: str = ""

    def brought(self) -> dict[str, str]:
        """Return what is signed beside the danger as it stands."""
        told = {
            "due_on": self.due_on.isoformat() if self.due_on else "",
            "ground": self.ground.strip(),
            "noticed_at": self.noticed_at.isoformat() if self.noticed_at else "",
            "emergency": self.emergency.strip(),
            "consent": self.consent.strip(),
        }
        return {key: text for key, text in told.items() if text}


@transaction.atomic
def ask_signatures(wanted: Wanted, *, actor: Actor, at: datetime) -> SignOffRow:
    """Ask those who must to sign an act, as far as nothing but their signatures is missing.

    Raises:
        NotFound, Forbidden: it is out of scope; or he lacks the right to the act.
        StaleState: it has moved since he saw it.
        NotAPerson, NotDelegated: nobody stands behind the account, or it acts for nobody.
        TransitionRefused: no such step, not for his role, or a condition does not hold.
        MissingKey, OutOfRange, NotAChoice: what is to be signed is not said, or cannot be.
        NoSigner: nobody is on record who would sign it.
        AskedAlready: they have been asked.
    """
    right = right_to(wanted.action)
    row = access(HiddenDanger, actor, uid=wanted.danger, resource=RESOURCE, action=right, at=at)
    # Two who ask at once, or one who acts meanwhile: the second waits, and finds what the first did.
    row = dangers().select_for_update().get(pk=row.pk)
    if row.version != wanted.version:
        raise StaleState
    act, needed = signed_act(wanted.action), needed_for(row, wanted.action, at)
    if act is None or needed is None:
        raise _not_signed(row, wanted)
    hand = hand_of(actor, wanted.acts_for, place=row.place, at=at, known=known)
    _check_act(row, wanted, hand, at)
    _check_said(act, wanted, at)
    signers = {one: _signers(one, wanted, row, hand, at) for one in needed.signers}
    asking = Asking(
        kind=kind_of(act),
        subject_uid=row.uid,
        plan=plan_of(needed, signers),
        sheet=sheet_for(row, act, wanted.brought()),
        clause=needed.clause,
        due_at=_due(needed, at),
        overseer=row.overseer,
        brought=wanted.brought(),
    )
    return ask(asking, actor=actor, at=at)


def _not_signed(row: HiddenDanger, wanted: Wanted) -> TransitionRefused:
    reason = say("此事项不需签署，可直接办理", "nobody need sign it: do it")
    return TransitionRefused("action", state=row.state, action=wanted.action, reason=reason)


def _check_act(row: HiddenDanger, wanted: Wanted, hand: Hand, at: datetime) -> None:
    """Refuse what would be refused with all signatures."""
    given = Act(
        action=wanted.action,
        hand=hand,
        experts=frozenset({UNKNOWN}),
        ground=wanted.ground or UNKNOWN,
        signed=True,
        refused=True,
        noticed=True,
    )
    moved(danger_of(row), given)
    deed = Deed(danger=row.uid, version=row.version, action=wanted.action, due_on=wanted.due_on)
    changes(Taken(row, deed, given, at))


def _check_said(act: SignedAct, wanted: Wanted, at: datetime) -> None:
    for key in ASKED[act]:
        said = getattr(wanted, key)
        if not (said.strip() if isinstance(said, str) else said):
            raise MissingKey(key)
    if act is not SignedAct.COERCE or wanted.emergency.strip():
        return
    if wanted.noticed_at is None:
        raise MissingKey("noticed_at")
    if wanted.noticed_at > at:
        raise OutOfRange("noticed_at", wanted.noticed_at, say("不晚于现在", "not later than now"))


def _due(needed: SignaturesNeeded, at: datetime) -> datetime:
    return needed.limit.due(at, WorkCalendar.of(current_book(day_of(at)))).at


def _signers(
    one: Signer, wanted: Wanted, row: HiddenDanger, hand: Hand, at: datetime
) -> frozenset[str]:
    """Return the addresses of those who sign.

    Raises:
        NotAChoice: somebody who is named is no expert here, or had a part in it.
        NoSigner: no such post is on record.
    """
    if one is Signer.EXPERTS:
        return _experts(wanted, row, hand, at)
    post = _head(row, hand, at) if one is Signer.HEAD else _governor(row, at)
    if post == VACANT:
        raise NoSigner(SIGNERS[one])
    return frozenset({post})


def experts_for(row: HiddenDanger, hand: Hand, at: datetime) -> Mapping[UUID, Any]:
    """Return the experts who may sign about a danger: none who had a part in it, nor who asks."""
    barred = {*row.fixers, *row.responsible, *hand.persons}
    found = people_at(row.place, at=at, experts=True)
    return {uid: name for uid, name in found.items() if str(uid) not in barred}


def _experts(wanted: Wanted, row: HiddenDanger, hand: Hand, at: datetime) -> frozenset[str]:
    offered = experts_for(row, hand, at)
    persons = persons_of(wanted.experts, at) if wanted.experts else NOBODY
    for person in sorted(persons):
        if UUID(person) not in offered:
            raise NotAChoice("experts", person, sorted(map(str, offered)))
    return frozenset(map(own_address, persons))


def _head(row: HiddenDanger, hand: Hand, at: datetime) -> str:
    """Return the post of the head: of the office for which who asks acts, else who supervises."""
    person = UUID(hand.acts_for or hand.person)
    above = Path.of(*row.place.region.ids()[:COUNTY])
    for party in bodies_of(person, row.place.region, at=at):
        post = answering_post(party.uid, above, HEADS, at=at)
        if post != VACANT:
            return post
    return supervising_post(row.subject_uid, row.place.region, HEADS, at=at)


def _governor(row: HiddenDanger, at: datetime) -> str:
    return governing_post(row.place.region, HEADS, at=at)
