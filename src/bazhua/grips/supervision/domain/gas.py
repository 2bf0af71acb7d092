"""Gas tests before hot work and before entering a confined space (GB 30871 5.3.2, 6.4)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from bazhua.grips.supervision.domain.policy.gas import FlammableLimit, OxygenRange
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, say

PER_CENT: Final = Decimal(100)
LEAST_LEL: Final = Decimal("0.01")

Percent: TypeAlias = Annotated[Decimal, Between(0, 100)]


@dataclass(frozen=True, slots=True)
class WorkTest:
    """Whether work may begin by the flammable gas, and the limit in % by volume."""

    passed: bool
    limit_vol_percent: Decimal


@dataclass(frozen=True, slots=True)
class EntryTest:
    """Whether a confined space may be entered by its oxygen."""

    passed: bool


def work_test(
    book: PolicyBook,
    *,
    lel_vol_percent: Annotated[Decimal, Between(LEAST_LEL, 100)] | None,
    reading_vol_percent: Percent | None = None,
    reading_lel_percent: Annotated[Decimal, Between(0)] | None = None,
) -> Answer[WorkTest]:
    """Return whether a reading of a flammable gas lets work begin.

    Args:
        lel_vol_percent: lower explosive limit, % by volume; null when it is not known.
        reading_vol_percent: the reading in % by volume.
        reading_lel_percent: or in % of the lower explosive limit.

    Raises:
        BadInput: there are two readings or none, or one in % of an unknown limit.
    """
    reading, converted = _reading(lel_vol_percent, reading_vol_percent, reading_lel_percent)
    row = _limit(book, lel_vol_percent)
    passed = reading <= row.most_percent
    steps = (
        *converted,
        _limit_step(row, lel_vol_percent),
        _comparison(reading, row.most_percent, passed=passed),
    )
    return Answer(WorkTest(passed, row.most_percent), (row.clause,), steps)


def confined_space_test(
    book: PolicyBook, *, oxygen_percent: Percent, enriched: bool = False
) -> Answer[EntryTest]:
    """Return whether a confined space may be entered by its oxygen, % by volume.

    Args:
        enriched: in an environment rich in oxygen.
    """
    row = book.row(OxygenRange, enriched=enriched)
    passed = row.least_percent <= oxygen_percent <= row.most_percent
    step = say(
        "氧含量 {oxygen} %，合格范围 {least} % 至 {most} %",
        "oxygen {oxygen} %, accepted from {least} % to {most} %",
        oxygen=oxygen_percent,
        least=row.least_percent,
        most=row.most_percent,
    )
    return Answer(EntryTest(passed), (row.clause,), (step,))


def _limit(book: PolicyBook, lel: Decimal | None) -> FlammableLimit:
    if lel is None:
        return book.row(FlammableLimit, least_lel_percent=None)
    lines = (row.least_lel_percent for row in book.rows(FlammableLimit))
    least = max((line for line in lines if line is not None and line <= lel), default=lel)
    return book.row(FlammableLimit, least_lel_percent=least)


def _reading(
    lel: Decimal | None, by_volume: Decimal | None, of_lel: Decimal | None
) -> tuple[Decimal, tuple[Phrase, ...]]:
    match by_volume, of_lel:
        case Decimal(), None:
            return by_volume, ()
        case None, Decimal():
            return _converted(of_lel, lel)
        case _:
            problem = say(
                "reading_vol_percent 与 reading_lel_percent 应且只应填一项",
                "give reading_vol_percent or reading_lel_percent, one of the two",
            )
            raise BadInput("reading_vol_percent", problem)


def _converted(of_lel: Decimal, lel: Decimal | None) -> tuple[Decimal, tuple[Phrase, ...]]:
    if lel is None:
        problem = say(
            "爆炸下限未知时，不能按 %LEL 换算；请填 reading_vol_percent",
            "a reading in %LEL means nothing without the lower explosive limit; give "
            "reading_vol_percent",
        )
        raise BadInput("reading_lel_percent", problem)
    by_volume = of_lel * lel / PER_CENT
    step = say(
        "{reading} %LEL × {lel} %VOL ÷ 100 = {result} %VOL",
        "{reading} %LEL × {lel} %VOL ÷ 100 = {result} %VOL",
        reading=of_lel,
        lel=lel,
        result=by_volume,
    )
    return by_volume, (step,)


def _limit_step(row: FlammableLimit, lel: Decimal | None) -> Phrase:
    if row.least_lel_percent is None:
        return say(
            "爆炸下限未知，按最严的 {most} %VOL",
            "lower explosive limit unknown: the strictest, {most} %VOL",
            most=row.most_percent,
        )
    return say(
        "爆炸下限 {lel} %VOL（不低于 {least}）：限值 {most} %VOL",
        "lower explosive limit {lel} %VOL (not below {least}): at most {most} %VOL",
        lel=lel,
        least=row.least_lel_percent,
        most=row.most_percent,
    )


def _comparison(reading: Decimal, most: Decimal, *, passed: bool) -> Phrase:
    if passed:
        return say(
            "{reading} ≤ {most}，合格", "{reading} ≤ {most}: passed", reading=reading, most=most
        )
    return say(
        "{reading} > {most}，不合格", "{reading} > {most}: failed", reading=reading, most=most
    )
