"""Every cell of role × resource × action, over places of his own and of others, as the tables say.

What the tables say is computed here once more from their text, without the code under test.
"""

import csv
from datetime import timedelta
from itertools import product
from pathlib import Path as File

import pytest

import bazhua.registry.domain.roles as package
from bazhua.infra.db.records import new_uid
from bazhua.registry.selectors.who.actors import actor_of
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    FIRM,
    NOON,
    OTHER_CITY,
    OTHER_COUNTY,
    OTHER_FIRM,
    OTHER_TOWN,
    PROVINCE,
    REGIONS,
    TEAM,
    TOWN,
    grant,
    person,
    settle,
)
from tests.samples.models import Case

pytestmark = pytest.mark.django_db

FOLDER = File(package.__file__).parent


def lines(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROLES = {line["code"]: line for line in lines("roles.csv")}
RIGHTS = {(line["role"], line["resource"], line["action"]): line for line in lines("rights.csv")}
CELLS = sorted({(resource, action) for _, resource, action in RIGHTS})
OWN = {"province": PROVINCE, "city": CITY, "county": COUNTY, "town": TOWN}
OWN |= {"enterprise": FIRM, "unit": TEAM}
IDS = REGIONS | {
    FIRM: (*REGIONS[TOWN], FIRM),
    TEAM: (*REGIONS[TOWN], FIRM, TEAM),
    OTHER_FIRM: (*REGIONS[OTHER_TOWN], OTHER_FIRM),
}
OTHER = {CITY: OTHER_CITY, COUNTY: OTHER_COUNTY, TOWN: OTHER_TOWN, FIRM: OTHER_FIRM, TEAM: FIRM}
DEPARTMENT, OTHER_DEPARTMENT = 0b01, 0b10
BATCH, OTHER_BATCH = 7, 8
GRANTED = [code for code, line in ROLES.items() if line["levels"]]
EXPIRED = NOON + 30 * DAY


def place(where, departments, assignment):
    path = "." + ".".join(map(str, where)) + "."
    return {
        "path_then": path,
        "path_now": path,
        "dept_mask": departments,
        "assignment_ids": [assignment],
    }


def records(own):
    """Return the records of a test by what is his: path, department, assignment."""
    other = OTHER.get(own)
    where = {True: IDS[own], False: (99,) if other is None else IDS[other]}
    return {
        (path, department, batch): Case(
            uid=new_uid(NOON),
            **place(
                where[path],
                DEPARTMENT if department else OTHER_DEPARTMENT,
                BATCH if batch else OTHER_BATCH,
            ),
        )
        for path, department, batch in product((True, False), repeat=3)
    }


def expected(role, resource, action, own):
    """Return whether the tables let a role do an action to a record that is his or not."""
    line = RIGHTS.get((role, resource, action))
    path, department, batch = own
    narrowed = ROLES[role]["assignment"] == "required"
    return (
        line is not None
        and path
        and (department or ROLES[role]["departments"] != "required")
        and (batch or not narrowed)
    )


@pytest.fixture
def holder():
    """Return a function that gives a role as its columns want it: role → actor, his place."""
    settle()

    def give(role):
        line = ROLES[role]
        own = OWN[line["levels"].split()[-1 if role == "R23" else 0]]
        who = person(f"持有{role}")
        grant(
            who,
            role,
            own,
            until=EXPIRED,
            departments=DEPARTMENT if line["departments"] else None,
            assignment=BATCH if line["assignment"] == "required" else None,
        )
        return actor_of(who.uid, at=NOON), own

    return give


@pytest.mark.parametrize("role", GRANTED)
def test_may_is_what_the_tables_say(holder, role):
    actor, own = holder(role)
    kept = records(own)

    wrong = [
        (resource, action, his)
        for resource, action in CELLS
        for his, record in kept.items()
        if actor.may(resource, action, record.place, NOON)
        != (expected(role, resource, action, his) and not narrow(role, resource, action))
    ]
    late = [
        (resource, action)
        for resource, action in CELLS
        if actor.may(resource, action, kept[True, True, True].place, EXPIRED)
    ]

    assert wrong == []
    assert late == []


def narrow(role, resource, action):
    """Return whether a right needs an assignment that this test's grant of the role has not."""
    line = RIGHTS.get((role, resource, action), {"narrow": ""})
    return line["narrow"] == "assignment" and ROLES[role]["assignment"] != "required"


@pytest.mark.parametrize("role", GRANTED)
def test_a_query_shows_what_may_says(holder, role):
    """The grants of a cell are all that a query knows of it: cells with the same are asked once."""
    actor, own = holder(role)
    kept = records(own)
    Case.objects.bulk_create(kept.values())
    alike = {
        actor.granted(resource, action, NOON): (resource, action) for resource, action in CELLS
    }

    shown = {
        cell: set(Case.objects.visible_to(actor, *cell, at=NOON).values_list("uid", flat=True))
        for cell in alike.values()
    }

    assert shown == {
        cell: {one.uid for one in kept.values() if actor.may(*cell, one.place, NOON)}
        for cell in alike.values()
    }
    assert () in alike


def test_a_right_by_assignment_needs_a_grant_that_names_one(holder):
    actor, own = holder("R16")
    who = person("发证经办")
    grant(who, "R16", own, assignment=BATCH)
    kept = records(own)

    def may(someone, resource, action, his):
        return someone.may(resource, action, kept[his].place, NOON)

    named = actor_of(who.uid, at=NOON)
    assert not may(actor, "training", "view", (True, True, True))
    assert may(named, "training", "view", (True, True, True))
    assert not may(named, "training", "view", (True, True, False))
    assert may(actor, "certificate", "approve", (True, True, False))
    assert not may(named, "certificate", "approve", (True, True, False))


def test_two_grants_give_no_more_than_each_alone(holder):
    who = person("两县")
    settled = holder("R02")
    grant(who, "R06", COUNTY)
    grant(who, "R07", OTHER_COUNTY, departments=DEPARTMENT)
    actor = actor_of(who.uid, at=NOON)

    def may(action, county, department):
        record = Case(uid=new_uid(NOON), **place(IDS[county], department, BATCH))
        return actor.may("diagnosis", action, record.place, NOON)

    assert settled[1] == PROVINCE
    assert may("approve", COUNTY, OTHER_DEPARTMENT)
    assert may("approve", OTHER_COUNTY, DEPARTMENT)
    assert not may("approve", OTHER_COUNTY, OTHER_DEPARTMENT)
    assert not actor.may("enterprise", "update", Case(**place(IDS[OTHER_COUNTY], 1, 7)).place, NOON)


def test_a_grant_that_nobody_confirmed_gives_nothing(holder):
    holder("R02")
    who = person("待复核")
    grant(who, "R28", PROVINCE, confirmed_by=None, confirmed_at=None)

    assert actor_of(who.uid, at=NOON).grants == ()


def test_grants_are_read_in_one_query(holder, django_assert_num_queries):
    holder("R02")
    who = person("多授权")
    for county in (COUNTY, OTHER_COUNTY, CITY):
        grant(who, "R06", county, since=NOON - timedelta(days=2))

    with django_assert_num_queries(1):
        actor = actor_of(who.uid, at=NOON)

    assert len(actor.grants) == 3
