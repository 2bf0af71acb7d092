"""Warning colour of a tailings pond; rule book: monitoring-permits §3.3, vectors 59 and 60."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.tailings import pond_level, tailings_level
from bazhua.kernel.errors import MissingKey, OutOfRange, WrongType
from bazhua.law.terms import Colour

CLAUSE = {"id": "GB39496/5.5.4", "status": "reported"}
CASCADE = {"id": "BZ/TAILINGS-CASCADE", "status": "ours"}

VECTORS = [  # red, orange, yellow, blue, colour, rests on the cascade
    pytest.param((0, 0, 0, 3), "blue", False, id="59 below"),
    pytest.param((0, 0, 0, 4), "yellow", False, id="59"),
    pytest.param((0, 0, 3, 0), "orange", False, id="60 yellow"),
    pytest.param((0, 2, 0, 0), "red", False, id="60 orange"),
    pytest.param((0, 1, 0, 0), "orange", False, id="60 below"),
    pytest.param((0, 0, 2, 0), "yellow", False, id="yellow below"),
    pytest.param((1, 0, 0, 0), "red", False, id="red"),
    pytest.param((0, 0, 0, 0), None, False, id="none"),
    pytest.param((0, 0, 2, 4), "orange", True, id="blue becomes the third yellow"),
    pytest.param((0, 1, 3, 0), "red", True, id="yellow becomes the second orange"),
    pytest.param((0, 1, 2, 4), "red", True, id="all the way"),
    pytest.param((0, 1, 2, 3), "orange", False, id="one short all the way"),
    pytest.param((0, 0, 0, 24), "red", True, id="24 blue"),
    pytest.param((0, 0, 0, 23), "orange", True, id="23 blue"),
]


@pytest.mark.parametrize(("counts", "colour", "cascade"), VECTORS)
def test_tailings_level(ask, counts, colour, cascade):
    given_counts = dict(zip(("red", "orange", "yellow", "blue"), counts, strict=True))

    answer = ask("tailings.level", **given_counts)

    assert answer["result"] == {"colour": colour}
    assert answer["clauses"] == ([CLAUSE, CASCADE] if cascade else [CLAUSE])


def test_tailings_level_shows_every_group(ask):
    answer = ask("tailings.level", red=0, orange=1, yellow=2, blue=4)

    assert answer["steps"] == [
        "4 blue ÷ 4 = 1 yellow, 3 yellow in all",
        "3 yellow ÷ 3 = 1 orange, 2 orange in all",
        "2 orange ÷ 2 = 1 red, 1 red in all",
        "the most severe colour: red",
    ]


def test_tailings_level_without_a_warning_says_so(ask):
    answer = ask("tailings.level", red=0, orange=0, yellow=0, blue=0)

    assert answer["steps"][-1] == "the most severe colour: no warning"


@pytest.mark.parametrize(
    ("counts", "kind", "field"),
    [
        pytest.param({"red": 0, "orange": 0, "yellow": 0}, MissingKey, "blue", id="missing"),
        pytest.param(
            {"red": 0, "orange": 0, "yellow": 0, "blue": -1}, OutOfRange, "blue", id="negative"
        ),
        pytest.param(
            {"red": 0, "orange": 0, "yellow": "1.5", "blue": 0}, WrongType, "yellow", id="half"
        ),
    ],
)
def test_tailings_level_is_refused(refused, counts, kind, field):
    assert refused("tailings.level", kind, **counts) == field


counts = st.integers(0, 30)
SEVERITY = [None, "blue", "yellow", "orange", "red"]


@given(counts, counts, counts, counts, st.sampled_from(["red", "orange", "yellow", "blue"]))
def test_tailings_level_never_falls_when_a_point_is_added(red, orange, yellow, blue, added):
    given_counts = {"red": red, "orange": orange, "yellow": yellow, "blue": blue}
    more = given_counts | {added: given_counts[added] + 1}

    before = tailings_level(BOOK, **given_counts).result.colour
    after = tailings_level(BOOK, **more).result.colour

    assert SEVERITY.index(after) >= SEVERITY.index(before)


R, O, Y, B = Colour.RED, Colour.ORANGE, Colour.YELLOW, Colour.BLUE  # noqa: E741 -- the four colours
BEACH, DEPTH, RAIN = "DRY_BEACH", "PHREATIC_DEPTH", "RAINFALL"


@pytest.mark.parametrize(
    ("warned", "items", "colour"),
    [
        ([], {}, None),
        ([(BEACH, B)] * 3, {BEACH: B}, B),
        ([(BEACH, B)] * 4, {BEACH: Y}, Y),
        ([(BEACH, Y)] * 3 + [(DEPTH, O)], {BEACH: O, DEPTH: O}, R),
        ([(BEACH, O), (DEPTH, Y), (RAIN, Y)], {BEACH: O, DEPTH: Y, RAIN: Y}, O),
        ([(BEACH, O)] * 2, {BEACH: R}, R),
        ([(BEACH, R)], {BEACH: R}, R),
    ],
)
def test_points_come_to_items_and_items_to_the_pond(warned, items, colour):
    answer = pond_level(BOOK, warned, {})

    assert (answer.result.items, answer.result.colour) == (items, colour)
    assert "GB39496/5.5.4-ITEMS" in answer.clauses


@pytest.mark.parametrize(
    ("monitored", "colour"),
    [
        ([], None),
        ([{"blue": 3}] * 3, "blue"),
        ([{"blue": 3}] * 4, "yellow"),
        ([{"yellow": 2}] * 3, "orange"),
        ([{"orange": 1}, {"yellow": 3}], "red"),
    ],
)
def test_tailings_pond(ask, monitored, colour):
    answer = ask("tailings.pond", monitored=monitored)

    assert answer["result"] == {"colour": colour}
    assert {"id": "GB39496/5.5.4-ITEMS", "status": "unconfirmed"} in answer["clauses"]
