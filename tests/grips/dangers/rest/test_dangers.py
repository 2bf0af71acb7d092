"""Hidden dangers as programs read and move them: the workflow, and each refusal changes nothing."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.infra.signoff.models import SignOffRow
from bazhua.kernel.times import BEIJING
from bazhua.registry.models import Client
from tests.api.scene import program
from tests.grips.dangers.scene import GENERAL, NOON, everything, stored
from tests.registry.who.scene import COUNTY, FIRM, OTHER_COUNTY

PATH = "/api/v1/dangers"


@pytest.fixture
def bureau(scene):  # noqa: ARG001 -- the county must be there
    return program("R06", COUNTY)


@pytest.fixture
def manager(scene):  # noqa: ARG001 -- the firm must be there
    return program("R21", FIRM)


def found(scene):
    return {
        "subject_kind": "enterprise",
        "subject_uid": str(scene.firm.uid),
        "found_at": NOON.astimezone(BEIJING).isoformat(),
        "wrong": "配电箱未上锁",
        "spot": "一号车间",
    }


def acts(row):
    return f"{PATH}/{row['uid']}/acts"


def test_a_program_takes_a_danger_along_its_table(scene, bureau):
    made = bureau.post(PATH, found(scene))
    row = made.json()
    plan = {"responsible": [str(scene.uid("worker"))], "measure": "上锁", "due_on": "2026-12-31"}
    manager = scene_program(scene, "manager", "R21")

    for who, act in (
        (bureau, {"action": "REGISTER", "grade": "GENERAL"}),
        (manager, {"action": "PLAN", "plan": plan}),
        (manager, {"action": "RECTIFY"}),
        (manager, {"action": "REQUEST_ACCEPTANCE"}),
        (scene_program(scene, "principal", "R19"), {"action": "ACCEPT"}),
    ):
        answer = who.post(acts(row), act, seen=row["version"])
        assert (act["action"], answer.status_code) == (act["action"], 200)
        row = answer.json()
        assert answer["ETag"] == f'"{row["version"]}"'

    assert made.status_code == 201
    assert (row["state"], row["grade"], row["measure"]) == ("ACCEPTED", "GENERAL", "上锁")


def scene_program(scene, name, role):
    """Return a program that somebody of the scene issued."""
    issued = program(role, FIRM)
    Client.objects.filter(name=f"{role} 程序").update(given_by=scene.uid(name))
    return issued


def test_the_same_key_puts_one_danger_on_record(scene, bureau):
    first, second = (bureau.post(PATH, found(scene), key="report-1") for _ in range(2))

    assert first.json()["uid"] == second.json()["uid"]
    assert len(bureau.get(PATH).json()["items"]) == 1


@pytest.mark.parametrize(
    ("act", "seen", "status", "code"),
    [
        ({"action": "ACCEPT"}, 0, 409, "transition_refused"),
        ({"action": "REGISTER"}, 0, 409, "transition_refused"),
        ({"action": "REGISTER", "grade": "GENERAL"}, 7, 412, "stale_state"),
        ({"action": "NOTHING"}, 0, 400, None),
        ({"action": "REGISTER", "grade": "GENERAL", "colour": "red"}, 0, 400, None),
    ],
)
def test_what_is_refused_changes_nothing(scene, bureau, act, seen, status, code):
    row = scene.found()
    before = everything()

    answer = bureau.post(f"{PATH}/{row.uid}/acts", act, seen=row.version + seen)

    assert answer.status_code == status
    assert code is None or answer.json()["code"] == code
    assert everything() == before


def test_a_program_asks_for_signatures_that_persons_give(scene, bureau):
    row = scene.requested()
    wanted = {"action": "ACCEPT", "experts": [str(scene.uid("expert"))]}

    answer = bureau.post(f"{PATH}/{row.uid}/signoffs", wanted, seen=row.version)
    scene.sign(SignOffRow.objects.get(), "expert")
    done = bureau.post(f"{PATH}/{row.uid}/acts", {"action": "ACCEPT"}, seen=row.version)

    assert (answer.status_code, done.status_code) == (200, 200)
    assert stored(row).state == "ACCEPTED"


def test_signatures_that_nobody_gives_are_asked_from_nobody(scene, bureau):
    row = scene.requested(GENERAL)
    before = everything()

    answer = bureau.post(
        f"{PATH}/{row.uid}/signoffs", {"action": "ACCEPT", "experts": []}, seen=row.version
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "transition_refused")
    assert everything() == before


def test_who_fixed_it_does_not_accept_by_a_program_either(scene):
    row = scene.requested(GENERAL)
    before = everything()

    answer = scene_program(scene, "manager", "R21").post(
        f"{PATH}/{row.uid}/acts", {"action": "ACCEPT"}, seen=row.version
    )

    assert answer.status_code == 409
    assert everything() == before
    assert stored(row).state == "ACCEPT_REQUESTED"


def test_the_subject_reads_no_origin(scene, bureau, manager):
    row = scene.found("bureau", origin=Origin.TIP)

    read = {who: it.get(f"{PATH}/{row.uid}").json() for who, it in (("b", bureau), ("m", manager))}
    listed = manager.get(PATH).json()["items"][0]

    assert (read["b"]["origin"], read["b"]["found_by"]) == ("TIP", str(scene.uid("bureau")))
    assert (read["m"]["origin"], read["m"]["found_by"]) == (None, None)
    assert listed == read["m"]


def test_the_list_is_filtered_and_ends_at_the_scope(scene, bureau):
    row = scene.registered(GENERAL)
    scene.found()

    some = bureau.get(f"{PATH}?state=REGISTERED").json()["items"]
    elsewhere = program("R06", OTHER_COUNTY)

    assert [one["uid"] for one in some] == [str(row.uid)]
    assert elsewhere.get(PATH).json()["items"] == []
    assert elsewhere.get(f"{PATH}/{row.uid}").status_code == 404
