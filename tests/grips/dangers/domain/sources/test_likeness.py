"""Where and in which words two dangers are alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.grips.dangers.domain.sources.likeness import (
    Spot,
    box_around,
    metres_between,
    shared_of,
)

HALL = Spot(117.02, 36.66)


@pytest.mark.parametrize(
    ("other", "metres"),
    [
        (HALL, 0),
        (Spot(117.02, 36.66045), 50),
        (Spot(117.02056, 36.66), 50),
        (Spot(118.02, 36.66), 89_199),
    ],
)
def test_distances(other, metres):
    assert round(metres_between(HALL, other)) == metres


@given(st.floats(-180, 180), st.floats(-89, 89), st.integers(1, 500), st.floats(0, 1))
def test_a_box_holds_all_that_is_so_near(longitude, latitude, metres, part):
    spot = Spot(longitude, latitude)
    low, high = box_around(spot, metres)
    north = Spot(longitude, latitude + part * (high.latitude - latitude))

    assert metres_between(spot, north) <= metres * 1.001
    assert metres_between(spot, Spot(low.longitude, latitude)) >= metres * 0.999


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("氨制冷机房未装报警装置", "氨制冷机房未装报警装置", 100),
        ("氨机房没有报警装置", "氨制冷机房未装报警装置", 50),
        ("报警器坏了", "机房报警器坏了，没人修", 100),
        ("安全出口堵塞", "氨制冷机房未装报警装置", 0),
        ("Guard rail loose", "guard-rail LOOSE at tank 3", 100),
        ("漏", "漏", 0),
        ("", "漏油", 0),
    ],
)
def test_words_in_common(one, other, shared):
    assert (shared_of(one, other), shared_of(other, one)) == (shared, shared)
