"""Asking for signatures: whoever must sign has it on his desk until he has, or need not any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.findings.behind import person_of
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.core.hands import Hand, NotAPerson
from bazhua.infra.obligations.models import Obligation, obligations
from bazhua.infra.obligations.services import Opening, open_each, settle_each
from bazhua.infra.policies.ports import human_behind
from bazhua.infra.signoff.core.plan import Method
from bazhua.infra.signoff.core.proof import Proof
from bazhua.infra.signoff.core.refusals import AskedAlready
from bazhua.infra.signoff.core.sheet import Sheet
from bazhua.infra.signoff.core.signing import Attempt, Outcome, State
from bazhua.infra.signoff.facts import facts_of
from bazhua.infra.signoff.kinds import kinds
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.rows import signoff_of
from bazhua.infra.signoff.selectors import standing
from bazhua.infra.signoff.services import (
    Asking,
    close_signoff,
    locked,
    open_signoff,
    revise_signoff,
    sign,
)

SUBJECT: Final = "signoff"
NO_PROOF: Final = Proof()
AT_ONCE: Final = timedelta(0)
ANSWERED_WITHIN: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decides about what he was shown.

    Attributes:
        address: for which he signs: his own or that of a post.
        revision: of what he was shown.
    """

    signoff: UUID
    address: str
    revision: int
    outcome: Outcome = Outcome.SIGN
    reason: str = ""
    method: Method = Method.CLICK
    proof: Proof = NO_PROOF


@transaction.atomic
def ask(asking: Asking, *, actor: Actor, at: datetime) -> SignOffRow:
    """Ask for signatures about a record; what was refused about the same is over.

    Who asks is the person behind the account; the platform itself may ask too, and is nobody. The
    caller has locked the record: of two who ask at once the second is refused.

    Raises:
        AskedAlready: the same is on its way, or signed and not used yet.
        PlanRefused: the plan is not sound.
    """
    earlier = standing(asking.subject_uid, [asking.kind]).select_for_update().first()
    if earlier is not None:
        if earlier.state != State.REFUSED.value:
            raise AskedAlready
        close_signoff(earlier.uid, actor=actor, at=at)
    person = human_behind(actor.uid, at)
    row = open_signoff(asking, asked_by=str(person or ""), actor=actor, at=at)
    _call(row, actor, at)
    return row


@transaction.atomic
def decide_on(decision: Decision, *, actor: Actor, at: datetime) -> SignOffRow:
    """Sign or refuse; a repeat changes nothing.

    Raises:
        NotFound: there is no such sign-off.
        NotAPerson: a program does not sign, whoever issued it.
        SigningRefused: it is not his turn, not his to sign, or the content has changed.
        ProofRefused, OutOfRange: as `sign`.
    """
    if person_of(actor.uid, at) != str(actor.uid):
        raise NotAPerson("person")
    row = locked(decision.signoff)
    before = signoff_of(row)
    step = before.current()
    attempt = Attempt(
        step=step.key if step else "",
        account=str(actor.uid),
        address=decision.address,
        content=row.content if decision.revision == row.revision else "",
        at=at,
        method=decision.method,
        outcome=decision.outcome,
        reason=decision.reason,
    )
    facts = facts_of(row, before, actor.uid, at)
    moved = sign(row.uid, attempt, decision.proof, facts=facts, actor=actor)
    if moved.version == row.version:
        return row
    taken = signoff_of(moved).signatures[-1]
    hand = Hand(taken.person, frozenset(), taken.giver or None)
    owed = _owed(moved).filter(holder=decision.address)
    settle_each(owed, hand=hand, actor=actor, at=at)
    if signoff_of(moved).current() != step:
        settle_each(_owed(moved), hand=hand, actor=actor, at=at, ground=row.clause)
        _call(moved, actor, at)
    completed = kinds()[row.kind].completed
    if moved.state == State.COMPLETE.value and completed is not None:
        completed(row.subject_uid, at)
    return moved


@transaction.atomic
def revise(row: SignOffRow, sheet: Sheet, *, hand: Hand, actor: Actor, at: datetime) -> SignOffRow:
    """Show those who must sign what it is now; if it is another, all of them sign it anew."""
    if row.state == State.REFUSED.value:
        return row
    moved = revise_signoff(row.uid, sheet, actor=actor, at=at)
    if moved.revision != row.revision:
        settle_each(_owed(moved), hand=hand, actor=actor, at=at, ground=row.clause)
        _call(moved, actor, at)
    return moved


@transaction.atomic
def close(row: SignOffRow, *, hand: Hand, actor: Actor, at: datetime) -> None:
    """Let nobody sign any more: what was signed was done, or has no object."""
    close_signoff(row.uid, actor=actor, at=at)
    settle_each(_owed(row), hand=hand, actor=actor, at=at, ground=row.clause)


def _owed(row: SignOffRow) -> ScopedQuerySet[Obligation]:
    return obligations().filter(subject_uid=row.uid, kind=row.kind)


def _call(row: SignOffRow, actor: Actor, at: datetime) -> None:
    """Let everybody whose turn it is owe his signature."""
    step = signoff_of(row).current()
    if step is None:
        return
    place = kinds()[row.kind].record(row.subject_uid).place
    openings = [
        Opening(
            kind=row.kind,
            subject_kind=SUBJECT,
            subject_uid=row.uid,
            place=place,
            terms=Terms(
                holder=address, clause=row.clause, starts_at=at, rule=_rule(address, row.overseer)
            ),
            due_at=row.due_at,
        )
        for address in sorted(step.signers)
    ]
    open_each(openings, actor=actor, at=at)


def _rule(address: str, overseer: str) -> EscalationRule:
    levels = [Level(address, AT_ONCE)]
    if overseer and overseer != address:
        levels.append(Level(overseer, ANSWERED_WITHIN))
    return EscalationRule(tuple(levels), ANSWERED_WITHIN)
