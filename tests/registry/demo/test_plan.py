"""The demonstration as values: valid codes of no authority, composed names, the same by seed."""

from itertools import islice

import pytest

from bazhua.kernel.errors import BadInput
from bazhua.registry.domain.codes.organisation_code import check_organisation_code
from bazhua.registry.domain.codes.uscc import check_uscc
from bazhua.registry.domain.demo.codes import demo_code, is_demo_code
from bazhua.registry.domain.demo.figures import FIGURES, Home
from bazhua.registry.domain.demo.lists import FIRST, SECOND, SPOKEN
from bazhua.registry.domain.demo.plan import AT_HOME, Town, people, planned
from bazhua.registry.domain.roles.giving import Extent, check_extent
from bazhua.registry.domain.roles.table import ROLES, Demand, Standing

TOWNS = [
    Town(code=f"37{county:02}01{town:03}000", county=f"37{county:02}01", county_name=f"县{county}")
    for county in range(1, 9)
    for town in range(1, 6)
]
REAL_REGISTRARS = frozenset("123456789ANY")
STANDINGS = {Home.FIRM: Standing.ENTERPRISE, Home.TEAM: Standing.UNIT}


@pytest.mark.parametrize("number", [1, 2, 31, 500, 99_999])
def test_a_code_is_valid_and_of_no_authority(number):
    code = demo_code(number)

    assert check_uscc(code=code).result.valid
    assert check_organisation_code(code=code[8:17]).result.valid
    assert code[0] not in REAL_REGISTRARS
    assert check_uscc(code=code).result.region == "000000"
    assert is_demo_code(code)


def test_codes_differ_and_end():
    assert len({demo_code(number) for number in range(1, 501)}) == 500
    for number in (0, 100_000):
        with pytest.raises(BadInput):
            demo_code(number)


def test_the_same_seed_gives_the_same_province_and_another_another():
    assert planned(7, TOWNS) == planned(7, TOWNS)
    assert planned(7, TOWNS).firms != planned(8, TOWNS).firms
    assert list(islice(people(7), 50)) == list(islice(people(7), 50))


@pytest.mark.parametrize("seed", range(5))
def test_names_say_that_they_are_composed(seed):
    plan = planned(seed, TOWNS)

    names = [firm.facts.name for firm in plan.firms]
    assert len(set(names)) == len(names) == 500
    assert all(name.endswith("（演示）") for name in names)
    assert all(firm.facts.name_en.endswith(" (demonstration)") for firm in plan.firms)
    county = {town.code: town.county for town in TOWNS}
    near = [firm for firm in plan.firms[:AT_HOME] if county[firm.region] == plan.home]
    assert len(near) == AT_HOME
    assert {firm.facts.telephone for firm in plan.firms} == {""}


def test_persons_are_nobody():
    names = list(islice(people(1), 900))

    assert len(set(names)) == 900
    assert {name[1] for name in names} == {"演"}


def test_brands_are_spelt():
    assert SPOKEN.keys() == set(FIRST + SECOND)


def test_every_role_has_a_figure_whose_grant_its_columns_allow():
    assert {one.role for one in FIGURES} == {code for code, role in ROLES.items() if role.levels}
    assert len(FIGURES) == 27
    for one in FIGURES:
        role = ROLES[one.role]
        standing = STANDINGS.get(one.home) or Standing(one.home.value)
        assert (
            check_extent(
                role,
                Extent(
                    standing=standing,
                    departments=1 if one.department else None,
                    assignment=1 if role.assignment is Demand.REQUIRED else None,
                ),
            )
            is None
        )
