"""The cells of a spreadsheet (.xlsx), within limits that keep a hostile file harmless."""

from io import BytesIO
from typing import Final

from python_calamine import CalamineSheet, CalamineWorkbook

from bazhua.infra.workbook.guard import guard, too_far, too_large
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Area, Cell, Limits, Sheet
from bazhua.kernel.words import say

EMPTY: Final = ""
EXACT: Final = 10**15
"""Numbers of which a spreadsheet keeps every digit."""


def read_workbook(data: bytes, limits: Limits, name: str = "") -> Sheet:
    """Return a sheet of a spreadsheet, the first one unless named; formulas as their last values.

    Raises:
        TableRefused: no spreadsheet, too large, with macros, damaged, or no such sheet.
    """
    if len(data) > limits.most_bytes:
        raise TableRefused(too_large(limits))
    try:
        return _read(data, limits, name)
    except TableRefused:
        raise
    except Exception as error:  # the parsers raise whatever they meet in a damaged file
        raise TableRefused(
            say(
                "不是 .xlsx 文件、已加密或已损坏；请另存为未加密的 .xlsx",
                "it is no .xlsx file, encrypted or damaged; save it as .xlsx without password",
            )
        ) from error


def _read(data: bytes, limits: Limits, name: str) -> Sheet:
    guarded = guard(data, limits)
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        names = book.sheet_names
        if name and name not in names:
            raise TableRefused(
                say(
                    "没有工作表“{sheet}”；有：{names}",
                    "there is no sheet “{sheet}”; there are: {names}",
                    sheet=name,
                    names=", ".join(names),
                )
            )
        index = names.index(name) if name else 0
        sheet = book.get_sheet_by_index(index)
        if sheet.total_height > limits.most_rows or sheet.total_width > limits.most_columns:
            raise too_far(limits)
        rows = [tuple(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False)]
        return Sheet(rows, _merged(sheet), guarded.unvalued(index), guarded.faulty(index))


def _cell(cell: Cell) -> Cell:
    """Return a cell as it is shown: the reader gives whole numbers as floats, empty ones as ""."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return int(cell)
    return None if cell == EMPTY else cell


def _merged(sheet: CalamineSheet) -> tuple[Area, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        Area(first[0] + 1, last[0] + 1, first[1] + 1, last[1] + 1) for first, last in ranges
    )
