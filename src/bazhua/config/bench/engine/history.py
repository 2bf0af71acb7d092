"""A month of one point in a thousand stretches, beside narrow rows with a B-tree and all readings."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import numpy as np
import psycopg

from bazhua.config.bench.database import own_database
from bazhua.config.bench.engine.plant import SEED, tag
from bazhua.config.bench.timing import paired, seconds, summary
from bazhua.engine.adapters.copying import Into
from bazhua.engine.adapters.history.chunks import write_chunks
from bazhua.engine.adapters.history.minutes import write_minutes
from bazhua.engine.adapters.history.reading import downsampled, readings
from bazhua.engine.adapters.history.track import instant
from bazhua.engine.core.codes import Floats, Ints
from bazhua.engine.history import Chunk
from bazhua.engine.intake import milliseconds
from bazhua.engine.summaries import Summary, summed

DAYS: Final = 30
DAY_MS: Final = 86_400_000
STRETCHES: Final = 1_000
KINDS: Final = {"every_second": (1_000, 256, 12), "every_47.5_s": (47_500, 75, 64)}
"""Milliseconds between readings, readings of a chunk, and points side by side."""

IN_ROWS: Final = 1
"""Points of each kind that the rival holds too."""

BUDGET_S: Final = 0.2
ROWS: Final = Into("rival", {"point": "text", "t": "timestamptz", "v": "float8", "q": "int2"})
_RIVAL: Final = """
SELECT (extract(epoch FROM t) * 1000 - %b)::bigint / %b AS stretch,
    min(v), max(v), avg(v), count(*) FROM rival
WHERE point = %b AND t >= %b AND t < %b GROUP BY 1 ORDER BY 1
"""


def run(runs: int) -> dict[str, Any]:
    """Write a month of points as the engine does, and as narrow rows; read one of each kind."""
    ends = milliseconds(datetime.now(UTC)) // DAY_MS * DAY_MS
    begins = ends - DAYS * DAY_MS
    with own_database(), psycopg.connect(os.environ["BAZHUA_DATABASE_URL"], autocommit=True) as own:
        _make_days(own, instant(begins).date())
        took = seconds(lambda: _load(own, begins, ends))
        return {
            "input": {
                "days": DAYS,
                "stretches": STRETCHES,
                "points": {name: points for name, (*_, points) in KINDS.items()},
                "points_in_rows": IN_ROWS * len(KINDS),
                "loaded_in_s": round(took),
            },
            "bytes_per_reading": _sizes(own),
            "month": {name: _month(own, name, begins, ends, runs) for name in KINDS},
            "zoomed": {
                name: {
                    "day": _spent(own, name, ends - DAY_MS, ends, runs),
                    "hour": _spent(own, name, ends - DAY_MS // 24, ends, runs),
                }
                for name in KINDS
            },
            "budget_s": BUDGET_S,
        }


def _month(own: psycopg.Connection, name: str, begins: int, ends: int, runs: int) -> dict[str, Any]:
    """Return how long a month takes: as told by the minute, as rows, and from all readings."""
    point = _tag(name, 0)
    told = downsampled(own, point, begins, ends, STRETCHES)
    rows = _from_rows(own, point, begins, ends)
    raw = _from_readings(own, point, begins, ends)
    assert rows == list(zip(told.low.tolist(), told.high.tolist(), strict=True))  # noqa: S101 -- same
    assert raw.low.tolist() == told.low.tolist()  # noqa: S101 -- again the same

    def spent(rival: Callable[..., object]) -> dict[str, Any]:
        mine, theirs, ratio = paired(
            lambda: downsampled(own, point, begins, ends, STRETCHES),
            lambda: rival(own, point, begins, ends),
            runs,
        )
        return {"ours": mine, "rival": theirs, "ratio": ratio}

    return {
        "readings": int(told.sizes.sum()),
        "beside_narrow_rows": spent(_from_rows),
        "beside_all_readings": spent(_from_readings),
    }


def _spent(own: psycopg.Connection, name: str, begins: int, ends: int, runs: int) -> dict[str, Any]:
    """Return how long a shorter stretch takes, of another point each time."""
    points = KINDS[name][2]
    return summary(
        [
            seconds(
                lambda n=n: downsampled(own, _tag(name, n % points), begins, ends, STRETCHES)  # type: ignore[misc]
            )
            for n in range(runs)
        ]
    )


def _from_rows(
    own: psycopg.Connection, point: str, begins: int, ends: int
) -> list[tuple[float, float]]:
    length = -(-(ends - begins) // 60_000 // STRETCHES) * 60_000
    bounds = [begins, length, point, instant(begins), instant(ends)]
    return [(low, high) for _, low, high, *_ in own.execute(_RIVAL, bounds, binary=True)]


def _from_readings(own: psycopg.Connection, point: str, begins: int, ends: int) -> Summary:
    track = readings(own, point, begins, ends)
    length = -(-(ends - begins) // 60_000 // STRETCHES) * 60_000
    return summed((track.t - begins) // length, track.v, track.q)


def _tag(name: str, number: int) -> str:
    return tag(list(KINDS).index(name) * 1_000 + number)


def _make_days(own: psycopg.Connection, first: date) -> None:
    for number in range(DAYS + 1):
        for table in ("telemetry_chunk", "telemetry_minute"):
            day = first + timedelta(days=number)
            own.execute("SELECT telemetry_make_day(%s, 'begins', %s)", [table, day])


def _load(own: psycopg.Connection, begins: int, ends: int) -> None:
    """Write the chunks of all points side by side, as they would be closed."""
    own.execute('CREATE TABLE rival (point text COLLATE "C", t timestamptz, v float8, q int2)')
    for name, (period, deep, points) in KINDS.items():
        for t, values in _values(begins, ends, period, deep, points):
            chunks = [(_tag(name, n), _chunk(t, own_values)) for n, own_values in enumerate(values)]
            with own.transaction():
                write_chunks(own, chunks, 0)
                write_minutes(own, chunks)
                ROWS.copy(
                    own,
                    (
                        (_tag(name, n), instant(at), value, 0)
                        for row, at in enumerate(t.tolist())
                        for n, value in enumerate(values[:IN_ROWS, row].tolist())
                    ),
                )
    own.execute("CREATE INDEX ON rival (point, t)")
    own.execute("VACUUM ANALYZE")


def _values(
    begins: int, ends: int, period: int, deep: int, points: int
) -> Iterator[tuple[Ints, Floats]]:
    dice = np.random.default_rng(SEED)
    level = dice.uniform(30, 70, (points, 1))
    for start in range(begins, ends, period * deep):
        t = np.arange(start, min(start + period * deep, ends), period)
        walk = level + np.cumsum(dice.normal(0, 0.05, (points, len(t))), axis=1)
        level = walk[:, -1:]
        yield t, np.round(walk, 2)


def _chunk(t: Ints, values: Floats) -> Chunk:
    offsets = (t - t[0]).astype(np.int32)
    return Chunk(0, int(t[0]), offsets, values, np.zeros(len(t), np.int8))


def _sizes(own: psycopg.Connection) -> dict[str, float]:
    def size(table: str) -> float:
        row = own.execute(
            "SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree(%s)", [table]
        ).fetchone()
        return float(row[0]) if row else 0.0

    row = own.execute(
        "SELECT (SELECT sum(count) FROM telemetry_chunk), (SELECT count(*) FROM rival)"
    )
    readings_, rows = row.fetchone() or (1, 1)
    whole = own.execute("SELECT pg_total_relation_size('rival')").fetchone() or (0,)
    return {
        "chunks": round(size("telemetry_chunk") / float(readings_), 1),
        "minutes": round(size("telemetry_minute") / float(readings_), 1),
        "narrow_rows": round(whole[0] / rows, 1),
    }
