"""Sign-offs on the database: repeats, races, refusals that change nothing, new contents."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.signoff.core.plan import Method, OnRefusal, Plan
from bazhua.infra.signoff.core.proof import Proof, Seal, content_hash
from bazhua.infra.signoff.core.refusals import PlanRefused, ProofRefused, SigningRefused, Why
from bazhua.infra.signoff.core.sheet import read_sheet
from bazhua.infra.signoff.core.signing import Attempt, Facts, Outcome
from bazhua.infra.signoff.core.stroke import encode
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.infra.signoff.rows import plan_json, read_plan, signoff_of
from bazhua.infra.signoff.services import close_signoff, open_signoff, revise_signoff, sign
from bazhua.kernel.errors import NotFound, OutOfRange
from tests.infra.signoff.rig import AT, LAST, SIGNOFF, TWO, asked, paper, step

NAMES = ("ann", "bob", "cai", "dan")
ACTORS = {name: Actor(uid=new_uid(AT), grants=(), rights={}) for name in NAMES}
PAPER = paper("valve V-101 closed")
HASH = content_hash(PAPER.rendered())
FACTS = Facts(
    persons={str(ACTORS[name].uid): name for name in NAMES},
    holders={
        "post:a": frozenset({"ann"}),
        "post:b": frozenset({"bob"}),
        "post:c": frozenset({"cai"}),
        "post:d": frozenset({"dan"}),
    },
    roles={"worker": frozenset({"cai"})},
    places=frozenset({"SITE"}),
)
INK = encode([((0, 0), (500, 500))])


def opened(plan=SIGNOFF.plan):
    return open_signoff(asked(plan, PAPER), asked_by="eve", actor=ACTORS["ann"], at=AT)


def signed(row, name, address, in_step="check", proof=None, facts=FACTS, **more):
    attempt = Attempt(in_step, "forged", address, HASH, AT)
    return sign(
        row.uid,
        replace(attempt, **more),
        proof or Proof(AT),
        facts=facts,
        actor=ACTORS[name],
    )


def now(row):
    return SignOffRow.objects.get(uid=row.uid)


def kinds(row):
    events = Event.objects.filter(record_uid=row.uid).order_by("seq")
    return list(events.values_list("kind", flat=True))


def completed(row):
    signed(row, "ann", "post:a")
    signed(row, "bob", "post:b")
    return signed(row, "dan", "post:d", "approve")


@pytest.mark.django_db
def test_a_sign_off_is_carried_out_and_told():
    row = opened()

    done = completed(row)

    assert (done.state, now(row).state) == ("COMPLETE", "COMPLETE")
    assert [(s.step, s.person) for s in signoff_of(now(row)).valid()] == [
        ("check", "ann"),
        ("check", "bob"),
        ("approve", "dan"),
    ]
    assert kinds(row) == ["signoff.opened", *["signoff.signed"] * 3, "signoff.completed"]
    assert Event.objects.get(kind="signoff.completed").data["content"] == HASH


@pytest.mark.django_db
def test_a_repeated_signature_changes_nothing():
    row = opened()
    first = signed(row, "ann", "post:a")

    again = signed(row, "ann", "post:a")

    assert (again.version, SignatureRow.objects.count()) == (first.version, 1)
    assert kinds(row) == ["signoff.opened", "signoff.signed"]


REFUSED = {
    "excluded": ({"name": "cai", "address": "post:c"}, Why.BARRED),
    "out of order": ({"name": "dan", "address": "post:d", "in_step": "approve"}, Why.NOT_YET),
    "other content": ({"name": "ann", "address": "post:a", "content": "0" * 64},
                      Why.CONTENT_CHANGED),
    "unknown person": ({"name": "ann", "address": "post:a", "facts": Facts({}, {})},
                       Why.UNKNOWN_ACCOUNT),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_signature_changes_nothing(name):
    how, why = REFUSED[name]
    row = opened()

    with pytest.raises(SigningRefused) as refusal:
        signed(row, **how)

    assert refusal.value.why is why
    assert (now(row).version, SignatureRow.objects.count()) == (1, 0)
    assert kinds(row) == ["signoff.opened"]


@pytest.mark.django_db
def test_a_signature_without_proof_changes_nothing():
    row = opened(Plan((replace(TWO, methods=frozenset({Method.STROKE})),)))

    with pytest.raises(ProofRefused):
        signed(row, "ann", "post:a", proof=Proof(None, INK), method=Method.STROKE)

    assert (now(row).version, SignatureRow.objects.count()) == (1, 0)


class AnyAuthority:
    def holds(self, statement, seal, person, at):
        return seal.value == statement[:4] and person == "ann" and at == AT


@pytest.mark.django_db
def test_stroke_and_seal_are_kept_with_their_signatures():
    both = replace(TWO, methods=frozenset({Method.STROKE, Method.SEAL}))
    row = opened(Plan((both,)))
    attempt = Attempt("check", "", "post:a", HASH, AT, Method.SEAL)
    seal = Seal("sm2", "cert-1", b'{"ad')

    signed(row, "bob", "post:b", proof=Proof(AT, INK), method=Method.STROKE)
    sign(row.uid, attempt, Proof(seal=seal), facts=FACTS, actor=ACTORS["ann"],
         authority=AnyAuthority())  # fmt: skip

    drawn, sealed = SignatureRow.objects.order_by("pk")
    assert (bytes(drawn.stroke), drawn.seal) == (INK, None)
    assert (bytes(sealed.stroke), sealed.seal["value"]) == (b"", seal.value.hex())
    assert now(row).state == "COMPLETE"


@pytest.mark.django_db
def test_a_refusal_needs_no_proof_and_ends_the_sign_off():
    row = opened()

    ended = signed(row, "ann", "post:a", proof=Proof(), outcome=Outcome.REFUSE, reason="leak")

    assert ended.state == "REFUSED"
    assert SignatureRow.objects.get().reason == "leak"
    assert kinds(row) == ["signoff.opened", "signoff.refused"]


@pytest.mark.django_db
def test_what_is_sent_with_a_refusal_is_not_kept():
    unread = Proof(AT, b"x" * 4_000, Seal("s", "c", b"v"))

    for method in (Method.STROKE, Method.SEAL):
        row = opened()
        signed(
            row, "ann", "post:a", proof=unread, method=method, outcome=Outcome.REFUSE, reason="leak"
        )

    assert {(bytes(one.stroke), one.seal) for one in SignatureRow.objects.all()} == {(b"", None)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reason", "refusal"),
    [("r" * 1_001, OutOfRange), ("a\0b", SigningRefused), ("  ", SigningRefused)],
    ids=["long", "with a NUL", "blank"],
)
def test_a_reason_that_cannot_be_kept_is_refused(reason, refusal):
    row = opened()

    with pytest.raises(refusal):
        signed(row, "ann", "post:a", outcome=Outcome.REFUSE, reason=reason)

    assert (now(row).state, now(row).version, SignatureRow.objects.count()) == ("OPEN", 1, 0)
    assert kinds(row) == ["signoff.opened"]


@pytest.mark.django_db
@pytest.mark.parametrize("authority", [None, AnyAuthority()], ids=["none", "says no"])
def test_a_seal_that_no_authority_holds_changes_nothing(authority):
    row = opened(Plan((replace(TWO, methods=frozenset({Method.SEAL})),)))
    attempt = Attempt("check", "", "post:a", HASH, AT, Method.SEAL)
    seal = Proof(AT, seal=Seal("sm2", "cert-1", b"forged"))

    with pytest.raises(ProofRefused):
        sign(row.uid, attempt, seal, facts=FACTS, actor=ACTORS["ann"], authority=authority)

    assert (now(row).version, SignatureRow.objects.count()) == (1, 0)
    assert kinds(row) == ["signoff.opened"]


@pytest.mark.django_db
def test_a_returned_sign_off_goes_on_with_another_content():
    row = opened(Plan((replace(TWO, on_refusal=OnRefusal.RETURN), LAST)))
    signed(row, "ann", "post:a", outcome=Outcome.REFUSE, reason="leak")

    repaired = paper("repaired")
    again = revise_signoff(row.uid, repaired, actor=ACTORS["bob"], at=AT)

    assert (again.state, again.revision) == ("OPEN", 2)
    assert signed(row, "ann", "post:a", content=content_hash(repaired.rendered())).state == "OPEN"


@pytest.mark.django_db
def test_a_changed_content_voids_a_complete_sign_off():
    row = opened()
    completed(row)

    revise_signoff(row.uid, paper("other"), actor=ACTORS["ann"], at=AT)

    after = signoff_of(now(row))
    assert (now(row).state, after.valid(), len(after.signatures)) == ("OPEN", (), 3)
    assert Event.objects.get(kind="signoff.revised").data["voided"] == 3
    assert [read_sheet(one) for one in now(row).sheets] == [PAPER, paper("other")]


@pytest.mark.django_db
def test_the_same_content_changes_nothing():
    row = opened()

    same = revise_signoff(row.uid, PAPER, actor=ACTORS["ann"], at=AT)

    assert (same.version, kinds(row)) == (1, ["signoff.opened"])


@pytest.mark.django_db
def test_nothing_is_signed_once_it_is_over():
    row = opened()
    close_signoff(row.uid, actor=ACTORS["ann"], at=AT)

    with pytest.raises(SigningRefused) as refusal:
        signed(row, "ann", "post:a")

    close_signoff(row.uid, actor=ACTORS["ann"], at=AT)
    assert refusal.value.why is Why.CLOSED
    assert (now(row).version, SignatureRow.objects.count()) == (2, 0)
    assert kinds(row) == ["signoff.opened", "signoff.closed"]


@pytest.mark.django_db
def test_the_database_keeps_one_of_a_kind_about_a_record_on_its_way():
    row = opened()

    with pytest.raises(IntegrityError), transaction.atomic():
        open_signoff(
            replace(asked(SIGNOFF.plan, PAPER), subject_uid=row.subject_uid),
            asked_by="eve", actor=ACTORS["ann"], at=AT,
        )  # fmt: skip

    assert SignOffRow.objects.count() == 1


@pytest.mark.django_db
def test_what_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        signed(SignOffRow(uid=UUID(int=1)), "ann", "post:a")


@pytest.mark.django_db
def test_an_unsound_plan_is_not_opened():
    with pytest.raises(PlanRefused):
        opened(Plan((step("x", "post:a", quorum=2),)))

    assert SignOffRow.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_persons_who_sign_at_once_only_the_quorum_is_taken():
    wide = step("check", "post:a", "post:b", "post:d", quorum=2)
    row = opened(Plan((wide,)))

    def attempt(name):
        try:
            return signed(row, name, f"post:{name[0]}").state
        except SigningRefused as refusal:
            return refusal.why
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        outcomes = sorted(pool.map(attempt, ["ann", "bob", "dan"]))

    assert outcomes == ["CLOSED", "COMPLETE", "OPEN"]
    assert SignatureRow.objects.count() == 2


@pytest.mark.django_db
def test_the_database_keeps_the_rules_of_its_rows():
    row = opened()
    signed(row, "ann", "post:a")
    taken = SignatureRow.objects.get()

    for change in (
        {"outcome": "REFUSE"},
        {"method": "FAX"},
        {"stroke": b"x" * 3_073},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignatureRow.objects.filter(pk=taken.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureRow.objects.create(
            uid=new_uid(AT), signoff=row, step="check", address="post:b", person="ann",
            method="CLICK", outcome="SIGN", content=row.content, revision=1, at=AT,
            statement_sha256="",
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOffRow.objects.filter(pk=row.pk).update(state="LOST")

    assert signoff_of(now(row)).valid()[0].person == "ann"


def test_a_plan_is_read_back():
    plan = replace(SIGNOFF.plan, repeat=True)

    assert read_plan(plan_json(plan)) == plan
