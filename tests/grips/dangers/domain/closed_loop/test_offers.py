"""What is offered is what is not refused whatever the form will say."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.offers import offered
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.obligations.core.hands import Hand
from tests.grips.dangers.domain.closed_loop.acting import (
    BUREAU,
    COLLEAGUE,
    DIRECTOR,
    FOREMAN,
    GENERAL,
    MANAGER,
    NEW,
    OFFICER,
    PRINCIPAL,
    THREE,
    TOWN,
    WORKER,
    do,
    listed,
    rectifying,
    registered,
    requested,
)

CASES = {
    "found, by the manager": (NEW, MANAGER, {"REGISTER", "MERGE", "STOP"}),
    "found, by the town": (NEW, TOWN, {"REGISTER", "MERGE", "TRANSFER"}),
    "registered, by the foreman": (registered(), FOREMAN, {"PLAN", "STOP"}),
    "waiting, by the fixer": (requested(GENERAL), DIRECTOR, {"UPGRADE", "STOP"}),
    "waiting, by the principal": (
        requested(GENERAL),
        PRINCIPAL,
        {"ACCEPT", "REJECT", "UPGRADE", "STOP"},
    ),
    "a major one waiting, by the principal": (
        requested(),
        PRINCIPAL,
        {"REPORT_UP", "PROPOSE_DOWNGRADE", "STOP"},
    ),
    "waiting, by another fixer as expert": (
        requested(),
        BUREAU,
        {"ACCEPT", "REJECT", "REPORT_UP", "PROPOSE_DOWNGRADE", "ORDER_STOP"},
    ),
    "listed, by the county": (listed(), COLLEAGUE, {"PROPOSE_DOWNGRADE", "ORDER_STOP"}),
    "by nobody": (registered(), Hand("nobody"), set()),
    "by an officer": (rectifying(), OFFICER, {"ORDER_STOP"}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_refused_for_who_he_is_or_how_it_stands_is_left_out(case):
    danger, hand, acts = CASES[case]

    assert {action.value for action in offered(danger, hand, in_time=True)} == acts


def test_what_is_not_placed_is_planned_again_and_not_begun():
    planned = do(registered(), Action.PLAN, MANAGER, placements=THREE, responsible=WORKER)

    assert Action.RECTIFY not in offered(planned, MANAGER, in_time=True)
    assert Action.PLAN in offered(planned, MANAGER, in_time=True)


def test_more_time_is_asked_for_while_it_is_time():
    both = [
        Action.REQUEST_EXTENSION in offered(rectifying(), MANAGER, in_time=in_time)
        for in_time in (True, False)
    ]

    assert both == [True, False]


def test_who_proposed_a_downgrade_does_not_confirm_it():
    proposed = do(registered(), Action.PROPOSE_DOWNGRADE, BUREAU, ground="because")

    confirm = [
        Action.CONFIRM_DOWNGRADE in offered(proposed, hand, in_time=True)
        for hand in (BUREAU, COLLEAGUE)
    ]
    assert confirm == [False, True]


def test_what_is_not_signed_is_not_offered():
    both = [
        Action.ACCEPT in offered(requested(), BUREAU, in_time=True, signed=signed)
        for signed in ({Action.ACCEPT}, set())
    ]

    assert both == [True, False]
    assert Action.ACCEPT in offered(requested(GENERAL), PRINCIPAL, in_time=True, signed=set())
