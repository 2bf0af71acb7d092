"""Several hidden dangers are planned at once: each by itself, and none by half."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.standing import Plan
from bazhua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of one of them.

    Attributes:
        refused: why it was not planned; then it is as it was.
    """

    danger: UUID
    refused: DomainError | None = None


def plan_each(
    seen: Mapping[UUID, int], plan: Plan, *, actor: Actor, at: datetime
) -> list[Assigned]:
    """Give several dangers the same plan; return what became of each, in their order.

    Args:
        seen: the version that he saw, by uid.
    """
    return [_planned(uid, version, plan, actor, at) for uid, version in seen.items()]


def _planned(uid: UUID, version: int, plan: Plan, actor: Actor, at: datetime) -> Assigned:
    deed = Deed(danger=uid, version=version, action=Action.PLAN, plan=plan)
    try:
        act(deed, actor=actor, at=at)
    except DomainError as refused:
        return Assigned(uid, refused)
    return Assigned(uid)
