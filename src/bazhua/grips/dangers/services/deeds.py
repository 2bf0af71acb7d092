"""What somebody does to a hidden danger, and what he brings for it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.standing import Plan

NO_PLAN: Final = Plan()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a person does to a hidden danger, as he saw it, and what he brings.

    Attributes:
        version: the one he saw.
        acts_for: the person who delegated to him, where he does not act for himself.
        item: of the catalogue, by which it is registered as major.
        plan: how it is put right; it takes the place of the one before.
        due_on: the last day that is granted with more time.
        receiver: code of the department to which it is transferred.
        twin: the danger into which it is merged.
    """

    danger: UUID
    version: int
    action: Action
    acts_for: UUID | None = None
    grade: DangerGrade | None = None
    item: str = ""
    plan: Plan = NO_PLAN
    due_on: date | None = None
    ground: str = ""
    receiver: str = ""
    twin: UUID | None = None
