"""Identification and grading; rule book: monitoring-permits §1.10 and §9.1."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.mhi.grading import grade
from bazhua.grips.inherent.domain.mhi.substances import Substance

NAME = "major_hazard_installation.grade"

AMMONIA = "7664-41-7"
CHLORINE = "7782-50-5"
PHOSGENE = "75-44-5"
GASOLINE = "86290-81-5"
METHANOL = "67-56-1"
TOLUENE = "108-88-3"
BENZENE = "71-43-2"
HYDROGEN = "1333-74-0"
HCL = "7647-01-0"
ETHYLENE_OXIDE = "75-21-8"
LPG = "68476-85-7"

VECTORS = [
    pytest.param([(AMMONIA, "50")], 120, ("5", "20", "2", 3), id="2"),
    pytest.param([(AMMONIA, "9.999")], 0, ("0.9999", "0.9999", "0.5", None), id="3"),
    pytest.param([(CHLORINE, "30")], 60, ("6", "36", "1.5", 3), id="5 and C"),
    pytest.param([(PHOSGENE, "0.3")], 0, ("1", "10", "0.5", 3), id="6 and D"),
    pytest.param([(GASOLINE, "5000")], 99, ("25", "37.5", "1.5", 3), id="8"),
    pytest.param([(AMMONIA, "250")], 100, ("25", "100", "2", 1), id="9 and F"),
    pytest.param(
        [(METHANOL, "300"), (TOLUENE, "150"), (HYDROGEN, "0.5")],
        0,
        ("1", "0.525", "0.5", 4),
        id="11 and G",
    ),
    pytest.param(
        [(METHANOL, "300"), (TOLUENE, "150"), (HYDROGEN, "0.4")],
        0,
        ("0.98", "0.51", "0.5", None),
        id="G below",
    ),
    pytest.param(
        [(HCL, "40"), (ETHYLENE_OXIDE, "8")], 35, ("2.8", "9.12", "1.2", 4), id="12 and H"
    ),
    pytest.param([(LPG, "900")], 10, ("18", "27", "1", 3), id="14"),
    pytest.param([(AMMONIA, "50")], 100, ("5", "20", "2", 3), id="B"),
    pytest.param([(GASOLINE, "5000")], 100, ("25", "50", "2", 2), id="E"),
    pytest.param(
        [(BENZENE, "3000"), (TOLUENE, "2000"), (METHANOL, "1000")],
        70,
        ("66", "99", "1.5", 2),
        id="I",
    ),
    pytest.param([(AMMONIA, "249.99")], 100, ("24.999", "99.996", "2", 2), id="just below level 1"),
    pytest.param(
        [(GASOLINE, "4999.9")], 100, ("24.9995", "49.999", "2", 3), id="just below level 2"
    ),
    pytest.param([(AMMONIA, "99.999")], 0, ("9.9999", "9.9999", "0.5", 4), id="just below level 3"),
    pytest.param([("624-83-9", "1")], 0, ("1.333333", "13.333333", "0.5", 3), id="third, cut"),
    pytest.param(
        [(PHOSGENE, "0.2999999")],
        0,
        ("0.999999", "9.999996", "0.5", None),
        id="a hair below 1, cut",
    ),
]


@pytest.mark.parametrize(("held", "persons", "expected"), VECTORS)
def test_grade_by_cas_number(ask, held, persons, expected):
    substances = [{"cas": cas, "q_t": q_t} for cas, q_t in held]

    answer = ask(NAME, substances=substances, exposed_persons=persons)

    s, r, alpha, level = expected
    assert answer["result"] == {
        "is_major": level is not None,
        "s": s,
        "r": r,
        "alpha": alpha,
        "level": level,
    }


def test_grade_vector_2_shows_how_it_came_about(ask):
    answer = ask(NAME, substances=[{"cas": AMMONIA, "q_t": 50}], exposed_persons=120)

    assert answer["clauses"] == [
        {"id": id_, "status": "confirmed"}
        for id_ in (
            "GB18218/4.2.1",
            "GB18218/T1",
            "GB18218/T3",
            "GB18218/4.3.2",
            "GB18218/T5",
            "GB18218/T6",
        )
    ]
    assert answer["steps"] == [
        "q/Q: ammonia (line 1) 50/10, β 2",
        "S = Σ q/Q = 5, 1 is reached",
        "120 people outside: α = 2; R = α × Σ β·q/Q = 2 × 10 = 20",
        "10 ≤ R < 50: level 3",
    ]


def test_grade_vector_9_has_no_level_above(ask):
    answer = ask(NAME, substances=[{"cas": AMMONIA, "q_t": 250}], exposed_persons=100)

    assert answer["steps"][-1] == "R ≥ 100: level 1"


def test_grade_vector_3_below_1_names_no_level(ask):
    answer = ask(NAME, substances=[{"cas": AMMONIA, "q_t": "9.999"}], exposed_persons=0)

    assert "GB18218/T6" not in {clause["id"] for clause in answer["clauses"]}
    assert answer["steps"][-1] == "no major hazard installation: it is not graded"


def test_grade_example_a_with_quantities_given(ask):
    substances = [
        {"critical_t": 5, "beta": 5, "q_t": 2},
        {"critical_t": 1, "beta": 20, "q_t": 2},
        {"critical_t": 5, "beta": 4, "q_t": 1},
    ]

    answer = ask(NAME, substances=substances, exposed_persons=102)

    assert answer["result"] == {
        "is_major": True,
        "s": "2.6",
        "r": "85.6",
        "alpha": "2",
        "level": 2,
    }


@pytest.mark.parametrize(
    ("persons", "alpha"),
    [
        (0, "0.5"),
        (1, "1"),
        (29, "1"),
        (30, "1.2"),
        (49, "1.2"),
        (50, "1.5"),
        (99, "1.5"),
        (100, "2"),
        (10**6, "2"),
    ],
)
def test_grade_vector_18_alpha_of_the_people_outside(ask, persons, alpha):
    answer = ask(NAME, substances=[{"cas": AMMONIA, "q_t": 10}], exposed_persons=persons)

    assert answer["result"]["alpha"] == alpha


@pytest.mark.parametrize("tenths", [(6, 3, 1), (1, 2, 7), (1,) * 10, (3, 3, 3, 1)], ids=str)
def test_grade_tenths_that_make_one_are_exactly_one(ask, tenths):
    substances = [{"critical_t": 1, "beta": 1, "q_t": f"0.{tenth}"} for tenth in tenths]

    answer = ask(NAME, substances=substances, exposed_persons=0)

    assert answer["result"]["s"] == "1"
    assert answer["result"]["is_major"] is True


def test_grade_of_many_substances_shows_six_and_counts_the_rest(ask):
    substances = [{"cas": AMMONIA, "q_t": 1}] * 8

    answer = ask(NAME, substances=substances, exposed_persons=0)

    assert answer["steps"][0].count("ammonia") == 6
    assert answer["steps"][0].endswith("; and 2 more")


tonnes = st.decimals(0, 5000, places=3)
held = st.lists(
    st.builds(
        Substance, q_t=tonnes, cas=st.sampled_from([AMMONIA, PHOSGENE, METHANOL, HYDROGEN, LPG])
    ),
    min_size=1,
    max_size=5,
)
persons = st.integers(0, 200)


@given(held, persons)
def test_grade_always_gives_one_band_that_its_figures_show(substances, exposed):
    result = grade(BOOK, substances=tuple(substances), exposed_persons=exposed).result

    bands = {1: (100, None), 2: (50, 100), 3: (10, 50), 4: (0, 10)}
    shown = [
        level
        for level, (low, high) in bands.items()
        if result.r >= low and (high is None or result.r < high)
    ]
    assert result.is_major is (result.s >= 1)
    assert result.level == (shown[0] if result.is_major else None)


@given(held, persons, st.integers(0, 100), st.decimals(0, 100, places=3))
def test_grade_never_falls_when_quantity_or_people_grow(substances, exposed, more, extra):
    first, *rest = substances
    larger = Substance(q_t=first.q_t + extra, cas=first.cas)

    before = grade(BOOK, substances=tuple(substances), exposed_persons=exposed).result
    after = grade(BOOK, substances=(larger, *rest), exposed_persons=exposed + more).result

    assert after.s >= before.s
    assert after.r >= before.r
    assert (after.level or 5) <= (before.level or 5)


@given(held)
def test_grade_decides_on_the_exact_sum(substances):
    critical = {AMMONIA: "10", PHOSGENE: "0.3", METHANOL: "500", HYDROGEN: "5", LPG: "50"}
    exact = sum(Fraction(item.q_t) / Fraction(critical[item.cas]) for item in substances)

    result = grade(BOOK, substances=tuple(substances), exposed_persons=0).result

    assert result.is_major is (exact >= 1)
    assert 0 <= exact - Fraction(result.s) < Fraction(Decimal("0.000001"))
