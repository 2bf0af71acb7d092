"""The live risk index; rule book: monitoring-permits §2.4, vectors 47 to 51."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.risk_index import risk_index
from bazhua.kernel.errors import MissingKey, OutOfRange

NAME = "enterprise.risk_index"
INDEX = {"id": "BZ/RISK-INDEX", "status": "ours"}
OVERRIDES = {"id": "BZ/RISK-INDEX-OVERRIDES", "status": "ours"}

VECTORS = [
    pytest.param({"mhi_level": 4}, "16", "blue", id="47"),
    pytest.param(
        {"mhi_level": 1, "hh": 3, "special_work": 3, "commitment_today": False},
        "89",
        "red",
        id="48",
    ),
    pytest.param(
        {"mhi_level": 3, "hh": 1, "h": 2, "major_dangers_overdue": 1}, "50", "yellow", id="50"
    ),
    pytest.param({"mhi_level": None}, "0", "blue", id="no installation"),
    pytest.param({"mhi_level": 2}, "32", "blue", id="level 2"),
    pytest.param({"mhi_level": 1, "h": 1, "special_work": 1}, "49", "blue", id="one below yellow"),
    pytest.param({"mhi_level": 1, "hh": 2, "special_work": 1}, "65", "orange", id="orange"),
    pytest.param(
        {"mhi_level": 1, "hh": 2, "level1_work": 1, "other_work": 1},
        "64",
        "yellow",
        id="one below orange",
    ),
    pytest.param({"mhi_level": 1, "hh": 3, "special_work": 2}, "80", "red", id="red"),
    pytest.param({"mhi_level": 1, "hh": 3, "level1_work": 3}, "79", "orange", id="one below red"),
    pytest.param({"mhi_level": None, "hh": 4}, "30", "blue", id="alarms capped"),
    pytest.param(
        {"mhi_level": None, "overdue_acknowledgements": 2}, "10", "blue", id="late acknowledgements"
    ),
    pytest.param(
        {"mhi_level": None, "special_work": 2, "other_work": 6}, "15", "blue", id="work capped"
    ),
    pytest.param(
        {"mhi_level": None, "major_dangers_overdue": 2}, "15", "blue", id="management capped"
    ),
    pytest.param(
        {"mhi_level": None, "general_dangers_overdue": 9}, "5", "blue", id="general dangers capped"
    ),
    pytest.param({"mhi_level": None, "offline_share_percent": 5}, "0", "blue", id="5 % offline"),
    pytest.param(
        {"mhi_level": None, "offline_share_percent": "5.1"}, "4", "blue", id="above 5 % offline"
    ),
    pytest.param(
        {
            "mhi_level": 1,
            "hh": 9,
            "special_work": 9,
            "major_dangers_overdue": 9,
            "commitment_today": False,
        },
        "100",
        "red",
        id="everything",
    ),
]


@pytest.mark.parametrize(("facts", "value", "colour"), VECTORS)
def test_risk_index(ask, facts, value, colour):
    answer = ask(NAME, **facts)

    assert answer["result"] == {"value": value, "colour": colour}
    assert answer["clauses"] == [INDEX]


FORCED = [
    pytest.param({"mhi_level": 4, "gas_detectors_level2": 2}, "red", id="51"),
    pytest.param({"mhi_level": None, "fire_confirmed": True}, "red", id="fire"),
    pytest.param({"mhi_level": 4, "tank_overfilling": True}, "orange", id="overfilling"),
    pytest.param({"mhi_level": 1, "offline_minutes": 31}, "orange", id="blind, level 1"),
    pytest.param({"mhi_level": 2, "offline_minutes": 31}, "orange", id="blind, level 2"),
    pytest.param(
        {"mhi_level": 1, "tank_overfilling": True, "fire_confirmed": True},
        "red",
        id="red before orange",
    ),
    pytest.param(
        {"mhi_level": 1, "hh": 3, "special_work": 3, "tank_overfilling": True},
        "red",
        id="already worse",
    ),
]


@pytest.mark.parametrize(("facts", "colour"), FORCED)
def test_risk_index_forced_by_a_fact(ask, facts, colour):
    answer = ask(NAME, **facts)

    assert answer["result"]["colour"] == colour
    assert answer["clauses"] == [INDEX, OVERRIDES]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"mhi_level": 4, "gas_detectors_level2": 1}, id="one detector"),
        pytest.param({"mhi_level": 2, "offline_minutes": 30}, id="just 30 minutes"),
        pytest.param({"mhi_level": 3, "offline_minutes": 999}, id="blind, level 3"),
        pytest.param({"mhi_level": None, "offline_minutes": 999}, id="blind, no installation"),
    ],
)
def test_risk_index_not_forced(ask, facts):
    answer = ask(NAME, **facts)

    assert answer["result"]["colour"] == "blue"
    assert answer["clauses"] == [INDEX]


def test_risk_index_vector_51_shows_sum_and_fact(ask):
    answer = ask(NAME, mhi_level=4, gas_detectors_level2=2)

    assert answer["steps"] == [
        "inherent 16 + alarms 0 + work 0 + management 0 = 16: blue",
        "level 2 at several detectors of one identification unit: at least red",
    ]


@pytest.mark.parametrize(
    ("facts", "kind", "field"),
    [
        pytest.param({}, MissingKey, "mhi_level", id="no level said"),
        pytest.param({"mhi_level": 5}, OutOfRange, "mhi_level", id="level 5"),
        pytest.param({"mhi_level": 1, "hh": -1}, OutOfRange, "hh", id="negative"),
        pytest.param(
            {"mhi_level": 1, "offline_share_percent": 101},
            OutOfRange,
            "offline_share_percent",
            id="share",
        ),
    ],
)
def test_risk_index_is_refused(refused, facts, kind, field):
    assert refused(NAME, kind, **facts) == field


few = st.integers(0, 5)
COUNTS = (
    "hh",
    "h",
    "overdue_acknowledgements",
    "special_work",
    "level1_work",
    "other_work",
    "major_dangers_overdue",
    "general_dangers_overdue",
    "gas_detectors_level2",
)
SEVERITY = ["blue", "yellow", "orange", "red"]


@given(
    st.none() | st.integers(1, 4),
    st.fixed_dictionaries(dict.fromkeys(COUNTS, few)),
    st.booleans(),
    st.sampled_from(COUNTS),
)
def test_risk_index_stays_in_bounds_and_never_falls(level, facts, committed, added):
    more = facts | {added: facts[added] + 1}

    before = risk_index(BOOK, mhi_level=level, commitment_today=committed, **facts).result
    after = risk_index(BOOK, mhi_level=level, commitment_today=committed, **more).result

    assert 0 <= before.value <= after.value <= 100
    assert SEVERITY.index(after.colour) >= SEVERITY.index(before.colour)
