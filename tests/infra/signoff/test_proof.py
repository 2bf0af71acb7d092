"""What proves a signature by each method."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bazhua.infra.signoff.core.plan import Method
from bazhua.infra.signoff.core.proof import Proof, Seal, check_proof, content_hash, statement
from bazhua.infra.signoff.core.refusals import ProofRefused
from bazhua.infra.signoff.core.stroke import encode
from tests.infra.signoff.rig import AT, by

CLICK = by("ann", "post:a")
SAID = statement("s-1", 1, CLICK, "ann")
INK = encode([((0, 0), (500, 500))])
SEAL = Seal("sm2", "cert-1", SAID)


@dataclass
class EchoAuthority:
    """A seal holds when its bytes are the statement and its certificate is known."""

    known: str = "cert-1"

    def holds(self, statement, seal, person, at):
        return (seal.value, seal.certificate, person, at) == (statement, self.known, "ann", AT)


def attempt(method):
    return replace(CLICK, method=method)


@pytest.mark.parametrize(
    ("method", "proof", "authority"),
    [
        (Method.CLICK, Proof(), None),
        (Method.STROKE, Proof(AT, INK), None),
        (Method.STROKE, Proof(AT - timedelta(minutes=5), INK), None),
        (Method.SEAL, Proof(seal=SEAL), EchoAuthority()),
    ],
    ids=["click", "stroke", "stroke after five minutes", "seal"],
)
def test_a_proof_holds(method, proof, authority):
    assert check_proof(proof, SAID, attempt(method), "ann", authority) is None


@pytest.mark.parametrize(
    ("method", "proof", "authority"),
    [
        (Method.STROKE, Proof(stroke=INK), None),
        (Method.STROKE, Proof(AT - timedelta(minutes=5, seconds=1), INK), None),
        (Method.STROKE, Proof(AT + timedelta(seconds=1), INK), None),
        (Method.STROKE, Proof(AT), None),
        (Method.SEAL, Proof(AT, seal=SEAL), None),
        (Method.SEAL, Proof(AT), EchoAuthority()),
        (Method.SEAL, Proof(AT, seal=replace(SEAL, value=b"other")), EchoAuthority()),
        (Method.SEAL, Proof(AT, seal=SEAL), EchoAuthority("cert-2")),
    ],
    ids=["stroke alone", "old", "ahead", "no stroke", "no authority", "no seal",
         "other statement", "other certificate"],
)  # fmt: skip
def test_a_proof_that_does_not_hold_is_refused(method, proof, authority):
    with pytest.raises(ProofRefused):
        check_proof(proof, SAID, attempt(method), "ann", authority)


@pytest.mark.parametrize(
    "other",
    [
        statement("s-2", 1, CLICK, "ann"),
        statement("s-1", 2, CLICK, "ann"),
        statement("s-1", 1, CLICK, "bob"),
        statement("s-1", 1, replace(CLICK, content="hash-2"), "ann"),
        statement("s-1", 1, replace(CLICK, address="post:b"), "ann"),
        statement("s-1", 1, replace(CLICK, step="approve"), "ann"),
    ],
    ids=["sign-off", "revision", "person", "content", "address", "step"],
)
def test_a_statement_stands_for_one_signature(other):
    assert other != SAID


def test_content_hash_is_of_the_rendered_bytes():
    assert content_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
