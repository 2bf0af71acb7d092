"""Pages of commitments and of the live risk."""

import pytest

from bazhua.grips.inherent.api import Work, tell_work
from bazhua.grips.inherent.interfaces.web.duty.listing import commitment_listing, risk_listing
from bazhua.grips.inherent.models import Commitment, RiskStanding
from bazhua.grips.inherent.services.duty.judging import judge_risks
from tests.grips.dangers.web.asking import notice
from tests.grips.inherent.plant import NOON
from tests.grips.inherent.services.test_duty import commit


@pytest.fixture
def watched(plant):
    plant.hold("光气", "75-44-5", "3")
    return plant.installation()


def filled(**told):
    given = {"units_total": 5, "units_running": 3, "units_stopped": 1, "units_maintenance": 1}
    numbers = dict.fromkeys(
        (
            "hotwork_special",
            "hotwork_level1",
            "hotwork_level2",
            "confined_space",
            "height",
            "lifting",
            "temporary_power",
            "excavation",
            "road_closing",
            "blind_plate",
        ),
        0,
    )
    return numbers | given | {"mh_safe": "on", "statement": "已研判"} | told


def test_a_principal_commits_by_one_form(visit, plant):
    done = visit("principal", f"/monitoring/commitments/{plant.firm.uid}", filled())

    assert done.status_code == 302
    assert Commitment.objects.get().said["mh_safe"] is True


def test_units_that_do_not_add_up_are_told(visit, plant):
    address = f"/monitoring/commitments/{plant.firm.uid}"

    shown = visit("principal", address, filled(units_maintenance=0))

    assert (shown.status_code, Commitment.objects.count()) == (422, 0)
    assert "≠ 总数 5" in notice(shown.content.decode())


def test_the_form_is_filled_in_as_last_time(visit, plant):
    commit(plant, confined_space=2)

    shown = visit.text("principal", f"/monitoring/commitments/{plant.firm.uid}")

    assert 'name="confined_space" value="2"' in shown


@pytest.mark.usefixtures("watched")
def test_today_names_who_is_missing(visit, plant):
    before = visit.text("bureau", "/monitoring/commitments/today")
    visit("principal", f"/monitoring/commitments/{plant.firm.uid}", filled())
    after = visit.text("bureau", "/monitoring/commitments/today")

    assert (plant.firm.name in before, plant.firm.name in after) == (True, False)
    assert "100.0 %" in after
    assert "待核实" in after


@pytest.mark.usefixtures("watched")
def test_the_live_risk_explains_itself(visit, plant):
    judge_risks(NOON)
    row = RiskStanding.objects.get()

    shown = visit.text("bureau", f"/monitoring/risks/{row.uid}/")

    assert "固有 40 + 报警 0 + 作业 0 + 管理 4 = 44" in shown
    assert "平台规则" in shown
    assert shown.count("未接入") == 2
    tell_work(plant.firm.uid, Work(special_work=2), at=NOON)
    told = visit.text("bureau", f"/monitoring/risks/{row.uid}/")
    assert (told.count("未接入"), "作业 10" in told) == (1, True)
    tab = visit.text("principal", f"/enterprises/{plant.firm.uid}/monitoring/")
    assert ("动态风险" in tab, "作出今日承诺" in tab) == (True, True)


def test_every_order_of_the_lists_has_its_index():
    assert [commitment_listing().unindexed(), risk_listing().unindexed()] == [[], []]


def test_lists_show_what_was_said(visit, plant):
    commit(plant, hotwork_level1=2, height=1)

    shown = visit.text("bureau", "/monitoring/commitments/")

    assert ("5 (4/1/0)" in shown, plant.firm.name in shown) == (True, True)
