"""The organisation code of GB 11714: eight places, a hyphen and a check character."""

from string import ascii_uppercase, digits, whitespace
from typing import Final

from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, say
from bazhua.registry.domain.codes.characters import CodeCheck, Form, read_code, weighted_sum

ALPHABET: Final = digits + ascii_uppercase
BODY: Final = 8
MODULUS: Final = 11
WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
LAST: Final = digits + "X"

CHECK = "GB11714/CHECK"


def _last(body: str) -> tuple[str, Phrase]:
    total = weighted_sum(map(ALPHABET.index, body), WEIGHTS)
    value = -total % MODULUS
    working = say(
        "Σ 字符值×权数 = {total}；(11 − {total} mod 11) mod 11 = {value}，校验码为 {last}",
        "Σ value × weight = {total}; (11 − {total} mod 11) mod 11 = {value}: the check character is {last}",
        total=total,
        value=value,
        last=LAST[value],
    )
    return LAST[value], working


FORM: Final = Form((ALPHABET,) * BODY + (LAST,), _last)


def check_organisation_code(*, code: str) -> Answer[CodeCheck]:
    """Return whether an organisation code is valid, with or without its hyphen.

    Real old codes break the check character: a failure warns and does not refuse.
    """
    reading = read_code(_without_hyphen(code.strip(whitespace)), FORM)
    result = CodeCheck(
        valid=reading.reason is None,
        normalised=reading.text and _hyphenated(reading.text),
        reason=reading.reason,
    )
    return Answer(result, (CHECK,), reading.steps)


def _without_hyphen(code: str) -> str:
    return code[:BODY] + code[BODY + 1 :] if code[BODY : BODY + 1] == "-" else code


def _hyphenated(text: str) -> str:
    return f"{text[:BODY]}-{text[BODY:]}" if len(text) == len(FORM.allowed) else text
