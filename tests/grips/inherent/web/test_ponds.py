"""Pages of tailings ponds."""

import pytest

from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.grips.inherent.interfaces.web.ponds.listing import pond_listing
from bazhua.grips.inherent.services.duty.ponds import judge_ponds
from bazhua.law.terms import Colour
from tests.grips.inherent.plant import NOON
from tests.grips.inherent.services.test_ponds import BEACH, measured, warning


@pytest.fixture
def pond(plant):
    row = plant.installation(kind=InstallationKind.TAILINGS_POND, spot=None, name="一号尾矿库")
    point = measured(plant, plant.gateway()[0], row, BEACH, "GT-1")
    warning(point, Colour.ORANGE)
    judge_ponds(NOON)
    return row


def test_the_list_shows_ponds_by_their_warning(visit, plant, pond):
    shown = visit.text("bureau", "/monitoring/ponds/")

    assert (pond.name in shown, plant.firm.name in shown, "干滩长度 橙" in shown) == (True,) * 3
    assert pond.name in visit.text("bureau", "/monitoring/ponds/?colour=orange")
    assert pond.name not in visit.text("bureau", "/monitoring/ponds/?colour=red")
    assert pond.name not in visit.text("elsewhere", "/monitoring/ponds/")
    assert pond_listing().unindexed() == []


def test_the_page_of_a_pond_says_how_its_colour_came_about(visit, pond):
    shown = visit.text("bureau", f"/monitoring/installations/{pond.uid}/")

    assert ("尾矿库预警" in shown, "最严重的颜色：橙" in shown, "待核实" in shown) == (True,) * 3


@pytest.mark.usefixtures("pond")
def test_another_installation_has_no_such_panel(visit, plant):
    plant.hold("光气", "75-44-5", "3")
    farm = plant.installation()

    assert (
        "尾矿库预警"
        not in (visit.text("bureau", f"/monitoring/installations/{farm.uid}/").split("<main")[1])
    )
