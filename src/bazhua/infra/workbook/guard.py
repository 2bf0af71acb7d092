"""What is looked at before a spreadsheet is given to its reader, which trusts what it reads."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZipFile, ZipInfo

from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Limits, number_of
from bazhua.kernel.words import Phrase, say

PROLOGUE: Final = 1_024
"""Bytes of a part in which a document type would stand."""

BOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\w+:id=[\"']([^\"']+)[\"']")
NAME: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\bname=[\"']([^\"']*)[\"']")
TARGET: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
ATTRIBUTE: Final = re.compile(rb"\b(Id|Target)=[\"']([^\"']+)[\"']")
PLACE: Final = re.compile(rb"\br=[\"']([A-Z]*)(\d+)[\"']")
PLACE_ROW: Final = re.compile(rb"\br=[\"'][A-Z]*(\d+)[\"']")
PLACE_COLUMN: Final = re.compile(rb"\br=[\"']([A-Z]+)\d+[\"']")
"""The halves of a place: one alone is found in half the time, and few differ."""

UNVALUED: Final = re.compile(
    rb"<c\b[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
FAULTY: Final = re.compile(rb"<c\b([^>]*\bt=\"e\"[^>]*)>")


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the look found: parts of the sheets in their order."""

    sheets: tuple[bytes, ...]

    def unvalued(self, index: int) -> frozenset[tuple[int, int]]:
        """Return (row, column) of the formulas of a sheet that have no value."""
        part = self._part(index)
        return _places(UNVALUED.findall(part) if b"<f" in part else [])

    def faulty(self, index: int) -> frozenset[tuple[int, int]]:
        """Return (row, column) of the cells of a sheet that hold an error value."""
        part = self._part(index)
        cells = FAULTY.findall(part) if b't="e"' in part else []
        return _places([found.groups() for cell in cells if (found := PLACE.search(cell))])

    def _part(self, index: int) -> bytes:
        return self.sheets[index] if index < len(self.sheets) else b""


def _places(found: Iterable[Sequence[bytes]]) -> frozenset[tuple[int, int]]:
    return frozenset((int(row), number_of(name.decode())) for name, row in found)


def guard(data: bytes, limits: Limits) -> Guarded:
    """Look at every part of a spreadsheet once.

    Each is unpacked here, where the declared size is a bound: the reader unpacks to the end, and
    makes room for the farthest cell that is named, however empty the sheet.

    Raises:
        TableRefused: too large, too far, with macros or declarations, or no .xlsx.
        BadZipFile: damaged, or a size is not true.
    """
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        _guard_sizes(parts, limits)
        names = {part.filename for part in parts}
        if BOOK not in names or RELATIONS not in names:
            raise TableRefused(
                say(
                    "不是 .xlsx 工作簿；请用表格软件另存为 .xlsx 或 .csv",
                    "it is no .xlsx workbook; save the table as .xlsx or .csv",
                )
            )
        sheets = {}
        for part in parts:
            content = archive.read(part)
            _guard_prologue(content)
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                _guard_places(content, limits)
                sheets[part.filename] = content
        order = _order(archive.read(BOOK), archive.read(RELATIONS))
    return Guarded(tuple(sheets.get(name, b"") for name in order))


def too_large(limits: Limits) -> Phrase:
    """Return what is said of a file with too many bytes."""
    return say(
        "文件过大（至多 {n} MB）；请拆分",
        "the file is too large (at most {n} MB); split it",
        n=max(limits.most_bytes // 1024 // 1024, 1),
    )


def too_far(limits: Limits) -> TableRefused:
    """Return the refusal of a sheet that reaches too far."""
    return TableRefused(
        say(
            "超过 {rows} 行或 {columns} 列（含只有格式的空行空列）；请删除多余的行列或拆分",
            "more than {rows} rows or {columns} columns, also if they hold formats only; "
            "delete what is beyond or split it",
            rows=limits.most_rows,
            columns=limits.most_columns,
        )
    )


def _guard_sizes(parts: list[ZipInfo], limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits.most_parts or unpacked > limits.most_unpacked:
        raise TableRefused(too_large(limits))
    if any(part.filename.lower().endswith(".bin") for part in parts):
        raise TableRefused(
            say(
                "含有宏或嵌入对象；请另存为不含宏的 .xlsx",
                "it holds macros or embedded objects; save it as .xlsx without them",
            )
        )


def _guard_prologue(content: bytes) -> None:
    start = content[:PROLOGUE]
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise TableRefused(
            say("文件含有不允许的声明", "it holds declarations that are not allowed")
        )


def _guard_places(content: bytes, limits: Limits) -> None:
    if b"\0" in content[:PROLOGUE]:
        raise TableRefused(say("工作表须为 UTF-8 编码", "its sheets must be UTF-8"))
    farthest = max(map(int, set(PLACE_ROW.findall(content))), default=0)
    names = set(PLACE_COLUMN.findall(content))
    widest = max((number_of(name.decode()) for name in names), default=0)
    if farthest > limits.most_rows or widest > limits.most_columns:
        raise too_far(limits)


def _order(book: bytes, relations: bytes) -> list[str]:
    targets = {}
    for relation in TARGET.findall(relations):
        said = dict(ATTRIBUTE.findall(relation))
        if b"Id" in said and b"Target" in said:
            target = said[b"Target"].decode()
            targets[said[b"Id"]] = target.lstrip("/") if target[0] == "/" else f"xl/{target}"
    return [targets.get(id_, "") for id_ in SHEET.findall(book)]
