"""Opening a sign-off, signing or refusing a step, revising the content, closing it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.signoff.core.plan import Plan, check_plan
from bazhua.infra.signoff.core.proof import (
    Proof,
    SealAuthority,
    check_proof,
    content_hash,
    statement,
)
from bazhua.infra.signoff.core.refusals import SigningRefused, Why
from bazhua.infra.signoff.core.sheet import Sheet, sheet_json
from bazhua.infra.signoff.core.signing import (
    Attempt,
    Facts,
    Outcome,
    SignOff,
    State,
    decide,
    revise,
)
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.infra.signoff.rows import plan_json, signature_columns, signoff_of
from bazhua.kernel.errors import NotFound
from bazhua.kernel.words import say

NOTHING_SHOWN: Final = Proof()
"""A refusal stands without proof; what was sent along is not checked, so it is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Signatures that are asked for.

    Attributes:
        kind: what is signed, see `kinds`.
        sheet: what the persons are shown.
        clause: by which their signatures are owed, until ``due_at``.
        overseer: address of the post that is called after a signer; none calls him alone.
        brought: what the asker would have done, kept as it is.
    """

    kind: str
    subject_uid: UUID
    plan: Plan
    sheet: Sheet
    clause: str
    due_at: datetime
    overseer: str = ""
    brought: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def open_signoff(asking: Asking, *, asked_by: str, actor: Actor, at: datetime) -> SignOffRow:
    """Let a content about a record be signed.

    Args:
        asked_by: the person.

    Raises:
        PlanRefused: the plan is not sound.
    """
    check_plan(asking.plan)
    row = SignOffRow(
        uid=new_uid(at),
        subject_uid=asking.subject_uid,
        kind=asking.kind,
        plan=plan_json(asking.plan),
        sheets=[sheet_json(asking.sheet)],
        content=content_hash(asking.sheet.rendered()),
        brought=dict(asking.brought),
        asked_by=asked_by,
        clause=asking.clause,
        due_at=asking.due_at,
        overseer=asking.overseer,
    )
    row.save(force_insert=True)
    told = {"subject": asking.subject_uid, "kind": asking.kind, "content": row.content}
    emit("signoff.opened", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def sign(
    signoff_uid: UUID,
    attempt: Attempt,
    proof: Proof,
    *,
    facts: Facts,
    actor: Actor,
    authority: SealAuthority | None = None,
) -> SignOffRow:
    """Take a signature or refusal at the instant of the attempt; a repeat changes nothing.

    Args:
        attempt: its account is the actor's, whatever it says.
        facts: as the caller found them in the same transaction.

    Raises:
        NotFound: there is no such sign-off.
        SigningRefused: a rule of the plan is broken.
        OutOfRange: the reason of a refusal is too long.
        ProofRefused: the proof does not hold.
    """
    row = locked(signoff_uid)
    if row.over_at is not None:
        raise SigningRefused(Why.CLOSED, say("签署已结束", "nothing is to be signed any more"))
    before = signoff_of(row)
    mine = replace(attempt, account=str(actor.uid))
    if _repeats(before, mine, facts):
        return row
    after = decide(before, mine, facts)
    taken = after.signatures[-1]
    said = statement(str(row.uid), before.revision, mine, taken.person)
    if mine.outcome is Outcome.SIGN:
        check_proof(proof, said, mine, taken.person, authority)
    kept = SignatureRow(
        uid=new_uid(mine.at),
        signoff=row,
        statement_sha256=hashlib.sha256(said).hexdigest(),
        **signature_columns(taken, proof if mine.outcome is Outcome.SIGN else NOTHING_SHOWN),
    )
    kept.save(force_insert=True)
    moved = swap(row, version=row.version, state=after.state.value)
    _tell(moved, kept, actor, mine.at)
    return moved


@transaction.atomic
def revise_signoff(signoff_uid: UUID, sheet: Sheet, *, actor: Actor, at: datetime) -> SignOffRow:
    """Let the content be another: its signatures so far do not count any more.

    Raises:
        NotFound: there is no such sign-off.
        SigningRefused: it was refused for good.
    """
    row = locked(signoff_uid)
    before = signoff_of(row)
    after = revise(before, content_hash(sheet.rendered()))
    if after == before:
        return row
    moved = swap(
        row,
        version=row.version,
        sheets=[*row.sheets, sheet_json(sheet)],
        content=after.content,
        revision=after.revision,
        state=after.state.value,
    )
    told = {
        "subject": row.subject_uid,
        "content": after.content,
        "revision": after.revision,
        "voided": len(before.valid()),
    }
    emit("signoff.revised", moved, actor=actor, at=at, data=told)
    return moved


@transaction.atomic
def close_signoff(signoff_uid: UUID, *, actor: Actor, at: datetime) -> SignOffRow:
    """Let nothing be signed any more: what was signed was done, or has no object; a repeat is none.

    Raises:
        NotFound: there is no such sign-off.
    """
    row = locked(signoff_uid)
    if row.over_at is not None:
        return row
    moved = swap(row, version=row.version, over_at=at)
    told = {"subject": row.subject_uid, "state": row.state}
    emit("signoff.closed", moved, actor=actor, at=at, data=told)
    return moved


def locked(signoff_uid: UUID) -> SignOffRow:
    """Return a sign-off that nobody else changes before this transaction ends.

    Raises:
        NotFound: there is no such sign-off.
    """
    row = SignOffRow.objects.select_for_update().filter(uid=signoff_uid).first()
    if row is None:
        raise NotFound
    return row


def _repeats(signoff: SignOff, attempt: Attempt, facts: Facts) -> bool:
    wanted = (
        attempt.step,
        attempt.address,
        facts.persons.get(attempt.account),
        attempt.outcome,
        attempt.content,
        signoff.revision,
    )
    return wanted in {
        (one.step, one.address, one.person, one.outcome, one.content, one.revision)
        for one in signoff.signatures
    }


def _tell(row: SignOffRow, kept: SignatureRow, actor: Actor, at: datetime) -> None:
    told = {
        "subject": row.subject_uid,
        "step": kept.step,
        "person": kept.person,
        "giver": kept.giver,
        "statement_sha256": kept.statement_sha256,
        "state": row.state,
    }
    kind = "signoff.signed" if kept.outcome == Outcome.SIGN else "signoff.refused"
    emit(kind, row, actor=actor, at=at, data=told)
    if row.state == State.COMPLETE:
        ended = {"subject": row.subject_uid, "content": row.content, "revision": row.revision}
        emit("signoff.completed", row, actor=actor, at=at, data=ended)
