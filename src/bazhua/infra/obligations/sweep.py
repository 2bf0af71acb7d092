"""The sweep: what time brings about is brought about once, whoever sweeps and however often."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.db import connection, transaction
from msgspec import Struct
from msgspec.json import Decoder, Encoder

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import Subject
from bazhua.infra.obligations.behind import reach_of
from bazhua.infra.obligations.core.case import Case
from bazhua.infra.obligations.core.step import Step, advance
from bazhua.infra.obligations.models import Wake
from bazhua.infra.obligations.rows import DueRow, columns_of_time, due_case
from bazhua.infra.obligations.telling import tell

BATCH: Final = 2_500
CLOCK: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:clock"), grants=(), rights={})
SET_ASIDE: Final = timedelta(minutes=1)
"""How long a row that cannot be understood is left alone, so that it holds up no other."""

COLUMNS: Final = ", ".join(DueRow.__struct_fields__).replace("rule", "rule::text AS rule")

CLAIM: Final = f"""
SELECT json_agg(claimed)::text FROM (
    SELECT obligation.* FROM (
        SELECT obligation_id FROM obligations_wake WHERE at <= %(at)s ORDER BY at, obligation_id
    ) AS wake, LATERAL (
        SELECT {COLUMNS} FROM obligations_obligation
        WHERE id = wake.obligation_id AND wake_at <= %(at)s FOR UPDATE SKIP LOCKED
    ) AS obligation
    LIMIT %(batch)s
) AS claimed
"""  # noqa: S608 -- our own columns
"""One probe for each row, whatever the planner's statistics say."""

STORE: Final = """
UPDATE obligations_obligation AS obligation
SET missed_at = given.missed_at, calls = given.calls, call_due_at = given.call_due_at,
    call_made_at = given.call_made_at, call_reached = given.call_reached,
    called_persons = given.called_persons, unanswered_at = given.unanswered_at,
    wake_at = given.wake_at, version = version + 1
FROM json_to_recordset(%s) AS given (
    id bigint, missed_at timestamptz, calls smallint, call_due_at timestamptz,
    call_made_at timestamptz, call_reached boolean, called_persons text[],
    unanswered_at timestamptz, wake_at timestamptz
)
WHERE obligation.id = given.id
"""
"""Rows go in and out as one JSON text, which costs a tenth of what models and lists do."""

log = logging.getLogger(__name__)


class Swept(Struct, frozen=True):
    """One obligation and what time made of it."""

    row: DueRow
    step: Step


@transaction.atomic
def sweep(at: datetime, *, batch: int = BATCH) -> int:
    """Fire the earliest due obligations and calls.

    Any number of processes may do this at once. When one dies in the middle, nothing of its
    batch has happened and the others do it.

    Returns:
        How many were looked at; 0 means nothing is due that nobody else does.
    """
    rows = _claim(at, batch)
    cases = [(row, case) for row in rows if (case := _understood(row))]
    reach = reach_of([case for _, case in cases], at)
    swept = [Swept(row, advance(case, at, reach)) for row, case in cases]
    if swept:
        _store(swept)
        told = [(Subject(one.row.uid, one.row.path_then), one.step.effects) for one in swept]
        tell(told, CLOCK)
    _set_aside({row.id for row in rows} - {row.id for row, _ in cases}, at)
    return len(rows)


def _claim(at: datetime, batch: int) -> Sequence[DueRow]:
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"at": at, "batch": batch})
        (due,) = cursor.fetchone()
    return _DUE.decode(due) if due else ()


def _understood(row: DueRow) -> Case | None:
    try:
        return due_case(row)
    except Exception:
        log.exception("obligation %s cannot be read", row.uid)
        return None


def _store(swept: Sequence[Swept]) -> None:
    changed = [{"id": one.row.id, **columns_of_time(one.step.case)} for one in swept]
    with connection.cursor() as cursor:
        cursor.execute(STORE, [_CHANGED.encode(changed).decode()])


def _set_aside(ids: set[int], at: datetime) -> None:
    if ids:
        Wake.objects.filter(pk__in=ids).update(at=at + SET_ASIDE)


_DUE: Final = Decoder(list[DueRow])
_CHANGED: Final = Encoder()
