"""Workflow tables: the only moves are the edges, for the roles they name."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.errors import TransitionRefused
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang, Word
from bazhua.kernel.workflow import Edge, Guard, Workflow


class State(StrEnum):
    FOUND = "FOUND"
    RECTIFYING = "RECTIFYING"
    REVIEW = "REVIEW"
    CLOSED = "CLOSED"


class Action(StrEnum):
    ORDER = "ORDER"
    SUBMIT = "SUBMIT"
    ACCEPT = "ACCEPT"
    REJECT = "REJECT"


OFFICER = frozenset({"officer"})
ENTERPRISE = frozenset({"enterprise"})
PLANNED = Guard[frozenset[str]](
    lambda facts: "plan" in facts, Word("缺少整改方案", "the plan is missing")
)
EDGES = (
    Edge(State.FOUND, Action.ORDER, State.RECTIFYING, OFFICER, (PLANNED,), clause="X/1"),
    Edge(State.RECTIFYING, Action.SUBMIT, State.REVIEW, ENTERPRISE),
    Edge(State.REVIEW, Action.ACCEPT, State.CLOSED, OFFICER),
    Edge(State.REVIEW, Action.REJECT, State.RECTIFYING, OFFICER),
)
LOOP = Workflow[State, Action, frozenset[str]](State.FOUND, EDGES)
TABLE = {(edge.source, edge.action): edge for edge in EDGES}
WITH_PLAN = frozenset({"plan"})


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", ["officer", "enterprise"])
def test_step_every_cell(state, action, role):
    edge = TABLE.get((state, action))

    if edge is not None and role in edge.roles:
        assert LOOP.step(state, action, {role}, WITH_PLAN) == edge.target
    else:
        with pytest.raises(TransitionRefused):
            LOOP.step(state, action, {role}, WITH_PLAN)


def test_step_without_a_guards_fact_says_what_is_missing():
    with pytest.raises(TransitionRefused) as refusal:
        LOOP.step(State.FOUND, Action.ORDER, OFFICER, frozenset())

    assert sentence(refusal.value, Lang.EN) == (
        "“ORDER” is not possible in state “FOUND”: the plan is missing."
    )


@given(st.lists(st.sampled_from(Action)))
def test_step_by_one_role_alone_never_closes(actions):
    state = State.FOUND
    for action in actions:
        edge = LOOP.edge(state, action)
        if edge is not None and "enterprise" in edge.roles:
            state = LOOP.step(state, action, ENTERPRISE, WITH_PLAN)

    assert state == State.FOUND


def test_offered_names_the_buttons_of_a_role():
    actions = [edge.action for edge in LOOP.offered(State.REVIEW, OFFICER)]

    assert actions == [Action.ACCEPT, Action.REJECT]
    assert LOOP.offered(State.REVIEW, ENTERPRISE) == ()


def test_final_states_have_no_way_out():
    assert LOOP.final() == {State.CLOSED}


def test_table_with_two_targets_for_one_action_is_refused():
    doubled = Edge(State.FOUND, Action.ORDER, State.CLOSED, OFFICER)

    with pytest.raises(ValueError, match="FOUND/ORDER"):
        Workflow(State.FOUND, (*EDGES, doubled))
