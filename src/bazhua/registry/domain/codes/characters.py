"""Codes that end in a check character: reading them, and what is wrong with them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import contains, mul
from string import whitespace
from typing import Final

from bazhua.kernel.words import Phrase, say

FULL_WIDTH_BLANK: Final = "\u3000"


class Reason(StrEnum):
    """Why a code is not valid."""

    FULL_WIDTH = "FULL_WIDTH"
    LENGTH = "LENGTH"
    CHARACTER = "CHARACTER"
    CHECKSUM = "CHECKSUM"
    BIRTH_DATE = "BIRTH_DATE"
    FUTURE_BIRTH = "FUTURE_BIRTH"
    AGE = "AGE"


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """Whether a code is valid.

    Attributes:
        normalised: trimmed and in upper case; nothing when it is not in ASCII.
        reason: nothing when the code is valid.
    """

    valid: bool
    normalised: str | None
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one kind of code.

    Attributes:
        allowed: the characters that may stand at each place, the check character's included.
        last: gives the check character that follows from the others, and the working.
    """

    allowed: tuple[str, ...]
    last: Callable[[str], tuple[str, Phrase]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A code as it was read against a form."""

    text: str | None
    reason: Reason | None
    steps: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Fault:
    reason: Reason
    said: Phrase


def read_code(code: str, form: Form) -> Reading:
    """Return a code trimmed, in upper case and checked; the check character is always worked out."""
    trimmed = code.strip(whitespace)
    text = trimmed.upper() if trimmed.isascii() else trimmed
    kept = text if text.isascii() else None
    fault = _fault(text, form.allowed)
    if fault and _fault(text[:-1], form.allowed[:-1]):
        return Reading(kept, fault.reason, (fault.said,))
    expected, working = form.last(text[:-1])
    if fault:
        return Reading(kept, fault.reason, (fault.said, working))
    return Reading(kept, None if text[-1] == expected else Reason.CHECKSUM, (working,))


def weighted_sum(values: Iterable[int], weights: Sequence[int]) -> int:
    """Return the sum of values times their weights."""
    return sum(map(mul, values, weights))


def _fault(text: str, allowed: Sequence[str]) -> _Fault | None:
    if not text.isascii() and any(map(_is_full_width, text)):
        return _Fault(
            Reason.FULL_WIDTH,
            say(
                "含全角字符，请改用半角",
                "it holds full-width characters; write it in half-width ones",
            ),
        )
    if len(text) != len(allowed):
        return _Fault(
            Reason.LENGTH,
            say(
                "应为 {wanted} 位，实为 {given} 位",
                "{wanted} characters are needed, {given} were given",
                wanted=len(allowed),
                given=len(text),
            ),
        )
    if all(map(contains, allowed, text)):
        return None
    return next(_stranger(i) for i, each in enumerate(text) if each not in allowed[i])


def _is_full_width(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e" or character == FULL_WIDTH_BLANK


def _stranger(index: int) -> _Fault:
    said = say(
        "第 {place} 位不能是这个字符",
        "place {place} cannot hold this character",
        place=index + 1,
    )
    return _Fault(Reason.CHARACTER, said)
