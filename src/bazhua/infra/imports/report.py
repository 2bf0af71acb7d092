"""The rows with errors as a workbook: corrected in place, it can be uploaded again."""

from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bazhua.infra.imports.core.headers import ERRORS, ROW_NUMBER
from bazhua.infra.imports.covers import uncovered
from bazhua.infra.imports.kinds import kinds
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.selectors import each_bad_row
from bazhua.kernel.words import Lang, Word

OPTIONS: Final = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
MOST_ROWS: Final = 10_000
"""Rows of the report; whoever has more wrong corrects these first."""

LONGEST_CELL: Final = 32_000
WIDTH: Final = 18
WIDE: Final = 60
TITLE: Final = Word("有误的行", "Rows with errors")
FORMATS: Final = {
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "text": {"num_format": "@"},
    "wrong": {"num_format": "@", "bg_color": "#FDECEB", "font_color": "#B3261E"},
    "said": {"text_wrap": True, "valign": "top"},
}


def error_report(row: Import, lang: Lang) -> BytesIO:
    """Return a workbook of the rows with errors: their cells as text, and what to do beside."""
    file = BytesIO()
    columns, kind = [(key, header) for key, header in row.columns], kinds().get(row.kind)
    with Workbook(file, OPTIONS) as book:
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        sheet = book.add_worksheet(TITLE.text(lang))
        sheet.freeze_panes(1, 1)
        heads = [ROW_NUMBER.text(lang), *(header for _, header in columns), ERRORS.text(lang)]
        sheet.set_column(1, len(columns), WIDTH)
        sheet.set_column(len(columns) + 1, len(columns) + 1, WIDE)
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, formats["head"])
        for number, bad in enumerate(each_bad_row(row, MOST_ROWS), start=1):
            bad.cells = uncovered(kind, bad.cells) if kind else bad.cells
            _write(sheet, number, bad, [key for key, _ in columns], formats, lang)
    file.seek(0)
    return file


def _write(
    sheet: Any, line: int, bad: StagedRow, keys: list[str], formats: dict[str, Any], lang: Lang
) -> None:
    wrong = {error["column"] for error in bad.errors}
    sheet.write_number(line, 0, bad.number)
    for place, key in enumerate(keys, start=1):
        look = formats["wrong" if key in wrong else "text"]
        sheet.write_string(line, place, str(bad.cells.get(key, ""))[:LONGEST_CELL], look)
    said = "\n".join(error[lang.value] for error in bad.errors)
    sheet.write_string(line, len(keys) + 1, said[:LONGEST_CELL], formats["said"])
