"""Closed chunks: up to 256 readings of a point in order of time, within less than an hour."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import psycopg

from bazhua.engine.adapters.copying import Into
from bazhua.engine.adapters.history.track import Track, instant, joined
from bazhua.engine.history import LONGEST_MS, Chunk
from bazhua.engine.intake import milliseconds

CHUNKS: Final = Into(
    "telemetry_chunk",
    {
        "point": "text",
        "begins": "timestamptz",
        "count": "int2",
        "offsets": "bytea",
        "vals": "bytea",
        "qualities": "bytea",
        "position": "int8",
    },
)
_CLOSED: Final = """
SELECT (date_part('epoch', begins) * 1000)::bigint, count, offsets, vals, coalesce(qualities, decode(repeat('00', count), 'hex'))
FROM telemetry_chunk WHERE point = %b AND begins > %b AND begins < %b ORDER BY position, begins
"""

_NEXT: Final = """
SELECT begins FROM telemetry_chunk WHERE point = %s AND begins >= %s ORDER BY begins LIMIT 1
"""


def write_chunks(
    connection: psycopg.Connection, chunks: Iterable[tuple[str, Chunk]], position: int
) -> None:
    """Write chunks that were closed on the way to a position."""
    CHUNKS.copy(
        connection,
        (
            (
                point,
                instant(chunk.begins),
                len(chunk.values),
                chunk.offsets.tobytes(),
                chunk.values.tobytes(),
                chunk.qualities.tobytes() if chunk.qualities.any() else None,
                position,
            )
            for point, chunk in chunks
        ),
    )


def next_chunk(connection: psycopg.Connection, point: str, begins: int) -> int | None:
    """Return when the next closed chunk of a point begins."""
    row = connection.execute(_NEXT, [point, instant(begins)]).fetchone()
    return None if row is None else milliseconds(row[0])


def closed(connection: psycopg.Connection, point: str, begins: int, ends: int) -> Track:
    """Return the readings of closed chunks of a point in [begins, ends), each instant once."""
    bounds = [point, instant(begins - LONGEST_MS), instant(ends)]
    rows = connection.execute(_CLOSED, bounds, binary=True).fetchall()
    if not rows:
        return Track.of([])
    starts, count, offsets, values, qualities = zip(*rows, strict=True)
    t = np.repeat(starts, count) + joined(offsets, "<i4")
    return Track.of([Track(t, joined(values, "<f8"), joined(qualities, "i1"))]).within(begins, ends)
