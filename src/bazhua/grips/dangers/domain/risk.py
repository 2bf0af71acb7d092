"""Risk scores: a product of factors, each from its scale, falls into the band of one level."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import Annotated

from bazhua.grips.dangers.domain.policy.risk import RiskBand, RiskScale, ScalePoint
from bazhua.grips.dangers.domain.terms import Factor, Method
from bazhua.kernel.errors import NoRuleInForce, NotAChoice
from bazhua.kernel.numbers import plain
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Key
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour

SYMBOL = {Method.LEC: "D", Method.LS: "R", Method.MES: "R"}


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk score.

    Attributes:
        level: 1 is the highest risk.
    """

    value: Decimal
    level: int
    colour: Colour


def risk_lec(
    book: PolicyBook,
    *,
    likelihood: Annotated[Decimal, Key("L")],
    exposure: Annotated[Decimal, Key("E")],
    consequence: Annotated[Decimal, Key("C")],
) -> Answer[Risk]:
    """Return the risk D = L × E × C of working conditions.

    Raises:
        NotAChoice: a factor has a value that its scale does not name.
    """
    factors = {Factor.L: likelihood, Factor.E: exposure, Factor.C: consequence}
    return _scored(book, Method.LEC, factors)


def risk_ls(
    book: PolicyBook,
    *,
    likelihood: Annotated[Decimal, Key("L")],
    severity: Annotated[Decimal, Key("S")],
) -> Answer[Risk]:
    """Return the risk R = L × S of the matrix.

    Raises:
        NotAChoice: a factor has a value that its scale does not name.
    """
    return _scored(book, Method.LS, {Factor.L: likelihood, Factor.S: severity})


def risk_mes(
    book: PolicyBook,
    *,
    control: Annotated[Decimal, Key("M")],
    exposure: Annotated[Decimal, Key("E")],
    severity: Annotated[Decimal, Key("S")],
) -> Answer[Risk]:
    """Return the risk R = M × E × S.

    Raises:
        NotAChoice: a factor has a value that its scale does not name.
    """
    factors = {Factor.M: control, Factor.E: exposure, Factor.S: severity}
    return _scored(book, Method.MES, factors)


def _scored(book: PolicyBook, method: Method, factors: Mapping[Factor, Decimal]) -> Answer[Risk]:
    scales = {factor: book.row(RiskScale, method=method, factor=factor) for factor in factors}
    chosen = [_chosen(scales[factor], value) for factor, value in factors.items()]
    value = prod((point.value for point in chosen), start=Decimal(1))
    band = _band(book, method, value)
    meanings = (
        say(
            "{factor} = {value}：{meaning}",
            "{factor} = {value}: {meaning}",
            factor=factor,
            value=point.value,
            meaning=point.meaning,
        )
        for factor, point in zip(factors, chosen, strict=True)
    )
    cited = (*(scale.clause for scale in scales.values()), band.clause)
    return Answer(
        Risk(value, band.level, band.colour),
        tuple(dict.fromkeys(cited)),
        (*meanings, _sum(method, chosen, value, band)),
    )


def _chosen(scale: RiskScale, value: Decimal) -> ScalePoint:
    for point in scale.points:
        if point.value == value:
            return point
    raise NotAChoice(scale.factor, plain(value), [plain(point.value) for point in scale.points])


def _band(book: PolicyBook, method: Method, value: Decimal) -> RiskBand:
    reached = [
        band for band in book.rows(RiskBand) if band.method is method and band.least <= value
    ]
    if not reached:
        raise NoRuleInForce(RiskBand.table, None, f"{method} {plain(value)}")
    return max(reached, key=lambda band: band.least)


def _sum(method: Method, chosen: list[ScalePoint], value: Decimal, band: RiskBand) -> Phrase:
    return say(
        "{symbol} = {product} = {value} ≥ {least}：{level} 级，{colour}",
        "{symbol} = {product} = {value} ≥ {least}: level {level}, {colour}",
        symbol=SYMBOL[method],
        product=" × ".join(plain(point.value) for point in chosen),
        value=value,
        least=band.least,
        level=band.level,
        colour=CODES[band.colour],
    )
