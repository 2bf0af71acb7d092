"""Live risks as pages show them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.inherent.models import RiskChange, RiskStanding, risks
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet

MOST: Final = 100


def risk_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[RiskStanding]]:
    """Return the live risks somebody may see, in parts that share none."""
    return risks().parts_visible_to(actor, MONITORING, VIEW, at=at)


def risk_shown(actor: Actor, uid: UUID, *, at: datetime) -> RiskStanding:
    """Return a live risk that somebody may see.

    Raises:
        NotFound: there is none for him.
    """
    return access(RiskStanding, actor, uid=uid, resource=MONITORING, action=VIEW, at=at)


def risk_of(subject: UUID, actor: Actor, *, at: datetime) -> RiskStanding | None:
    """Return the live risk of an enterprise, where somebody may see it."""
    seen = risks().visible_to(actor, MONITORING, VIEW, at=at)
    return seen.filter(subject_uid=subject).first()


def changes_of(row: RiskStanding) -> list[RiskChange]:
    """Return the changes of a live risk, the last first."""
    return list(RiskChange.objects.filter(standing=row).order_by("-at", "-pk")[:MOST])
