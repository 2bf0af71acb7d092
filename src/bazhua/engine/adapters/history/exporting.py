"""History of one point as a file: CSV for people and spreadsheets, Parquet for programs.

It is read in stretches and written as it is read, so a month of a reading a second takes no more
memory than an hour of it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import IO, Final

import numpy as np
import psycopg
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from bazhua.engine.adapters.history.reading import first_from, readings
from bazhua.engine.adapters.history.track import Track
from bazhua.engine.core.codes import Ints, Quality
from bazhua.kernel.times import BEIJING

STRETCH_MS: Final = 6 * 3_600_000
GROUP: Final = 100_000
"""Readings that are written together."""

NAMES: Final = np.array([quality.name for quality in Quality])
HEAD: Final = "point,time_utc,time_shanghai,value,quality\r\n"
SCHEMA: Final = pa.schema(
    [
        pa.field("point", pa.dictionary(pa.int32(), pa.string()), nullable=False),
        pa.field("time", pa.timestamp("ms", tz="UTC"), nullable=False),
        pa.field("value", pa.float64(), nullable=False),
        pa.field("quality", pa.dictionary(pa.int8(), pa.string()), nullable=False),
    ]
)
_AHEAD: Final = np.timedelta64(BEIJING.utcoffset(None), "ms")


class Format(StrEnum):
    """What a file is written as."""

    CSV = "csv"
    PARQUET = "parquet"


def export(
    connection: psycopg.Connection,
    point: str,
    begins: int,
    ends: int,
    *,
    into: IO[bytes],
    as_: Format,
) -> int:
    """Write the readings of a point in [begins, ends) as they are read; return how many.

    Args:
        into: need not be able to seek.
    """
    write = {Format.CSV: _write_csv, Format.PARQUET: _write_parquet}[as_]
    return write(point, _groups(_stretches(connection, point, begins, ends)), into)


def _stretches(
    connection: psycopg.Connection, point: str, begins: int, ends: int
) -> Iterator[Track]:
    start: int | None = begins
    while start is not None and start < ends:
        track = readings(connection, point, start, min(start + STRETCH_MS, ends))
        if len(track.t):
            yield track
            start += STRETCH_MS
        else:
            start = first_from(connection, point, start)


def _groups(stretches: Iterable[Track]) -> Iterator[Track]:
    """Yield stretches together until there are enough readings."""
    waiting: list[Track] = []
    for track in stretches:
        waiting.append(track)
        if sum(len(one.t) for one in waiting) >= GROUP:
            yield Track.of(waiting)
            waiting.clear()
    rest = Track.of(waiting)
    if len(rest.t):
        yield rest


def _write_csv(point: str, groups: Iterable[Track], into: IO[bytes]) -> int:
    """Write lines that a spreadsheet opens: the time of people beside that of programs."""
    into.write(HEAD.encode())
    written = 0
    for track in groups:
        utc = np.char.add(_text(track.t), "Z")
        shanghai = np.char.replace(_text(track.t + _AHEAD.astype(np.int64)), "T", " ")
        columns = (utc, shanghai, map(repr, track.v.tolist()), NAMES[track.q])
        own = (f"{point},{a},{b},{v},{q}\r\n" for a, b, v, q in zip(*columns, strict=True))
        into.write("".join(own).encode())
        written += len(track.t)
    return written


def _text(t: Ints) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    return np.datetime_as_string(t.astype("datetime64[ms]"))


def _write_parquet(point: str, groups: Iterable[Track], into: IO[bytes]) -> int:
    """Write columns, compressed, a group of rows for each group of readings."""
    written = 0
    with parquet.ParquetWriter(into, SCHEMA, compression="zstd") as writer:
        for track in groups:
            size = len(track.t)
            columns = [
                pa.DictionaryArray.from_arrays(np.zeros(size, np.int32), [point]),
                pa.array(track.t, pa.timestamp("ms", tz="UTC")),
                pa.array(track.v),
                pa.DictionaryArray.from_arrays(track.q, pa.array(NAMES.tolist())),
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=SCHEMA))
            written += size
    return written
