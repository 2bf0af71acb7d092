"""Events are written in the transaction of the change, with a delivery for each subscriber."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError
from msgspec import Raw, Struct
from msgspec.json import Decoder, Encoder

from bazhua.engine.adapters.database import EVENTS
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record, new_uids
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import subscribers_of
from bazhua.kernel.numbers import plain

Data = Mapping[str, Any]

APPEND: Final = """
WITH given AS (
    SELECT * FROM json_to_recordset(%(drafts)s)
        AS row (uid uuid, record_uid uuid, at timestamptz, path_then text, data jsonb)
), appended AS (
    INSERT INTO events_event (uid, kind, record_uid, seq, at, actor_uid, data, path_then)
    SELECT given.uid, %(kind)s, given.record_uid, COALESCE(last.seq, 0) + 1, given.at, %(actor)s,
           given.data, given.path_then
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
SELECT COALESCE(json_agg(appended), '[]')::text,
       CASE WHEN cardinality(%(subscribers)s::text[]) > 0 THEN pg_notify(%(bell)s, '')::text END
FROM appended
"""
"""Another transaction may be writing the same record's next event: ON CONFLICT waits for its end,
and then leaves the row out; it is written again, after the other. Rows in one order for all who
write several, so that they do not wait for each other. Rows go in and out as one JSON text: that
costs a tenth of what lists of values do."""


class Subject(Struct, frozen=True):
    """What an event is about, where only its identifier and its region are at hand."""

    uid: UUID
    path_then: str = ""


Happened: TypeAlias = tuple[Record | Subject, datetime, Data]
"""What an event is about, its legal instant, its data."""


class _Draft(Struct, frozen=True):
    """An event before it is written; `data` is its JSON text."""

    uid: str
    record_uid: UUID
    at: datetime
    path_then: str
    data: Raw


class _Appended(Struct, frozen=True):
    """What the database adds to an event."""

    uid: UUID
    id: int
    seq: int
    recorded_at: datetime


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
    drafts = _drafts((record, at, data) for record, data in happened)
    appended = {each.uid.hex: each for each in _write(kind, drafts, actor)}
    return [
        Event(
            kind=kind,
            actor_uid=actor.uid,
            record_uid=draft.record_uid,
            at=at,
            path_then=draft.path_then,
            data=json.loads(bytes(draft.data)),
            **{name: getattr(appended[draft.uid], name) for name in _Appended.__struct_fields__},
        )
        for draft in drafts
    ]


def emit_apart(kind: str, happened: Iterable[Happened], *, actor: Actor) -> list[str]:
    """Write one event of a kind for each of many records, each of its own instant.

    Returns:
        The digits of the uid of each, in their order.

    Raises:
        TransactionManagementError: outside the transaction of the change.
        ValueError: a record is given twice.
    """
    drafts = _drafts(happened)
    _write(kind, drafts, actor)
    return [draft.uid for draft in drafts]


def _drafts(happened: Iterable[Happened]) -> list[_Draft]:
    listed = list(happened)
    return [
        _Draft(
            uid,
            record.uid,
            at,
            getattr(record, "path_then", ""),
            Raw(_DATA.encode(data).encode()) if data else NOTHING,
        )
        for uid, (record, at, data) in zip(new_uids(at for _, at, _ in listed), listed, strict=True)
    ]


def _write(kind: str, drafts: list[_Draft], actor: Actor) -> list[_Appended]:
    """Append events of a kind in one statement, again for those that another was faster than."""
    if not connection.in_atomic_block:
        raise TransactionManagementError(kind)
    if len({draft.record_uid for draft in drafts}) < len(drafts):
        raise ValueError(kind)
    appended = _append(kind, drafts, actor)
    while len(appended) < len(drafts):
        written = {each.uid.hex for each in appended}
        appended += _append(kind, [one for one in drafts if one.uid not in written], actor)
    return appended


def _append(kind: str, drafts: list[_Draft], actor: Actor) -> list[_Appended]:
    values: dict[str, Any] = {
        "drafts": _DRAFTS.encode(drafts).decode(),
        "kind": kind,
        "actor": actor.uid,
        "subscribers": subscribers_of(kind),
        "bell": EVENTS,
    }
    with connection.cursor() as cursor:
        cursor.execute(APPEND, values)
        appended, _ = cursor.fetchone()
    return _APPENDED.decode(appended)


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


_DATA: Final = json.JSONEncoder(ensure_ascii=False, default=_as_json)
NOTHING: Final = Raw(b"{}")
_DRAFTS: Final = Encoder()
_APPENDED: Final = Decoder(list[_Appended])
