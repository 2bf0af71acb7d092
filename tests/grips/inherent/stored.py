"""Readings of a point as the engine would have stored them."""

from datetime import UTC, datetime, timedelta

import numpy as np

from bazhua.engine.adapters.history.chunks import write_chunks
from bazhua.engine.adapters.history.minutes import write_minutes
from bazhua.engine.history import Chunk
from bazhua.infra.telemetry.reading import engine_tables

EACH = 50


def stored(tag, values, every_s=60):
    """Let a point have sent values until now, in chunks and as what it reads last."""
    begins = datetime.now(UTC) - timedelta(seconds=every_s * len(values))
    first = int(begins.timestamp() * 1_000)
    chunks = [
        (tag, _chunk(first + start * every_s * 1_000, values[start : start + EACH], every_s))
        for start in range(0, len(values), EACH)
    ]
    last = first + (len(values) - 1) * every_s * 1_000
    with engine_tables() as own:
        write_chunks(own, chunks, 1)
        write_minutes(own, chunks)
        own.execute(
            "INSERT INTO telemetry_latest VALUES (0, %s, %s, %s, %s)",
            [
                [tag],
                np.array([last]).tobytes(),
                np.array(values[-1:], float).tobytes(),
                np.zeros(1, np.int8).tobytes(),
            ],
        )


def doubted(tag, values, quality, hours=6):
    """Let a point have sent values so many hours ago, a minute apart, that are not believed."""
    begins = datetime.now(UTC) - timedelta(hours=hours)
    chunk = _chunk(int(begins.timestamp() * 1_000), values, 60, quality)
    with engine_tables() as own:
        write_chunks(own, [(tag, chunk)], 1)
        write_minutes(own, [(tag, chunk)])


def _chunk(begins, values, every_s, quality=0):
    offsets = (np.arange(len(values)) * every_s * 1_000).astype(np.int32)
    return Chunk(
        0, begins, offsets, np.array(values, float), np.full(len(values), quality, np.int8)
    )
