"""`permit.level` of work at height and of lifting: vectors 71–74 of monitoring-permits (§5.2, §9.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.permits.level import permit_level
from bazhua.grips.supervision.domain.terms import (
    LEVELS,
    HeightFactor,
    HeightSituation,
    PermitKind,
)
from tests.grips.supervision.domain.permits.asking import ask, result

heights = st.decimals(0, 200, places=2)
factors = st.lists(st.sampled_from(HeightFactor), max_size=3).map(tuple)
situations = st.lists(st.sampled_from(HeightSituation), max_size=3).map(tuple)


@pytest.mark.parametrize(
    ("height", "required", "level", "approver"),
    [
        pytest.param("1.99", False, None, None, id="71 GB30871/3.8"),
        pytest.param("2.0", True, "I", "WORKSHOP", id="71 GB30871/8.1.3"),
        pytest.param("5.0", True, "I", "WORKSHOP", id="71"),
        pytest.param("5.01", True, "II", "SPECIALIST_DEPARTMENT", id="71"),
        pytest.param("15", True, "II", "SPECIALIST_DEPARTMENT", id="71"),
        pytest.param("15.01", True, "III", "SPECIALIST_DEPARTMENT", id="71 over 15"),
        pytest.param("30", True, "III", "SPECIALIST_DEPARTMENT", id="71"),
        pytest.param("30.01", True, "IV", "PLANT_DIRECTOR", id="71"),
    ],
)
def test_height_without_factor(height, required, level, approver):
    assert result(kind="GC", height_m=height) == (
        required,
        level,
        approver,
        168 if required else None,
    )


@pytest.mark.parametrize(
    ("height", "factor", "level"),
    [
        pytest.param("5.0", "SLIPPERY", "II", id="72 ice"),
        pytest.param("30", "COLD_AIR", "IV", id="72 4 °C"),
        pytest.param("5.01", "POOR_LIGHT", "III", id="method B, second band"),
        pytest.param("30.01", "POOR_LIGHT", "IV", id="method B, last band"),
    ],
)
def test_height_with_factor(height, factor, level):
    assert result(kind="GC", height_m=height, factors=[factor])[1] == level


@pytest.mark.parametrize(
    ("height", "situation", "level"),
    [
        pytest.param("3", "STEEP_SLOPE", "I", id="GB30871/B.1-2 slope"),
        pytest.param("3", "NEAR_OPENING", "II", id="BZ/HEIGHT-SITUATION"),
        pytest.param("16", "NEAR_OPENING", "III", id="height asks for more"),
        pytest.param("3", "NIGHT_ARTIFICIAL_LIGHT", "IV", id="GB30871/B.1-2 night"),
    ],
)
def test_height_with_situation(height, situation, level):
    assert result(kind="GC", height_m=height, situations=[situation])[1] == level


def test_height_through_the_interface():
    answer = ask(
        kind="GC", height_m="5.0", factors=["SLIPPERY", "COLD_AIR"], situations=["NEAR_VENT"]
    )

    assert answer["clauses"] == [
        {"id": "GB30871/8.1.2", "status": "confirmed"},
        {"id": "GB30871/8.1.3", "status": "confirmed"},
        {"id": "BZ/HEIGHT-SITUATION", "status": "ours"},
        {"id": "GB30871/B.1", "status": "confirmed"},
        {"id": "GB30871/8.2.11", "status": "confirmed"},
    ]
    assert answer["steps"] == [
        "5 m, method B (ice, snow, frost, oil or water on the place; mean air temperature of "
        "5 °C or less), up to 5 m: level II",
        "near a vent of toxic or harmful matter: at least level II",
        "approved by the specialist department, valid for at most 168 hours",
    ]


def test_height_names_the_last_band_by_its_lower_edge():
    assert ask(kind="GC", height_m=31)["steps"][0] == (
        "31 m, method A (no factor), above 30 m: level IV"
    )


@pytest.mark.parametrize(
    ("weight", "required", "level", "approver"),
    [
        pytest.param("9.9", False, "LEVEL_3", None, id="74 GB30871/B.1-3"),
        pytest.param("10", True, "LEVEL_3", "SPECIALIST_DEPARTMENT", id="74 from 10 t"),
        pytest.param("39.9", True, "LEVEL_3", "SPECIALIST_DEPARTMENT", id="74 GB30871/9.1"),
        pytest.param("40", True, "LEVEL_2", "SPECIALIST_DEPARTMENT", id="74"),
        pytest.param("100", True, "LEVEL_2", "SPECIALIST_DEPARTMENT", id="74"),
        pytest.param("100.1", True, "LEVEL_1", "PLANT_DIRECTOR", id="74"),
    ],
)
def test_lifting(weight, required, level, approver):
    assert result(kind="DZ", weight_t=weight) == (required, level, approver, None)


@pytest.mark.parametrize(
    ("weight", "clauses"),
    [
        ("9.9", ["GB30871/9.1", "GB30871/B.1-3"]),
        ("20", ["GB30871/9.1", "GB30871/B.1", "BZ/PERMIT-HOURS"]),
        ("40", ["GB30871/9.1", "GB30871/9.2.1", "GB30871/B.1", "BZ/PERMIT-HOURS"]),
    ],
)
def test_lifting_clauses(weight, clauses):
    assert [clause["id"] for clause in ask(kind="DZ", weight_t=weight)["clauses"]] == clauses


@given(heights, factors, situations)
def test_height_has_a_permit_exactly_from_two_metres(height, factor, situation):
    job = Job(kind=PermitKind.HEIGHT, height_m=height, factors=factor, situations=situation)

    need = permit_level(BOOK, job).result

    assert need.permit_required is (height >= 2)
    assert (need.level is None) is not need.permit_required


@given(heights, heights, factors, factors, situations)
def test_more_height_and_factors_never_lower_the_level(one, other, factor, more, situation):
    low, high = sorted((one, other))
    levels = (None, *LEVELS[PermitKind.HEIGHT])

    easier = permit_level(BOOK, Job(kind=PermitKind.HEIGHT, height_m=low, factors=factor)).result
    harder = permit_level(
        BOOK,
        Job(
            kind=PermitKind.HEIGHT,
            height_m=high,
            factors=(*factor, *more),
            situations=situation,
        ),
    ).result

    assert levels.index(easier.level) <= levels.index(harder.level)


@given(st.decimals(0, 1000, places=1), st.decimals(0, 1000, places=1))
def test_a_heavier_load_never_has_a_lower_level(one, other):
    light, heavy = sorted((one, other))
    levels = LEVELS[PermitKind.LIFTING]

    lighter = permit_level(BOOK, Job(kind=PermitKind.LIFTING, weight_t=light)).result
    heavier = permit_level(BOOK, Job(kind=PermitKind.LIFTING, weight_t=heavy)).result

    assert levels.index(heavier.level) <= levels.index(lighter.level)
    assert lighter.permit_required <= heavier.permit_required
