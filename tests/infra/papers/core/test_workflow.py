"""Every cell of the table of moves."""

import itertools

import pytest

from bazhua.infra.papers.core.workflow import PAPER, Action, Facts, State
from bazhua.kernel.errors import TransitionRefused

MOVES = {
    (State.DRAFT, Action.REVISE): State.DRAFT,
    (State.DRAFT, Action.ISSUE): State.ISSUED,
    (State.ISSUED, Action.PRINT): State.ISSUED,
    (State.ISSUED, Action.BIND): State.ISSUED,
    (State.ISSUED, Action.VOID): State.VOID,
}


@pytest.mark.parametrize(("state", "action"), list(itertools.product(State, Action)))
def test_each_move_leads_where_the_table_says(state, action):
    try:
        after = PAPER.step(state, action, {action.value}, Facts("错发"))
    except TransitionRefused:
        after = None

    assert after == MOVES.get((state, action))


@pytest.mark.parametrize(("state", "action"), list(MOVES))
def test_nobody_moves_a_paper_without_the_right(state, action):
    others = {one.value for one in Action} - {action.value}

    with pytest.raises(TransitionRefused):
        PAPER.step(state, action, others, Facts("错发"))


def test_a_paper_is_not_voided_without_a_reason():
    with pytest.raises(TransitionRefused):
        PAPER.step(State.ISSUED, Action.VOID, {"void"}, Facts(" "))


def test_void_is_the_end():
    assert PAPER.final() == {State.VOID}
