"""What gateways sent that cannot be used."""

from datetime import datetime
from typing import Final, NamedTuple

from django.db import connection

from bazhua.engine.adapters.quarantine import Kept, Which, kept
from bazhua.engine.aside import Reason
from bazhua.grips.inherent.models import Gateway, gateways
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.telemetry.reading import engine_tables

_SUMS: Final = """
SELECT gateway, reason, count(*), sum(cardinality(times)), max(at) FROM telemetry_quarantine
WHERE replayed_at IS NULL AND gateway = ANY(%s) GROUP BY gateway, reason ORDER BY 5 DESC, 1, 2
"""


class Aside(NamedTuple):
    """What of a gateway was put aside for one reason."""

    gateway: Gateway
    reason: Reason
    batches: int
    readings: int
    last: datetime


def put_aside(actor: Actor, *, at: datetime) -> list[Aside]:
    """Return what the gateways that somebody may see sent in vain, the latest first."""
    rows = gateways().visible_to(actor, MONITORING, VIEW, at=at)
    known = {row.code: row for row in rows.order_by("pk")}
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, [list(known)])
        found = cursor.fetchall()
    return [
        Aside(known[code], Reason(reason), batches, int(readings or 0), last)
        for code, reason, batches, readings, last in found
    ]


def put_aside_by(row: Gateway) -> list[Kept]:
    """Return what a gateway sent in vain and was not sent again, the last first."""
    with engine_tables() as own:
        return kept(own, Which(gateway=row.code))
