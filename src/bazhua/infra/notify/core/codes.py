"""Codes with which a person takes note: short to type, impossible to guess or to make up."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from bazhua.infra.notify.core.refusals import CodeRefused

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs, without I, L, O and U."""

SIGNS: Final = frozenset(ALPHABET)
LENGTH: Final = 8
"""40 bits; a guess counts only from the address the code was sent to, within its time."""

MISREAD: Final = str.maketrans("ILO", "110")
TYPED: Final = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}(?![0-9A-Za-z])")
LONGEST_REPLY: Final = 500
MOST_CODES: Final = 3
"""Some words look like a code; a list of guesses is refused."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one platform, made from a key that only it knows."""

    key: bytes = field(repr=False)

    def code(self, attempt: UUID) -> str:
        """Return the code of an attempt, ``"K7QM-2F9T"``; always the same."""
        bits = int.from_bytes(self._mac(b"code", attempt.bytes)[:LENGTH], "big")
        signs = [ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH)]
        return "".join(signs[:4]) + "-" + "".join(signs[4:])

    def digest(self, code: str) -> str:
        """Return what is kept of a code: it finds the attempt, and does not tell the code."""
        return self._mac(b"digest", code.encode()).hex()

    def fits(self, code: str, attempt: UUID) -> bool:
        """Return whether a code is that of an attempt, in constant time."""
        return hmac.compare_digest(code.encode(), self.code(attempt).encode())

    def _mac(self, purpose: bytes, text: bytes) -> bytes:
        return hmac.new(self.key, purpose + b"\0" + text, hashlib.sha256).digest()


def typed(text: str) -> tuple[str, ...]:
    """Return what may be a code in a reply, as it was sent out: case and misread signs repaired.

    Raises:
        CodeRefused: there is none, or too many to be an honest reply.
    """
    found = TYPED.findall(text) if len(text) <= LONGEST_REPLY else []
    repaired = dict.fromkeys(sign.replace("-", "").upper().translate(MISREAD) for sign in found)
    codes = tuple(f"{code[:4]}-{code[4:]}" for code in repaired if set(code) <= SIGNS)
    if not 1 <= len(codes) <= MOST_CODES:
        raise CodeRefused
    return codes
