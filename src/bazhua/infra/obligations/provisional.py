"""Due instants that wait for a year's holidays: moved when they are published.

An obligation that is opened with a limit is provisional. Once its limit runs through published
years only it is so no longer, whether its due instant moved or not.
"""

from datetime import datetime
from typing import Final

from django.db import transaction
from msgspec.structs import replace

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.events.emission import emit
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import Obligation, obligations
from bazhua.infra.obligations.rows import case_of, columns_of, limit_read
from bazhua.infra.obligations.telling import exactly
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.limits import Due

BATCH: Final = 500
SETTLED: Final = {"limit": "", "base_due_at": None}


def recompute(calendar: WorkCalendar, *, actor: Actor, at: datetime) -> int:
    """Compute provisional due instants anew; return how many moved.

    Those that were missed or are closed stay as they are. Batch by batch, each whole; a second
    call goes on where a first one ended.
    """
    moved = 0
    last: int | None = 0
    while last is not None:
        found, last = _batch(calendar, actor, at, last)
        moved += found
    return moved


def waiting_for_years() -> ScopedQuerySet[Obligation]:
    """Return those whose due instant a new notice of holidays may move."""
    provisional = obligations().exclude(limit="").filter(missed_at=None, base_due_at__isnull=False)
    return provisional.exclude(state=State.CLOSED.value)


def computed(row: Obligation, calendar: WorkCalendar) -> Due:
    """Return the due instant of a provisional obligation by a calendar, pauses apart."""
    return limit_read(row.limit).due(row.starts_at, calendar)


@transaction.atomic
def _batch(
    calendar: WorkCalendar, actor: Actor, at: datetime, after: int
) -> tuple[int, int | None]:
    waiting = waiting_for_years().filter(pk__gt=after)
    rows = list(waiting.select_for_update().order_by("pk")[:BATCH])
    moved = sum(_recomputed(row, calendar, actor, at) for row in rows)
    return moved, rows[-1].pk if rows else None


def _recomputed(row: Obligation, calendar: WorkCalendar, actor: Actor, at: datetime) -> bool:
    """Move one due instant, pauses kept; return whether it moved."""
    if row.base_due_at is None:
        return False
    due = computed(row, calendar)
    later = due.at - row.base_due_at
    if due.provisional and not later:
        return False
    case = case_of(row)
    columns = columns_of(replace(case, due_at=case.due_at + later))
    waits = {"limit": row.limit, "base_due_at": due.at} if due.provisional else SETTLED
    moved = swap(row, version=row.version, **columns, **waits)
    if later:
        told = {"from": exactly(row.due_at), "to": exactly(moved.due_at)}
        emit("obligation.due_moved", moved, actor=actor, at=at, data=told)
    return bool(later)
