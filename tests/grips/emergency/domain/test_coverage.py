"""`coverage.flight`: vectors T47 and T48 of training-duties-supervision-rescue (§5.4, §10)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.emergency.domain.coverage import flight_coverage, great_circle_km
from bazhua.kernel.errors import MissingKey, NoRuleInForce, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

HALF_TURN_KM = Decimal("20015.1")
points = st.tuples(st.decimals(-90, 90, places=4), st.decimals(-180, 180, places=4))


def ask(**payload):
    rule = RULES["coverage.flight"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


@pytest.mark.parametrize(
    ("start", "end", "km", "minutes", "covered"),
    [
        pytest.param(
            ["36.81", "118.05"], ["36.07", "120.38"], "224.1", "61.1", False, id="T47 SDAIR/COVER"
        ),
        pytest.param(
            ["35.41", "116.59"], ["36.20", "117.09"], "98.7", "26.9", True, id="T48 SDAIR/COVER"
        ),
        pytest.param(["36.2", "117.09"], ["36.2", "117.09"], "0", "0", True, id="the base itself"),
        pytest.param([0, 0], [1, 0], "111.2", "30.3", False, id="one degree north"),
        pytest.param([0, 179], [0, -179], "222.4", "60.7", False, id="over the date line"),
    ],
)
def test_flight(start, end, km, minutes, covered):
    answer = ask(**{"from": start, "to": end})

    assert answer["result"] == {"km": km, "minutes": minutes, "covered": covered}


def test_flight_through_the_interface():
    answer = ask(**{"from": ["35.41", "116.59"], "to": ["36.20", "117.09"]})

    assert answer["clauses"] == [
        {"id": "SDAIR/COVER", "status": "reported"},
        {"id": "BZ/HELICOPTER", "status": "ours"},
    ]
    assert answer["steps"] == [
        "great-circle distance 98.74 km",
        "98.74 ÷ 220 × 60 = 26.9 min, covered up to 30 min",
        "take-off preparation of 15 min comes on top",
    ]


@pytest.mark.parametrize(
    ("speed", "minutes", "covered"),
    [("222.38", "30", False), ("222.39", "30", True)],
)
def test_covered_is_judged_before_rounding(speed, minutes, covered):
    result = ask(**{"from": [0, 0], "to": [1, 0], "speed_kmh": speed})["result"]

    assert (result["minutes"], result["covered"]) == (minutes, covered)


@given(points, points)
def test_distance_is_the_same_both_ways_and_never_more_than_half_round(one, other):
    there, back = great_circle_km(one, other), great_circle_km(other, one)

    assert abs(there - back) < Decimal("1e-6")
    assert 0 <= there <= HALF_TURN_KM


@given(points, points, st.decimals(1, 1000, places=1), st.decimals(1, 1000, places=1))
def test_a_faster_helicopter_never_needs_longer(start, end, one, other):
    slow, fast = sorted((one, other))

    longer = flight_coverage(BOOK, base=start, target=end, speed_kmh=slow).result
    shorter = flight_coverage(BOOK, base=start, target=end, speed_kmh=fast).result

    assert shorter.minutes <= longer.minutes
    assert shorter.covered >= longer.covered


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"from": ["118.05", "36.81"], "to": [36, 120]}, OutOfRange, "from[0]"),
        ({"from": [36, 181], "to": [36, 120]}, OutOfRange, "from[1]"),
        ({"from": [36], "to": [36, 120]}, WrongType, "from"),
        ({"from": [36, 118]}, MissingKey, "to"),
        ({"from": [36, 118], "to": [36, 120], "speed_kmh": 0}, OutOfRange, "speed_kmh"),
        ({"from": [36, 118], "to": [36, 120], "prep": 15}, UnknownKey, "prep"),
    ],
)
def test_flight_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        ask(**payload)

    assert refused.value.field == field


def test_flight_without_rows_is_refused():
    point = (Decimal(36), Decimal(118))

    with pytest.raises(NoRuleInForce):
        flight_coverage(PolicyBook(()), base=point, target=point)
