"""Yuan and fen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.money import fen, whole_yuan, yuan


@pytest.mark.parametrize(("amount", "whole"), [("0.49", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3)])
def test_whole_yuan_rounds_half_up(amount, whole):
    assert whole_yuan(Decimal(amount)) == whole


@given(st.integers(0, 10**15))
def test_fen_and_yuan_are_inverse(amount):
    assert fen(yuan(amount)) == amount
