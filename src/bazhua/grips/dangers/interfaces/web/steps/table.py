"""Every step by its act and by its address."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop import guards
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.interfaces.web.steps import forms
from bazhua.grips.dangers.interfaces.web.steps.base import Step
from bazhua.infra.findings.core.standing import Plan
from bazhua.kernel.words import Word

FEN: Final = 100

FIELD: Final[Mapping[Word, str]] = {
    guards.GRADED.missing: "grade",
    guards.GROUND.missing: "ground",
    guards.RECEIVER.missing: "receiver",
    guards.TWIN.missing: "twin",
    guards.COMPLIED.missing: "ground",
}
"""At which field a condition that does not hold is told."""


def _grade(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"grade": DangerGrade(said["grade"]), "item": said["item"]}


def _plan(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"plan": plan_of(said)}


def plan_of(said: Mapping[str, Any]) -> Plan:
    """Return the plan that a form says."""
    funds: Decimal | None = said["funds"]
    return Plan(
        responsible=frozenset(said["responsible"]),
        measure=said["measure"],
        funds_fen=None if funds is None else int(funds * FEN),
        due_on=said["due_on"],
        emergency_plan=said["emergency_plan"],
    )


def _twin(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"twin": UUID(said["twin"])}


STEPS: Final[Mapping[Action, Step]] = {
    step.action: step
    for step in (
        Step(action=Action.REGISTER, form=forms.RegisterForm, brings=_grade),
        Step(action=Action.PLAN, form=forms.PlanForm, brings=_plan),
        Step(action=Action.RECTIFY),
        Step(action=Action.REQUEST_ACCEPTANCE, form=forms.PhotosForm),
        Step(action=Action.ACCEPT, form=forms.PhotosForm),
        Step(action=Action.REJECT, form=forms.RejectForm),
        Step(action=Action.CLOSE),
        Step(action=Action.MERGE, form=forms.TwinForm, brings=_twin),
        Step(action=Action.TRANSFER, form=forms.ReceiverForm),
        Step(action=Action.REPORT_UP),
        Step(action=Action.UPGRADE),
        Step(action=Action.PROPOSE_DOWNGRADE, form=forms.GroundForm),
        Step(action=Action.CONFIRM_DOWNGRADE),
        Step(action=Action.REFUSE_DOWNGRADE, form=forms.GroundForm),
        Step(action=Action.REQUEST_EXTENSION, form=forms.GroundForm),
        Step(action=Action.GRANT_EXTENSION, form=forms.DueForm),
        Step(action=Action.REFUSE_EXTENSION, form=forms.GroundForm),
        Step(action=Action.LIST),
        Step(action=Action.DELIST),
        Step(action=Action.STOP, grave=True),
        Step(action=Action.ORDER_STOP, grave=True),
        Step(action=Action.RESUME),
        Step(action=Action.LIFT_STOP),
        Step(action=Action.COERCE, grave=True),
        Step(action=Action.END_COERCION, form=forms.CompliedForm),
    )
}
BY_SLUG: Final = {step.slug: step for step in STEPS.values()}
