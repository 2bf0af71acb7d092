"""What the engine found, written in one transaction with how far it has come."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import numpy as np
import psycopg

from bazhua.engine.adapters.copying import Into
from bazhua.engine.adapters.history.chunks import write_chunks
from bazhua.engine.adapters.history.minutes import write_minutes
from bazhua.engine.adapters.history.track import instant
from bazhua.engine.adapters.history.unclosed import (
    add_to_tail,
    blocks,
    checkpoint_open,
    forget_tail,
)
from bazhua.engine.adapters.quarantine import put_aside
from bazhua.engine.core.codes import AlarmState, Kind, Quality
from bazhua.engine.follower import Change, Follower, Found, Kept
from bazhua.engine.history import BLOCK

CHANNEL: Final = "bazhua_alarms"
"""Rings when transitions have committed."""

PART_BYTES: Final = 8 << 20

TRANSITIONS: Final = Into(
    "telemetry_transition",
    {
        "position": "int8",
        "number": "int4",
        "at": "timestamptz",
        "t": "timestamptz",
        "kind": "int2",
        "subject": "text",
        "limit_kind": "text",
        "before": "int2",
        "after": "int2",
        "value": "float8",
        "announced": "bool",
        "actor": "text",
    },
)
CHECKPOINT: Final = Into(
    "telemetry_checkpoint", {"position": "int8", "part": "int4", "body": "bytea"}
)
POINTS: Final = Into("telemetry_point", {"point": "text", "number": "int4"})
_OPEN: Final = """
INSERT INTO telemetry_alarm (point, limit_kind, state, raised_at, changed_at, value)
SELECT point, kind, after, t, t, value
FROM unnest(%b::text[], %b::text[], %b::smallint[], %b::timestamptz[], %b::float8[])
    AS e(point, kind, after, t, value)
"""
_MOVE: Final = """
UPDATE telemetry_alarm a SET state = e.after, changed_at = e.t,
    closed_at = CASE WHEN e.after = 0 THEN e.t END,
    occurrences = a.occurrences + e.again::int
FROM unnest(%b::text[], %b::text[], %b::smallint[], %b::timestamptz[], %b::bool[])
    AS e(point, kind, after, t, again)
WHERE a.point = e.point AND a.limit_kind = e.kind AND a.closed_at IS NULL
"""
_LATEST: Final = """
INSERT INTO telemetry_latest (first, points, times, vals, qualities)
VALUES (%b, %b, %b, %b, %b)
"""
_NOW: Final = """
UPDATE telemetry_latest SET times = %b, vals = %b, qualities = %b WHERE first = %b
"""


class NotAlone(Exception):
    """Another engine has applied what this one was about to."""


@dataclass(frozen=True, slots=True)
class Store:
    """The tables of the engine, on the one connection that writes them."""

    connection: psycopg.Connection

    def applied(self) -> int:
        """Return how far the log has been applied."""
        row = self.connection.execute("SELECT position FROM telemetry_applied").fetchone()
        return int(row[0]) if row else 0

    def apply(self, before: int, found: Found, follower: Follower, *, latest: bool) -> None:
        """Write all that entries came to, or nothing of it, and ring when there are transitions.

        Args:
            before: position that was applied last.
            latest: whether to write what points say now, too.

        Raises:
            NotAlone: the log has been applied further meanwhile.
        """
        with self.connection.transaction():
            moved = self.connection.execute(
                "UPDATE telemetry_applied SET position = %s, readings = readings + %s"
                " WHERE position = %s",
                [found.position, found.readings, before],
            )
            if moved.rowcount != 1:
                raise NotAlone
            TRANSITIONS.copy(self.connection, _transition_rows(found.changes))
            self._alarms(found.changes)
            write_chunks(self.connection, found.chunks, found.position)
            write_minutes(self.connection, found.chunks)
            put_aside(self.connection, found.aside)
            if found.numbered_from is not None:
                self._number_anew(follower, found.numbered_from)
            if found.moved:
                self._checkpoint(follower)
            else:
                add_to_tail(self.connection, found.kept, found.position)
            if latest:
                self._latest(follower)
            if found.changes:
                self.connection.execute("SELECT pg_notify(%s, '')", [CHANNEL])

    def checkpoint(self, follower: Follower) -> None:
        """Write what is remembered; a restart begins with it."""
        with self.connection.transaction():
            self._checkpoint(follower)

    def remembered(self) -> Follower | None:
        """Return the follower as it was at the latest checkpoint; nothing before the first."""
        parts = self.connection.execute(
            "SELECT body FROM telemetry_checkpoint"
            " WHERE position = (SELECT max(position) FROM telemetry_checkpoint) ORDER BY part",
            binary=True,
        ).fetchall()
        stored = b"".join(body for (body,) in parts)
        return Follower.loaded(stored, blocks(self.connection)) if stored else None

    def again(self, kept: Sequence[Kept], position: int) -> None:
        """Write of entries that were applied before what no journal of the database holds."""
        with self.connection.transaction():
            add_to_tail(self.connection, kept, position)

    def forget(self) -> None:
        """Forget what is about to be written again."""
        forget_tail(self.connection)

    def _checkpoint(self, follower: Follower) -> None:
        stored = memoryview(follower.saved())
        self.connection.execute("DELETE FROM telemetry_checkpoint")
        parts = range(0, len(stored), PART_BYTES)
        CHECKPOINT.copy(
            self.connection,
            (
                (follower.position, number, stored[begin : begin + PART_BYTES])
                for number, begin in enumerate(parts)
            ),
        )
        checkpoint_open(self.connection, follower.history)

    def _alarms(self, changes: Sequence[Change]) -> None:
        """Open, move and close alarms; the first change of every alarm, then the second, and so on."""
        waiting = [one for one in changes if one.kind is Kind.ALARM]
        while waiting:
            now, later = _first_of_each(waiting)
            opened = [one for one in now if one.before == AlarmState.NORM]
            moved = [one for one in now if one.before != AlarmState.NORM]
            if opened:
                self.connection.execute(_OPEN, [*_alarm_columns(opened), _values(opened)])
            if moved:
                again = [one.after == AlarmState.UNACK for one in moved]
                self.connection.execute(_MOVE, [*_alarm_columns(moved), again])
            waiting = later

    def _latest(self, follower: Follower) -> None:
        """Write the blocks whose points have said something since."""
        rows = [(*_block(follower, block), block * BLOCK) for block in sorted(follower.touched)]
        follower.touched.clear()
        with self.connection.cursor() as cursor:
            cursor.executemany(_NOW, rows)

    def _number_anew(self, follower: Follower, number: int) -> None:
        """Write all that goes by the numbers of points, from one on."""
        begins = number // BLOCK * BLOCK
        rows = [
            (first, follower.tags[first : first + BLOCK], *_block(follower, first // BLOCK))
            for first in range(begins, len(follower.tags), BLOCK)
        ]
        self.connection.execute("DELETE FROM telemetry_latest WHERE first >= %s", [begins])
        with self.connection.cursor() as cursor:
            cursor.executemany(_LATEST, rows)
        self.connection.execute("DELETE FROM telemetry_point WHERE number >= %s", [number])
        POINTS.copy(self.connection, zip(follower.tags[number:], count(number), strict=False))


def _block(follower: Follower, block: int) -> tuple[bytes, bytes, bytes]:
    """Return what the points of a block say now: times, values, qualities."""
    state, own = follower.state, slice(block * BLOCK, (block + 1) * BLOCK)
    silent = state.silence[own]
    quality = np.where(silent != Quality.GOOD, silent, state.quality[own]).astype(np.int8)
    return state.last_t[own].tobytes(), state.last_v[own].tobytes(), quality.tobytes()


def _transition_rows(changes: Sequence[Change]) -> Iterator[tuple[Any, ...]]:
    numbers: dict[int, Iterator[int]] = {}
    for one in changes:
        number = next(numbers.setdefault(one.position, count()))
        value = None if math.isnan(one.value) else one.value
        yield (
            one.position,
            number,
            one.at,
            instant(one.t),
            int(one.kind),
            one.subject,
            one.limit,
            one.before,
            one.after,
            value,
            one.announced,
            one.actor,
        )


def _first_of_each(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    seen: set[tuple[str, str]] = set()
    now: list[Change] = []
    later: list[Change] = []
    for one in changes:
        key = (one.subject, one.limit)
        (later if key in seen else now).append(one)
        seen.add(key)
    return now, later


def _alarm_columns(changes: Sequence[Change]) -> list[list[Any]]:
    return [
        [one.subject for one in changes],
        [one.limit for one in changes],
        [one.after for one in changes],
        [instant(one.t) for one in changes],
    ]


def _values(changes: Sequence[Change]) -> list[float | None]:
    return [None if math.isnan(one.value) else one.value for one in changes]
