"""Set points of gas detectors; rule book: monitoring-permits §2.6, vector 23."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.gas import DetectedGas, set_point
from bazhua.kernel.errors import MissingKey, NotAChoice, OutOfRange

CASES = [
    pytest.param("TOXIC", 2, "200", True, "200", id="23"),
    pytest.param("TOXIC", 2, "201", False, "200", id="23 above"),
    pytest.param("TOXIC", 1, "100", True, "100", id="toxic 1"),
    pytest.param("TOXIC", 1, "100.1", False, "100", id="toxic 1 above"),
    pytest.param("FLAMMABLE", 1, "25", True, "25", id="flammable 1"),
    pytest.param("FLAMMABLE", 1, "25.01", False, "25", id="flammable 1 above"),
    pytest.param("FLAMMABLE", 1, "10", True, "25", id="flammable 1 stricter"),
    pytest.param("FLAMMABLE", 2, "50", True, "50", id="flammable 2"),
    pytest.param("FLAMMABLE", 2, "51", False, "50", id="flammable 2 above"),
    pytest.param("TOXIC_IDLH", 1, "5", True, "5", id="IDLH 1"),
    pytest.param("TOXIC_IDLH", 1, "6", False, "5", id="IDLH 1 above"),
    pytest.param("TOXIC_IDLH", 2, "10", True, "10", id="IDLH 2"),
    pytest.param("TOXIC_IDLH", 2, "11", False, "10", id="IDLH 2 above"),
    pytest.param("FLAMMABLE_LINE", 1, "1", True, "1", id="line 1"),
    pytest.param("FLAMMABLE_LINE", 1, "1.1", False, "1", id="line 1 above"),
    pytest.param("FLAMMABLE_LINE", 2, "2", True, "2", id="line 2"),
    pytest.param("FLAMMABLE_LINE", 2, "2.1", False, "2", id="line 2 above"),
    pytest.param("OXYGEN", 1, "19.5", True, "19.5", id="too little oxygen"),
    pytest.param("OXYGEN", 1, "19.4", False, "19.5", id="too little oxygen, laxer"),
    pytest.param("OXYGEN", 1, "20", True, "19.5", id="too little oxygen, stricter"),
    pytest.param("OXYGEN", 2, "23.5", True, "23.5", id="too much oxygen"),
    pytest.param("OXYGEN", 2, "23.6", False, "23.5", id="too much oxygen, laxer"),
    pytest.param("OXYGEN", 2, "23", True, "23.5", id="too much oxygen, stricter"),
]


@pytest.mark.parametrize(("gas", "level", "value", "accepted", "limit"), CASES)
def test_set_point(ask, gas, level, value, accepted, limit):
    answer = ask("gas.setpoint", gas=gas, level=level, value=value)

    assert answer["result"] == {"accepted": accepted, "limit": limit}


def test_set_point_vector_23_cites_the_clause(ask):
    answer = ask("gas.setpoint", gas="TOXIC", level=2, value=201)

    assert answer["clauses"] == [{"id": "GB50493/5.5.2", "status": "reported"}]
    assert answer["steps"] == ["set point 201 %OEL, demanded ≤ 200 %OEL"]


def test_set_point_of_oxygen_also_cites_the_platform_rule(ask):
    answer = ask("gas.setpoint", gas="OXYGEN", level=1, value=19)

    assert answer["clauses"] == [
        {"id": "GB50493/5.5.2", "status": "reported"},
        {"id": "BZ/GAS-OXYGEN", "status": "ours"},
    ]
    assert answer["steps"] == ["set point 19 %VOL, demanded ≥ 19.5 %VOL"]


@pytest.mark.parametrize(
    ("changed", "kind", "field"),
    [
        pytest.param({"gas": "STEAM"}, NotAChoice, "gas", id="unknown gas"),
        pytest.param({"level": 3}, OutOfRange, "level", id="level 3"),
        pytest.param({"level": 0}, OutOfRange, "level", id="level 0"),
        pytest.param({"value": -1}, OutOfRange, "value", id="negative"),
    ],
)
def test_set_point_is_refused(refused, changed, kind, field):
    question = {"gas": "TOXIC", "level": 1, "value": 1} | changed

    assert refused("gas.setpoint", kind, **question) == field


def test_set_point_without_a_value_is_refused(refused):
    assert refused("gas.setpoint", MissingKey, gas="TOXIC", level=1) == "value"


@given(
    st.sampled_from([gas for gas in DetectedGas if gas is not DetectedGas.OXYGEN]),
    st.integers(1, 2),
    st.decimals(0, 300, places=1),
    st.decimals(0, 100, places=1),
)
def test_a_stricter_set_point_than_an_accepted_one_is_accepted(gas, level, value, less):
    accepted = set_point(BOOK, gas=gas, level=level, value=value).result.accepted

    stricter = set_point(BOOK, gas=gas, level=level, value=max(value - less, Decimal(0)))

    assert stricter.result.accepted or not accepted
