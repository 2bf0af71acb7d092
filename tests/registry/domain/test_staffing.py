"""`staffing.required`: vectors T24–T27 and T59 of training-duties-supervision-rescue."""

from dataclasses import astuple
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.errors import BadInput, NoRuleInForce, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.registry.domain.policy import TrainerShare
from bazhua.registry.domain.staffing import staffing_required

staff = st.integers(1, 200_000)


def ask(**payload):
    rule = RULES["staffing.required"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


def need(high_risk, headcount, **rest):
    return staffing_required(BOOK, high_risk=high_risk, headcount=headcount, **rest).result


@pytest.mark.parametrize(
    ("high_risk", "headcount", "trainers"),
    [
        pytest.param(True, 100, 3, id="T24 SDPX/TRAINERS"),
        pytest.param(True, 600, 3, id="T24 5 ‰ is 3"),
        pytest.param(True, 601, 4, id="T24 rounded up"),
        pytest.param(True, 1201, 7, id="T24 1201"),
        pytest.param(False, 500, 2, id="T24 other"),
        pytest.param(False, 1000, 3, id="T24 3 ‰ is 3"),
        pytest.param(False, 1001, 4, id="T24 other rounded up"),
    ],
)
def test_trainers(high_risk, headcount, trainers):
    assert need(high_risk, headcount).trainers == trainers


def test_trainers_of_an_ordinary_enterprise_below_the_scale():
    assert need(high_risk=False, headcount=1001, above_scale=False).trainers == 0
    assert need(high_risk=True, headcount=601, above_scale=False).trainers == 4


@pytest.mark.parametrize(
    ("high_risk", "headcount", "director"),
    [
        pytest.param(True, 99, False, id="T26 SDTL/21"),
        pytest.param(True, 100, True, id="T26"),
        pytest.param(False, 299, False, id="T26 other"),
        pytest.param(False, 300, True, id="T26 other from 300"),
        pytest.param(True, 120, True, id="T59 ammonia refrigeration"),
    ],
)
def test_safety_director(high_risk, headcount, director):
    assert need(high_risk, headcount).safety_director is director


@pytest.mark.parametrize(
    ("high_risk", "headcount", "committee"),
    [
        pytest.param(True, 299, False, id="SDTL/22"),
        pytest.param(True, 300, True, id="SDTL/22 from 300"),
        pytest.param(False, 999, False, id="SDTL/22 other"),
        pytest.param(False, 1000, True, id="SDTL/22 other from 1000"),
    ],
)
def test_safety_committee(high_risk, headcount, committee):
    assert need(high_risk, headcount).safety_committee is committee


@pytest.mark.parametrize(
    ("high_risk", "headcount", "full_time"),
    [
        pytest.param(False, 100, False, id="T27 AQF/24"),
        pytest.param(False, 101, True, id="T27"),
        pytest.param(True, 1, True, id="SDTL/19 always"),
    ],
)
def test_full_time_staff(high_risk, headcount, full_time):
    assert need(high_risk, headcount).full_time_staff is full_time


@pytest.mark.parametrize(
    ("high_risk", "headcount", "managers", "engineers"),
    [
        pytest.param(True, 300, 0, 1, id="ZCAQ/6 none yet"),
        pytest.param(True, 300, 7, 1, id="ZCAQ/6 up to seven"),
        pytest.param(True, 300, 8, 2, id="ZCAQ/6 1.2 rounded up"),
        pytest.param(True, 300, 20, 3, id="ZCAQ/6 3.0"),
        pytest.param(True, 300, 21, 4, id="ZCAQ/6 3.15"),
        pytest.param(True, 299, 20, 0, id="ZCAQ/6 below 300"),
        pytest.param(False, 5000, 20, 0, id="ZCAQ/6 not listed"),
    ],
)
def test_registered_engineers(high_risk, headcount, managers, engineers):
    assert need(high_risk, headcount, safety_managers=managers).registered_engineers == engineers


def test_staffing_through_the_interface():
    answer = ask(high_risk=True, headcount=601, safety_managers=8)

    assert answer["result"] == {
        "safety_director": True,
        "safety_committee": True,
        "full_time_staff": True,
        "trainers": 4,
        "registered_engineers": 2,
    }
    assert answer["clauses"] == [
        {"id": "SDTL/19", "status": "confirmed"},
        {"id": "SDTL/21", "status": "confirmed"},
        {"id": "SDTL/22", "status": "confirmed"},
        {"id": "SDPX/TRAINERS", "status": "reported"},
        {"id": "ZCAQ/6", "status": "reported"},
    ]
    assert answer["steps"][3] == "trainers: 601 × 5 ‰ rounded up, at least 3: 4"


def test_staffing_of_an_ordinary_enterprise_cites_the_national_law():
    ids = [clause["id"] for clause in ask(high_risk=False, headcount=50)["clauses"]]

    assert ids == ["SDTL/19", "SDTL/21", "SDTL/22", "AQF/24", "SDPX/TRAINERS", "ZCAQ/6"]


def test_staffing_follows_a_row_that_the_province_adds():
    row = TrainerShare(
        clause="SDPX/TRAINERS",
        since=date(2026, 1, 1),
        high_risk=True,
        per_mille=Decimal(10),
        least=5,
        above_scale_only=False,
    )
    book = PolicyBook((*BOOK.all_rows(), row))

    assert staffing_required(book, high_risk=True, headcount=601).result.trainers == 7


@given(st.booleans(), staff, staff)
def test_more_staff_never_need_less(high_risk, one, other):
    fewer, more = sorted((one, other))

    pairs = zip(astuple(need(high_risk, fewer)), astuple(need(high_risk, more)), strict=True)

    assert all(low <= high for low, high in pairs)


@given(staff)
def test_high_risk_never_needs_less(headcount):
    pairs = zip(
        astuple(need(high_risk=False, headcount=headcount)),
        astuple(need(high_risk=True, headcount=headcount)),
        strict=True,
    )

    assert all(ordinary <= high for ordinary, high in pairs)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"high_risk": True, "headcount": 0}, OutOfRange, "headcount"),
        ({"high_risk": 1, "headcount": 10}, WrongType, "high_risk"),
        ({"high_risk": True, "headcount": "10"}, WrongType, "headcount"),
        ({"high_risk": True, "headcount": 10, "industry": "C26"}, UnknownKey, "industry"),
        ({"high_risk": True, "headcount": 10, "safety_managers": 11}, BadInput, "safety_managers"),
    ],
)
def test_staffing_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        ask(**payload)

    assert refused.value.field == field


def test_staffing_without_rows_is_refused():
    with pytest.raises(NoRuleInForce):
        staffing_required(PolicyBook(()), high_risk=True, headcount=10)
