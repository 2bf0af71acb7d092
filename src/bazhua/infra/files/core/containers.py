"""Looking into ZIP packages and video containers, without unpacking and without trust."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

END: Final = b"PK\x05\x06"
END_FIELDS: Final = struct.Struct("<4s4H2LH")
ZIP64_MARK: Final = b"PK\x06\x07"
ZIP64_BYTES: Final = 20
"""So far before the end a ZIP64 names another directory, which counts instead."""
ENTRY: Final = b"PK\x01\x02"
LONGEST_TAIL: Final = END_FIELDS.size + 0xFFFF
MOST_ENTRIES: Final = 10_000
MOST_DIRECTORY_BYTES: Final = 2 << 20
MOST_DECLARED_BYTES: Final = 1 << 20
MOST_UNPACKED_BYTES: Final = 2 << 30

CONTENT_TYPES: Final = "[Content_Types].xml"
OFD_ROOT: Final = "OFD.xml"
OFD: Final = "application/ofd"
OFFICE: Final = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS: Final[Mapping[bytes, str]] = {
    f"{OFFICE}{part}.main+xml".encode(): f"{OFFICE}{part}"
    for part in (
        "wordprocessingml.document",
        "spreadsheetml.sheet",
        "presentationml.presentation",
    )
}
MACROS: Final = (b"macroEnabled", b"vbaProject")

BOX: Final = struct.Struct(">I4s")
LARGE: Final = struct.Struct(">Q")
MOST_BOXES: Final = 200_000


@dataclass(frozen=True, slots=True)
class Directory:
    """The list of a ZIP's entries, as an end declares it.

    Attributes:
        is_plain: it is the last of the file, and of no ZIP64.
    """

    entries: int
    size: int
    is_plain: bool


def directories(path: Path) -> Iterator[Directory]:
    """Yield every directory of a ZIP that some program could find in a file, the last first."""
    with path.open("rb") as file:
        length = file.seek(0, 2)
        start = file.seek(max(0, length - LONGEST_TAIL))
        tail = file.read()
        at = last = tail.rfind(END)
        while at >= 0:
            if found := _directory(file, tail[at:], start + at):
                is_zip64 = tail[max(0, at - ZIP64_BYTES) : at].startswith(ZIP64_MARK)
                yield Directory(*found, is_plain=at == last and not is_zip64)
            at = tail.rfind(END, 0, at)


def _directory(file: IO[bytes], end: bytes, at: int) -> tuple[int, int] | None:
    if len(end) < END_FIELDS.size:
        return None
    _, _, _, _, entries, size, _, _ = END_FIELDS.unpack_from(end)
    if not entries or size > at:
        return None
    file.seek(at - size)
    return (entries, size) if file.read(len(ENTRY)) == ENTRY else None


def package(path: Path) -> str | None:
    """Return the media type of a document that is a ZIP package; none when it is not taken.

    Not taken are macros, and what unpacks to much more than a document has.
    """
    directory = next(directories(path), None)
    if directory is None or not directory.is_plain or not _is_small(directory):
        return None
    try:
        with zipfile.ZipFile(path) as opened:
            if sum(entry.file_size for entry in opened.infolist()) > MOST_UNPACKED_BYTES:
                return None
            if OFD_ROOT in opened.namelist():
                return OFD if b"OFD" in _start(opened, OFD_ROOT) else None
            return _office(_start(opened, CONTENT_TYPES))
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, OSError, RuntimeError):
        return None


def _is_small(directory: Directory) -> bool:
    return directory.entries <= MOST_ENTRIES and directory.size <= MOST_DIRECTORY_BYTES


def _start(opened: zipfile.ZipFile, name: str) -> bytes:
    with opened.open(name) as part:
        return part.read(MOST_DECLARED_BYTES)


def _office(declared: bytes) -> str | None:
    if any(macro in declared for macro in MACROS):
        return None
    return next((kind for part, kind in MAIN_PARTS.items() if part in declared), None)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of an MP4 or QuickTime file; ``at`` and ``size`` count its header."""

    kind: bytes
    at: int
    size: int
    head: int

    @property
    def end(self) -> int:
        """Where the next box begins."""
        return self.at + self.size


def boxes(file: IO[bytes], at: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two offsets, as far as they follow each other."""
    for _ in range(MOST_BOXES):
        file.seek(at)
        head = file.read(BOX.size + LARGE.size)
        if len(head) < BOX.size:
            return
        size, kind = BOX.unpack_from(head)
        length = BOX.size
        if size == 1 and len(head) == BOX.size + LARGE.size:
            (size,) = LARGE.unpack_from(head, BOX.size)
            length += LARGE.size
        elif size == 0:
            size = end - at
        if size < length or at + size > end:
            return
        yield Box(kind, at, size, length)
        at += size


def plays(path: Path) -> bool:
    """Tell whether a video has the index without which no player shows it."""
    with path.open("rb") as file:
        return any(box.kind == b"moov" for box in boxes(file, 0, path.stat().st_size))
