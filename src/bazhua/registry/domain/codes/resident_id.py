"""The resident identity number of GB 11643: area, date of birth, sequence, check character."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import digits
from typing import Final

from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, say
from bazhua.registry.domain.codes.characters import CodeCheck, Form, Reason, read_code, weighted_sum
from bazhua.registry.domain.policy import ResidentAge

MODULUS: Final = 11
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LAST: Final = "10X98765432"
BIRTH: Final = slice(6, 14)
SEQUENCE: Final = slice(14, 17)

CHECK = "GB11643/CHECK"


class Sex(StrEnum):
    """What the sequence number says: odd is male, even is female."""

    MALE = "MALE"
    FEMALE = "FEMALE"


@dataclass(frozen=True, slots=True)
class ResidentIdCheck(CodeCheck):
    """Whether a resident identity number is valid, and what it says of its holder.

    Attributes:
        sex: nothing unless the check character and the date of birth hold.
        birth_on: likewise.
    """

    sex: Sex | None = None
    birth_on: date | None = None


def _last(body: str) -> tuple[str, Phrase]:
    total = weighted_sum(map(int, body), WEIGHTS)
    remainder = total % MODULUS
    working = say(
        "Σ 数字×权数 = {total}；{total} mod 11 = {remainder}，校验码为 {last}",
        "Σ digit × weight = {total}; {total} mod 11 = {remainder}: the check character is {last}",
        total=total,
        remainder=remainder,
        last=LAST[remainder],
    )
    return LAST[remainder], working


FORM: Final = Form((digits[1:],) + (digits,) * 16 + (digits + "X",), _last)


def check_resident_id(
    book: PolicyBook, *, code: str, on: date | None = None
) -> Answer[ResidentIdCheck]:
    """Return whether a resident identity number is valid.

    Args:
        on: the day on which the holder must have been born and be of a plausible age; without
            it neither is asked.

    Raises:
        NoRuleInForce: no row gives the highest age on that day.
    """
    reading = read_code(code, FORM)
    if reading.text is None or reading.reason:
        result = ResidentIdCheck(valid=False, normalised=reading.text, reason=reading.reason)
        return Answer(result, (CHECK,), reading.steps)
    birth = _birth(reading.text)
    if birth is None:
        result = ResidentIdCheck(valid=False, normalised=reading.text, reason=Reason.BIRTH_DATE)
        step = say("第 7 至 14 位不是真实日期", "places 7 to 14 are not a real date")
        return Answer(result, (CHECK,), (*reading.steps, step))
    reason, clauses, steps = _age(book, birth, on)
    result = ResidentIdCheck(
        valid=reason is None,
        normalised=reading.text,
        reason=reason,
        sex=Sex.MALE if int(reading.text[SEQUENCE]) % 2 else Sex.FEMALE,
        birth_on=birth,
    )
    return Answer(result, (CHECK, *clauses), (*reading.steps, *steps))


def _birth(text: str) -> date | None:
    try:
        return date.fromisoformat(text[BIRTH])
    except ValueError:
        return None


def _age(
    book: PolicyBook, birth: date, on: date | None
) -> tuple[Reason | None, tuple[str, ...], tuple[Phrase, ...]]:
    if on is None:
        return None, (), ()
    row = book.row(ResidentAge, on)
    if birth > on:
        step = say("出生于 {on} 之后", "born after {on}", on=on)
        return Reason.FUTURE_BIRTH, (row.clause,), (step,)
    years = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    step = say(
        "{on} 时 {years} 周岁，上限 {most} 周岁",
        "{years} years old on {on}, at most {most} are accepted",
        on=on,
        years=years,
        most=row.most_years,
    )
    return Reason.AGE if years > row.most_years else None, (row.clause,), (step,)
