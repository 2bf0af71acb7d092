"""What belongs to an enterprise over the API: within reach, by version, once for a key."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.events.models import Event
from bazhua.registry.models import Contract, Enterprise, Place, Substance, Supervision, Unit, Zone
from tests.api.scene import officer, principal, program, settle
from tests.api.test_registry import API, problem
from tests.registry.who.scene import (
    FIRM,
    OTHER_COUNTY,
    OTHER_FIRM,
    PROVINCE,
    department,
)

pytestmark = pytest.mark.django_db

DAY = "2026-11-23"
LATER = "2026-11-24"
SQUARE = [[[117.0, 36.0], [117.1, 36.0], [117.1, 36.1], [117.0, 36.0]]]
CODE = "91370100MA3C00000X"
PARTS = {
    "units": {"kind": "workshop", "name": "一车间", "since": DAY},
    "places": {"kind": "site", "name": "厂区", "number": "S-1"},
    "supervisions": {"department": "YJ", "kind": "industry", "since": DAY, "basis": "责任清单"},
    "contracts": {"contractor": CODE, "work": "检维修", "since": DAY},
}
ENDS = {"units": "closing", "places": "closing", "supervisions": "end", "contracts": "end"}
TABLES = (Contract, Place, Substance, Supervision, Unit, Zone, Event)


@pytest.fixture
def province():
    found = settle()
    department()
    Enterprise.objects.filter(pk=OTHER_FIRM).update(credit_code=CODE)
    return found


def keeper(plural):
    """Return a program that may make and end such parts: contracts are the host's own matter."""
    return principal() if plural == "contracts" else officer()


def everything():
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def made(asking, path, given):
    answer = asking.post(f"{API}/{path}", given)
    assert answer.status_code == 201, answer.content
    return answer


@pytest.mark.parametrize("plural", PARTS)
def test_a_part_is_made_listed_read_and_ended(province, plural):
    asking, inside = keeper(plural), f"enterprises/{province.firm.uid}/{plural}"

    one = made(asking, inside, PARTS[plural])
    path = f"{API}/{plural}/{one.json()['uid']}"
    listed = asking.get(f"{API}/{inside}?standing=true").json()["items"]
    read = asking.get(path)
    ended = asking.post(f"{path}/{ENDS[plural]}", {"until": LATER}, seen=one.headers["ETag"])

    assert one.json() in listed
    assert (read.json(), read.headers["ETag"]) == (one.json(), '"1"')
    assert (ended.status_code, ended.json()["until"]) == (200, LATER)
    assert ended.json()["version"] == 2
    over = asking.get(f"{API}/{inside}?standing=false").json()["items"]
    assert over == [asking.get(path).json()] == [ended.json()]


@pytest.mark.parametrize("plural", PARTS)
def test_parts_out_of_reach_are_not_found_and_nothing_changes(province, plural):
    inside = f"{API}/enterprises/{province.firm.uid}/{plural}"
    one = made(keeper(plural), inside.removeprefix(f"{API}/"), PARTS[plural])
    path = f"{API}/{plural}/{one.json()['uid']}"
    elsewhere, before = program("R08", OTHER_COUNTY), everything()

    answers = [
        elsewhere.get(inside),
        elsewhere.post(inside, PARTS[plural]),
        elsewhere.post(f"{path}/{ENDS[plural]}", {"until": LATER}, seen=1),
    ]
    if plural != "contracts":
        answers.append(elsewhere.get(path))

    assert {problem(answer)[:2] for answer in answers} == {(404, "not_found")}
    assert everything() == before


@pytest.mark.parametrize("plural", PARTS)
def test_who_only_views_changes_nothing(province, plural):
    inside = f"enterprises/{province.firm.uid}/{plural}"
    one = made(keeper(plural), inside, PARTS[plural]).json()
    asking, before = program("R01", PROVINCE), everything()

    answers = [
        asking.post(f"{API}/{inside}", PARTS[plural]),
        asking.post(f"{API}/{plural}/{one['uid']}/{ENDS[plural]}", {"until": LATER}, seen=1),
    ]

    assert {problem(answer)[:2] for answer in answers} == {(403, "forbidden")}
    assert everything() == before


@pytest.mark.parametrize("plural", PARTS)
def test_a_part_of_another_version_is_not_ended(province, plural):
    asking, inside = keeper(plural), f"enterprises/{province.firm.uid}/{plural}"
    path = f"{API}/{plural}/{made(asking, inside, PARTS[plural]).json()['uid']}/{ENDS[plural]}"
    before = everything()

    answers = [asking.post(path, {"until": LATER}, seen=2), asking.post(path, {"until": LATER})]

    assert [answer.status_code for answer in answers] == [412, 428]
    assert everything() == before


@pytest.mark.parametrize("plural", PARTS)
def test_lists_of_parts_cost_the_same_for_one_row_and_three(province, plural):
    asking, path = keeper(plural), f"enterprises/{province.firm.uid}/{plural}"
    given = dict(PARTS[plural])

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert asking.get(f"{API}/{path}").status_code == 200
        return len(caught)

    made(asking, path, given)
    one = queries()
    for number in (2, 3):
        if plural == "supervisions":
            department(f"D{number}", number)
            given["department"] = f"D{number}"
        made(asking, path, given | ({"number": f"S-{number}"} if plural == "places" else {}))
    assert queries() == one


def test_places_are_a_tree_with_zones_and_substances(province):
    asking, inside = officer(), f"enterprises/{province.firm.uid}/places"
    site = made(asking, inside, PARTS["places"]).json()
    tank = made(asking, inside, {"kind": "equipment", "name": "氨储罐", "parent": site["uid"]})
    path = f"places/{tank.json()['uid']}"

    zone = made(asking, f"{path}/zones", {"name": "罐区", "outline": SQUARE})
    held = made(asking, f"{path}/substances", {"name": "液氨", "most_t": 12.5})

    assert (tank.json()["parent"], zone.json()["outline"]) == (site["uid"], SQUARE)
    assert float(held.json()["most_t"]) == 12.5
    for plural, one in (("zones", zone.json()), ("substances", held.json())):
        own = f"{API}/{plural}/{one['uid']}"
        assert asking.get(f"{API}/{path}/{plural}").json()["items"] == [asking.get(own).json()]
        assert problem(program("R08", OTHER_COUNTY).get(own))[:2] == (404, "not_found")
        ended = asking.post(f"{own}/end", {"until": LATER}, seen=1)
        assert (ended.status_code, ended.json()["until"]) == (200, LATER)
    assert (Zone.objects.get().version, Substance.objects.get().version) == (2, 2)


@pytest.mark.parametrize(
    ("plural", "given"),
    [
        ("zones", {"name": "区"}),
        ("zones", {"name": "区", "outline": [[[0, 0], [1, 1]]]}),
        ("zones", {"name": "区", "outline": [[[0, 0], [1, "1"], [1, 0], [0, 0]]]}),
        ("substances", {"name": "氨", "most_t": -1}),
        ("substances", {"name": "氨"}),
    ],
)
def test_what_does_not_fit_in_a_place_leaves_nothing(province, plural, given):
    asking = officer()
    site = made(asking, f"enterprises/{province.firm.uid}/places", PARTS["places"]).json()
    before = everything()

    answer = asking.post(f"{API}/places/{site['uid']}/{plural}", given)

    assert 400 <= problem(answer)[0] < 500
    assert everything() == before


def test_a_contract_is_seen_from_both_sides_and_ended_by_the_host(province):
    one = made(principal(), f"enterprises/{province.firm.uid}/contracts", PARTS["contracts"]).json()
    contractor = principal(OTHER_FIRM)
    path = f"{API}/contracts/{one['uid']}"

    listed = contractor.get(f"{API}/enterprises/{province.other_firm.uid}/contracts").json()

    assert listed["items"] == [contractor.get(path).json()] == [one]
    assert (one["host"]["name"], one["contractor"]["name"]) == (
        province.firm.name,
        province.other_firm.name,
    )
    assert problem(contractor.post(f"{path}/end", {"until": LATER}, seen=1))[0] == 404
    assert Contract.objects.get().until is None


def test_who_supervises_is_counted_at_the_enterprise(province):
    asking, inside = officer(), f"enterprises/{province.firm.uid}/supervisions"
    Enterprise.objects.filter(pk=FIRM).update(dept_mask=0)
    nobody = asking.get(f"{API}/enterprises/unsupervised").json()["items"]

    department("GX", 1)
    for code in ("YJ", "GX"):
        made(asking, inside, PARTS["supervisions"] | {"department": code})

    assert [row["uid"] for row in nobody] == [str(province.firm.uid)]
    assert asking.get(f"{API}/enterprises/unsupervised").json()["items"] == []
    twice = asking.get(f"{API}/enterprises/doubly-supervised").json()["items"]
    assert [row["uid"] for row in twice] == [str(province.firm.uid)]
    assert Enterprise.objects.get(pk=FIRM).dept_mask == 3


def test_the_code_of_an_enterprise_is_changed_or_refused(province):
    path, asking = f"{API}/enterprises/{province.firm.uid}/code", officer()

    refused = asking.put(path, {"code": CODE}, seen=1)
    taken = asking.put(path, {"code": ""}, seen=1)

    assert 400 <= problem(refused)[0] < 500
    assert (taken.status_code, taken.json()["credit_code"], taken.json()["version"]) == (200, "", 2)


def test_a_unit_of_the_scene_names_its_node(province):
    one = program("R19", FIRM).get(f"{API}/units/{province.team.uid}").json()

    assert (one["node"], one["above"], one["kind"]) == (province.team.node_id, FIRM, "team")
