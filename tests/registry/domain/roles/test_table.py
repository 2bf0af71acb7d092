"""The roles and rights as data: whole, cited, and true to the matrix they come from."""

import re
from collections import defaultdict

import pytest

from bazhua.kernel.policy.clause import Status as ClauseStatus
from bazhua.law import CLAUSES
from bazhua.registry.domain.roles.systems import SYSTEMS
from bazhua.registry.domain.roles.table import (
    MATRIX,
    RIGHTS,
    ROLES,
    Demand,
    Standing,
    Status,
    assigned,
    bearers,
)
from bazhua.registry.domain.roles.words import ACTIONS, RESOURCES, STANDINGS

COLUMNS = [
    "enterprise",
    "training",
    "certificate",
    "preshift",
    "duty_list",
    "unsafe_event",
    "diagnosis",
    "residency",
    "oversight",
    "enforcement",
    "safety_director",
    "direct_report",
    "drill",
    "dispatch",
    "monitoring",
    "figure",
    "tip_identity",
    "audit",
]
BOOK = """
R01 V  V    V   V   V   -   V   V   VA   V   V  VA  V   VA  V  V  - -
R02 VU VCAX V   V   VC  V   VAX VC  VCAX V   VA VAX VA  VCA V  VX - V
R03 V  VC   V   V   V   -   VA  VCA V    V   VA VC  VA  V   V  V  - -
R04 VU VCAX VA  V   VC  -   VA  VCA VCA  VA  VA VCA VA  VCA V  VX - -
R05 V  VC   VA  V   V   -   VA  VCA VU   VCA VA VC  VA  V   V  V  - -
R06 VU VCA  V   V   VC  -   VA  VCA VU   VCA VA VCA VA  VCA V  VX - -
R07 V  VC   V   V   V   -   VA  VCA VU   VCA VA VC  VA  V   V  V  - -
R08 VU V    V   VA  V   -   V   V   VU   VC  V  VC  VC  VCA V  V  - -
R09 V  -    -   -   -   -   -   -   -    -   -  C   -   C   -  -  - -
R10 V  V    V   V   V   -   V   V   VCU  -   V  -   V   -   V  -  - -
R11 V  V    V   V   V   V   V   VCU -    C   V  C   V   -   V  -  - -
R12 V  V    V   V   V   -   V   V   V    VCU V  V   V   -   V  -  - -
R13 V  -    -   -   V   -   -   V   V    V   -  V   -   -   -  V  - V
R14 V  -    -   -   V   -   VCU -   -    -   -  -   V   -   -  -  - -
R15 -  VCUA V   -   -   -   -   -   -    -   -  -   -   -   -  -  - -
R16 -  V    CAX -   -   -   -   -   -    -   -  -   -   -   -  -  - -
R17 -  -    -   -   -   -   -   -   -    -   -  -   VC  VU  -  -  - -
R18 V  -    -   -   -   -   -   -   -    -   -  CA  V   CA  V  -  - -
R19 VU VAX  V   VA  VA  V   VA  V   VU   V   VA VCA VA  V   VA V  - -
R20 VU VCAX V   VCA VCA VA  VCU V   VU   V   VU VC  VCA V   VC V  - -
R21 V  VCUX V   VC  VU  VA  VU  V   VU   V   -  VC  VC  V   VC V  - -
R22 V  V    V   VCU V   VCU V   -   -    -   -  C   V   -   V  -  - -
R23 V  V    V   V   V   C   -   -   -    -   -  C   V   -   -  -  - -
R24 V  -    -   -   -   -   -   -   -    VC  -  -   -   -   -  -  V -
R27 -  -    -   -   -   -   -   -   -    -   -  -   -   -   -  -  - V
"""
"""The letters of the matrix; where one is narrower (own, clue, call) the action says so."""
LETTERS = {
    "V": {"view", "view_own", "own"},
    "C": {"create", "create_check", "create_clue", "create_call", "create_own"},
    "U": {"update", "update_own"},
    "A": {"approve"},
    "X": {"export"},
}
EXTRA = {
    ("R10", "oversight", "approve_led"),
    ("R23", "training", "sit_own"),
    ("R23", "preshift", "sign_own"),
    ("R23", "duty_list", "sign_own"),
}
"""Words in the cells that are no letters: leader A, take exam, sign."""
CELLS = [
    (line.split()[0], resource, set(letters) - {"-"})
    for line in BOOK.strip().splitlines()
    for resource, letters in zip(COLUMNS, line.split()[1:], strict=True)
]
ENFORCING = {f"R{n:02}" for n in range(1, 13)}
FIRMS = {"R19", "R20", "R21", "R22", "R23"}
BUSINESS = {*COLUMNS, "danger", "risk", "alarm", "permit", "accident"} - {"audit"}


def actions(role, resource, *statuses):
    return {
        right.action
        for right in RIGHTS
        if (right.role, right.resource) == (role, resource)
        and (not statuses or right.status in statuses)
    }


def roles_of(resource, action):
    return {right.role for right in RIGHTS if (right.resource, right.action) == (resource, action)}


@pytest.mark.parametrize(
    ("role", "resource", "letters"), CELLS, ids=lambda cell: cell if isinstance(cell, str) else ""
)
def test_a_cell_gives_what_its_letters_say(role, resource, letters):
    found = actions(role, resource, Status.LAW, Status.REPORTED)
    extra = {action for one, kind, action in EXTRA if (one, kind) == (role, resource)}

    named = {letter for letter, variants in LETTERS.items() if found & variants}

    assert named == letters
    assert len(found - extra) == len(letters)
    assert extra <= found


def test_there_are_the_roles_of_the_book_and_what_the_platform_adds():
    numbered = [f"R{n:02}" for n in range(1, 29)]

    assert list(ROLES) == [*numbered, "S01", "S02"]
    assert {system.role for system in SYSTEMS.values()} == {"S01", "S02"}


def test_a_right_is_there_once_and_names_known_words():
    cells = [(right.role, right.resource, right.action) for right in RIGHTS]

    assert len(set(cells)) == len(cells)
    assert {right.role for right in RIGHTS} <= ROLES.keys()
    assert {right.resource for right in RIGHTS} == RESOURCES.keys()
    assert {right.action for right in RIGHTS} == ACTIONS.keys()
    assert STANDINGS.keys() == set(Standing)


def test_what_stands_behind_a_right_is_the_status_of_its_clause():
    said = {
        Status.LAW: ClauseStatus.CONFIRMED,
        Status.REPORTED: ClauseStatus.REPORTED,
        Status.PLATFORM: ClauseStatus.OURS,
    }

    assert {r.clause for r in RIGHTS if CLAUSES[r.clause].status is not said[r.status]} == set()


def test_only_the_named_officer_learns_who_gave_a_tip():
    assert roles_of("tip_identity", "view") == {"R24"}
    assert ROLES["R24"].assignment is Demand.REQUIRED
    assert [right.action for right in RIGHTS if right.resource == "tip_identity"] == ["view"]


@pytest.mark.parametrize("role", sorted(FIRMS))
def test_a_role_of_a_firm_stands_within_a_firm_or_its_group(role):
    assert ROLES[role].levels <= {Standing.ENTERPRISE, Standing.UNIT, Standing.GROUP}


def test_an_oversight_team_sees_its_batch_only():
    assert ROLES["R10"].assignment is Demand.REQUIRED
    assert "approve" not in actions("R10", "oversight")


def test_identity_numbers_are_seen_in_clear_by_exam_and_issuing_bodies_only():
    assert roles_of("person", "show_identity") == {"R15", "R16"}
    assert {role.code for role in ROLES.values() if role.reads_identities} == {"R15", "R16", "R24"}


def test_whoever_reads_identities_or_governs_access_needs_a_second_factor():
    careful = {role.code for role in ROLES.values() if role.reads_identities or role.second_person}

    assert {role.code for role in ROLES.values() if role.second_factor} == careful


def test_who_holds_exams_issues_no_certificate():
    assert actions("R15", "certificate") == {"view"}
    assert actions("R16", "training") == {"view"}
    assert bearers("R16", assignment=False) == ("R16",)
    assert MATRIX["training", "view"] & {"R16", assigned("R16")} == {"R16/assigned"}


@pytest.mark.parametrize("role", ["R26", "R28", "S02"])
def test_administrators_see_no_business_data(role):
    assert {right.resource for right in RIGHTS if right.role == role} & BUSINESS == set()


def test_the_three_administrators_need_a_second_person_and_share_no_power():
    assert {role.code for role in ROLES.values() if role.second_person} == {"R26", "R27", "R28"}
    powers = {
        role: {
            (right.resource, right.action)
            for right in RIGHTS
            if right.role == role and not re.match("view|confirm|export", right.action)
        }
        for role in ("R26", "R27", "R28")
    }
    assert powers["R27"] == set()
    assert powers["R26"] & powers["R28"] == set()


def test_a_role_is_given_by_roles_that_may_give():
    givers = roles_of("grant", "give")
    named = {giver for role in ROLES.values() for giver in role.given_by}

    assert named == givers
    assert {role.code for role in ROLES.values() if not role.given_by} == {"R25", "S01", "S02"}
    assert {role.code for role in ROLES.values() if not role.levels} == {"R25", "S01", "S02"}


def test_the_public_holds_nothing_but_public_parts():
    held = {right.action for right in RIGHTS if right.role == "R25"}

    assert held == {"view_public", "check_one", "create_call"}


def test_each_action_that_infra_asks_for_is_somebodys():
    asked = defaultdict(set)
    asked["delivery"] |= {"view", "retry", "bury"}
    asked["file"] |= {"give"}
    asked["figure"] |= {"view", "own"}
    asked["notification"] |= {"record_call"}
    asked["obligation"] |= {
        "view", "govern", "discharge", "complete", "verify", "return", "pause", "resume", "waive",
        "lapse",
    }  # fmt: skip
    asked["paper"] |= {"view", "draft", "revise", "issue", "print", "bind", "void"}
    asked["recurrence"] |= {"view", "set", "bind", "fulfil", "excuse"}

    assert [
        (resource, action)
        for resource, several in asked.items()
        for action in several
        if (resource, action) not in MATRIX
    ] == []
