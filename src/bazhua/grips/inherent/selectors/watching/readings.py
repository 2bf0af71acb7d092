"""What points read now and before, from the tables of the engine."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

import numpy as np
from django.db import connection

from bazhua.engine.adapters.history.reading import downsampled, readings
from bazhua.engine.adapters.history.track import Track
from bazhua.engine.core.codes import NEVER, Quality
from bazhua.infra.telemetry.reading import engine_tables

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)

_LATEST: Final = """
SELECT e.tag, l.times, l.vals, l.qualities, e.place
FROM telemetry_latest l, unnest(l.points) WITH ORDINALITY AS e(tag, place)
WHERE l.points && %s::text[] AND e.tag = ANY(%s::text[])
"""


class Reading(NamedTuple):
    """What a point read last, and whether it is to be believed."""

    at: datetime
    value: float
    quality: Quality


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


def series(tag: str, since: datetime, until: datetime) -> Track:
    """Return the readings of a point in a time, each instant once, also those still gathered."""
    with engine_tables() as own:
        return readings(own, tag, milliseconds(since), milliseconds(until))


def stretches(tag: str, since: datetime, until: datetime, most: int) -> list[Stretch]:
    """Return what a point read in a time, told by at most so many stretches of one length."""
    with engine_tables() as own:
        told = downsampled(own, tag, milliseconds(since), milliseconds(until), most)
    columns = (told.key, told.low, told.high, told.last, told.counts[:, Quality.GOOD])
    return [
        Stretch(instant(int(key)), float(low), float(high), float(last), bool(good))
        for key, low, high, last, good in zip(*columns, strict=True)
    ]


def instant(ms: int) -> datetime:
    """Return milliseconds since 1970 as an instant."""
    return EPOCH + ms * MILLISECOND


def milliseconds(at: datetime) -> int:
    """Return an instant as milliseconds since 1970."""
    return (at - EPOCH) // MILLISECOND
