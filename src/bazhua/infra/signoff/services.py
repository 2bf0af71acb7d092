"""Opening a sign-off, signing or refusing a step, revising the content."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.infra.signoff.plan import Plan, check_plan
from bazhua.infra.signoff.proof import Proof, SealAuthority, check_proof, content_hash, statement
from bazhua.infra.signoff.rows import plan_json, signature_columns, signoff_of
from bazhua.infra.signoff.signing import Attempt, Facts, Outcome, SignOff, State, decide, revise
from bazhua.kernel.errors import NotFound

NOTHING_SHOWN: Final = Proof()
"""A refusal stands without proof; what was sent along is not checked, so it is not kept."""


@transaction.atomic
def open_signoff(
    subject_uid: UUID, plan: Plan, rendered: bytes, *, actor: Actor, at: datetime
) -> SignOffRow:
    """Let a content about a record be signed.

    Args:
        rendered: the bytes that the persons are shown.

    Raises:
        PlanRefused: the plan is not sound.
    """
    check_plan(plan)
    row = SignOffRow(
        uid=new_uid(at),
        subject_uid=subject_uid,
        plan=plan_json(plan),
        content=content_hash(rendered),
    )
    row.save(force_insert=True)
    told = {"subject": subject_uid, "content": row.content}
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
    row = _locked(signoff_uid)
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
def revise_signoff(signoff_uid: UUID, rendered: bytes, *, actor: Actor, at: datetime) -> SignOffRow:
    """Let the content be another: its signatures so far do not count any more.

    Raises:
        NotFound: there is no such sign-off.
        SigningRefused: it was refused for good.
    """
    row = _locked(signoff_uid)
    before = signoff_of(row)
    after = revise(before, content_hash(rendered))
    if after == before:
        return row
    moved = swap(
        row,
        version=row.version,
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


def _locked(signoff_uid: UUID) -> SignOffRow:
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
