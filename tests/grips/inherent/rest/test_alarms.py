"""Alarms as programs read and acknowledge them; each refusal changes nothing."""

import pytest

from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.events.models import Event
from bazhua.registry.models import Client
from tests.api.scene import program
from tests.grips.inherent.scene import FIRM, GAS, NOON, OTHER_COUNTY, Told, tell

PATH = "/api/v1/alarms"


@pytest.fixture
def row(scene):  # noqa: ARG001 -- its point must be there
    tell(1, Told(value=27.0, announced=True))
    follow(NOON)
    return Alarm.objects.get()


def issued(scene, name, role, node):
    """Return a program that somebody of the scene has issued."""
    asks = program(role, node)
    Client.objects.filter(pk=Client.objects.latest("pk").pk).update(given_by=scene.uid(name))
    return asks


def everything():
    return [list(table.objects.order_by("pk").values()) for table in (Alarm, Event)]


def test_a_program_reads_what_is_within_its_reach(scene, row):
    mine = issued(scene, "manager", "R21", FIRM)

    several, one = mine.get(PATH).json(), mine.get(f"{PATH}/{row.uid}").json()

    assert [found["number"] for found in several["items"]] == [row.number]
    told = {key: one[key] for key in ("tag", "limit_kind", "colour", "state", "progress", "value")}
    assert told == {
        "tag": GAS,
        "limit_kind": "H",
        "colour": "orange",
        "state": "UNACK",
        "progress": "NEW",
        "value": 27.0,
    }


def test_a_program_acknowledges_for_the_person_behind_it(scene, row):
    mine = issued(scene, "manager", "R21", FIRM)

    answer = mine.post(f"{PATH}/{row.uid}/acknowledgement", {"remark": "已派人"})

    assert (answer.status_code, answer.json()["progress"]) == (200, "ACKNOWLEDGED")
    row.refresh_from_db()
    assert row.acknowledged_by == scene.uid("manager")


@pytest.mark.parametrize(
    ("role", "node", "status"), [("R06", OTHER_COUNTY, 404), ("R06", 30, 403), ("R23", FIRM, 404)]
)
def test_who_may_not_changes_nothing(scene, row, role, node, status):
    asks = issued(scene, "stranger", role, node)
    before = everything()

    answer = asks.post(f"{PATH}/{row.uid}/acknowledgement", {})

    assert (answer.status_code, everything() == before) == (status, True)


def test_one_that_does_not_wait_is_refused(scene, row):
    mine = issued(scene, "manager", "R21", FIRM)
    mine.post(f"{PATH}/{row.uid}/acknowledgement", {})
    before = everything()

    answer = mine.post(f"{PATH}/{row.uid}/acknowledgement", {})

    assert (answer.status_code, everything() == before) == (409, True)
