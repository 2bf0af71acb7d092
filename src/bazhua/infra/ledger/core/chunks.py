"""A file as batches of lines, plain or gzip, in bounded memory."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bazhua.infra.ledger.core.problems import Wrong

CHUNK: Final = 1 << 18
LONGEST: Final = 1 << 20
"""Longest line, bytes."""

GZIP: Final = b"\x1f\x8b"


def batches(path: Path) -> Iterator[list[bytes]]:
    """Yield the lines of a file, without their ends, some hundred at a time.

    Raises: Wrong – a line is too long or cut off, or the compressed data is damaged.
    """
    with path.open("rb") as file:
        try:
            yield from _split(_plain(file))
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            raise Wrong("compressed", problem=str(problem)) from problem


def _plain(file: io.BufferedReader) -> io.BufferedReader | gzip.GzipFile:
    if file.peek(len(GZIP)).startswith(GZIP):
        return gzip.GzipFile(fileobj=file)
    return file


def _split(file: io.BufferedReader | gzip.GzipFile) -> Iterator[list[bytes]]:
    rest = b""
    while chunk := file.read(CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        if lines:
            yield lines
        if len(rest) > LONGEST:
            raise Wrong("too_long", limit=LONGEST)
    if rest:
        raise Wrong("cut_off")
