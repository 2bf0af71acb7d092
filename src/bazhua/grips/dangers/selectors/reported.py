"""What somebody reported himself: he may look at that, whatever else he may see."""

from datetime import datetime, timedelta
from typing import Final

from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.infra.db.actors import Actor

MOST: Final = 10
SHOWN_FOR: Final = timedelta(days=90)


def own_reports(actor: Actor, *, at: datetime) -> list[HiddenDanger]:
    """Return the dangers that a person found himself of late, the last first."""
    rows = dangers().filter(found_by=actor.uid, found_at__gte=at - SHOWN_FOR)
    return list(rows.order_by("-found_at", "pk")[:MOST])
