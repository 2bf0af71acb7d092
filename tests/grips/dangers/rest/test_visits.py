"""Visits as programs plan, read and move them; each refusal changes nothing."""

import pytest

from bazhua.grips.dangers.models import Visit
from bazhua.registry.models import Client
from tests.api.scene import program
from tests.grips.dangers.crew import OFFICERS, arrived, enlist, plan, report
from tests.grips.dangers.scene import everything
from tests.registry.who.scene import COUNTY, FIRM, OTHER_COUNTY

PATH = "/api/v1/visits"


@pytest.fixture
def crew(scene):
    """Return the scene with its officers."""
    return enlist(scene)


@pytest.fixture
def bureau(crew):  # noqa: ARG001 -- the county must be there
    return program("R06", COUNTY)


def planned(crew, **other):
    given = {
        "enterprise": str(crew.firm.uid),
        "kind": "INSPECTION",
        "ground": "PLAN",
        "basis": "2026 年度检查计划第 12 项",
        "approval": "检批〔2026〕12 号",
        "planned_on": "2026-11-24",
        "officers": [str(crew.uid(name)) for name in OFFICERS],
    }
    return given | other


def of_the_first(crew):
    """Return a program that the first officer issued."""
    issued = program("R06", COUNTY)
    Client.objects.filter(name="R06 程序").update(given_by=crew.uid("first"))
    return issued


def all_of_it():
    return [*everything(), list(Visit.objects.order_by("pk").values())]


def test_a_program_plans_a_visit_once(crew, bureau):
    first, again = (bureau.post(PATH, planned(crew), key="v-1") for _ in range(2))

    row = Visit.objects.get()
    assert (first.status_code, first.json()["uid"]) == (201, str(row.uid))
    assert again.json() == first.json()
    assert first["ETag"] == '"1"'
    assert [one["number"] for one in bureau.get(PATH).json()["items"]] == [row.number]


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"approval": ""}, 400, "missing_key"),
        ({"officers": []}, 400, "bad_input"),
        ({"kind": "WALK"}, 400, "bad_input"),
        ({"enterprise": "0190f000-0000-7000-8000-000000000999"}, 404, "not_found"),
    ],
)
def test_a_plan_that_is_refused_changes_nothing(crew, bureau, other, status, code):
    before = all_of_it()

    answer = bureau.post(PATH, planned(crew, **other))

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert all_of_it() == before


def test_what_was_found_on_a_visit_is_read(crew, bureau):
    row = arrived(crew)
    told = report(crew, row)

    found = bureau.get(f"{PATH}/{row.uid}/dangers").json()

    assert [(one["number"], one["origin"]) for one in found] == [(told["number"], "VISIT")]
    assert bureau.get(f"{PATH}/{row.uid}").json()["state"] == "ARRIVED"


def test_an_officers_program_moves_his_visit(crew):
    row = plan(crew)
    officer = of_the_first(crew)

    answer = officer.post(
        f"{PATH}/{row.uid}/acts",
        {"action": "CANCEL", "note": "企业停产"},
        seen=1,
    )

    assert (answer.status_code, answer.json()["state"]) == (200, "CANCELLED")


@pytest.mark.parametrize(
    ("act", "seen", "status", "code"),
    [
        ({"action": "ARRIVE"}, 1, 409, "transition_refused"),
        ({"action": "CANCEL"}, 1, 409, "transition_refused"),
        ({"action": "CANCEL", "note": "x"}, 7, 412, "stale_state"),
        ({"action": "FLY"}, 1, 400, "bad_input"),
    ],
)
def test_a_move_that_is_refused_changes_nothing(crew, act, seen, status, code):
    row = plan(crew)
    officer = of_the_first(crew)
    before = all_of_it()

    answer = officer.post(f"{PATH}/{row.uid}/acts", act, seen=seen)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert all_of_it() == before


@pytest.mark.parametrize(("role", "node"), [("R20", FIRM), ("R06", OTHER_COUNTY)])
def test_the_enterprise_and_others_learn_nothing(crew, role, node):
    row = plan(crew)
    other = program(role, node)

    assert other.get(PATH).json()["items"] == []
    assert other.get(f"{PATH}/{row.uid}").status_code == 404
