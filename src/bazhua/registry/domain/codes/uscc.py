"""The unified social credit code of GB 32100: 18 places, the last one a check character."""

from dataclasses import dataclass
from string import digits
from typing import Final

from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.domain.codes.characters import CodeCheck, Form, read_code, weighted_sum

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)}
MODULUS: Final = 31
WEIGHTS: Final = tuple(pow(3, place, MODULUS) for place in range(17))
REGION: Final = slice(2, 8)

CHECK = "GB32100/CHECK"
WORKING: Final = Word(
    "Σ 代码字符值×权数 = {total}；(31 − {total} mod 31) mod 31 = {value}，校验码为 {last}",
    "Σ value × weight = {total}; (31 − {total} mod 31) mod 31 = {value}: the check character is {last}",
)


@dataclass(frozen=True, slots=True)
class UsccCheck(CodeCheck):
    """Whether a unified social credit code is valid, and where it was registered.

    Attributes:
        region: six digits of the registering office's region, which may have been abolished
            since; nothing unless the code is valid.
    """

    region: str | None


def _last(body: str) -> tuple[str, Phrase]:
    total = weighted_sum(map(VALUES.__getitem__, body), WEIGHTS)
    value = -total % MODULUS
    last = ALPHABET[value]
    return last, Phrase(WORKING, {"total": total, "value": value, "last": last})


FORM: Final = Form((ALPHABET,) * 2 + (digits,) * 6 + (ALPHABET,) * 10, _last)


def check_uscc(*, code: str) -> Answer[UsccCheck]:
    """Return whether a unified social credit code is valid.

    Some genuine early codes fail the check character: whoever registers one needs proof of it.
    """
    reading = read_code(code, FORM)
    region = reading.text[REGION] if reading.text and not reading.reason else None
    result = UsccCheck(
        valid=reading.reason is None,
        normalised=reading.text,
        reason=reading.reason,
        region=region,
    )
    return Answer(result, (CHECK,), reading.steps)
