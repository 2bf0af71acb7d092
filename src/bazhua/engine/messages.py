"""What stands in the log: readings as gateways send them, and what the platform itself puts there.

A gateway sends columns, which are half the size and decoded in a third of the time::

    {"gw":"37050200012301","seq":184467,"sent_at":"2026-03-01T08:00:00+08:00",
     "ids":["3705020001230103001", …],"t":1772323200000,"v":[3.42, …],"q":["GOOD", …]}

where ``t`` may be one time for all or one for each, and ``q`` is left out when all are good; or
rows, as other systems do::

    {"gw":…,"seq":…,"points":[{"id":"3705020001230103001","t":1772323200000,"v":3.42,"q":"GOOD"}]}

Times are milliseconds since 1970. A value may be null or "NaN"; such a reading is put aside.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias

import msgspec

from bazhua.engine.core.batch import Action
from bazhua.engine.core.definitions import Limit, LimitKind, Point, Tolerances

MOST_READINGS: Final = 2_000
"""Readings in one batch; a gateway that has more sends more batches."""

Value: TypeAlias = float | str | None
Time: TypeAlias = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]


class EntryKind(IntEnum):
    """What an entry of the log is."""

    READINGS = 0
    OPERATIONS = 1
    DEFINITIONS = 2
    TICK = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the log."""

    id: int
    at: datetime
    kind: EntryKind
    gateway: str
    sequence: int
    body: bytes


class Malformed(Exception):
    """A body is no message of this kind; says in English where it is wrong."""


class Reading(msgspec.Struct, frozen=True):
    """One reading of a message in rows."""

    id: str
    t: Time
    v: Value
    q: str = "GOOD"


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A batch of readings as it is sent, in columns or in rows.

    Attributes:
        gw: code of the gateway.
        seq: number of the batch, given by the gateway, once.
        ids: the column of points as it stands in the body: a gateway sends the same ids again
            and again, and whoever has seen these bytes need not read them.
        v: the column of values, or the version of a message in rows.
    """

    gw: str
    seq: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
    ids: msgspec.Raw = msgspec.Raw(b"[]")
    t: Time | list[Time] = []
    v: int | list[Value] = []
    q: list[str] = []
    points: list[Reading] = []


class Columns(NamedTuple):
    """The readings of a message; ``t`` may be one time for all, ``q`` is empty when all are good."""

    gateway: str
    sequence: int
    ids: bytes
    t: int | list[int]
    v: list[Value]
    q: list[str]


_MESSAGE: Final = msgspec.json.Decoder(Message)
_IDS: Final = msgspec.json.Decoder(list[str])


def readings(body: bytes, gateway: str) -> Columns:
    """Return the readings of a body that a gateway sent.

    Not-a-number as JavaScript and Python write it is no JSON; it is read all the same, so that
    one such value does not cost the good readings beside it.

    Raises:
        Malformed: it is no message, names another gateway, has columns of different lengths, or
            too many readings.
    """
    try:
        try:
            own = _columns(_MESSAGE.decode(body))
        except msgspec.DecodeError:
            own = _columns(_with_not_a_number(body))
    except (ValueError, RecursionError) as wrong:
        raise Malformed(str(wrong)) from wrong
    size = len(own.v)
    if own.gateway != gateway:
        raise Malformed("gw")
    if size > MOST_READINGS:
        raise Malformed(f"{size} > {MOST_READINGS}")
    if (not isinstance(own.t, int) and len(own.t) != size) or len(own.q) not in {0, size}:
        raise Malformed("t, v, q")
    return own


def _columns(read: Message) -> Columns:
    rows = read.points
    if rows or isinstance(read.v, int):
        ids = msgspec.json.encode([row.id for row in rows])
        t, v, q = [row.t for row in rows], [row.v for row in rows], [row.q for row in rows]
        return Columns(read.gw, read.seq, ids, t, v, q)
    return Columns(read.gw, read.seq, bytes(read.ids), read.t, read.v, read.q)


def encoded_readings(
    gateway: str,
    sequence: int,
    points: Sequence[str],
    times: Sequence[int],
    values: Sequence[float | None],
    qualities: Sequence[int],
) -> bytes:
    """Return the body of a batch that the platform itself makes; qualities as codes, 0 is GOOD."""
    told = {"gw": gateway, "seq": sequence, "ids": points, "t": times, "v": values}
    if any(qualities):
        told["q"] = ["BAD" if quality else "GOOD" for quality in qualities]
    return msgspec.json.encode(told)


def tags(ids: bytes) -> list[str]:
    """Return the points of a column as it stands in a body.

    Raises:
        Malformed: they are no list of texts.
    """
    try:
        return _IDS.decode(ids)
    except ValueError as wrong:
        raise Malformed(str(wrong)) from wrong


def number(value: Value) -> float:
    """Return a value as a number; not a number where it is none."""
    try:
        return math.nan if value is None else float(value)
    except ValueError:
        return math.nan


def _with_not_a_number(body: bytes) -> Message:
    told: Any = json.loads(body)
    if isinstance(told, dict) and "ids" in told:
        told["ids"] = msgspec.Raw(msgspec.json.encode(told["ids"]))
    return msgspec.convert(told, Message)


class Asked(msgspec.Struct, frozen=True):
    """One action that is asked for; ``until`` is of SHELVE, milliseconds since 1970."""

    action: Action
    point: str
    limit: LimitKind
    until: int = 0


class Operations(msgspec.Struct, frozen=True):
    """What a person asked for; ``actor`` is who, as an uid."""

    actor: str
    asked: list[Asked]


class Definitions(msgspec.Struct, frozen=True):
    """Points and limits that are new or other than before, and those that are gone.

    A limit that is not named stays; so does a point. Tolerances are those of the book in force.
    """

    points: list[Point] = []
    limits: list[Limit] = []
    gone_points: list[str] = []
    gone_limits: list[tuple[str, LimitKind]] = []
    tolerances: Tolerances | None = None


Said: TypeAlias = Operations | Definitions
_SAID: Final[Mapping[EntryKind, msgspec.json.Decoder[Any]]] = {
    EntryKind.OPERATIONS: msgspec.json.Decoder(Operations),
    EntryKind.DEFINITIONS: msgspec.json.Decoder(Definitions),
}


def said(kind: Literal[EntryKind.OPERATIONS, EntryKind.DEFINITIONS], body: bytes) -> Any:
    """Return what an entry of the platform itself says."""
    return _SAID[kind].decode(body)


def encoded(told: Said) -> bytes:
    """Return the body of an entry."""
    return msgspec.json.encode(told)
