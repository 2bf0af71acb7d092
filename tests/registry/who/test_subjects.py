"""Where a subject stands, whoever asks."""

from uuid import UUID

import pytest

from bazhua.kernel.errors import NotAChoice, NotFound
from bazhua.kernel.scope import Path
from bazhua.registry.api import department_bits, place_of
from tests.registry.who.scene import department, settle

pytestmark = pytest.mark.django_db


def test_an_enterprise_and_a_body_have_a_place():
    province = settle()

    assert place_of("enterprise", province.firm.uid) == province.firm.place
    assert place_of("organisation", province.office.uid) == province.office.place


def test_a_workshop_stands_below_its_enterprise_and_is_supervised_with_it():
    province = settle()

    place = place_of("unit", province.team.uid)

    assert place.region == Path(province.team.node.path)
    assert place.departments == province.firm.dept_mask


def test_what_is_no_subject_has_none():
    province = settle()

    with pytest.raises(NotAChoice):
        place_of("ship", province.firm.uid)
    with pytest.raises(NotFound):
        place_of("enterprise", UUID(int=5))


def test_departments_are_known_by_their_bits():
    department("YJ", 0)
    department("ZJ", 1)

    assert department_bits() == {"YJ": 0, "ZJ": 1}
