"""Passes: read by who has the key, in their time, and by nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.stream.passes import MOST_SIGNS, Pass, Passes, PassRefused

OURS, OTHER = Passes(b"k" * 32), Passes(b"x" * 32)
GIVEN = Pass("h", ("person:1", "place:.3."), 1_000)
VALUE = OURS.sealed(GIVEN)


def test_pass_is_read_with_the_key():
    assert OURS.opened(VALUE, 999.9) == GIVEN


@pytest.mark.parametrize("at_s", [1_000, 1_000.5, 1e12])
def test_pass_ends(at_s):
    with pytest.raises(PassRefused):
        OURS.opened(VALUE, at_s)


def test_pass_of_another_key_is_refused():
    with pytest.raises(PassRefused):
        OURS.opened(OTHER.sealed(GIVEN), 0)


@given(st.integers(0, len(VALUE) - 1), st.characters())
def test_pass_with_one_other_sign_is_refused(place, sign):
    forged = VALUE[:place] + sign + VALUE[place + 1 :]

    if forged != VALUE:
        with pytest.raises(PassRefused):
            OURS.opened(forged, 0)
    assert OURS.opened(VALUE, 0) == GIVEN


@given(st.text(max_size=200))
def test_noise_is_refused(noise):
    with pytest.raises(PassRefused):
        OURS.opened(noise, 0)


@pytest.mark.parametrize("topics", [(), ("nothing",), ("person:1", "a b:c")])
def test_pass_names_sound_topics(topics):
    with pytest.raises(ValueError, match="topics"):
        Pass("h", topics, 1)


def test_pass_that_no_browser_keeps_is_not_written():
    many = tuple(f"place:.{number}." for number in range(MOST_SIGNS // 10))

    with pytest.raises(ValueError, match="too many"):
        OURS.sealed(Pass("h", many, 1))
