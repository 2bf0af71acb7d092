"""Ways to say what a substance is; rule book: monitoring-permits §1.3, §1.7, §1.8, §9.1."""

from decimal import Decimal

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.mhi.substances import Substance, Weigher
from bazhua.grips.inherent.domain.mhi.tables import HazardClass
from bazhua.kernel.errors import (
    BadInput,
    MissingKey,
    NotAChoice,
    OutOfRange,
    UnknownKey,
    WrongType,
)
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang

NAME = "major_hazard_installation.grade"
WEIGHER = Weigher(BOOK)


def weight(**given):
    return WEIGHER.weigh(Substance(q_t=Decimal(1), **given), "substances[0]")


def classes(*symbols):
    return tuple(HazardClass(symbol) for symbol in symbols)


@pytest.mark.parametrize(
    ("symbols", "critical_t", "beta"),
    [
        pytest.param(("W5.3", "J5"), 500, 1, id="15"),
        pytest.param(("J1", "W2"), 5, 4, id="17"),
        pytest.param(("W5.4",), 5000, 1, id="one class"),
        pytest.param(("W2", "J1"), 5, 4, id="order does not matter"),
    ],
)
def test_weight_by_class_takes_lowest_quantity_and_largest_factor(symbols, critical_t, beta):
    found = weight(symbols=classes(*symbols))

    assert (found.critical_t, found.beta) == (critical_t, beta)


def test_weight_by_classes_of_different_factors_cites_the_platform_rule():
    several = weight(symbols=classes("J1", "W2")).clauses
    alike = weight(symbols=classes("W5.3", "J5")).clauses

    assert set(several) - set(alike) == {"BZ/MHI-LARGEST-FACTOR"}
    assert set(alike) == {"GB18218/4.1.2", "GB18218/T2", "GB18218/T4"}


@pytest.mark.parametrize(
    ("given", "critical_t", "beta", "clauses"),
    [
        ({"cas": "7664-41-7"}, 10, 2, ("GB18218/T1", "GB18218/T3", "GB18218/T3")),
        ({"cas": "1333-74-0"}, 5, "1.5", ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4")),
        ({"cas": "71-43-2"}, 50, 1, ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4")),
        ({"cas": "7782-44-7"}, 200, 1, ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4")),
        ({"cas": "8006-14-2"}, 50, "1.5", ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4")),
        ({"cas": "74-98-6"}, 50, "1.5", ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4")),
        ({"line": 13}, 20, 2, ("GB18218/T1", "BZ/MHI-COAL-GAS", "GB18218/T3")),
        ({"cas": "630-08-0"}, 20, 2, ("GB18218/T1", "BZ/MHI-COAL-GAS", "GB18218/T3")),
        ({"line": 45}, 200, 1, ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4")),
        (
            {"line": 74},
            1,
            1,
            ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4", "GB18218/T4"),
        ),
        (
            {"cas": "6484-52-2", "line": 43},
            5,
            2,
            ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4"),
        ),
        (
            {"cas": "6484-52-2", "line": 44},
            50,
            1,
            ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4"),
        ),
        (
            {"cas": "9004-70-0", "line": 39},
            10,
            2,
            ("GB18218/T1", "BZ/MHI-CLASS", "GB18218/T4"),
        ),
        ({"critical_t": Decimal(7), "beta": Decimal(3)}, 7, 3, ()),
    ],
    ids=str,
)
def test_weight_of_a_substance(given, critical_t, beta, clauses):
    found = weight(**given)

    assert (found.critical_t, found.beta) == (critical_t, Decimal(beta))
    assert found.clauses == clauses


def test_weight_of_every_line_is_found():
    weights = [weight(line=line) for line in range(1, 86)]

    assert {item.beta for item in weights} == {1, Decimal("1.5"), 2, 3, 4, 5, 10, 20}


REFUSALS = [
    pytest.param({}, BadInput, "", id="nothing said"),
    pytest.param({"cas": "7664-41-7", "symbols": ["J3"]}, BadInput, "", id="two ways"),
    pytest.param({"critical_t": 5}, BadInput, "", id="half a pair"),
    pytest.param({"beta": 5}, BadInput, "", id="factor alone"),
    pytest.param({"symbols": ["J3"], "line": 1}, BadInput, "", id="class with line"),
    pytest.param({"cas": "7664-41-8"}, BadInput, ".cas", id="check digit"),
    pytest.param({"cas": "115-07-1"}, BadInput, ".cas", id="not listed"),
    pytest.param({"cas": "6484-52-2"}, BadInput, ".line", id="several lines"),
    pytest.param({"cas": "7664-41-7", "line": 2}, BadInput, ".line", id="another line"),
    pytest.param({"line": 86}, OutOfRange, ".line", id="no such line"),
    pytest.param({"symbols": []}, BadInput, ".symbols", id="no class"),
    pytest.param({"symbols": ["W5.5"]}, NotAChoice, ".symbols[0]", id="unknown class"),
    pytest.param({"critical_t": 0, "beta": 1}, OutOfRange, ".critical_t", id="quantity of zero"),
    pytest.param({"critical_t": 1, "beta": 0}, OutOfRange, ".beta", id="factor of zero"),
    pytest.param({"cas": "7664-41-7", "name": "氨"}, UnknownKey, ".name", id="unknown key"),
    pytest.param({"cas": 7664417}, WrongType, ".cas", id="wrong type"),
]


@pytest.mark.parametrize(("given", "kind", "field"), REFUSALS)
def test_a_substance_is_refused(refused, given, kind, field):
    at = refused(NAME, kind, substances=[{"q_t": 1} | given], exposed_persons=0)

    assert at == f"substances[0]{field}"


def test_a_number_of_several_lines_lists_them():
    with pytest.raises(BadInput) as refusal:
        weight(cas="6484-52-2")

    assert sentence(refusal.value, Lang.EN) == (
        "this CAS number stands on these lines of table 1; say by line which it is: "
        "43 ammonium nitrate with > 0.2 % combustibles; "
        "44 ammonium nitrate with ≤ 0.2 % combustibles"
    )
    assert sentence(refusal.value, Lang.ZH).endswith(
        "43 硝酸铵（含可燃物>0.2%）；44 硝酸铵（含可燃物≤0.2%）"
    )


@pytest.mark.parametrize(
    ("payload", "kind", "field"),
    [
        pytest.param(
            {"substances": [{"line": 1, "q_t": -1}]}, OutOfRange, "substances[0].q_t", id="negative"
        ),
        pytest.param(
            {"substances": [{"line": 1}]}, MissingKey, "substances[0].q_t", id="no quantity"
        ),
        pytest.param({"substances": []}, BadInput, "substances", id="none"),
        pytest.param(
            {"substances": [], "exposed_persons": -1}, OutOfRange, "exposed_persons", id="people"
        ),
    ],
)
def test_a_question_is_refused(refused, payload, kind, field):
    assert refused(NAME, kind, **({"exposed_persons": 0} | payload)) == field
