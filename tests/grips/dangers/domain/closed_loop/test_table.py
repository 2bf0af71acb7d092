"""The table of moves of a hidden danger: who may do what, and what is missing when he may not."""

from dataclasses import replace

import pytest

from bazhua.grips.dangers.domain.closed_loop import guards
from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import (
    ACTION_WORDS,
    MARK_WORDS,
    Action,
    Mark,
)
from bazhua.infra.findings.core.terms import PLACEMENT_WORDS, STATE_WORDS, Placement, State
from bazhua.infra.obligations.core.hands import Hand
from bazhua.kernel.errors import TransitionRefused
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang
from bazhua.law import CLAUSES
from bazhua.registry.domain.roles.table import MATRIX, ROLES
from tests.grips.dangers.domain.closed_loop.acting import (
    BUREAU,
    COLLEAGUE,
    COMMISSION,
    DIRECTOR,
    EXPERT,
    FIVE,
    FOREMAN,
    GENERAL,
    MAJOR,
    MANAGER,
    NEW,
    OFFICER,
    PRINCIPAL,
    THREE,
    TOWN,
    WORKER,
    accepted,
    do,
    listed,
    rectifying,
    registered,
    requested,
    stopped,
)

EXPERTS = frozenset({EXPERT})
WHY = {"ground": "because"}


def refusal(danger, action, hand, **brought):
    """Return why an act is refused, in English."""
    with pytest.raises(TransitionRefused) as refused:
        do(danger, action, hand, **brought)
    return sentence(refused.value, Lang.EN).partition(": ")[2].removesuffix(".")


def test_a_major_danger_runs_through_the_loop():
    danger = do(do(accepted(), Action.REPORT_UP, TOWN), Action.CLOSE, BUREAU)

    assert danger.state is State.CLOSED
    assert danger.fixers == {"manager", "worker", "foreman", "director"}


def test_a_major_danger_is_closed_after_it_was_reported_direct():
    told = refusal(accepted(), Action.CLOSE, BUREAU)

    assert told == "a major one is closed after it was reported direct, late or not"


def test_a_general_danger_is_accepted_by_the_principal():
    danger = do(requested(GENERAL), Action.ACCEPT, PRINCIPAL)

    assert do(danger, Action.CLOSE, MANAGER).state is State.CLOSED


def test_the_ends_are_closed_and_merged():
    assert LOOP.final() == {State.CLOSED, State.MERGED}


def test_every_state_and_action_has_its_place_in_the_table():
    assert {edge.source for edge in LOOP.edges} | LOOP.final() == set(State)
    assert {edge.action for edge in LOOP.edges} == set(Action)


def test_every_edge_names_roles_that_exist_and_a_clause_of_the_catalogue():
    assert {role for edge in LOOP.edges for role in edge.roles} <= set(ROLES)
    assert {edge.clause for edge in LOOP.edges} <= set(CLAUSES)


def test_only_roles_that_may_change_dangers_move_one():
    assert {role for edge in LOOP.edges for role in edge.roles} <= MATRIX["danger", "update"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (STATE_WORDS, State),
        (ACTION_WORDS, Action),
        (MARK_WORDS, Mark),
        (PLACEMENT_WORDS, Placement),
    ],
)
def test_every_code_has_its_own_words(words, codes):
    assert set(words) == set(codes)
    assert len({word.zh for word in words.values()}) == len(words)
    assert len({word.en for word in words.values()}) == len(words)


def test_registering_decides_the_grade():
    assert refusal(NEW, Action.REGISTER, MANAGER) == "its grade must be decided"


@pytest.mark.parametrize("missing", sorted(Placement))
def test_a_major_danger_needs_all_five_placements(missing):
    planned = do(
        registered(),
        Action.PLAN,
        MANAGER,
        placements=frozenset(Placement) - {missing},
        responsible=frozenset() if missing is Placement.PERSON else WORKER,
    )

    assert refusal(planned, Action.RECTIFY, FOREMAN).startswith("person, measures and time limit")


@pytest.mark.parametrize("missing", sorted(THREE))
def test_a_general_danger_needs_three_placements(missing):
    enough = rectifying(GENERAL, placements=THREE)
    planned = do(enough, Action.PLAN, MANAGER, placements=THREE - {missing}, responsible=WORKER)

    assert enough.state is State.RECTIFYING
    assert refusal(planned, Action.REQUEST_ACCEPTANCE, FOREMAN).startswith("person, measures")


def test_a_person_is_placed_by_name_only():
    planned = do(registered(), Action.PLAN, MANAGER, placements=frozenset(Placement))

    assert Placement.PERSON not in planned.placed


@pytest.mark.parametrize(
    "hand",
    [
        pytest.param(Hand("manager", frozenset({"R06"})), id="planned"),
        pytest.param(Hand("foreman", frozenset({"R06"})), id="rectified"),
        pytest.param(Hand("director", frozenset({"R06"})), id="asked"),
        pytest.param(Hand("worker", frozenset({"R06"})), id="named as responsible"),
        pytest.param(Hand("bureau", frozenset({"R06"}), acts_for="director"), id="acts for one"),
        pytest.param(Hand("director", frozenset({"R06"}), acts_for="bureau"), id="is acted for"),
    ],
)
@pytest.mark.parametrize("grade", [GENERAL, MAJOR])
@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
def test_no_fixer_judges(hand, grade, action):
    told = refusal(requested(grade), action, hand, experts=EXPERTS, signed=True, **WHY)

    assert told.startswith("who planned, rectified or asked for it does not judge it")


def test_who_lets_another_plan_for_him_is_a_fixer():
    asked = do(rectifying(), Action.REQUEST_ACCEPTANCE, replace(DIRECTOR, acts_for="head"))
    told = refusal(asked, Action.ACCEPT, Hand("head", BUREAU.roles), experts=EXPERTS, signed=True)

    assert told.startswith("who planned, rectified or asked for it does not judge it")


def test_a_rejection_clears_nobody():
    danger = do(requested(), Action.REJECT, BUREAU, **WHY)

    assert danger.state is State.RECTIFYING
    assert danger.fixers == requested().fixers


def test_a_new_plan_clears_nobody():
    danger = do(rectifying(), Action.PLAN, PRINCIPAL, placements=FIVE, responsible={"other"})

    assert danger.fixers == {"manager", "worker", "foreman", "principal", "other"}


def test_a_major_danger_is_not_accepted_within_the_enterprise():
    told = refusal(requested(), Action.ACCEPT, PRINCIPAL, experts=EXPERTS, signed=True)

    assert told == "a major one is for the regulating department"
    assert refusal(requested(), Action.ACCEPT, TOWN, experts=EXPERTS, signed=True) == told


@pytest.mark.parametrize(
    "experts",
    [
        pytest.param(frozenset(), id="none"),
        pytest.param(frozenset({EXPERT, "worker"}), id="a fixer among them"),
        pytest.param(frozenset({"bureau"}), id="the one who accepts"),
    ],
)
def test_a_major_danger_needs_independent_experts(experts):
    told = refusal(requested(), Action.ACCEPT, BUREAU, experts=experts, signed=True)

    assert told.startswith("a major one needs experts who took no part")


def test_named_experts_who_have_not_all_signed_count_for_nothing():
    told = refusal(requested(), Action.ACCEPT, BUREAU, experts=EXPERTS)

    assert told.startswith("a major one needs experts who took no part")


def test_the_conditions_of_acceptance_stand_on_every_way_into_it():
    ways = [edge for edge in LOOP.edges if edge.target is State.ACCEPTED != edge.source]

    assert [edge.action for edge in ways] == [Action.ACCEPT]
    assert {guards.INDEPENDENT, guards.REGULATOR, guards.EXPERTS} <= set(ways[0].guards)


def test_a_downgrade_needs_a_second_person():
    proposed = do(rectifying(), Action.PROPOSE_DOWNGRADE, BUREAU, **WHY)
    own = [BUREAU, replace(COLLEAGUE, acts_for="bureau"), Hand("foreman", COLLEAGUE.roles)]

    assert proposed.grade is MAJOR
    assert {refusal(proposed, Action.CONFIRM_DOWNGRADE, hand) for hand in own} == {
        "a downgrade is confirmed by somebody who neither proposed it nor had a part in rectifying"
    }
    assert refusal(proposed, Action.CONFIRM_DOWNGRADE, PRINCIPAL) == "it is not for your role"
    confirmed = do(proposed, Action.CONFIRM_DOWNGRADE, COLLEAGUE)
    assert (confirmed.grade, confirmed.marks) == (GENERAL, {Mark.REGRADED})


def test_a_downgrade_may_be_refused():
    proposed = do(rectifying(), Action.PROPOSE_DOWNGRADE, MANAGER, **WHY)

    assert refusal(proposed, Action.PROPOSE_DOWNGRADE, BUREAU, **WHY) == "a downgrade waits already"
    refused = do(proposed, Action.REFUSE_DOWNGRADE, BUREAU, **WHY)
    assert (refused.grade, refused.marks) == (MAJOR, set())
    assert refusal(refused, Action.CONFIRM_DOWNGRADE, COLLEAGUE) == "no downgrade is proposed"


def test_an_upgrade_asks_for_the_placements_of_a_major_one():
    danger = do(rectifying(GENERAL, placements=THREE), Action.UPGRADE, MANAGER)

    assert (danger.grade, danger.marks) == (MAJOR, {Mark.REGRADED})
    assert refusal(danger, Action.REQUEST_ACCEPTANCE, FOREMAN).startswith("person, measures")


def test_an_acceptance_does_not_outlive_an_upgrade():
    danger = do(accepted(GENERAL), Action.UPGRADE, BUREAU)

    assert danger.state is State.ACCEPT_REQUESTED
    assert refusal(danger, Action.ACCEPT, COLLEAGUE).startswith("a major one needs experts")


def test_more_time_is_not_granted_by_who_asked_for_it():
    late = refusal(rectifying(), Action.REQUEST_EXTENSION, PRINCIPAL, **WHY)
    asked = do(rectifying(GENERAL), Action.REQUEST_EXTENSION, PRINCIPAL, in_time=True, **WHY)

    assert late == "it is too late to ask for more time"
    told = refusal(asked, Action.GRANT_EXTENSION, PRINCIPAL)
    assert told == "who asked for more time does not decide on it"
    assert refusal(asked, Action.GRANT_EXTENSION, BUREAU).startswith("those who must sign it")
    assert do(asked, Action.GRANT_EXTENSION, BUREAU, signed=True).marks == set()
    assert refusal(rectifying(), Action.GRANT_EXTENSION, BUREAU) == "more time was not asked for"


def test_while_listed_the_commission_decides_on_time_and_the_end():
    asked = do(listed(), Action.REQUEST_EXTENSION, PRINCIPAL, in_time=True, **WHY)
    ended = do(asked, Action.REQUEST_ACCEPTANCE, DIRECTOR)
    done = do(ended, Action.ACCEPT, BUREAU, experts=EXPERTS, signed=True)

    told = refusal(asked, Action.GRANT_EXTENSION, BUREAU)
    assert told == "while it is listed, the Commission Office decides"
    assert do(asked, Action.REFUSE_EXTENSION, COMMISSION, **WHY).marks == {Mark.LISTED}
    assert ended.marks == {Mark.LISTED}
    assert refusal(done, Action.CLOSE, BUREAU) == "it is listed for supervision"
    assert refusal(done, Action.DELIST, BUREAU) == "it is not for your role"
    delisted = do(do(done, Action.DELIST, COMMISSION), Action.REPORT_UP, MANAGER)
    assert do(delisted, Action.CLOSE, BUREAU).state is State.CLOSED


def test_only_major_dangers_are_listed_and_reported_direct():
    general = rectifying(GENERAL)

    assert refusal(general, Action.LIST, COMMISSION) == "it is for major ones only"
    assert refusal(rectifying(), Action.LIST, COMMISSION).startswith("those who must sign it")
    assert refusal(general, Action.REPORT_UP, MANAGER) == "it is for major ones only"
    assert do(rectifying(), Action.REPORT_UP, TOWN).marks == {Mark.REPORTED_UP}


def test_a_stop_that_was_ordered_is_lifted_by_the_department_alone():
    danger = do(do(rectifying(), Action.STOP, FOREMAN), Action.ORDER_STOP, OFFICER)

    assert danger.marks == {Mark.ORDERED_STOP}
    assert refusal(danger, Action.RESUME, PRINCIPAL) == "it has not stopped of its own accord"
    assert refusal(danger, Action.LIFT_STOP, PRINCIPAL) == "it is not for your role"
    own = Hand("worker", BUREAU.roles)
    assert refusal(danger, Action.LIFT_STOP, own).startswith("who planned, rectified")
    assert refusal(danger, Action.LIFT_STOP, BUREAU).startswith("those who must sign it")
    assert do(danger, Action.LIFT_STOP, BUREAU, signed=True).marks == set()


def test_a_stop_of_ones_own_is_not_ended_while_listed():
    danger = do(listed(), Action.STOP, FOREMAN)

    assert refusal(danger, Action.RESUME, PRINCIPAL) == "it is listed for supervision"
    assert do(do(rectifying(), Action.STOP, FOREMAN), Action.RESUME, PRINCIPAL).marks == set()


@pytest.mark.parametrize(
    ("lacking", "why"),
    [
        ("refused", "the stop must have been refused, in real danger"),
        ("signed", "the head of the department must approve"),
        ("noticed", "the time of the notice is not over, and it is no emergency"),
    ],
)
def test_power_is_cut_under_three_conditions(lacking, why):
    met = {"refused": True, "signed": True, "noticed": True}

    assert refusal(stopped(), Action.COERCE, BUREAU, **met | {lacking: False}) == why
    assert refusal(rectifying(), Action.COERCE, BUREAU, **met) == "no stop is ordered"
    assert do(stopped(), Action.COERCE, BUREAU, **met).marks == {Mark.ORDERED_STOP, Mark.COERCED}


def test_a_cut_ends_once_the_stop_is_carried_out():
    cut = do(stopped(), Action.COERCE, BUREAU, refused=True, signed=True, noticed=True)

    assert refusal(cut, Action.LIFT_STOP, BUREAU) == "power or explosives are still cut"
    told = refusal(cut, Action.END_COERCION, BUREAU)
    assert told == "it must be said how the stop was seen to be carried out"
    assert do(cut, Action.END_COERCION, BUREAU, **WHY).marks == {Mark.ORDERED_STOP}


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        (Mark.INTERIM_STOP, "it has stopped already"),
        (Mark.ORDERED_STOP, "the stop that was ordered stands"),
        (Mark.COERCED, "power or explosives are still cut"),
    ],
)
def test_nothing_is_closed_while_something_stands_still(mark, why):
    danger = replace(accepted(), marks=frozenset({mark}))

    assert refusal(danger, Action.CLOSE, BUREAU) == why


@pytest.mark.parametrize(
    "twin",
    [
        pytest.param(None, id="none"),
        pytest.param(registered(), id="itself"),
        pytest.param(Danger(uid="two", grade=GENERAL), id="of a lower grade"),
        pytest.param(Danger(uid="two", grade=MAJOR, state=State.CLOSED), id="closed"),
        pytest.param(Danger(uid="two", grade=MAJOR, state=State.MERGED), id="merged"),
    ],
)
def test_a_double_is_not_merged_into_anything(twin):
    assert refusal(registered(), Action.MERGE, BUREAU, twin=twin).startswith("it is merged only")


def test_a_double_is_merged_into_an_open_one():
    twin = Danger(uid="two", grade=MAJOR, state=State.RECTIFYING)

    assert do(registered(), Action.MERGE, BUREAU, twin=twin).state is State.MERGED
    told = refusal(registered(), Action.MERGE, MANAGER, twin=twin)
    assert told == "a major one is for the regulating department"
    assert refusal(rectifying(), Action.MERGE, BUREAU, twin=twin) == "there is no such step"


def test_a_transfer_names_the_receiver_and_leaves_the_state():
    told = refusal(registered(), Action.TRANSFER, BUREAU, **WHY)

    assert told == "the receiving authority must be named"
    assert do(registered(), Action.TRANSFER, BUREAU, receiver="x", **WHY) == registered()
