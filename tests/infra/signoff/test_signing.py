"""Order, quorum, exclusions, delegation, content and refusal of a sign-off."""

from dataclasses import replace

import pytest

from bazhua.infra.signoff.core.plan import Method, OnRefusal, Plan, check_plan
from bazhua.infra.signoff.core.refusals import PlanRefused, SigningRefused, Why
from bazhua.infra.signoff.core.signing import Outcome, State, decide, may_sign, revise
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang, Word
from tests.infra.signoff.rig import AT, FACTS, HOUR, LAST, SIGNOFF, TWO, by, delegated, step

NO = {"outcome": Outcome.REFUSE, "reason": "valve still open"}


def after(*attempts, facts=FACTS, signoff=SIGNOFF):
    for attempt in attempts:
        signoff = decide(signoff, attempt, facts)
    return signoff


CHECKED = (by("ann", "post:a"), by("bob", "post:b"))


def test_two_of_three_then_the_last_complete_the_sign_off():
    done = after(*CHECKED, by("dan", "post:d", "approve"))

    assert done.state is State.COMPLETE
    assert [(s.step, s.person, s.giver) for s in done.valid()] == [
        ("check", "ann", ""),
        ("check", "bob", ""),
        ("approve", "dan", ""),
    ]


CAI = delegated("cai", "eve", "post:c")
REFUSED = {
    "out of order": ([by("dan", "post:d", "approve")], FACTS, Why.NOT_YET),
    "beyond the quorum": ([*CHECKED, by("eve", "post:c")], FACTS, Why.NOT_YET),
    "another content": ([by("ann", "post:a", content="hash-0")], FACTS, Why.CONTENT_CHANGED),
    "no signer": ([by("dan", "post:d")], FACTS, Why.NOT_A_SIGNER),
    "unknown account": ([by("zoe", "post:a")], FACTS, Why.UNKNOWN_ACCOUNT),
    "not the holder": ([by("bob", "post:a")], FACTS, Why.NOT_THE_HOLDER),
    "excluded": ([by("cai", "post:c")], FACTS, Why.BARRED),
    "excluded as taker": (
        [by("cai", "post:a")],
        replace(FACTS, delegations=(delegated("ann", "cai", "post:a"),)),
        Why.BARRED,
    ),
    "excluded as giver": ([by("eve", "post:c")], replace(FACTS, delegations=(CAI,)),
                          Why.NOT_DELEGATED),
    "delegation over": (
        [by("eve", "post:a", at=AT + HOUR)],
        replace(FACTS, delegations=(delegated("ann", "eve", "post:a"),)),
        Why.NOT_DELEGATED,
    ),
    "delegation not begun": (
        [by("eve", "post:a", at=AT - HOUR)],
        replace(FACTS, delegations=(delegated("ann", "eve", "post:a"),)),
        Why.NOT_DELEGATED,
    ),
    "delegation of another post": (
        [by("eve", "post:b")],
        replace(FACTS, delegations=(delegated("ann", "eve", "post:a"),)),
        Why.NOT_DELEGATED,
    ),
    "delegation by one who holds nothing": (
        [by("eve", "post:a")],
        replace(FACTS, delegations=(delegated("bob", "eve", "post:a"),)),
        Why.NOT_DELEGATED,
    ),
    "twice for two posts": ([by("ann", "post:a"), by("ann", "post:b")], FACTS, Why.TWICE),
    "twice by a second account": ([by("ann", "post:a"), by("ann-2", "post:b")], FACTS, Why.TWICE),
    "twice for one post": ([by("ann", "post:b"), by("bob", "post:b")], FACTS, Why.TWICE),
    "in two steps": ([*CHECKED, by("ann", "post:d", "approve")], FACTS, Why.TWICE),
    "another method": ([by("ann", "post:a", method=Method.STROKE)], FACTS, Why.METHOD),
    "not at the place": (
        [*CHECKED, by("dan", "post:d", "approve")],
        replace(FACTS, places=frozenset()),
        Why.PLACE,
    ),
    "refusal without reason": ([by("ann", "post:a", **NO | {"reason": " "})], FACTS,
                               Why.NO_REASON),
    "refusal by an excluded person": ([by("cai", "post:c", **NO)], FACTS, Why.BARRED),
    "after the end": (
        [*CHECKED, by("dan", "post:d", "approve"), by("dan", "post:d", "approve")],
        FACTS,
        Why.CLOSED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_signature_against_the_plan_is_refused(name):
    attempts, facts, why = REFUSED[name]
    before = after(*attempts[:-1], facts=facts)

    with pytest.raises(SigningRefused) as refusal:
        decide(before, attempts[-1], facts)

    assert refusal.value.why is why
    assert sentence(refusal.value, Lang.ZH) != sentence(refusal.value, Lang.EN)


def test_a_delegate_signs_and_the_giver_is_named():
    facts = replace(FACTS, delegations=(delegated("ann", "eve", "post:a"),))

    done = after(by("eve", "post:a"), facts=facts)

    assert [(s.person, s.giver) for s in done.valid()] == [("eve", "ann")]


def test_one_person_may_sign_two_steps_where_the_plan_says_so():
    signoff = replace(SIGNOFF, plan=Plan((TWO, LAST), repeat=True))

    done = after(*CHECKED, by("ann", "post:d", "approve"), signoff=signoff)

    assert done.state is State.COMPLETE


def test_a_refusal_ends_the_sign_off_with_its_reason():
    ended = after(by("ann", "post:a"), by("bob", "post:b", **NO))

    assert ended.state is State.REFUSED
    assert ended.signatures[-1].reason == "valve still open"
    assert [s.person for s in ended.valid()] == ["ann"]
    with pytest.raises(SigningRefused):
        revise(ended, "hash-2")


def test_a_refusal_returns_the_sign_off_where_the_step_says_so():
    back = replace(TWO, on_refusal=OnRefusal.RETURN)
    returned = after(by("ann", "post:a", **NO), signoff=replace(SIGNOFF, plan=Plan((back,))))

    again = revise(returned, "hash-1")

    assert (returned.state, returned.current()) == (State.RETURNED, None)
    assert (again.state, again.revision, again.valid()) == (State.OPEN, 2, ())
    assert again.signatures == returned.signatures


@pytest.mark.parametrize("signed", [1, 3], ids=["open", "complete"])
def test_changed_content_voids_all_signatures(signed):
    before = after(*[*CHECKED, by("dan", "post:d", "approve")][:signed])

    changed = revise(before, "hash-2")

    assert (changed.state, changed.valid(), changed.current()) == (State.OPEN, (), TWO)
    assert changed.signatures == before.signatures


def test_the_same_content_changes_nothing():
    before = after(*CHECKED)

    assert revise(before, "hash-1") == before


def test_a_content_that_changes_back_does_not_revive_signatures():
    before = after(*CHECKED)

    assert revise(revise(before, "hash-2"), "hash-1").valid() == ()


@pytest.mark.parametrize(
    ("attempts", "person", "addresses"),
    [
        ((), "ann", ("post:a", "post:b")),
        ((), "cai", ()),
        (CHECKED[:1], "ann", ()),
        (CHECKED[:1], "bob", ("post:b",)),
        (CHECKED, "dan", ("post:d",)),
        ((*CHECKED, by("dan", "post:d", "approve")), "dan", ()),
    ],
)
def test_the_desk_offers_what_can_be_signed(attempts, person, addresses):
    assert may_sign(after(*attempts), person, FACTS, AT) == addresses


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ((), "steps."),
        ((TWO, TWO), "steps.check"),
        ((step("", "post:a"),), "steps."),
        ((step("x", "post:a", quorum=2),), "steps.x"),
        ((step("x", "post:a", quorum=0),), "steps.x"),
        ((step("x"),), "steps.x"),
        ((step("x", "post:a", methods=frozenset()),), "steps.x"),
        ((replace(TWO, title=Word("审核", " ")),), "steps.check"),
        ((step("k" * 65, "post:a"),), f"steps.{'k' * 65}"),
        ((step("x", "post:" + "a" * 116),), "steps.x"),
        ((step("x", ""),), "steps.x"),
        ((step("x", *(f"post:{n}" for n in range(201))),), "steps.x"),
        (tuple(step(f"x{n}", "post:a") for n in range(51)), "steps."),
    ],
)
def test_an_unsound_plan_is_refused(steps, named):
    with pytest.raises(PlanRefused) as refusal:
        check_plan(Plan(steps))

    assert refusal.value.field == named


def test_a_sound_plan_is_taken():
    check_plan(SIGNOFF.plan)

    assert SIGNOFF.current() == TWO
