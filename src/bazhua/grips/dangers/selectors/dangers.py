"""Hidden dangers as people see them: one, and what is open within a scope."""

from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.terms import ENDED

RESOURCE: Final = "danger"
MOST: Final = 50


def danger_shown(actor: Actor, *, uid: UUID, at: datetime) -> HiddenDanger:
    """Return a hidden danger that somebody may see; its origin is for authorities only.

    Raises:
        NotFound: there is none, or it is out of scope.
    """
    return access(HiddenDanger, actor, uid=uid, resource=RESOURCE, action=VIEW, at=at)


def open_dangers(actor: Actor, *, at: datetime, limit: int = MOST) -> list[HiddenDanger]:
    """Return the dangers of a scope that are neither closed nor merged, the last found first."""
    seen = dangers().visible_to(actor, RESOURCE, VIEW, at=at)
    rows = seen.exclude(state__in=[state.value for state in ENDED])
    return list(rows.order_by("-found_at", "pk")[:limit])


def closed_before(row: HiddenDanger, item: str) -> HiddenDanger | None:
    """Return the last closed danger of the same item at the same place, before this was found.

    Whoever asks: that something has come back is a fact of the ledger, not of a scope.
    """
    if not item or not (row.spot_uid or row.spot):
        return None
    place = {"spot_uid": row.spot_uid} if row.spot_uid else {"spot_uid": None, "spot": row.spot}
    closed = dangers().filter(
        subject_uid=row.subject_uid, item=item, closed_at__lte=row.found_at, **place
    )
    return closed.order_by("-closed_at").first()
