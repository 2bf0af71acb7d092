"""Files as tables, read row by row: CSV in UTF-8 or GB 18030, and Parquet."""

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow  # type: ignore[import-untyped]
from pyarrow import parquet

from bazhua.kernel.words import Phrase, say

PIECE: Final = 1 << 20
ROWS_AT_ONCE: Final = 10_000


class Unreadable(Exception):
    """A file is no table; says why in both languages."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(problem)
        self.problem = problem


class Row(NamedTuple):
    """One row: its number as people count, how much of the file lies behind it, its cells."""

    number: int
    share: float
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A file that is open: what it is known by, its columns, its rows."""

    digest: bytes
    columns: Sequence[str]
    rows: Iterator[Row]


def table(path: Path) -> Table:
    """Open a file by the ending of its name.

    Raises:
        Unreadable: it is empty, or no table. Reading on may raise it, too.
    """
    return _parquet(path) if path.suffix.lower() == ".parquet" else _csv(path)


def _csv(path: Path) -> Table:
    digest, encoding = _looked_through(path)
    rows = _lines(path, encoding)
    head = next(rows, None)
    if head is None:
        raise Unreadable(say("文件是空的", "the file is empty"))
    return Table(digest, [str(cell).strip() for cell in head.cells], rows)


def _looked_through(path: Path) -> tuple[bytes, str]:
    """Return the hash of a file, and its encoding: UTF-8 unless that is impossible."""
    digest, decoder, encoding = (
        hashlib.blake2b(),
        codecs.getincrementaldecoder("utf-8")(),
        "utf-8-sig",
    )
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                encoding = "gb18030"
    return digest.digest(), encoding


def _lines(path: Path, encoding: str) -> Iterator[Row]:
    size = path.stat().st_size or 1
    with (
        path.open("rb") as raw,
        io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as file,
    ):
        lines = csv.reader(file)
        try:
            for cells in lines:
                if cells:
                    yield Row(lines.line_num, min(raw.tell() / size, 1), cells)
        except csv.Error as wrong:
            raise Unreadable(
                say(
                    "第 {line} 行不是 CSV（{wrong}）",
                    "line {line} is no CSV ({wrong})",
                    line=lines.line_num,
                    wrong=str(wrong),
                )
            ) from wrong


def _parquet(path: Path) -> Table:
    digest, _ = _looked_through(path)
    try:
        file = parquet.ParquetFile(path)
    except pyarrow.ArrowException as wrong:
        raise Unreadable(say("文件不是 Parquet", "the file is no Parquet")) from wrong
    return Table(digest, file.schema_arrow.names, _records(file))


def _records(file: parquet.ParquetFile) -> Iterator[Row]:
    number, size = 0, file.metadata.num_rows or 1
    try:
        for batch in file.iter_batches(ROWS_AT_ONCE):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield Row(number, number / size, cells)
    except pyarrow.ArrowException as wrong:
        raise Unreadable(
            say("第 {row} 行之后已损坏", "it is damaged after row {row}", row=number)
        ) from wrong
