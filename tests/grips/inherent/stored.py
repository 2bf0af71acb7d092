"""Readings of a point as the engine would have stored them."""

from datetime import UTC, datetime, timedelta

import numpy as np
from django.db import connection


def stored(tag, values, every_s=60):
    """Let a point have sent values until now, in one chunk and as what it reads last."""
    begins = datetime.now(UTC) - timedelta(seconds=every_s * len(values))
    offsets = (np.arange(len(values)) * every_s * 1_000).astype(np.int32)
    last = int(begins.timestamp() * 1_000) + int(offsets[-1])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO telemetry_chunk (point, begins, count, offsets, vals)"
            " VALUES (%s, %s, %s, %s, %s)",
            [tag, begins, len(values), offsets.tobytes(), np.array(values, float).tobytes()],
        )
        cursor.execute(
            "INSERT INTO telemetry_latest VALUES (0, %s, %s, %s, %s)",
            [
                [tag],
                np.array([last]).tobytes(),
                np.array(values[-1:], float).tobytes(),
                np.zeros(1, np.int8).tobytes(),
            ],
        )
