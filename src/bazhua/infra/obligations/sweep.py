"""The sweep: what time brings about is brought about once, whoever sweeps and however often."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.db import connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.behind import reach_of
from bazhua.infra.obligations.core.step import Step, advance
from bazhua.infra.obligations.models import Obligation, obligations
from bazhua.infra.obligations.rows import case_of, columns_of_time
from bazhua.infra.obligations.telling import tell

BATCH: Final = 500
CLOCK: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:clock"), grants=(), rights={})

STORE: Final = """
UPDATE obligations_obligation AS obligation
SET missed_at = given.missed_at, calls = given.calls, call_due_at = given.call_due_at,
    call_made_at = given.call_made_at, call_reached = given.call_reached,
    called_persons = string_to_array(given.called_persons, ','),
    unanswered_at = given.unanswered_at, wake_at = given.wake_at, version = version + 1
FROM unnest(
    %s::bigint[], %s::timestamptz[], %s::smallint[], %s::timestamptz[], %s::timestamptz[],
    %s::boolean[], %s::text[], %s::timestamptz[], %s::timestamptz[]
) AS given (id, missed_at, calls, call_due_at, call_made_at, call_reached, called_persons,
            unanswered_at, wake_at)
WHERE obligation.id = given.id
"""
COLUMNS: Final = (
    "missed_at",
    "calls",
    "call_due_at",
    "call_made_at",
    "call_reached",
    "called_persons",
    "unanswered_at",
    "wake_at",
)


@dataclass(frozen=True, slots=True)
class Swept:
    """One obligation and what time made of it."""

    row: Obligation
    step: Step


@transaction.atomic
def sweep(at: datetime, *, batch: int = BATCH) -> int:
    """Fire the earliest due obligations and calls.

    Any number of processes may do this at once. When one dies in the middle, nothing of its
    batch has happened and the others do it.

    Returns:
        How many; 0 means nothing is due that nobody else does.
    """
    due = obligations().filter(wake_at__lte=at).order_by("wake_at", "pk")
    rows = list(due.select_for_update(skip_locked=True)[:batch])
    reach = reach_of(rows, at)
    swept = [Swept(row, advance(case_of(row), at, reach)) for row in rows]
    if swept:
        _store(swept)
        tell([(one.row, one.step.effects) for one in swept], CLOCK)
    return len(swept)


def _store(swept: list[Swept]) -> None:
    changed = [columns_of_time(one.step.case) for one in swept]
    for columns in changed:
        columns["called_persons"] = ",".join(columns["called_persons"])
    values = [[one.row.pk for one in swept]]
    values += [[columns[name] for columns in changed] for name in COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(STORE, values)
