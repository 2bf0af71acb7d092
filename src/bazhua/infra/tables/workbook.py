"""A list as an Excel workbook: its rows on one sheet, what they are on another."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO, Any, Final, TypeAlias

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bazhua.infra.tables.listing import Cell
from bazhua.kernel.numbers import plain
from bazhua.kernel.times import BEIJING

Sheet: TypeAlias = Any
Formats: TypeAlias = dict[str, Any]

LONGEST_CELL: Final = 32_767
"""Characters that Excel keeps in a cell."""

EXACT_DIGITS: Final = 15
"""Digits of a number that Excel keeps."""

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
WIDTH: Final = 18
OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
FORMATS: Final = {
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    "guarded": {"quote_prefix": True, "num_format": "@"},
}


def write(
    file: IO[bytes],
    titles: tuple[str, str],
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    about: Iterable[tuple[str, Cell]],
) -> None:
    """Write a workbook row by row, in constant memory.

    Args:
        titles: of the sheet of the rows and of the sheet that says what they are.
        about: lines of the second sheet; read after the rows.
    """
    with Workbook(file, OPTIONS) as book:
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        sheet = book.add_worksheet(titles[0])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, WIDTH)
        for column, text in enumerate(head):
            sheet.write_string(0, column, text, formats["head"])
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _put(sheet, number, column, cell, formats)
        _tell(book.add_worksheet(titles[1]), about, formats)


def _tell(sheet: Sheet, about: Iterable[tuple[str, Cell]], formats: Formats) -> None:
    sheet.set_column(0, 1, WIDTH * 2)
    for number, (label, cell) in enumerate(about):
        sheet.write_string(number, 0, label, formats["head"])
        _put(sheet, number, 1, cell, formats)


def _put(sheet: Sheet, row: int, column: int, cell: Cell, formats: Formats) -> None:
    match cell:
        case None:
            pass
        case datetime():
            local = cell.astimezone(BEIJING).replace(tzinfo=None)
            sheet.write_datetime(row, column, local, formats["moment"])
        case int() | Decimal() if _exact(cell):
            sheet.write_number(row, column, cell)
        case _:
            _put_text(sheet, row, column, _shown(cell), formats)


def _put_text(sheet: Sheet, row: int, column: int, text: str, formats: Formats) -> None:
    guard = formats["guarded"] if text.startswith(FORMULA_SIGNS) else None
    kept = text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
    sheet.write_string(row, column, kept, guard)


def _exact(number: int | Decimal) -> bool:
    return len(Decimal(number).as_tuple().digits) <= EXACT_DIGITS


def _shown(cell: str | int | Decimal) -> str:
    return cell if isinstance(cell, str) else plain(Decimal(cell))
