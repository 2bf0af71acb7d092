"""`risk.lec`, `risk.ls`, `risk.mes`: vectors T50, T51, T53 and T54 (risk), rule RSK-10."""

from decimal import Decimal
from itertools import product
from math import prod

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.policy.risk import BAND_ROWS, RiskBand, RiskScale
from bazhua.grips.dangers.domain.terms import Method
from bazhua.kernel.errors import MissingKey, NoRuleInForce, NotAChoice, UnknownKey, WrongType
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

COLOURS = {1: "red", 2: "orange", 3: "yellow", 4: "blue", 5: "blue"}

LEC = ("risk.lec", "LEC")
LS = ("risk.ls", "LS")
MES = ("risk.mes", "MES")

PRINTED = {
    Method.LEC: {1: (320, 10_000), 2: (160, 320), 3: (70, 160), 4: (20, 70), 5: (0, 20)},
    Method.LS: {1: (20, 25), 2: (15, 16), 3: (9, 12), 4: (4, 8), 5: (1, 3)},
    Method.MES: {1: (180, 500), 2: (90, 150), 3: (50, 80), 4: (20, 48), 5: (0, 18)},
}
"""The bands as the tables print them; those of LEC share their bounds."""


def answer(rule, **factors):
    return answer_json(RULES[rule], RULES[rule].ask(factors, BOOK), BOOK, Lang.EN)


def scored(method, *values):
    rule, letters = method
    return answer(rule, **dict(zip(letters, values, strict=True)))["result"]


def combinations(method):
    scales = [row for row in BOOK.rows(RiskScale) if row.method is method]
    values = [[point.value for point in row.points] for row in scales]
    return [row.factor for row in scales], list(product(*values))


@pytest.mark.parametrize(
    ("method", "factors", "value", "level"),
    [
        pytest.param(LEC, (6, 6, 15), "540", 1, id="T50 FXPJ/LEC"),
        pytest.param(LEC, (10, 1, 7), "70", 3, id="T51 BZ/RSK-10"),
        pytest.param(LEC, (3, 6, 15), "270", 2, id="T53 FXPJ/LEC"),
        pytest.param(LEC, ("0.5", 1, 40), "20", 4, id="RSK-10 20"),
        pytest.param(LEC, (6, 3, "1.0"), "18", 5, id="RSK-10 below 20"),
        pytest.param(LEC, ("0.1", "0.5", 1), "0.05", 5, id="least D"),
        pytest.param(LEC, (10, 10, 100), "10000", 1, id="greatest D"),
        pytest.param(LS, (3, 5), "15", 2, id="T54 3×5 FXPJ/LS-BANDS"),
        pytest.param(LS, (5, 4), "20", 1, id="T54 5×4 FXPJ/LS-BANDS"),
        pytest.param(LS, (3, 4), "12", 3, id="T54 3×4 FXPJ/LS-BANDS"),
        pytest.param(LS, (2, 4), "8", 4, id="T54 2×4 FXPJ/LS-BANDS"),
        pytest.param(LS, (1, 3), "3", 5, id="T54 1×3 FXPJ/LS-BANDS"),
        pytest.param(MES, (3, 6, 10), "180", 1, id="BZ/RSK-MES-180"),
        pytest.param(MES, (5, 3, 10), "150", 2, id="FXPJ/MES-BANDS"),
        pytest.param(MES, (1, 2, "10"), "20", 4, id="MES 20"),
        pytest.param(MES, (3, 6, 1), "18", 5, id="MES 18"),
    ],
)
def test_risk_by_its_factors(method, factors, value, level):
    expected = {"value": value, "level": level, "colour": COLOURS[level]}

    assert scored(method, *factors) == expected


@pytest.mark.parametrize(
    ("rule", "factors", "clauses", "last_step"),
    [
        (
            "risk.lec",
            {"L": 10, "E": 1, "C": 7},
            [("FXPJ/LEC", "confirmed"), ("BZ/RSK-10", "ours")],
            "D = 10 × 1 × 7 = 70 ≥ 70: level 3, yellow",
        ),
        (
            "risk.ls",
            {"L": "3", "S": "5"},
            [("FXPJ/LS", "confirmed"), ("FXPJ/LS-BANDS", "reported")],
            "R = 3 × 5 = 15 ≥ 15: level 2, orange",
        ),
        (
            "risk.mes",
            {"M": 3, "E": 6, "S": 10},
            [("FXPJ/MES", "confirmed"), ("BZ/RSK-MES-180", "ours")],
            "R = 3 × 6 × 10 = 180 ≥ 180: level 1, red",
        ),
        (
            "risk.mes",
            {"M": 5, "E": "0.5", "S": 8},
            [("FXPJ/MES", "confirmed"), ("FXPJ/MES-BANDS", "reported")],
            "R = 5 × 0.5 × 8 = 20 ≥ 20: level 4, blue",
        ),
    ],
)
def test_risk_through_the_interface(rule, factors, clauses, last_step):
    found = answer(rule, **factors)

    assert [(clause["id"], clause["status"]) for clause in found["clauses"]] == clauses
    assert len(found["steps"]) == len(factors) + 1
    assert found["steps"][-1] == last_step


@pytest.mark.parametrize("method", Method)
def test_risk_of_every_combination_lies_in_one_printed_band_only(method):
    letters, combined = combinations(method)
    reachable = {prod(values) for values in combined}
    shared = {bound for low, bound in PRINTED[method].values()} if method is Method.LEC else set()

    found = {
        prod(values): RULES[f"risk.{method.lower()}"]
        .ask(dict(zip(letters, map(str, values), strict=True)), BOOK)
        .result.level
        for values in combined
    }

    for value in reachable:
        bands = [
            level
            for level, (low, high) in PRINTED[method].items()
            if low <= value and (value < high if high in shared - {10_000} else value <= high)
        ]
        assert bands == [found[value]], value


def test_risk_lec_reaches_70_and_20_but_never_160_or_320():
    _, combined = combinations(Method.LEC)
    reachable = {prod(values) for values in combined}

    assert len(combined) == 7 * 6 * 6
    assert len(reachable) == 103
    assert {20, 70, 160, 320} & reachable == {20, 70}


def test_risk_mes_reaches_180_in_one_way():
    letters, combined = combinations(Method.MES)

    ways = [values for values in combined if prod(values) == 180]

    assert (letters, ways) == (["M", "E", "S"], [(3, 6, 10)])


def test_risk_ls_reaches_fourteen_products():
    _, combined = combinations(Method.LS)

    assert sorted({prod(values) for values in combined}) == [
        1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "factors", "refusal", "field"),
    [
        ("risk.lec", {"L": 2, "E": 1, "C": 7}, NotAChoice, "L"),
        ("risk.lec", {"L": 10, "E": "0.2", "C": 7}, NotAChoice, "E"),
        ("risk.lec", {"L": 10, "E": 1, "C": 50}, NotAChoice, "C"),
        ("risk.ls", {"L": 0, "S": 1}, NotAChoice, "L"),
        ("risk.ls", {"L": 5, "S": 6}, NotAChoice, "S"),
        ("risk.ls", {"L": "2.5", "S": 5}, NotAChoice, "L"),
        ("risk.mes", {"M": 2, "E": 1, "S": 1}, NotAChoice, "M"),
        ("risk.mes", {"M": 1, "E": 1, "S": 3}, NotAChoice, "S"),
        ("risk.ls", {"L": 5}, MissingKey, "S"),
        ("risk.ls", {"L": 5, "S": 5, "E": 1}, UnknownKey, "E"),
        ("risk.ls", {"L": True, "S": 5}, WrongType, "L"),
    ],
)
def test_risk_refuses(rule, factors, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES[rule].ask(factors, BOOK)

    assert refused.value.field == field


def test_risk_under_a_provinces_bands():
    stricter = RiskBand(
        clause="BZ/RSK-10",
        since=BAND_ROWS[0].since.replace(year=2030),
        method=Method.LS,
        level=1,
        least=Decimal(17),
        colour=BAND_ROWS[0].colour,
    )
    book = BOOK.extended([stricter])

    assert RULES["risk.ls"].ask({"L": 4, "S": 4}, book).result.level == 2
    assert RULES["risk.ls"].ask({"L": 5, "S": 4}, book).clauses == ("FXPJ/LS", "BZ/RSK-10")


def test_risk_outside_all_bands_is_refused():
    lowest = [row for row in BAND_ROWS if row.method is Method.LS and row.least == 0]
    book = PolicyBook([row for row in BOOK.all_rows() if row not in lowest])

    with pytest.raises(NoRuleInForce) as refused:
        RULES["risk.ls"].ask({"L": 1, "S": 3}, book)

    assert refused.value.data["key"] == "LS 3"
