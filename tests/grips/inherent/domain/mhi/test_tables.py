"""The tables of GB 18218-2018 are complete; rule book: monitoring-permits §1.5 to §1.9."""

from collections import Counter
from decimal import Decimal

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.mhi.listed import LISTED, FactorBasis, ListedSubstance
from bazhua.grips.inherent.domain.mhi.tables import (
    GASES,
    ClassFactor,
    ClassQuantity,
    ExposureFactor,
    GasFactor,
    HazardClass,
    LevelBand,
)

LINES_OF_ONE_NUMBER = {"9004-70-0": [37, 38, 39, 40, 41, 42], "6484-52-2": [43, 44]}

CLASS_TABLE = [
    ("J1", "5", "4"),
    ("J2", "50", "1"),
    ("J3", "50", "2"),
    ("J4", "50", "2"),
    ("J5", "500", "1"),
    ("W1.1", "1", "2"),
    ("W1.2", "10", "2"),
    ("W1.3", "50", "2"),
    ("W2", "10", "1.5"),
    ("W3", "150", "1"),
    ("W4", "50", "1"),
    ("W5.1", "10", "1.5"),
    ("W5.2", "50", "1"),
    ("W5.3", "1000", "1"),
    ("W5.4", "5000", "1"),
    ("W6.1", "10", "1.5"),
    ("W6.2", "50", "1"),
    ("W7.1", "10", "1.5"),
    ("W7.2", "50", "1"),
    ("W8", "50", "1"),
    ("W9.1", "50", "1"),
    ("W9.2", "200", "1"),
    ("W10", "200", "1"),
    ("W11", "200", "1"),
]


def test_table_1_has_85_lines_in_order():
    rows = BOOK.rows(ListedSubstance)

    assert [row.line for row in rows] == list(range(1, 86))
    assert {row.clause for row in rows} == {"GB18218/T1"}
    assert len({row.zh for row in rows}) == len({row.en for row in rows}) == 85


def test_table_1_quantities_are_those_of_the_standard():
    counted = Counter(row.critical_t for row in BOOK.rows(ListedSubstance))

    assert counted == {
        Decimal("0.3"): 1,
        Decimal("0.5"): 3,
        Decimal("0.75"): 1,
        1: 17,
        5: 9,
        10: 9,
        20: 13,
        50: 14,
        75: 1,
        100: 5,
        200: 3,
        500: 8,
        1000: 1,
    }


def test_table_1_numbers_of_several_lines_are_the_known_two():
    lines = {}
    for line, _, _, numbers, _, _ in LISTED:
        for cas in numbers:
            lines.setdefault(cas, []).append(line)

    assert {cas: on for cas, on in lines.items() if len(on) > 1} == LINES_OF_ONE_NUMBER


def test_table_1_lines_without_a_number_are_groups():
    assert [row.line for row in BOOK.rows(ListedSubstance) if not row.cas] == [45, 74]


def test_every_line_of_table_1_has_exactly_one_basis_of_its_factor():
    bases = BOOK.rows(FactorBasis)

    assert [row.line for row in bases] == list(range(1, 86))
    assert all((row.gas is None) is bool(row.symbols) for row in bases)
    assert {row.gas for row in bases if row.gas} == {cas for cas, *_ in GASES}
    assert [row.line for row in bases if row.clause == "BZ/MHI-COAL-GAS"] == [13]


@pytest.mark.parametrize(("symbol", "critical_t", "beta"), CLASS_TABLE)
def test_tables_2_and_4_by_class(symbol, critical_t, beta):
    quantity = BOOK.row(ClassQuantity, symbol=HazardClass(symbol))
    factor = BOOK.row(ClassFactor, symbol=HazardClass(symbol))

    assert (quantity.critical_t, quantity.clause) == (Decimal(critical_t), "GB18218/T2")
    assert (factor.beta, factor.clause) == (Decimal(beta), "GB18218/T4")


def test_tables_2_and_4_know_every_symbol():
    assert [symbol for symbol, *_ in CLASS_TABLE] == [symbol.value for symbol in HazardClass]


def test_table_3_has_fourteen_gases():
    factors = {row.zh: row.beta for row in BOOK.rows(GasFactor)}

    assert factors == {
        "一氧化碳": 2,
        "二氧化硫": 2,
        "氨": 2,
        "环氧乙烷": 2,
        "氯化氢": 3,
        "溴甲烷": 3,
        "氯": 4,
        "硫化氢": 5,
        "氟化氢": 5,
        "二氧化氮": 10,
        "氰化氢": 10,
        "碳酰氯": 20,
        "磷化氢": 20,
        "异氰酸甲酯": 20,
    }


def test_tables_5_and_6():
    alphas = [(row.from_persons, str(row.alpha)) for row in BOOK.rows(ExposureFactor)]
    levels = [(row.level, row.from_r) for row in BOOK.rows(LevelBand)]

    assert alphas == [(0, "0.5"), (1, "1"), (30, "1.2"), (50, "1.5"), (100, "2")]
    assert levels == [(1, 100), (2, 50), (3, 10), (4, 0)]
