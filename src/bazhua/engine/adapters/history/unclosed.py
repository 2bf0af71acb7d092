"""Readings whose chunk is open: those of the checkpoint, and those that came since.

They are read first, and closed chunks after them: what is closed in between is met twice, which is
once, and nothing is missed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import psycopg

from bazhua.engine.adapters.copying import Into
from bazhua.engine.adapters.history.track import Track
from bazhua.engine.follower import Kept
from bazhua.engine.history import BLOCK, Block, History

OPEN: Final = Into(
    "telemetry_open",
    {
        "first": "int4",
        "begins": "bytea",
        "ended": "bytea",
        "counts": "bytea",
        "offsets": "bytea",
        "vals": "bytea",
        "qualities": "bytea",
    },
)
TAIL: Final = Into(
    "telemetry_tail",
    {
        "first": "int4",
        "position": "int8",
        "places": "bytea",
        "times": "bytea",
        "vals": "bytea",
        "qualities": "bytea",
    },
)
_TYPES: Final = ("<i8", "<i8", "<i2", "<i4", "<f8", "i1")
_BLOCKS: Final = "SELECT first, begins, ended, counts, offsets, vals, qualities FROM telemetry_open"
_TAIL_OF: Final = """
SELECT p.number %% 256, places, times, vals, qualities
FROM telemetry_point p JOIN telemetry_tail b ON b.first = p.number / 256 * 256
WHERE p.point = %s ORDER BY b.position
"""
_OPEN_OF: Final = """
SELECT p.number %% 256, first, begins, ended, counts, offsets, vals, qualities
FROM telemetry_point p JOIN telemetry_open b ON b.first = p.number / 256 * 256 WHERE p.point = %s
"""


def checkpoint_open(connection: psycopg.Connection, history: History) -> None:
    """Write all open chunks; what came before is among them."""
    connection.execute("DELETE FROM telemetry_open")
    OPEN.copy(
        connection,
        ((block.first, *(column.tobytes() for column in block[1:])) for block in history.blocks()),
    )
    forget_tail(connection)


def forget_tail(connection: psycopg.Connection) -> None:
    """Forget what came since the checkpoint; it is about to come again, or is closed."""
    connection.execute("DELETE FROM telemetry_tail")


def blocks(connection: psycopg.Connection) -> Iterator[Block]:
    """Yield the open chunks of the checkpoint."""
    for row in connection.execute(_BLOCKS, binary=True):
        yield _block(row)


def add_to_tail(connection: psycopg.Connection, kept: Sequence[Kept], position: int) -> None:
    """Write readings that came on the way to a position, by blocks of points."""
    TAIL.copy(connection, _by_block(kept, position))


def unclosed(connection: psycopg.Connection, point: str) -> Track:
    """Return the readings of a point that may not be in a closed chunk yet."""
    tail = [
        _of_place(place, columns)
        for place, *columns in connection.execute(_TAIL_OF, [point], binary=True)
    ]
    checkpointed = [
        _of_block(place, _block(row))
        for place, *row in connection.execute(_OPEN_OF, [point], binary=True)
    ]
    return Track.of([*checkpointed, *tail])


def _by_block(kept: Sequence[Kept], position: int) -> Iterator[tuple[Any, ...]]:
    if not any(len(one.point) for one in kept):
        return
    p, t, v, q = (np.concatenate(column) for column in zip(*kept, strict=True))
    order = np.argsort((p // BLOCK).astype(np.uint16), kind="stable")
    p, t, v, q = p[order], t[order], v[order], q[order]
    starts = np.flatnonzero(np.diff(p // BLOCK, prepend=-1))
    places = (p % BLOCK).astype(np.uint8)
    for start, end in zip(starts, [*starts[1:], len(p)], strict=True):
        columns = (column[start:end].tobytes() for column in (places, t, v, q))
        yield (int(p[start]) // BLOCK * BLOCK, position, *columns)


def _of_place(place: int, columns: Iterable[bytes]) -> Track:
    places, t, v, q = map(np.frombuffer, columns, ("u1", "<i8", "<f8", "i1"))
    own = places == place
    return Track(t[own], v[own], q[own])


def _of_block(place: int, block: Block) -> Track:
    start = int(block.counts[:place].sum())
    own = slice(start, start + int(block.counts[place]))
    t = block.begins[place] + block.offsets[own]
    return Track(t, block.values[own], block.qualities[own])


def _block(row: Sequence[Any]) -> Block:
    first, *columns = row
    return Block(first, *map(np.frombuffer, columns, _TYPES))
