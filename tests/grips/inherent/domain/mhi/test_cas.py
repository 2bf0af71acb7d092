"""CAS check digits; rule book: monitoring-permits §1.9, vector 20."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.grips.inherent.domain.mhi.cas import check_digit, checked_cas
from bazhua.grips.inherent.domain.mhi.listed import LISTED
from bazhua.grips.inherent.domain.mhi.tables import GASES
from bazhua.kernel.errors import BadInput
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang

WRONG = [
    pytest.param(
        "7664-41-8", "CAS number 7664-41-8 is mistyped: its last digit should be 7", id="vector 20"
    ),
    pytest.param(
        "7646-41-7",
        "CAS number 7646-41-7 is mistyped: its last digit should be 5",
        id="digits swapped",
    ),
    pytest.param("7664417", "“7664417” is no CAS number", id="no dashes"),
    pytest.param("1-23-4", "“1-23-4” is no CAS number", id="too short"),
    pytest.param("7664-41-７", "“7664-41-７” is no CAS number", id="full-width digit"),
    pytest.param("7664-41-7 ", "“7664-41-7 ” is no CAS number", id="space"),
    pytest.param("", "“” is no CAS number", id="empty"),
]


def test_checked_cas_vector_20_is_accepted():
    assert checked_cas("7664-41-7", "cas") == "7664-41-7"


@pytest.mark.parametrize(("cas", "message"), WRONG)
def test_checked_cas_refuses_what_is_no_number(cas, message):
    with pytest.raises(BadInput) as refusal:
        checked_cas(cas, "substances[0].cas")

    assert refusal.value.field == "substances[0].cas"
    assert sentence(refusal.value, Lang.EN).startswith(message)


@pytest.mark.parametrize("cas", [cas for row in LISTED for cas in row[3]] + [g[0] for g in GASES])
def test_every_shipped_number_has_its_check_digit(cas):
    assert checked_cas(cas, "cas") == cas


@given(st.integers(10**3, 10**9 - 1), st.integers(1, 9))
def test_a_wrong_last_digit_is_always_found(digits, shift):
    text = str(digits)
    wrong = (check_digit(text) + shift) % 10

    with pytest.raises(BadInput):
        checked_cas(f"{text[:-2]}-{text[-2:]}-{wrong}", "cas")
