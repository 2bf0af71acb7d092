"""Minutes of points: what is left of readings when they are no longer looked at one by one.

Each chunk that is closed adds the minutes of its readings. Readings that came late may lie in
minutes that are told already, or be there already; so the hours that they lie in are told anew
from the chunks.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
import psycopg
from numpy.typing import NDArray

from bazhua.engine.adapters.copying import Into
from bazhua.engine.adapters.history.chunks import closed
from bazhua.engine.adapters.history.track import instant, joined
from bazhua.engine.core.codes import Ints
from bazhua.engine.history import Chunk
from bazhua.engine.summaries import QUALITIES, Summary, begins, summed

MINUTE_MS: Final = 60_000
HOUR_MS: Final = 60 * MINUTE_MS
MINUTES: Final = Into(
    "telemetry_minute",
    {
        "point": "text",
        "begins": "timestamptz",
        "minutes": "bytea",
        "counts": "bytea",
        "lasts": "bytea",
        "several": "bytea",
        "qualities": "bytea",
    },
)
_APART: Final = 1 << 32
"""Keeps minutes of one chunk and those of the next apart."""

_TOLD: Final = """
SELECT floor(date_part('epoch', begins) / 3600)::bigint * 60, minutes, counts, lasts, several,
    qualities
FROM telemetry_minute
WHERE point = %b AND begins >= %b AND begins < %b ORDER BY begins
"""
_COUNTED: Final = """
SELECT point, counts, qualities FROM telemetry_minute
WHERE point = ANY(%b) AND begins >= %b AND begins < %b ORDER BY point
"""
_FORGET: Final = "DELETE FROM telemetry_minute WHERE point = %b AND begins >= %b AND begins < %b"


def write_minutes(connection: psycopg.Connection, chunks: Sequence[tuple[str, Chunk]]) -> None:
    """Tell the minutes of chunks that have been written."""
    MINUTES.copy(connection, _rows([one for one in chunks if not one[1].late]))
    late = {(point, chunk.begins // HOUR_MS * HOUR_MS) for point, chunk in chunks if chunk.late}
    for point, hour in sorted(late):
        _tell_anew(connection, point, hour)


def _tell_anew(connection: psycopg.Connection, point: str, hour: int) -> None:
    track = closed(connection, point, hour, hour + HOUR_MS)
    connection.execute(_FORGET, [point, instant(hour), instant(hour + HOUR_MS)])
    whole = Chunk(0, hour, (track.t - hour).astype(np.int32), track.v, track.q)
    MINUTES.copy(connection, _rows([(point, whole)]))


def told(connection: psycopg.Connection, point: str, begins: int, ends: int) -> Summary:
    """Return the minutes of a point in [begins, ends), by minutes since 1970.

    Both ends lie between two hours. Several summaries of one minute follow each other.
    """
    bounds = [point, instant(begins), instant(ends)]
    rows = connection.execute(_TOLD, bounds, binary=True).fetchall()
    if not rows:
        return summed(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int8))
    hours, minutes, counts, lasts, several, qualities = zip(*rows, strict=True)
    key = np.repeat(hours, [len(one) for one in minutes]) + joined(minutes, "u1")
    count, last = joined(counts, "<u2").astype(np.int64), joined(lasts, "<f8")
    spread = np.repeat(last[:, None], 3, axis=1)
    spread[count > 1] = joined(several, "<f8").reshape(-1, 3)
    by_quality = np.zeros((len(key), QUALITIES), np.int64)
    by_quality[:, 0] = count
    which = np.repeat([one is not None for one in qualities], [len(one) for one in minutes])
    by_quality[which] = joined([one for one in qualities if one], "<u2").reshape(-1, QUALITIES)
    low, high, total = spread.T
    return Summary(key, low, high, total, last, by_quality)


def counted(
    connection: psycopg.Connection, points: Sequence[str], begins: int, ends: int
) -> Mapping[str, NDArray[np.int64]]:
    """Return how many readings of each quality points have in [begins, ends), milliseconds.

    Counted are whole stretches that begin in this time; of those still gathered nothing is known
    yet. A point without any is left out.
    """
    bounds = [list(points), instant(begins), instant(ends)]
    found: dict[str, NDArray[np.int64]] = {}
    for point, counts, qualities in connection.execute(_COUNTED, bounds, binary=True):
        own = found.setdefault(point, np.zeros(QUALITIES, np.int64))
        if qualities is None:
            own[0] += int(np.frombuffer(counts, "<u2").sum(dtype=np.int64))
        else:
            own += np.frombuffer(qualities, "<u2").reshape(-1, QUALITIES).sum(0, dtype=np.int64)
    return found


def _rows(chunks: Sequence[tuple[str, Chunk]]) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each chunk and hour."""
    if not chunks:
        return
    own = [chunk for _, chunk in chunks]
    sizes = [len(chunk.values) for chunk in own]
    t = np.repeat(np.array([chunk.begins for chunk in own]), sizes)
    t += np.concatenate([chunk.offsets for chunk in own])
    number = np.repeat(np.arange(len(own)), sizes)
    one = summed(
        number * _APART + t // MINUTE_MS,
        np.concatenate([chunk.values for chunk in own]),
        np.concatenate([chunk.qualities for chunk in own]),
    )
    number, minute = np.divmod(one.key, _APART)
    cuts = begins(number * _APART + minute // 60)
    for start, end in pairwise((*cuts.tolist(), len(minute))):
        point, chunk = chunks[number[start]]
        hour = int(minute[start]) // 60 * HOUR_MS
        yield (point, instant(max(chunk.begins, hour)), *_columns(one, minute, slice(start, end)))


def _columns(told: Summary, minute: Ints, at: slice) -> tuple[bytes | None, ...]:
    low, high, total, last, counts = (column[at] for column in told[1:])
    count = counts.sum(axis=1)
    several = np.stack((low, high, total), axis=1)[count > 1]
    return (
        (minute[at] % 60).astype(np.uint8).tobytes(),
        count.astype(np.uint16).tobytes(),
        last.tobytes(),
        several.tobytes(),
        counts.astype(np.uint16).tobytes() if counts[:, 1:].any() else None,
    )
