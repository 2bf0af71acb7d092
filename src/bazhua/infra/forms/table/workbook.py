"""The cells of a spreadsheet (.xlsx), within limits that keep a hostile file harmless."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final, TypeAlias
from zipfile import ZipFile

from openpyxl import load_workbook

from bazhua.infra.forms.refusals import TableRefused
from bazhua.kernel.words import Phrase, say

Row: TypeAlias = tuple[object, ...]

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 50 * 1024 * 1024
MOST_PARTS: Final = 200
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 100
PROLOGUE: Final = 1_024
"""Bytes of a part in which a document type would stand."""


def rows_of(data: bytes, sheet: str = "") -> list[Row]:
    """Return the rows of a sheet, the first one unless named; formulas as their last values.

    Raises:
        TableRefused: no spreadsheet, too large, with macros, damaged, or no such sheet.
    """
    if len(data) > MOST_BYTES:
        raise TableRefused(_too_large())
    try:
        return _rows(data, sheet)
    except TableRefused:
        raise
    except Exception as error:  # the parsers raise whatever they meet in a damaged file
        raise _refused(
            "不是 .xlsx 文件、已加密或已损坏；请另存为未加密的 .xlsx",
            "it is no .xlsx file, encrypted or damaged; save it as .xlsx without password",
        ) from error


def _rows(data: bytes, sheet: str) -> list[Row]:
    with ZipFile(BytesIO(data)) as archive:
        _guard_parts(archive)
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    names = [one.title for one in book.worksheets]
    if sheet and sheet not in names:
        raise TableRefused(
            say(
                "没有工作表“{sheet}”；有：{names}",
                "there is no sheet “{sheet}”; there are: {names}",
                sheet=sheet,
                names=", ".join(names),
            )
        )
    found = book.worksheets[names.index(sheet) if sheet else 0]
    rows: list[Row] = list(
        found.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
    )
    _guard_size(rows)
    return rows


def _guard_parts(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TableRefused(_too_large())
    if any(part.filename.lower().endswith(".bin") for part in parts):
        raise _refused(
            "含有宏或嵌入对象；请另存为不含宏的 .xlsx",
            "it holds macros or embedded objects; save it as .xlsx without them",
        )
    for part in parts:
        with archive.open(part) as opened:
            start = opened.read(PROLOGUE)
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise _refused("文件含有不允许的声明", "it holds declarations that are not allowed")


def _guard_size(rows: list[Row]) -> None:
    beyond = (cell for row in rows for cell in row[MOST_COLUMNS:])
    if len(rows) > MOST_ROWS or any(cell is not None for cell in beyond):
        raise TableRefused(
            say(
                "超过 {rows} 行或 {columns} 列；请拆分",
                "more than {rows} rows or {columns} columns; split it",
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
        )


def filled(rows: list[Row]) -> Iterator[tuple[int, Row]]:
    """Yield the rows that say something, with their numbers as the spreadsheet shows them."""
    for number, row in enumerate(rows, start=1):
        if any(cell is not None and str(cell).strip() for cell in row):
            yield number, row


def _refused(zh: str, en: str) -> TableRefused:
    return TableRefused(say(zh, en))


def _too_large() -> Phrase:
    return say(
        "文件过大（至多 {n} MB）；请拆分", "the file is too large (at most {n} MB); split it",
        n=MOST_BYTES // 1024 // 1024,
    )  # fmt: skip
