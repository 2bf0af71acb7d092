"""What of a video is not shown: the notes of the camera, such as where it was taken.

The notes keep their length and become boxes of nothing, so that everything else stays in its
place and the file on the disk stays as it was given.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

from bazhua.infra.files.core.containers import BOX, MOST_BOXES, Box, boxes

NOTES: Final = frozenset({b"udta", b"meta", b"uuid"})
"""Boxes of place, device and author; players need none of them."""

OUTER: Final = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf"})
"""Boxes of boxes that notes may lie in."""

DEEPEST: Final = 4
MOST_VEILS: Final = 1000
FREE: Final = b"free"


class TooManyNotes(Exception):
    """The video is made to be a burden."""


class Veil(NamedTuple):
    """A box that is shown as nothing: its first byte, the first behind its header, its end."""

    start: int
    body: int
    end: int


def veils_of(path: Path) -> tuple[Veil, ...]:
    """Return what is veiled of an MP4 or QuickTime file, in its order.

    Raises:
        TooManyNotes: no camera writes so many.
    """
    found: list[Veil] = []
    with path.open("rb") as file:
        for seen, box in enumerate(_all(file, 0, path.stat().st_size)):
            if seen >= MOST_BOXES or len(found) >= MOST_VEILS:
                raise TooManyNotes
            if box.kind in NOTES:
                found.append(Veil(box.at, box.at + box.head, box.end))
    return tuple(found)


def _all(file: IO[bytes], start: int, end: int, depth: int = 0) -> Iterator[Box]:
    for box in boxes(file, start, end):
        yield box
        if box.kind in OUTER and depth < DEEPEST:
            yield from _all(file, box.at + box.head, box.end, depth + 1)


def veiled(chunk: bytes, at: int, veils: Iterable[Veil]) -> bytes:
    """Return a chunk of a file that begins at an offset, with what is veiled replaced."""
    shown = bytearray(chunk)
    for veil in veils:
        named = veil.start + BOX.size
        _lay(shown, at, named - len(FREE), named, FREE)
        _lay(shown, at, veil.body, veil.end, b"\0")
    return bytes(shown)


def _lay(shown: bytearray, at: int, start: int, end: int, pattern: bytes) -> None:
    """Write a pattern, one byte or as long as its place, over what of its place is in a chunk."""
    first, last = max(start, at), min(end, at + len(shown))
    if first >= last:
        return
    whole = pattern * (last - first) if len(pattern) == 1 else pattern[first - start : last - start]
    shown[first - at : last - at] = whole
