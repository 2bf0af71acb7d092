"""Between rows and values: a plan as JSON, a sign-off from its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from bazhua.infra.signoff.core.plan import Method, OnRefusal, Plan, Step
from bazhua.infra.signoff.core.proof import Proof
from bazhua.infra.signoff.core.sheet import Sheet, read_sheet
from bazhua.infra.signoff.core.signing import Outcome, Signature, SignOff, State
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.kernel.words import Word


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as JSON values."""
    return {"steps": [_step_json(step) for step in plan.steps], "repeat": plan.repeat}


def read_plan(data: Mapping[str, Any]) -> Plan:
    """Return the plan in JSON values as `plan_json` writes them."""
    return Plan(tuple(_step(one) for one in data["steps"]), repeat=data["repeat"])


def signoff_of(row: SignOffRow) -> SignOff:
    """Return a sign-off with all its signatures, the earliest first."""
    taken: Iterable[SignatureRow] = SignatureRow.objects.filter(signoff=row).order_by("pk")
    return SignOff(
        plan=read_plan(row.plan),
        content=row.content,
        revision=row.revision,
        state=State(row.state),
        signatures=tuple(_signature(one) for one in taken),
    )


def sheet_of(row: SignOffRow) -> Sheet:
    """Return what is signed, as it is now."""
    return read_sheet(row.sheets[-1])


def signature_columns(signature: Signature, proof: Proof) -> dict[str, Any]:
    """Return the columns of a signature and its proof."""
    seal = proof.seal if signature.method is Method.SEAL else None
    return {
        "step": signature.step,
        "address": signature.address,
        "person": signature.person,
        "giver": signature.giver,
        "method": signature.method.value,
        "outcome": signature.outcome.value,
        "content": signature.content,
        "revision": signature.revision,
        "at": signature.at,
        "reason": signature.reason,
        "stroke": proof.stroke if signature.method is Method.STROKE else b"",
        "seal": seal
        and {"suite": seal.suite, "certificate": seal.certificate, "value": seal.value.hex()},
    }


def _signature(row: SignatureRow) -> Signature:
    return Signature(
        step=row.step,
        address=row.address,
        person=row.person,
        giver=row.giver,
        method=Method(row.method),
        outcome=Outcome(row.outcome),
        content=row.content,
        revision=row.revision,
        at=row.at,
        reason=row.reason,
    )


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": {"zh": step.title.zh, "en": step.title.en},
        "signers": sorted(step.signers),
        "quorum": step.quorum,
        "methods": sorted(method.value for method in step.methods),
        "barred": sorted(step.barred),
        "place": step.place,
        "on_refusal": step.on_refusal.value,
    }


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        key=data["key"],
        title=Word(**data["title"]),
        signers=frozenset(data["signers"]),
        quorum=data["quorum"],
        methods=frozenset(Method(method) for method in data["methods"]),
        barred=frozenset(data["barred"]),
        place=data["place"],
        on_refusal=OnRefusal(data["on_refusal"]),
    )
