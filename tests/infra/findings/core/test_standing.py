"""What a plan places, and who has had a part."""

from datetime import date

import pytest

from bazhua.infra.findings.core.standing import Plan, Standing
from bazhua.infra.findings.core.terms import PLACEMENT_WORDS, STATE_WORDS, Placement, State
from bazhua.infra.obligations.core.hands import Hand

WHOLE = {
    Placement.PERSON: {"responsible": frozenset({"worker"})},
    Placement.MEASURE: {"measure": "an alarm"},
    Placement.FUNDS: {"funds_fen": 0},
    Placement.TIME_LIMIT: {"due_on": date(2026, 12, 31)},
    Placement.EMERGENCY_PLAN: {"emergency_plan": "stop and leave"},
}


def plan(*left_out):
    given = [columns for placement, columns in WHOLE.items() if placement not in left_out]
    return Plan(**{key: value for columns in given for key, value in columns.items()})


def test_a_whole_plan_makes_all_five_placements():
    assert plan().placements == frozenset(Placement)
    assert Plan().placements == frozenset()


@pytest.mark.parametrize("missing", sorted(Placement))
def test_what_a_plan_leaves_out_is_not_placed(missing):
    assert plan(missing).placements == frozenset(Placement) - {missing}


def test_blanks_place_nothing():
    assert Plan(measure=" ", emergency_plan="\n").placements == frozenset()


def test_everybody_behind_an_act_and_named_by_it_has_a_part_from_then_on():
    before = Standing(uid="one", fixers=frozenset({"ann"}))
    hand = Hand("bo", acts_for="chu")

    assert before.fixed_by(hand, frozenset({"dai"})) == {"ann", "bo", "chu", "dai"}


@pytest.mark.parametrize(("words", "codes"), [(STATE_WORDS, State), (PLACEMENT_WORDS, Placement)])
def test_every_code_has_its_words(words, codes):
    assert set(words) == set(codes)
