"""Whoever must sign has it on his desk; nobody signs who may not, by whatever account or delegate."""

from datetime import timedelta

import pytest

from bazhua.infra.obligations.core.hands import Hand, NotAPerson
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.selectors import held_by
from bazhua.infra.roster.spans import Span
from bazhua.infra.signoff.asking import close, revise
from bazhua.infra.signoff.core.plan import Plan, Step
from bazhua.infra.signoff.core.refusals import AskedAlready, SigningRefused, Why
from bazhua.infra.signoff.core.signing import Outcome
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.infra.signoff.rows import signoff_of
from bazhua.infra.signoff.selectors import signoff_shown
from bazhua.kernel.errors import NotFound
from bazhua.kernel.words import Word
from tests.infra.signoff.rig import AT, paper
from tests.infra.signoff.scene import (
    ANN,
    BOB,
    CHIEF,
    CLERK,
    DEPUTY,
    POST,
    PROGRAM,
    VIEWER,
    WORKER,
    actor,
    decided,
    let_act_for,
    made,
    now,
    opened,
    owed,
)

pytestmark = pytest.mark.django_db
OWN = [f"person:{ANN}", f"person:{BOB}"]
HAND = Hand(str(CLERK))


def everything():
    return [list(one.objects.order_by("pk").values()) for one in (SignOffRow, SignatureRow)]


def test_each_signer_owes_his_signature_until_all_have_signed():
    row = opened()
    assert owed(row) == [(OWN[0], "open"), (OWN[1], "open")]
    assert [one.kind for one in held_by([OWN[0]])] == ["case.sign"]

    decided(row, ANN)
    assert owed(row) == [(OWN[0], "done"), (OWN[1], "open")]
    decided(row, BOB)
    assert owed(row)[2:] == [(POST, "open")]
    decided(row, CHIEF, POST)

    assert now(row).state == "COMPLETE"
    assert owed(row) == [(OWN[0], "done"), (OWN[1], "done"), (POST, "done")]


def test_a_refusal_ends_what_others_owe_and_lets_it_be_asked_anew():
    case = made()
    row = opened(case)

    decided(row, ANN, outcome=Outcome.REFUSE, reason="leak")

    assert (now(row).state, owed(row)) == ("REFUSED", [(OWN[0], "done"), (OWN[1], "lapsed")])
    again = opened(case)
    assert (now(row).over_at, now(again).over_at) == (AT, None)


def test_what_is_asked_for_is_not_asked_twice():
    case = made()
    opened(case)
    before = everything()

    with pytest.raises(AskedAlready):
        opened(case)

    assert everything() == before


def test_another_content_is_signed_anew_by_all():
    row = opened()
    decided(row, ANN)

    revise(now(row), paper("valve V-101 open"), hand=HAND, actor=actor(CLERK), at=AT)

    assert owed(row) == [
        (OWN[0], "done"), (OWN[1], "lapsed"), (OWN[0], "open"), (OWN[1], "open"),
    ]  # fmt: skip
    assert signoff_of(now(row)).valid() == ()


def test_the_same_content_voids_nothing():
    row = opened()
    decided(row, ANN)

    revise(now(row), paper("valve V-101 closed"), hand=HAND, actor=actor(CLERK), at=AT)

    assert owed(row) == [(OWN[0], "done"), (OWN[1], "open")]


def test_what_is_over_is_owed_by_nobody():
    row = opened()

    close(now(row), hand=HAND, actor=actor(CLERK), at=AT)

    assert {how for _, how in owed(row)} == {"lapsed"}
    assert Obligation.objects.exclude(state="closed").count() == 0


def chief_is_next():
    row = opened()
    decided(row, ANN)
    decided(row, BOB)
    return row


def test_a_delegate_signs_for_a_post_and_both_are_on_record():
    row = chief_is_next()
    let_act_for(CHIEF, DEPUTY)

    decided(row, DEPUTY, POST)

    taken = SignatureRow.objects.last()
    assert (taken.person, taken.giver) == (str(DEPUTY), str(CHIEF))
    assert owed(row)[-1] == (POST, "done")


REFUSED = {
    "not a signer": (opened, VIEWER, OWN[0], {}, Why.NOT_THE_HOLDER),
    "not his turn": (opened, CHIEF, POST, {}, Why.NOT_A_SIGNER),
    "for another expert": (opened, BOB, OWN[0], {}, Why.NOT_THE_HOLDER),
    "what it was before": (opened, ANN, OWN[0], {"revision": 7}, Why.CONTENT_CHANGED),
    "no reason": (opened, ANN, OWN[0], {"outcome": Outcome.REFUSE}, Why.NO_REASON),
    "nobody delegated": (chief_is_next, DEPUTY, POST, {}, Why.NOT_THE_HOLDER),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_changes_nothing(case):
    make, who, address, how, why = REFUSED[case]
    row = make()
    before = everything()

    with pytest.raises(SigningRefused) as refusal:
        decided(row, who, address, **how)

    assert refusal.value.why is why
    assert everything() == before


def test_an_expert_signs_for_himself_whomever_he_lets_act_for_him():
    row = opened()
    let_act_for(ANN, DEPUTY)
    before = everything()

    with pytest.raises(SigningRefused):
        decided(row, DEPUTY, OWN[0])

    assert everything() == before


@pytest.mark.parametrize(
    "taker",
    [pytest.param(WORKER, id="who had a part in it"), pytest.param(CLERK, id="who asked")],
)
def test_nobody_who_is_barred_signs_as_a_delegate(taker):
    row = chief_is_next()
    let_act_for(CHIEF, taker)
    before = everything()

    with pytest.raises(SigningRefused) as refusal:
        decided(row, taker, POST)

    assert refusal.value.why is Why.BARRED
    assert everything() == before


def test_nobody_signs_by_a_delegation_of_other_days():
    row = chief_is_next()
    let_act_for(CHIEF, DEPUTY, Span(AT - timedelta(days=9), AT))

    with pytest.raises(SigningRefused):
        decided(row, DEPUTY, POST)

    assert now(row).state == "OPEN"


@pytest.mark.parametrize("by", [CLERK, PROGRAM])
def test_who_asked_does_not_sign_by_his_own_account_whichever_he_asked_with(by):
    plan = Plan((Step("ONE", Word("批", "ok"), frozenset({f"person:{CLERK}"}), barred={"asker"}),))
    row = opened(plan=plan, by=by)
    before = everything()

    with pytest.raises(SigningRefused) as refusal:
        decided(row, CLERK)

    assert refusal.value.why is Why.BARRED
    assert everything() == before


def test_a_program_signs_nothing():
    row = opened()
    before = everything()

    with pytest.raises(NotAPerson):
        decided(row, PROGRAM, OWN[0])

    assert everything() == before


def test_who_must_sign_sees_it_and_who_may_view_its_record():
    row = opened()
    let_act_for(CHIEF, DEPUTY)

    seen = {
        who: [one.address for one in signoff_shown(actor(who), uid=row.uid, at=AT).rights]
        for who in (ANN, BOB, VIEWER)
    }

    assert seen == {ANN: OWN[:1], BOB: OWN[1:], VIEWER: []}
    for stranger in (WORKER, DEPUTY):
        with pytest.raises(NotFound):
            signoff_shown(actor(stranger), uid=row.uid, at=AT)


def test_who_signed_sees_it_afterwards():
    row = chief_is_next()

    shown = signoff_shown(actor(ANN), uid=row.uid, at=AT)

    assert (shown.sees, shown.rights) == (False, ())
