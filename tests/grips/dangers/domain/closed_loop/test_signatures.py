"""Who signs an act before it is done: experts, the head, the head of the government; who may not."""

from datetime import date

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.dangers.domain.closed_loop.signatures import (
    ASKED,
    FIXER,
    kind_of,
    plan_of,
    signatures_needed,
    signed_act,
)
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import SIGNED_ACTS, SIGNERS, Sector, SignedAct, Signer
from bazhua.infra.signoff.core.plan import ASKER, check_plan
from tests.grips.dangers.domain.closed_loop.acting import GENERAL, MAJOR, registered

DAY = date(2026, 11, 26)
HEAD, EXPERTS, GOVERNMENT = Signer.HEAD, Signer.EXPERTS, Signer.GOVERNMENT

NEEDED = {
    "experts accept a major one": (Action.ACCEPT, MAJOR, None, (EXPERTS,), "BZ/HAZ-SIGN"),
    "also of a coal mine": (Action.ACCEPT, MAJOR, Sector.COAL, (EXPERTS,), "BZ/HAZ-SIGN"),
    "the head gives more time": (
        Action.GRANT_EXTENSION, MAJOR, Sector.CHEMICAL, (HEAD,), "BZ/HAZ-SIGN",
    ),
    "the head lists": (Action.LIST, MAJOR, None, (HEAD,), "BZ/HAZ-SIGN"),
    "HAZ-32 the head approves a cut": (Action.COERCE, MAJOR, None, (HEAD,), "AQF/70"),
    "HAZ-32 whatever the grade": (Action.COERCE, GENERAL, None, (HEAD,), "AQF/70"),
    "HAZ-31 a coal mine resumes": (
        Action.LIFT_STOP, MAJOR, Sector.COAL, (HEAD, GOVERNMENT), "COAL/48-49",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("action", "grade", "sector", "signers", "clause"), NEEDED.values(), ids=NEEDED
)
def test_who_signs(action, grade, sector, signers, clause):
    found = signatures_needed(BOOK, action, registered(grade), sector, DAY)

    assert (found.signers, found.clause) == (signers, clause)


@pytest.mark.parametrize(
    ("action", "grade", "sector"),
    [
        *((action, GENERAL, None) for action in Action if action is not Action.COERCE),
        (Action.LIFT_STOP, MAJOR, None),
        (Action.ORDER_STOP, MAJOR, None),
        (Action.REJECT, MAJOR, None),
    ],
)
def test_nobody_signs_what_the_rules_do_not_ask_for(action, grade, sector):
    assert signatures_needed(BOOK, action, registered(grade), sector, DAY) is None


def test_a_coal_mine_resumed_unsigned_before_the_regulation():
    before = date(2024, 4, 30)

    assert signatures_needed(BOOK, Action.LIFT_STOP, registered(), Sector.COAL, before) is None


def test_every_expert_who_is_named_signs_and_one_head():
    needed = signatures_needed(BOOK, Action.LIFT_STOP, registered(), Sector.COAL, DAY)
    heads = plan_of(needed, {HEAD: frozenset({"post:a"}), GOVERNMENT: frozenset({"post:b"})})
    needed = signatures_needed(BOOK, Action.ACCEPT, registered(), None, DAY)
    experts = plan_of(needed, {EXPERTS: frozenset({"person:1", "person:2", "person:3"})})

    assert [(step.key, step.quorum) for step in heads.steps] == [("HEAD", 1), ("GOVERNMENT", 1)]
    assert [(step.key, step.quorum) for step in experts.steps] == [("EXPERTS", 3)]
    for plan in (heads, experts):
        check_plan(plan)
        assert {step.barred for step in plan.steps} == {frozenset({FIXER, ASKER})}
        assert not plan.repeat


def test_each_act_that_is_signed_has_its_words_and_says_what_it_needs():
    assert set(SIGNED_ACTS) == set(ASKED) == set(SignedAct)
    assert set(SIGNERS) == set(Signer)
    assert {signed_act(action) for action in Action} == {None, *SignedAct}
    assert kind_of(SignedAct.LIST) == "danger.sign_list"
