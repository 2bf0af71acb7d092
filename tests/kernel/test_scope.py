"""Paths, places and grants."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.scope import BadPath, Grant, Path, Place

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CITY = Path(".3.37.")
COUNTY = Path(".3.37.5.")
NEIGHBOUR = Path(".3.371.")
GROUP = Path(".90.")

ids = st.lists(st.integers(0, 400), min_size=1, max_size=5)


@given(ids, ids)
def test_path_holds_exactly_the_nodes_below(one, other):
    assert Path.of(*one).holds(Path.of(*other)) == (other[: len(one)] == one)


@given(ids)
def test_path_gives_its_ids_back(one):
    assert Path.of(*one).ids() == tuple(one)


@pytest.mark.parametrize(
    "dotted", ["", ".", "..", "3.37", ".3.37", "3.37.", ".a.", ".3..7.", ".３."]
)
def test_path_of_another_form_is_refused(dotted):
    with pytest.raises(BadPath):
        Path(dotted)


def grant(**changes):
    return Grant(**({"role": "R07", "region": CITY, "since": NOON} | changes))


@pytest.mark.parametrize(
    ("given_grant", "place", "reaches"),
    [
        (grant(), Place(region=COUNTY), True),
        (grant(), Place(region=NEIGHBOUR), False),
        (grant(region=COUNTY), Place(region=CITY), False),
        (grant(departments=0b0110), Place(region=COUNTY, departments=0b0100), True),
        (grant(departments=0b0110), Place(region=COUNTY, departments=0b1000), False),
        (grant(departments=0b0110), Place(region=COUNTY), False),
        (grant(assignment=7), Place(region=COUNTY, assignments=frozenset({7, 8})), True),
        (grant(assignment=7), Place(region=COUNTY, assignments=frozenset({8})), False),
        (grant(region=None, group=GROUP), Place(region=NEIGHBOUR, group=Path(".90.4.")), True),
        (grant(region=None, group=GROUP), Place(region=COUNTY, group=Path(".9.")), False),
        (grant(region=None, group=GROUP), Place(region=COUNTY), False),
    ],
)
def test_grant_reaches(given_grant, place, reaches):
    assert given_grant.reaches(place) == reaches


@pytest.mark.parametrize(("seconds", "holds"), [(-1, False), (0, True), (59, True), (60, False)])
def test_grant_holds_from_since_until_before_until(seconds, holds):
    dated = grant(until=NOON + timedelta(seconds=60))

    assert dated.holds_at(NOON + timedelta(seconds=seconds)) == holds


@pytest.mark.parametrize("trees", [{"region": None}, {"group": GROUP}])
def test_grant_over_none_or_two_trees_is_refused(trees):
    with pytest.raises(BadPath):
        grant(**trees)
