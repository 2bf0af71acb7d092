"""The code on a paper: its identifier and a mark that only this platform can make."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs, without I, L, O and U."""

SCHEME: Final = "BZ1"
"""First signs of every code; another way to make them is another scheme."""

UID_SIGNS: Final = 26
MARK_SIGNS: Final = 16
"""80 bits: nobody guesses one."""

MISREAD: Final = str.maketrans("ILO", "110")
FORM: Final = re.compile(rf"{SCHEME}([{ALPHABET}]{{{UID_SIGNS}}})([{ALPHABET}]{{{MARK_SIGNS}}})")
GROUP: Final = 6
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was read: whose it says it is, and its mark."""

    paper: UUID
    mark: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one platform, made from a key that only it knows."""

    key: bytes = field(repr=False)

    def code(self, paper: UUID, content_sha256: str) -> str:
        """Return the code of a paper with a content; always the same."""
        text = b"paper\0" + paper.bytes + bytes.fromhex(content_sha256)
        mac = hmac.new(self.key, text, hashlib.sha256).digest()
        mark = int.from_bytes(mac[: MARK_SIGNS * 5 // 8], "big")
        return SCHEME + _signs(paper.int, UID_SIGNS) + _signs(mark, MARK_SIGNS)


def parsed(text: str) -> Code | None:
    """Return the code that was scanned or typed: case, gaps and misread signs repaired."""
    if len(text) > LONGEST:
        return None
    found = FORM.fullmatch(re.sub(r"[\s-]", "", text).upper().translate(MISREAD))
    if found is None or (number := _number(found[1])) >> 128:
        return None
    return Code(UUID(int=number), found[2])


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same code, in a time that does not tell where they differ."""
    left, right = parsed(one), parsed(other)
    if left is None or right is None or left.paper != right.paper:
        return False
    return hmac.compare_digest(left.mark, right.mark)


def groups(code: str) -> tuple[str, ...]:
    """Return a code as people read it: the scheme, then groups of six signs."""
    rest = code.removeprefix(SCHEME)
    return (SCHEME, *(rest[at : at + GROUP] for at in range(0, len(rest), GROUP)))


def _signs(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    return number
