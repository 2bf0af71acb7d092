"""History of one point, read: its readings, or told in stretches of time for a page with zoom."""

from typing import Final

import numpy as np
import psycopg

from bazhua.engine.adapters.history.chunks import closed, next_chunk
from bazhua.engine.adapters.history.minutes import HOUR_MS, MINUTE_MS, told
from bazhua.engine.adapters.history.track import Track
from bazhua.engine.adapters.history.unclosed import unclosed
from bazhua.engine.summaries import Summary, merged, summed

LEAST_MS: Final = 1
"""The shortest stretch: times are milliseconds."""


def readings(connection: psycopg.Connection, point: str, begins: int, ends: int) -> Track:
    """Return the readings of a point in [begins, ends), milliseconds since 1970.

    What the engine has applied is there, also while its chunk is open; each instant is there once.
    """
    latest = unclosed(connection, point).within(begins, ends)
    return Track.of([closed(connection, point, begins, ends), latest])


def first_from(connection: psycopg.Connection, point: str, begins: int) -> int | None:
    """Return when the readings of a point go on from an instant; nothing where they end."""
    latest = unclosed(connection, point)
    times = latest.t[latest.t >= begins].tolist()
    stored = next_chunk(connection, point, begins)
    return min((*times, *([] if stored is None else [stored])), default=None)


def downsampled(
    connection: psycopg.Connection, point: str, begins: int, ends: int, most: int
) -> Summary:
    """Return the history of a point in [begins, ends) in at most so many stretches of one length.

    Stretches without a reading are left out. From a minute on their edges lie between two minutes,
    so the first may begin, and the last may end, up to a minute outside.

    Returns:
        Its keys are the beginnings of the stretches, milliseconds since 1970.
    """
    length = max(-(-(ends - begins) // most), LEAST_MS)
    if length < MINUTE_MS:
        track = readings(connection, point, begins, ends)
        return _stretched(summed(track.t, track.v, track.q), begins, length)
    first, last = begins // MINUTE_MS, -(-ends // MINUTE_MS)
    length = -(-(last - first) // most)
    minutes = _minutes(connection, point, first * MINUTE_MS, last * MINUTE_MS)
    return _stretched(
        minutes._replace(key=minutes.key * MINUTE_MS), first * MINUTE_MS, length * MINUTE_MS
    )


def _minutes(connection: psycopg.Connection, point: str, begins: int, ends: int) -> Summary:
    """Return the minutes in [begins, ends): as told, and from the readings where some are open."""
    latest = unclosed(connection, point).within(begins, ends)
    whole = told(connection, point, begins // HOUR_MS * HOUR_MS, -(-ends // HOUR_MS) * HOUR_MS)
    hours = np.unique(latest.t // HOUR_MS)
    parts = [
        Track.of([closed(connection, point, hour, hour + HOUR_MS), latest]).within(
            max(begins, hour), min(ends, hour + HOUR_MS)
        )
        for hour in (hours * HOUR_MS).tolist()
    ]
    fresh = Track.of(parts)
    own = (whole.key >= begins // MINUTE_MS) & (whole.key < ends // MINUTE_MS)
    own &= ~np.isin(whole.key // 60, hours)
    both = [whole.taken(own), summed(fresh.t // MINUTE_MS, fresh.v, fresh.q)]
    joint = Summary(*(np.concatenate(columns) for columns in zip(*both, strict=True)))
    return joint.taken(np.argsort(joint.key, kind="stable"))


def _stretched(parts: Summary, begins: int, length: int) -> Summary:
    stretches = merged((parts.key - begins) // length, parts)
    return stretches._replace(key=begins + stretches.key * length)
