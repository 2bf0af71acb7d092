"""Pages of inspections by who answers by name."""

import pytest

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.inherent.interfaces.home import inspection_doors
from bazhua.grips.inherent.interfaces.web.duty.inspections import (
    inspection_listing,
    narrowed_address,
)
from bazhua.grips.inherent.models import Inspection
from bazhua.grips.inherent.selectors.duty.inspections import Stands
from bazhua.infra.ui.parts.text import said
from tests.grips.dangers.web.asking import notice
from tests.grips.inherent.named import OPERATION, named_farm, period
from tests.grips.inherent.plant import NOON


@pytest.fixture
def farm(plant):
    return named_farm(plant)


def form(row, person):
    return f"/monitoring/inspections/{row.uid}/{person}"


def tapped(person, wrong=(), **told):
    return {f"{person}-{n}": "no" if n in wrong else "yes" for n in range(1, 6)} | told


def test_a_few_taps_make_an_inspection(visit, farm):
    done = visit("director", form(farm, "technical"), tapped("TECHNICAL"))

    assert (done.status_code, done.url) == (302, f"/monitoring/inspections/{farm.uid}/")
    assert Inspection.objects.get().installation == farm
    shown = visit.text("bureau", done.url)
    assert "5 项均符合" in shown
    assert "待核实" in shown


def test_what_is_wrong_is_said_and_opens_its_danger(visit, farm):
    without = visit("director", form(farm, "technical"), tapped("TECHNICAL", wrong=(1,)))
    refused = (without.status_code, Inspection.objects.count(), HiddenDanger.objects.count())

    visit("director", form(farm, "technical"), tapped("TECHNICAL", wrong=(1,), note="离线"))

    danger = HiddenDanger.objects.get()
    assert refused == (422, 0, 0)
    shown = visit.text("director", f"/monitoring/inspections/{farm.uid}/")
    assert f"/dangers/{danger.uid}/" in shown


def test_somebody_else_is_told_who_inspects(visit, farm):
    shown = visit("manager", form(farm, "technical"), tapped("TECHNICAL"))

    assert (shown.status_code, Inspection.objects.count()) == (422, 0)
    assert "须由担任技术负责人的本人办理" in notice(shown.content.decode())


def test_buttons_are_those_of_the_person(visit, farm):
    page = f"/monitoring/inspections/{farm.uid}/"

    assert "技术负责人检查" in visit.text("director", page)
    assert "技术负责人检查" not in visit.text("manager", page)
    assert "操作负责人检查" in visit.text("manager", page)
    assert form(farm, "technical") not in visit.text("bureau", page)


def test_another_period_than_the_last_two_is_refused(visit, farm):
    address = f"{form(farm, 'technical')}?period=2020-01-01T00:00:00%2B08:00"

    assert visit("director", address).status_code == 422
    assert visit("director", form(farm, "nobody")).status_code == 404
    assert visit("director", form(farm, "principal")).status_code == 422


def test_the_list_opens_what_a_figure_counts(visit, plant, farm):
    shown = visit.text("bureau", "/monitoring/inspections/")
    due = visit.text("bureau", narrowed_address(Stands.DUE))
    unnamed = visit.text("bureau", narrowed_address(Stands.UNNAMED))

    assert (farm.name in shown, farm.name in due, farm.name in unnamed) == (True, True, False)
    assert plant.firm.name in shown
    assert inspection_listing(NOON).unindexed() == []


def test_the_first_page_leads_to_it(visit, plant, farm):
    doors = inspection_doors(plant.who("manager"), NOON)

    assert [said(door.text) for door in doors] == [
        f"包保检查：{farm.name}（操作负责人，{period(farm, OPERATION).days.last} 前）"
    ]
    assert visit("manager", form(farm, "operation")).status_code == 200
    assert inspection_doors(plant.who("bureau"), NOON) == ()


def test_the_enterprise_shows_who_answers(visit, plant, farm):
    tab = visit.text("principal", f"/enterprises/{plant.firm.uid}/monitoring/")

    assert ("包保责任" in tab, f"/monitoring/inspections/{farm.uid}/" in tab) == (True, True)
