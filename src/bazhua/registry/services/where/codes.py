"""Credit codes as they are taken: checked, proven when they fail their check, given once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from bazhua.infra.db.actors import Actor
from bazhua.infra.files.services import Belonging, attach_file
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.words import say
from bazhua.registry.domain.codes.characters import Reason
from bazhua.registry.domain.codes.uscc import check_uscc
from bazhua.registry.domain.where.refusals import CodeRefused, CodeTaken, ProofMissing
from bazhua.registry.models import Enterprise, all_bodies, all_enterprises

CODE: Final = "credit_code"
LONGEST_REASON: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeProof:
    """Why a code that fails its check character is taken.

    Attributes:
        file: uid of a file that shows the code; it becomes part of the enterprise.
    """

    reason: str = ""
    file: UUID | None = None


NO_PROOF: Final = CodeProof()


@dataclass(frozen=True, slots=True)
class TakenCode:
    """A code that may be kept, and the proof that it needed."""

    text: str
    proof: CodeProof


def checked_code(code: str, proof: CodeProof = NO_PROOF, *, field: str = CODE) -> TakenCode:
    """Return a credit code in upper case; empty stays empty.

    A proof that is not needed is not kept.

    Raises:
        CodeRefused: its form is wrong, or its check character, without a proof.
        ProofMissing: a reason without a file, or a file without a reason.
        OutOfRange: the reason is too long.
    """
    if not code.strip():
        return TakenCode("", NO_PROOF)
    answer = check_uscc(code=code)
    check = answer.result
    if check.valid:
        return TakenCode(check.normalised or "", NO_PROOF)
    text = check.normalised or code.strip()
    if check.reason is not Reason.CHECKSUM or proof == NO_PROOF:
        raise CodeRefused(field, text, answer.steps[0])
    if not proof.reason.strip() or proof.file is None:
        raise ProofMissing(field, text)
    if len(proof.reason) > LONGEST_REASON:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_REASON)
        raise OutOfRange("code_exempt", len(proof.reason), allowed)
    return TakenCode(text, proof)


def free_code(text: str, *, but: int = 0, field: str = CODE) -> None:
    """Check that nobody else has a code.

    Args:
        but: id of the enterprise that may have it.

    Raises:
        CodeTaken: somebody has it.
    """
    if not text:
        return
    firms = all_enterprises().filter(credit_code=text).exclude(pk=but)
    if firms.exists() or all_bodies().filter(code=text).exists():
        raise CodeTaken(field, text)


TAKEN: Final = """
SELECT credit_code FROM registry_enterprise
WHERE credit_code <> '' AND credit_code = ANY(%(codes)s)
UNION ALL
SELECT code FROM registry_organisation WHERE code <> '' AND code = ANY(%(codes)s)
"""
"""One array, not a parameter for each of thousands of codes."""


def taken_codes(codes: Iterable[str]) -> frozenset[str]:
    """Return those of some codes that an enterprise or a body has."""
    with connection.cursor() as cursor:
        cursor.execute(TAKEN, {"codes": [code.upper() for code in codes if code]})
        return frozenset(code for (code,) in cursor.fetchall())


def keep_proof(taken: TakenCode, enterprise: Enterprise, *, actor: Actor, at: datetime) -> None:
    """Make the proof of a code part of its enterprise.

    Raises:
        NotFound: the actor does not see the file.
    """
    if taken.proof.file is not None:
        attach_file(
            taken.proof.file, Belonging(ENTERPRISE_FILES, enterprise.uid), actor=actor, at=at
        )


ENTERPRISE_FILES: Final = "enterprise"
"""Kind of record that files of an enterprise belong to."""
