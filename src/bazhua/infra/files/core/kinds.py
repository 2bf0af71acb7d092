"""What a file is, told by its bytes; neither its name nor its sender is asked."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from bazhua.infra.files.core.containers import directories, package, plays

HEAD_BYTES: Final = 1024
"""Readers of PDF look for its mark in the first 1,024 bytes of a file."""

LEAST_HEAD: Final = 64
"""So many first bytes tell what a file can be."""


class Kind(StrEnum):
    """A kind of file that is taken, as its media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    OFD = "application/ofd"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"
    WEBM = "video/webm"


class Family(StrEnum):
    """Kinds that share a limit and a treatment."""

    IMAGE = "image"
    DOCUMENT = "document"
    VIDEO = "video"


FAMILIES: Final[Mapping[Kind, Family]] = {
    Kind.JPEG: Family.IMAGE,
    Kind.PNG: Family.IMAGE,
    Kind.WEBP: Family.IMAGE,
    Kind.PDF: Family.DOCUMENT,
    Kind.OFD: Family.DOCUMENT,
    Kind.DOCX: Family.DOCUMENT,
    Kind.XLSX: Family.DOCUMENT,
    Kind.PPTX: Family.DOCUMENT,
    Kind.MP4: Family.VIDEO,
    Kind.QUICKTIME: Family.VIDEO,
    Kind.WEBM: Family.VIDEO,
}

SUFFIXES: Final[Mapping[Kind, str]] = {
    Kind.JPEG: "jpg",
    Kind.PNG: "png",
    Kind.WEBP: "webp",
    Kind.PDF: "pdf",
    Kind.OFD: "ofd",
    Kind.DOCX: "docx",
    Kind.XLSX: "xlsx",
    Kind.PPTX: "pptx",
    Kind.MP4: "mp4",
    Kind.QUICKTIME: "mov",
    Kind.WEBM: "webm",
}
TAKEN: Final = ", ".join(SUFFIXES.values())

NOTHING: Final = frozenset[Kind]()
PACKAGES: Final = frozenset({Kind.OFD, Kind.DOCX, Kind.XLSX, Kind.PPTX})
BOXED: Final = frozenset({Kind.MP4, Kind.QUICKTIME})
PDF_MARK: Final = b"%PDF-"
STARTS: Final = (
    (b"\xff\xd8\xff", frozenset({Kind.JPEG})),
    (b"\x89PNG\r\n\x1a\n", frozenset({Kind.PNG})),
    (PDF_MARK, frozenset({Kind.PDF})),
    (b"PK\x03\x04", PACKAGES),
)
WEBM_TYPE: Final = b"\x42\x82\x84webm"
BRANDS: Final = {b"qt  ": Kind.QUICKTIME} | dict.fromkeys(
    (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"3gp4",
     b"3gp5", b"3gp6"), Kind.MP4,
)  # fmt: skip


def possible(head: bytes) -> frozenset[Kind]:
    """Return the kinds that a file with these first bytes can be; none when it is not taken."""
    for start, kinds in STARTS:
        if head.startswith(start):
            return kinds
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return frozenset({Kind.WEBP})
    if head[4:8] == b"ftyp" and head[8:12] in BRANDS:
        return frozenset({BRANDS[head[8:12]]})
    return frozenset({Kind.WEBM}) if _is_webm(head) else NOTHING


def sniff(path: Path) -> Kind | None:
    """Return the kind of a file; none when it is not taken, or is two kinds in one."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    kinds = possible(head)
    if kinds == PACKAGES:
        declared = package(path)
        return Kind(declared) if declared else None
    if not kinds or (PDF_MARK in head and kinds != {Kind.PDF}) or any(directories(path)):
        return None
    (kind,) = kinds
    return None if kind in BOXED and not plays(path) else kind


def _is_webm(head: bytes) -> bool:
    return head.startswith(b"\x1a\x45\xdf\xa3") and WEBM_TYPE in head[:LEAST_HEAD]
