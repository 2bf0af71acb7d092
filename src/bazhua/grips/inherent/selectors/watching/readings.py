"""What points read now and before, from the tables of the engine."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from bazhua.engine.core.codes import NEVER, Codes, Floats, Ints, Quality

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)
LONGEST: Final = timedelta(hours=1)
"""A chunk ends no later after it begins."""

_LATEST: Final = """
SELECT e.tag, l.times, l.vals, l.qualities, e.place
FROM telemetry_latest l, unnest(l.points) WITH ORDINALITY AS e(tag, place)
WHERE l.points && %s::text[] AND e.tag = ANY(%s::text[])
"""
_CHUNKS: Final = """
SELECT begins, offsets, vals, qualities FROM telemetry_chunk
WHERE point = %s AND begins >= %s AND begins < %s ORDER BY begins
"""


class Reading(NamedTuple):
    """What a point read last, and whether it is to be believed."""

    at: datetime
    value: float
    quality: Quality


class Series(NamedTuple):
    """Readings of one point in order of time, milliseconds since 1970."""

    t: Ints
    v: Floats
    q: Codes


class Stretch(NamedTuple):
    """Readings of a stretch of time, told by the least and the greatest: no spike is hidden."""

    at: datetime
    low: float
    high: float
    last: float
    good: bool


def latest(tags: Collection[str]) -> Mapping[str, Reading]:
    """Return what points read last, by tag; a point that never sent is left out."""
    wanted = list(tags)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [wanted, wanted])
        rows = cursor.fetchall()
    found = {}
    for tag, times, values, qualities, place in rows:
        t = int(np.frombuffer(times, np.int64)[place - 1])
        if t != NEVER:
            value = float(np.frombuffer(values, np.float64)[place - 1])
            quality = Quality(int(np.frombuffer(qualities, np.int8)[place - 1]))
            found[tag] = Reading(instant(t), value, quality)
    return found


def series(tag: str, since: datetime, until: datetime) -> Series:
    """Return the stored readings of a point in a time, each instant once."""
    with connection.cursor() as cursor:
        cursor.execute(_CHUNKS, [tag, since - LONGEST, until])
        parts = [_read(*row) for row in cursor.fetchall()]
    if not parts:
        return Series(np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int8))
    t, v, q = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    inside = np.flatnonzero((t >= milliseconds(since)) & (t < milliseconds(until)))
    _, first = np.unique(t[inside], return_index=True)
    kept = inside[first]
    return Series(t[kept], v[kept], q[kept])


def stretches(found: Series, since: datetime, until: datetime, most: int) -> list[Stretch]:
    """Return readings told by at most so many stretches of equal length."""
    begin, end = milliseconds(since), milliseconds(until)
    bucket = (found.t - begin) * most // max(end - begin, 1)
    return list(_told(found, bucket))


def instant(ms: int) -> datetime:
    """Return milliseconds since 1970 as an instant."""
    return EPOCH + ms * MILLISECOND


def milliseconds(at: datetime) -> int:
    """Return an instant as milliseconds since 1970."""
    return (at - EPOCH) // MILLISECOND


def _read(
    begins: datetime, offsets: bytes, values: bytes, qualities: bytes | None
) -> tuple[Ints, Floats, Codes]:
    t = np.frombuffer(offsets, np.int32).astype(np.int64) + milliseconds(begins)
    v = np.frombuffer(values, np.float64)
    q = np.zeros(len(t), np.int8) if qualities is None else np.frombuffer(qualities, np.int8)
    return t, v, q


def _told(found: Series, bucket: NDArray[np.int64]) -> Iterator[Stretch]:
    bounds = [*np.flatnonzero(np.diff(bucket, prepend=-1)), len(bucket)]
    for begin, end in pairwise(bounds):
        v, q = found.v[begin:end], found.q[begin:end]
        believed = v[q == Quality.GOOD]
        shown = believed if len(believed) else v
        yield Stretch(
            instant(int(found.t[begin])),
            float(shown.min()),
            float(shown.max()),
            float(shown[-1]),
            bool(len(believed)),
        )
