"""`gas.*`: vectors 26–32 of monitoring-permits (§5.5, §9.2)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.supervision.domain.gas import confined_space_test, work_test
from bazhua.kernel.errors import (
    BadInput,
    MissingKey,
    NoRuleInForce,
    OutOfRange,
    UnknownKey,
    WrongType,
)
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

percents = st.decimals(0, 100, places=2)
limits = st.decimals("0.01", 100, places=2)


def ask(name, **payload):
    return answer_json(RULES[name], RULES[name].ask(payload, BOOK), BOOK, Lang.EN)


@pytest.mark.parametrize(
    ("lel", "reading", "passed", "limit"),
    [
        pytest.param("5.0", {"reading_lel_percent": 8}, True, "0.5", id="26 GB30871/5.3.2"),
        pytest.param("5.0", {"reading_lel_percent": 10}, True, "0.5", id="26 exactly"),
        pytest.param("5.0", {"reading_lel_percent": 11}, False, "0.5", id="27"),
        pytest.param("4.0", {"reading_vol_percent": "0.5"}, True, "0.5", id="29 LEL exactly 4"),
        pytest.param("4.0", {"reading_vol_percent": "0.51"}, False, "0.5", id="29 over"),
        pytest.param("3.99", {"reading_vol_percent": "0.2"}, True, "0.2", id="30"),
        pytest.param("3.99", {"reading_vol_percent": "0.21"}, False, "0.2", id="30 over"),
        pytest.param(None, {"reading_vol_percent": "0.2"}, True, "0.2", id="BZ/LEL-UNKNOWN"),
        pytest.param(None, {"reading_vol_percent": "0.3"}, False, "0.2", id="unknown over"),
        pytest.param("1.2", {"reading_vol_percent": 0}, True, "0.2", id="nothing found"),
        pytest.param("1.2", {"reading_lel_percent": 0}, True, "0.2", id="nothing found, %LEL"),
    ],
)
def test_work_test(lel, reading, passed, limit):
    answer = ask("gas.work_test", lel_vol_percent=lel, **reading)

    assert answer["result"] == {"passed": passed, "limit_vol_percent": limit}


def test_work_test_through_the_interface():
    answer = ask("gas.work_test", lel_vol_percent="5.0", reading_lel_percent=11)

    assert answer["clauses"] == [{"id": "GB30871/5.3.2", "status": "confirmed"}]
    assert answer["steps"] == [
        "11 %LEL × 5 %VOL ÷ 100 = 0.55 %VOL",
        "lower explosive limit 5 %VOL (not below 4): at most 0.5 %VOL",
        "0.55 > 0.5: failed",
    ]


def test_work_test_of_a_gas_with_unknown_limit_is_a_platform_rule():
    answer = ask("gas.work_test", lel_vol_percent=None, reading_vol_percent="0.1")

    assert answer["clauses"] == [{"id": "BZ/LEL-UNKNOWN", "status": "ours"}]
    assert answer["steps"] == [
        "lower explosive limit unknown: the strictest, 0.2 %VOL",
        "0.1 ≤ 0.2: passed",
    ]


@given(limits, percents, percents)
def test_a_lower_reading_passes_when_a_higher_one_does(lel, one, other):
    low, high = sorted((one, other))

    lower = work_test(BOOK, lel_vol_percent=lel, reading_vol_percent=low).result
    higher = work_test(BOOK, lel_vol_percent=lel, reading_vol_percent=high).result

    assert lower.passed >= higher.passed
    assert lower.limit_vol_percent in {Decimal("0.5"), Decimal("0.2")}


@given(limits, percents)
def test_a_reading_says_the_same_in_either_measure(lel, reading):
    by_lel = work_test(BOOK, lel_vol_percent=lel, reading_lel_percent=reading).result
    by_volume = work_test(BOOK, lel_vol_percent=lel, reading_vol_percent=reading * lel / 100).result

    assert by_lel == by_volume


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"reading_vol_percent": 1}, MissingKey, "lel_vol_percent"),
        ({"lel_vol_percent": 5}, BadInput, "reading_vol_percent"),
        (
            {"lel_vol_percent": 5, "reading_vol_percent": 1, "reading_lel_percent": 20},
            BadInput,
            "reading_vol_percent",
        ),
        ({"lel_vol_percent": None, "reading_lel_percent": 8}, BadInput, "reading_lel_percent"),
        ({"lel_vol_percent": 0, "reading_vol_percent": 1}, OutOfRange, "lel_vol_percent"),
        ({"lel_vol_percent": 5, "reading_vol_percent": -1}, OutOfRange, "reading_vol_percent"),
        ({"lel_vol_percent": 5, "reading_vol_percent": 101}, OutOfRange, "reading_vol_percent"),
        ({"lel_vol_percent": "five", "reading_vol_percent": 1}, WrongType, "lel_vol_percent"),
        ({"lel_vol_percent": 5, "reading_ppm": 1}, UnknownKey, "reading_ppm"),
    ],
    ids=str,
)
def test_work_test_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        ask("gas.work_test", **payload)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("oxygen", "enriched", "passed"),
    [
        pytest.param("19.49", False, False, id="GB30871/6.4 too little"),
        pytest.param("19.5", False, True, id="GB30871/6.4 least"),
        pytest.param("21", False, True, id="GB30871/6.4 most"),
        pytest.param("21.01", False, False, id="GB30871/6.4 too much"),
        pytest.param("23.5", True, True, id="32 enriched"),
        pytest.param("23.6", True, False, id="32 enriched, too much"),
        pytest.param("19.4", True, False, id="enriched, too little"),
        pytest.param("23.5", False, False, id="32 not enriched"),
    ],
)
def test_confined_space(oxygen, enriched, passed):
    answer = ask("gas.confined_space", oxygen_percent=oxygen, enriched=enriched)

    assert answer["result"] == {"passed": passed}


def test_confined_space_through_the_interface():
    answer = ask("gas.confined_space", oxygen_percent="20.9")

    assert answer["result"] == {"passed": True}
    assert answer["clauses"] == [{"id": "GB30871/6.4", "status": "confirmed"}]
    assert answer["steps"] == ["oxygen 20.9 %, accepted from 19.5 % to 21 %"]


@given(percents)
def test_what_passes_ordinarily_passes_in_an_enriched_environment(oxygen):
    ordinary = confined_space_test(BOOK, oxygen_percent=oxygen).result
    enriched = confined_space_test(BOOK, oxygen_percent=oxygen, enriched=True).result

    assert ordinary.passed <= enriched.passed


def test_gas_without_rows_is_refused():
    book = PolicyBook(())

    with pytest.raises(NoRuleInForce):
        work_test(book, lel_vol_percent=Decimal(5), reading_vol_percent=Decimal(0))
    with pytest.raises(NoRuleInForce):
        work_test(book, lel_vol_percent=None, reading_vol_percent=Decimal(0))
    with pytest.raises(NoRuleInForce):
        confined_space_test(book, oxygen_percent=Decimal(20))
