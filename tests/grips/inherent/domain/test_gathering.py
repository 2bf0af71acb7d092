"""The largest gathering; rule book: monitoring-permits §6.3 V10, vectors 93 and 95."""

from decimal import Decimal
from itertools import combinations
from math import hypot, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.grips.inherent.domain.gathering import gathering_largest
from bazhua.kernel.errors import OutOfRange, WrongType

NAME = "gathering.largest"


def line(count, spacing):
    return [[str(Decimal(spacing) * i), 0] for i in range(count)]


SQUARE = [[0, 0], [0, 20], [20, 0], [20, 20]]
ROUND = [[15, 0], [0, 15], [-15, 0], [0, -15], [9, 12], [-12, 9]]

CASES = [
    pytest.param(line(10, "3.0"), 15, 10, id="93"),
    pytest.param(line(10, "3.4"), 15, 9, id="95"),
    pytest.param([[0, 0], [30, 0]], 15, 2, id="the diameter itself"),
    pytest.param([[0, 0], ["30.001", 0]], 15, 1, id="a millimetre more"),
    pytest.param(SQUARE, "14.143", 4, id="a square within"),
    pytest.param(SQUARE, "14.142", 2, id="a square not within"),
    pytest.param(ROUND, 15, 6, id="all on the circle"),
    pytest.param([*ROUND, [0, 0]], 15, 7, id="on the circle and in the centre"),
    pytest.param([[5, 5]] * 7, 1, 7, id="one place"),
    pytest.param([], 15, 0, id="nobody"),
    pytest.param([[1, 2]], 15, 1, id="one"),
    pytest.param([*line(3, 1), [100, 0], [101, 0], [102, 0], [103, 0]], 15, 4, id="two crowds"),
    pytest.param([[6_000_000, 4_000_000], [6_000_030, 4_000_000]], 15, 2, id="far from the origin"),
]


@pytest.mark.parametrize(("points", "radius", "count"), CASES)
def test_gathering_largest(ask, points, radius, count):
    answer = ask(NAME, points=points, radius_m=radius)

    assert answer["result"] == {"count": count}
    assert answer["clauses"] == [{"id": "BZ/V10", "status": "ours"}]


def test_gathering_names_a_circle(ask):
    answer = ask(NAME, points=[[0, 0], [30, 0]], radius_m=15)

    assert answer["steps"] == ["the circle of 15 m around (15, 0) holds 2"]


@pytest.mark.parametrize(
    ("changed", "kind", "field"),
    [
        pytest.param({"points": [[0, 0]] * 501}, OutOfRange, "points", id="too many"),
        pytest.param({"radius_m": 0}, OutOfRange, "radius_m", id="no radius"),
        pytest.param({"points": [[0, 0, 0]]}, WrongType, "points[0]", id="three numbers"),
        pytest.param({"points": [[10**8, 0]]}, OutOfRange, "points[0][0]", id="off the grid"),
    ],
)
def test_gathering_is_refused(refused, changed, kind, field):
    assert refused(NAME, kind, **({"points": [], "radius_m": 15} | changed)) == field


def by_every_candidate(points, radius):
    """Return the same by trying every point and every crossing of two circles as the centre."""
    reach = radius + 1e-6
    centres = [*points]
    for (ax, ay), (bx, by) in combinations(points, 2):
        distance = hypot(bx - ax, by - ay)
        if 0 < distance <= 2 * reach:
            height = sqrt(reach * reach - distance * distance / 4)
            across = ((ay - by) * height / distance, (bx - ax) * height / distance)
            middle = ((ax + bx) / 2, (ay + by) / 2)
            centres += [
                (middle[0] + across[0], middle[1] + across[1]),
                (middle[0] - across[0], middle[1] - across[1]),
            ]
    return max((holds(points, centre, reach) for centre in centres), default=0)


def holds(points, centre, reach):
    return sum(hypot(x - centre[0], y - centre[1]) <= reach + 1e-9 for x, y in points)


places = st.lists(st.tuples(st.integers(-12, 12), st.integers(-12, 12)), max_size=9)


@given(places, st.integers(1, 13))
def test_gathering_agrees_with_every_candidate_centre(points, radius):
    exact = tuple((Decimal(x), Decimal(y)) for x, y in points)

    count = gathering_largest(points=exact, radius_m=Decimal(radius)).result.count

    assert count == by_every_candidate(points, radius)


@given(places, st.integers(1, 13), st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000)))
def test_gathering_does_not_depend_on_where_the_grid_begins(points, radius, shift):
    here = tuple((Decimal(x), Decimal(y)) for x, y in points)
    there = tuple((x + shift[0], y + shift[1]) for x, y in here)

    count = gathering_largest(points=here, radius_m=Decimal(radius)).result.count

    assert gathering_largest(points=there, radius_m=Decimal(radius)).result.count == count
