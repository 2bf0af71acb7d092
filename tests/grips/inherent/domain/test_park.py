"""Grade of a chemical park; rule book: monitoring-permits §4.2, vector 104."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.park import park_grade
from bazhua.kernel.errors import OutOfRange


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("0", "A"),
        ("59.9", "A"),
        ("60", "B"),
        ("69.9", "B"),
        ("70", "C"),
        ("84.9", "C"),
        ("85", "D"),
        ("100", "D"),
    ],
)
def test_park_grade_vector_104(ask, score, grade):
    answer = ask("park.grade", score=score)

    assert answer["result"] == {"grade": grade}
    assert answer["clauses"] == [{"id": "HGYQ/GRADE", "status": "reported"}]


def test_park_grade_says_bounds_and_meaning(ask):
    answer = ask("park.grade", score="59.9")

    assert answer["steps"] == ["59.9 points, bounds 60 / 70 / 85: grade A, high safety risk"]


@pytest.mark.parametrize("score", ["-0.1", "100.1"])
def test_park_grade_outside_0_to_100_is_refused(refused, score):
    assert refused("park.grade", OutOfRange, score=score) == "score"


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_park_grade_never_worsens_with_the_score(one, other):
    low, high = sorted((one, other))

    worse = park_grade(BOOK, score=low).result.grade
    better = park_grade(BOOK, score=high).result.grade

    assert worse <= better
