"""What proves a signature: the statement that is signed, and the proof by each method."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from bazhua.infra.signoff.core.plan import Method
from bazhua.infra.signoff.core.refusals import ProofRefused
from bazhua.infra.signoff.core.signing import Attempt
from bazhua.infra.signoff.core.stroke import decode
from bazhua.kernel.shape.canonical import canonical
from bazhua.kernel.words import say

FRESH: Final = timedelta(minutes=5)
"""How long a renewed sign-in counts for a signature by stroke."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal of a certificate authority over a statement: the suite, the certificate, the bytes."""

    suite: str
    certificate: str
    value: bytes


class SealAuthority(Protocol):
    """A port to an authority that verifies the seals of persons' certificates."""

    def holds(self, statement: bytes, seal: Seal, person: str, at: datetime) -> bool:
        """Tell whether the seal is this person's over this statement and valid at the instant."""
        ...


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person gives with a signature: a renewed sign-in, a stroke or a seal."""

    signed_in_at: datetime | None = None
    stroke: bytes = b""
    seal: Seal | None = None


def content_hash(rendered: bytes) -> str:
    """Return the hash of what was rendered for the person who signs."""
    return hashlib.sha256(rendered).hexdigest()


def statement(signoff: str, revision: int, attempt: Attempt, person: str) -> bytes:
    """Return the canonical bytes that a signature stands for; a seal covers exactly these."""
    return canonical(
        {
            "signoff": signoff,
            "revision": revision,
            "step": attempt.step,
            "address": attempt.address,
            "person": person,
            "content": attempt.content,
            "outcome": attempt.outcome,
            "method": attempt.method,
        }
    )


def check_proof(
    proof: Proof, said: bytes, attempt: Attempt, person: str, authority: SealAuthority | None
) -> None:
    """Refuse a signature whose proof does not hold.

    Args:
        said: the statement that is signed.
        authority: none when the province has no seals.

    Raises:
        ProofRefused: the sign-in is too old or ahead, the stroke is no signature, the seal is
            missing or does not hold.
    """
    if attempt.method is Method.CLICK:
        # The session names the person; it is asked again only for what is drawn.
        return
    if attempt.method is Method.SEAL:
        _check_seal(proof, said, attempt, person, authority)
        return
    # A stroke alone names nobody.
    age = None if proof.signed_in_at is None else attempt.at - proof.signed_in_at
    if age is None or not timedelta(0) <= age <= FRESH:
        raise ProofRefused(
            say(
                "请在签署前 {n} 分钟内重新验证身份",
                "confirm your identity within {n} minutes before signing",
                n=FRESH // timedelta(minutes=1),
            )
        )
    decode(proof.stroke)


def _check_seal(
    proof: Proof, said: bytes, attempt: Attempt, person: str, authority: SealAuthority | None
) -> None:
    if authority is None:
        raise ProofRefused(
            say(
                "本平台未接入电子签章；请改用其他方式",
                "no seal authority is set up; sign otherwise",
            )
        )
    if proof.seal is None or not authority.holds(said, proof.seal, person, attempt.at):
        raise ProofRefused(
            say("签章无效；请检查证书后重新签章", "the seal does not hold; check the certificate")
        )
