"""The way of a visit: who makes each move, and what its legal kind asks for."""

from datetime import date
from itertools import product

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.acts import visit_acts
from bazhua.grips.dangers.domain.visiting.table import (
    ACTION_WORDS,
    STATE_WORDS,
    VISIT,
    VISITOR,
    VisitAction,
    VisitFacts,
    VisitState,
    origin_on,
)
from bazhua.kernel.errors import TransitionRefused

DAY = date(2026, 11, 26)
INSPECTION, OVERSIGHT = VisitKind.INSPECTION, VisitKind.OVERSIGHT


def facts(kind=INSPECTION, **told):
    return VisitFacts(acts=visit_acts(BOOK, kind=kind, on=DAY).result, **told)


def step(state, action, given, roles=frozenset({VISITOR})):
    return VISIT.step(VisitState(state), VisitAction(action), roles, given)


@pytest.mark.parametrize(
    ("state", "action", "given", "after"),
    [
        ("PLANNED", "ARRIVE", facts(scanned=True), "ARRIVED"),
        ("PLANNED", "ARRIVE", facts(OVERSIGHT), "ARRIVED"),
        ("PLANNED", "CANCEL", facts(note="企业停产"), "CANCELLED"),
        ("ARRIVED", "FINISH", facts(), "FINISHED"),
        ("ARRIVED", "HAND_OFF", facts(OVERSIGHT, note="拒不停产"), "ARRIVED"),
        ("FINISHED", "HAND_OFF", facts(VisitKind.ASSISTANCE, note="拒不停产"), "FINISHED"),
    ],
)
def test_a_move(state, action, given, after):
    assert step(state, action, given) == after


@pytest.mark.parametrize(
    ("state", "action", "given"),
    [
        pytest.param("PLANNED", "ARRIVE", facts(), id="an inspection begins with a scan"),
        pytest.param("PLANNED", "CANCEL", facts(), id="nobody knows why"),
        pytest.param("ARRIVED", "HAND_OFF", facts(note="停产"), id="an inspection acts itself"),
        pytest.param("ARRIVED", "HAND_OFF", facts(OVERSIGHT), id="nobody knows what"),
    ],
)
def test_a_condition_that_does_not_hold(state, action, given):
    with pytest.raises(TransitionRefused):
        step(state, action, given)


@pytest.mark.parametrize(("state", "action"), list(product(VisitState, VisitAction)))
def test_nobody_moves_a_visit_in_which_he_takes_no_part(state, action):
    with pytest.raises(TransitionRefused):
        step(state, action, facts(OVERSIGHT, scanned=True, note="因故"), roles=frozenset())


@pytest.mark.parametrize("state", ["FINISHED", "CANCELLED"])
@pytest.mark.parametrize("action", ["ARRIVE", "FINISH", "CANCEL"])
def test_what_is_over_stays_over(state, action):
    with pytest.raises(TransitionRefused):
        step(state, action, facts(scanned=True, note="因故"))


def test_what_is_found_says_how_it_became_known():
    assert {kind.value: origin_on(kind).value for kind in VisitKind} == {
        "INSPECTION": "VISIT",
        "OVERSIGHT": "VISIT",
        "RESIDENT": "VISIT",
        "ASSISTANCE": "DIAGNOSIS",
        "TIP_VERIFICATION": "TIP",
        "ACCIDENT_INVESTIGATION": "VISIT",
    }
    assert set(STATE_WORDS) == set(VisitState)
    assert set(ACTION_WORDS) == set(VisitAction)
    assert Origin.VISIT in {origin_on(kind) for kind in VisitKind}
