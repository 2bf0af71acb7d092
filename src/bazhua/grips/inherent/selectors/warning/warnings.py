"""Early warnings as they are shown and answered."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.inherent.models import EarlyWarning, Point, ProcessUnit, points, warnings
from bazhua.grips.inherent.models.warnings import LASTS
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet

ANSWER: Final = "acknowledge"
"""Who may acknowledge alarms of a place says what its warnings are."""

SHOWN: Final = 20


def warning_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[EarlyWarning]]:
    """Return the warnings that somebody may see, in parts that share none."""
    return warnings().parts_visible_to(actor, RESOURCE, VIEW, at=at)


def warning_shown(actor: Actor, uid: UUID, *, at: datetime, action: str = VIEW) -> EarlyWarning:
    """Return a warning that somebody may see, or answer, with its unit and model.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    access(EarlyWarning, actor, uid=uid, resource=RESOURCE, action=action, at=at)
    return warnings().select_related("unit__installation", "model").get(uid=uid)


def warnings_of(row: ProcessUnit) -> list[EarlyWarning]:
    """Return the last warnings of a process unit, the latest first."""
    return list(warnings().filter(unit=row).order_by("-opened_at", "-pk")[:SHOWN])


def lasting(row: ProcessUnit) -> EarlyWarning | None:
    """Return the warning of a process unit that lasts; nobody else moves it in this transaction."""
    return warnings().filter(LASTS, unit=row).select_for_update().first()


def named_in(rows: Collection[EarlyWarning]) -> Mapping[str, Point]:
    """Return the points that some warnings name, by uid."""
    uids = {one["point"] for row in rows for one in row.contributions}
    return {str(one.uid): one for one in points().filter(uid__in=uids)}
