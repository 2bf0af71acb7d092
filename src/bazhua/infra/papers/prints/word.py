"""A paper as a Word file: what its sheet says, in the same order; the same sheet, the same bytes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bazhua.infra.papers.prints import wordparts
from bazhua.infra.papers.prints.wordparts import RED, Look

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first instant that a ZIP file can name: its entries say nothing of when they were made."""

UNIX: Final = 3
READABLE: Final = 0o644 << 16
FOUR_LETTERS: Final = 4

MARK: Final = Look(size=62, align="center", colour=RED, bold=True)
STAMP: Final = Look(size=52, align="center", colour=RED)
URGENT: Final = Look(bold=True)
NUMBER: Final = Look(align="center", ruled=True)
TITLE: Final = Look(style="Title", size=44, align="center")
FLUSH: Final = Look()
TEXT: Final = Look(indent=True)
SIGNED: Final = Look(align="right", right=FOUR_LETTERS)
SMALL: Final = Look(size=24)
CODE: Final = Look(size=14)


def word_file(sheet: Mapping[str, Any], *, at: datetime) -> bytes:
    """Return the Word file of a sheet.

    Args:
        sheet: as `sheet_of` makes it.
        at: the instant written into the file.
    """
    chinese = sheet["lang"] == "zh"
    parts = {
        "[Content_Types].xml": wordparts.TYPES,
        "_rels/.rels": wordparts.RELATIONS,
        "docProps/core.xml": wordparts.CORE.format(
            title=escape(sheet["document_title"]),
            author=escape(sheet["signature"]),
            at=f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        ),
        "word/_rels/document.xml.rels": wordparts.DOCUMENT_RELATIONS,
        "word/styles.xml": wordparts.styles(chinese=chinese),
        "word/footer1.xml": wordparts.FOOTER,
        "word/document.xml": wordparts.document("".join(_drawn(sheet))),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system, entry.external_attr = UNIX, READABLE
            packed.writestr(entry, text.encode())
    return file.getvalue()


def _drawn(sheet: Mapping[str, Any]) -> Iterator[str]:
    yield from _line(sheet["stamp"], STAMP)
    yield from _line(sheet["urgency"], URGENT)
    yield from _line(sheet["mark"], MARK)
    yield from _line("    ".join(filter(None, (sheet["number"], sheet["approver"]))), NUMBER)
    for line in sheet["title"]:
        yield from _line(line, TITLE)
    yield from _line(sheet["to"], FLUSH)
    for piece in sheet["body"]:
        yield from _piece(piece)
    yield from _attachments(sheet["attachments"], sheet["words"]["attachments"])
    yield wordparts.paragraph("", FLUSH)
    yield from _line(sheet["signature"], SIGNED)
    yield from _line(sheet["dated"], SIGNED)
    yield from _line(sheet["note"], TEXT)
    yield from _foot(sheet)


def _line(text: str, look: Look) -> Iterator[str]:
    if text:
        yield wordparts.paragraph(text, look)


def _piece(piece: Mapping[str, Any]) -> Iterator[str]:
    if piece["rows"]:
        yield wordparts.table(piece["rows"])
        return
    level = piece["level"]
    look = Look(style=f"Heading{level}", indent=True) if level else TEXT
    yield wordparts.paragraph(piece["prefix"] + piece["text"], look)


def _attachments(names: Sequence[str], label: str) -> Iterator[str]:
    for place, name in enumerate(names, 1):
        number = f"{place}. " if len(names) > 1 else ""
        yield wordparts.paragraph(f"{label if place == 1 else ''}{number}{name}", TEXT)


def _foot(sheet: Mapping[str, Any]) -> Iterator[str]:
    words = sheet["words"]
    if sheet["copies"]:
        yield wordparts.paragraph(f"{words['copies']}{sheet['copies']}", SMALL)
    yield wordparts.paragraph(f"{sheet['printed_by']}    {sheet['printed_on']}", SMALL)
    if sheet["code"]:
        yield wordparts.paragraph(" ".join((words["code"], *sheet["code"])), CODE)
