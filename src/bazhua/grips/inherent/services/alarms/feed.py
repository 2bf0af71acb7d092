"""What the engine told since it was last asked, and how far that has been taken over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from bazhua.engine.core.codes import Kind
from bazhua.grips.inherent.models import AlarmFeed

MOST: Final = 500
READ: Final = """
SELECT position, at, t, kind, subject, limit_kind, before, after, value, announced, actor
FROM telemetry_transition
WHERE position > %(after)s AND position <= (
    SELECT max(position) FROM (
        SELECT position FROM telemetry_transition WHERE position > %(after)s
        ORDER BY position, number LIMIT %(most)s
    ) AS next
)
ORDER BY position, number
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A transition as it stands in the engine's table.

    Attributes:
        at: when what brought it about arrived; ``t`` is the time of the reading itself.
        announced: whether people are to be told now.
        actor: uid of the person whose operation it was; empty when it was none.
    """

    position: int
    at: datetime
    t: datetime
    kind: Kind
    subject: str
    limit: str
    before: int
    after: int
    value: float | None
    announced: bool
    actor: str


def taken_over() -> AlarmFeed | None:
    """Return how far it is taken over, for this transaction alone; nothing while another has it."""
    AlarmFeed.objects.get_or_create(pk=1)
    return AlarmFeed.objects.select_for_update(skip_locked=True).filter(pk=1).first()


def changes_after(position: int, most: int) -> list[Change]:
    """Return the next transitions in their order, none when all are taken over."""
    with connection.cursor() as cursor:
        cursor.execute(READ, {"after": position, "most": most})
        return [
            Change(position, at, t, Kind(kind), *told)
            for position, at, t, kind, *told in cursor.fetchall()
        ]
