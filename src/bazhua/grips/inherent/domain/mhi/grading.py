"""The indices S and R of an identification unit, and its level."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from bazhua.grips.inherent.domain.mhi.substances import Substance, Weigher, Weight
from bazhua.grips.inherent.domain.mhi.tables import ExposureFactor, LevelBand
from bazhua.kernel.errors import BadInput
from bazhua.kernel.numbers import plain
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Lang, Phrase, Word, say

IDENTIFICATION: Final = "GB18218/4.2.1"
GRADING: Final = "GB18218/4.3.2"
PLACES: Final = 6
MOST_TERMS: Final = 6


@dataclass(frozen=True, slots=True)
class Grading:
    """Whether an identification unit is a major hazard installation, and its level.

    Attributes:
        s: identification index, cut to six decimals.
        r: grading index, cut to six decimals.
        alpha: factor of the people outside the plant boundary.
        level: 1 (highest) to 4; nothing when it is no major hazard installation.
    """

    is_major: bool
    s: Decimal
    r: Decimal
    alpha: Decimal
    level: int | None


def grade(
    book: PolicyBook,
    *,
    substances: tuple[Substance, ...],
    exposed_persons: Annotated[int, Between(0)],
) -> Answer[Grading]:
    """Return the grading of one identification unit; those of a site are never summed.

    The decisions are made on exact fractions: 0.6 + 0.3 + 0.1 is 1.

    Raises:
        DomainError: a substance is not said in a known way, or there is none.
    """
    if not substances:
        raise BadInput("substances", say("至少给出一种物质", "give at least one substance"))
    weigher = Weigher(book)
    weights = [weigher.weigh(item, f"substances[{i}]") for i, item in enumerate(substances)]
    exposure = max(
        (row for row in book.rows(ExposureFactor) if row.from_persons <= exposed_persons),
        key=lambda row: row.from_persons,
    )
    s = sum((_ratio(weight) for weight in weights), Fraction())
    weighted = sum((Fraction(weight.beta) * _ratio(weight) for weight in weights), Fraction())
    r = Fraction(exposure.alpha) * weighted
    band = _band(book, r) if s >= 1 else None
    cited = [id_ for weight in weights for id_ in weight.clauses]
    clauses = (IDENTIFICATION, *cited, GRADING, exposure.clause, *([band.clause] if band else []))
    result = Grading(
        is_major=band is not None,
        s=_cut(s),
        r=_cut(r),
        alpha=exposure.alpha,
        level=band.level if band else None,
    )
    steps = (
        _terms(weights),
        *_figures(result, exposed_persons, _cut(weighted)),
        _verdict(book, band),
    )
    return Answer(result, tuple(dict.fromkeys(clauses)), steps)


def _ratio(weight: Weight) -> Fraction:
    return Fraction(weight.q_t) / Fraction(weight.critical_t)


def _band(book: PolicyBook, r: Fraction) -> LevelBand:
    reached = (row for row in book.rows(LevelBand) if r >= Fraction(row.from_r))
    return max(reached, key=lambda row: row.from_r)


def _cut(value: Fraction) -> Decimal:
    """Return a fraction cut, not rounded: a figure never shows a threshold it has not reached."""
    return Decimal(f"{value.numerator * 10**PLACES // value.denominator}E-{PLACES}")


def _terms(weights: Sequence[Weight]) -> Phrase:
    rest = len(weights) - MOST_TERMS
    zh, en = (
        separator.join(
            f"{weight.name.text(lang)} {plain(weight.q_t)}/{plain(weight.critical_t)}, "
            f"β {plain(weight.beta)}"
            for weight in weights[:MOST_TERMS]
        )
        for lang, separator in ((Lang.ZH, "；"), (Lang.EN, "; "))
    )
    terms = Word("q/Q：{terms}", "q/Q: {terms}")
    if rest > 0:
        terms = Word("q/Q：{terms}；另有 {rest} 种", "q/Q: {terms}; and {rest} more")
    return Phrase(terms, {"terms": Word(zh, en), "rest": rest})


def _figures(result: Grading, exposed_persons: int, weighted: Decimal) -> tuple[Phrase, ...]:
    return (
        say(
            "S = Σ q/Q = {s}，{verdict}",
            "S = Σ q/Q = {s}, {verdict}",
            s=result.s,
            verdict=Word("达到 1", "1 is reached")
            if result.is_major
            else Word("未达到 1", "1 is not reached"),
        ),
        say(
            "厂外 {persons} 人，α = {alpha}；R = α × Σ β·q/Q = {alpha} × {weighted} = {r}",
            "{persons} people outside: α = {alpha}; R = α × Σ β·q/Q = {alpha} × {weighted} = {r}",
            persons=exposed_persons,
            alpha=result.alpha,
            weighted=weighted,
            r=result.r,
        ),
    )


def _verdict(book: PolicyBook, band: LevelBand | None) -> Phrase:
    if band is None:
        return say("不构成重大危险源，不分级", "no major hazard installation: it is not graded")
    higher = [row.from_r for row in book.rows(LevelBand) if row.from_r > band.from_r]
    within = Word("{from_r} ≤ R < {below}，{level} 级", "{from_r} ≤ R < {below}: level {level}")
    above = Word("R ≥ {from_r}，{level} 级", "R ≥ {from_r}: level {level}")
    below = min(higher, default=None)
    data = {"from_r": band.from_r, "below": below, "level": band.level}
    return Phrase(within if higher else above, data)
