"""Events are written in the transaction of the change, with a delivery for each subscriber."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError

from bazhua.engine.adapters.database import EVENTS
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record, new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import subscribers_of
from bazhua.kernel.numbers import plain

Data = Mapping[str, Any]

APPEND: Final = """
WITH given AS (
    SELECT * FROM unnest(%(uids)s::uuid[], %(records)s::uuid[], %(data)s::text[], %(paths)s::text[],
                         %(ats)s::timestamptz[])
        AS row (uid, record_uid, data, path_then, at)
), appended AS (
    INSERT INTO events_event (uid, kind, record_uid, seq, at, actor_uid, data, path_then)
    SELECT given.uid, %(kind)s, given.record_uid, COALESCE(last.seq, 0) + 1, given.at, %(actor)s,
           given.data::jsonb, given.path_then
    FROM given, LATERAL (
        SELECT max(seq) AS seq FROM events_event WHERE record_uid = given.record_uid
    ) AS last
    ORDER BY given.record_uid
    ON CONFLICT (record_uid, seq) DO NOTHING
    RETURNING id, uid, record_uid, seq, at, recorded_at
), addressed AS (
    INSERT INTO events_delivery
        (event_id, subscriber, record_uid, seq, state, attempts, next_try_at, error)
    SELECT id, name, record_uid, seq, 'pending', 0, LEAST(at, recorded_at), ''
    FROM appended, unnest(%(subscribers)s::text[]) AS subscriber (name)
)
SELECT id, uid, seq, recorded_at,
       CASE WHEN cardinality(%(subscribers)s::text[]) > 0 THEN pg_notify(%(bell)s, '')::text END
FROM appended
"""
"""Another transaction may be writing the same record's next event: ON CONFLICT waits for its end,
and then leaves the row out; it is written again, after the other. Rows in one order for all who
write several, so that they do not wait for each other."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about, where only its identifier and its region are at hand."""

    uid: UUID
    path_then: str = ""


def emit(kind: str, record: Record | Subject, *, actor: Actor, at: datetime, data: Data) -> Event:
    """Write that something happened to a record; return the event.

    Args:
        kind: record and verb, ``"case.moved"``.
        at: the legal instant.
        data: values that become JSON; persons by uid.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    return emit_each(kind, [(record, data)], actor=actor, at=at)[0]


def emit_each(
    kind: str, happened: Iterable[tuple[Record | Subject, Data]], *, actor: Actor, at: datetime
) -> list[Event]:
    """Write one event of a kind for each of several records, all of one instant.

    Raises:
        TransactionManagementError: outside the transaction of the change.
        ValueError: a record is given twice.
    """
    return emit_apart(kind, [(record, at, data) for record, data in happened], actor=actor)


def emit_apart(
    kind: str, happened: Iterable[tuple[Record | Subject, datetime, Data]], *, actor: Actor
) -> list[Event]:
    """Write one event of a kind for each of several records, each of its own instant.

    One statement for all of them.

    Raises:
        TransactionManagementError: outside the transaction of the change.
        ValueError: a record is given twice.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(kind)
    events = [_event(kind, record, actor, at, data) for record, at, data in happened]
    if len({event.record_uid for event in events}) < len(events):
        raise ValueError(kind)
    missing = {event.uid: event for event in events}
    while missing:
        for id_, uid, seq, recorded_at, _ in _append(list(missing.values())):
            event = missing.pop(uid)
            event.id, event.seq, event.recorded_at = id_, seq, recorded_at
    return events


def _event(kind: str, record: Record | Subject, actor: Actor, at: datetime, data: Data) -> Event:
    return Event(
        uid=new_uid(at),
        kind=kind,
        record_uid=record.uid,
        at=at,
        actor_uid=actor.uid,
        data=json.loads(json.dumps(data, default=_as_json)),
        path_then=getattr(record, "path_then", ""),
    )


def _as_json(value: object) -> str:
    match value:
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return plain(value)
        case _:
            raise TypeError(value)


def _append(events: list[Event]) -> list[tuple[int, UUID, int, datetime, str | None]]:
    one = events[0]
    values: dict[str, Any] = {
        "uids": [event.uid for event in events],
        "records": [event.record_uid for event in events],
        "data": [json.dumps(event.data, ensure_ascii=False) for event in events],
        "paths": [event.path_then for event in events],
        "kind": one.kind,
        "ats": [event.at for event in events],
        "actor": one.actor_uid,
        "subscribers": subscribers_of(one.kind),
        "bell": EVENTS,
    }
    with connection.cursor() as cursor:
        cursor.execute(APPEND, values)
        appended: list[tuple[int, UUID, int, datetime, str | None]] = cursor.fetchall()
        return appended
