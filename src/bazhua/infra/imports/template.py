"""An empty workbook for an import: headers, formats that keep codes whole, drop-downs."""

from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bazhua.infra.imports.core.declaration import Column, ImportKind, Kind
from bazhua.infra.workbook.sheet import letters
from bazhua.kernel.words import Lang, Word

PREPARED_ROWS: Final = 10_000
"""Rows with a drop-down; formats hold for the whole column."""

WIDTH: Final = 20
WIDE: Final = 60
SHEETS: Final = (Word("数据", "Data"), Word("说明", "Columns"), Word("选项", "Choices"))
HEADS: Final = (
    Word("列", "Column"),
    Word("是否必填", "Required"),
    Word("填写要求", "What to write"),
)
YES_NO: Final = {True: Word("必填", "required"), False: Word("选填", "optional")}
FORMATS: Final = {
    Kind.TEXT: "@",
    Kind.CODE: "@",
    Kind.CHOICE: "@",
    Kind.DATE: "yyyy-mm-dd",
    Kind.INTEGER: "0",
    Kind.DECIMAL: "General",
}
WANTED: Final = {
    Kind.TEXT: Word("文字", "text"),
    Kind.CODE: Word("代码（文本格式）", "a code, as text"),
    Kind.CHOICE: Word("从下拉列表中选择", "one of the list"),
    Kind.DATE: Word("日期，如 2026-11-23", "a date such as 2026-11-23"),
    Kind.INTEGER: Word("整数", "a whole number"),
    Kind.DECIMAL: Word("数字", "a number"),
}


def template_of(kind: ImportKind, lang: Lang) -> BytesIO:
    """Return the workbook in a language; its headers are found again in either."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        data, columns, choices = (book.add_worksheet(word.text(lang)) for word in SHEETS)
        head = book.add_format({"bold": True, "bg_color": "#E6EFF8", "border": 1})
        data.freeze_panes(1, 0)
        for place, column in enumerate(kind.columns):
            look = book.add_format({"num_format": FORMATS[column.kind]})
            data.set_column(place, place, WIDTH, look)
            mark = "*" if column.required else ""
            data.write_string(0, place, column.word.text(lang) + mark, head)
            if column.choices:
                _offer(data, choices, place, column, lang)
        _explain(columns, kind, lang, head)
        choices.hide()
    file.seek(0)
    return file


def _offer(data: Any, choices: Any, place: int, column: Column, lang: Lang) -> None:
    words = [word.text(lang) for word in column.choices.values()]
    choices.write_column(0, place, words)
    name = f"${letters(place + 1)}"
    source = f"={choices.get_name()!r}!{name}$1:{name}${len(words)}"
    data.data_validation(1, place, PREPARED_ROWS, place, {"validate": "list", "source": source})


def _explain(sheet: Any, kind: ImportKind, lang: Lang, head: Any) -> None:
    sheet.set_column(0, 1, WIDTH)
    sheet.set_column(2, 2, WIDE)
    for place, word in enumerate(HEADS):
        sheet.write_string(0, place, word.text(lang), head)
    for line, column in enumerate(kind.columns, start=1):
        wanted = column.form_said if column.form else WANTED[column.kind]
        words = ", ".join(word.text(lang) for word in column.choices.values())
        said = wanted.text(lang) + (f": {words}" if words else "")
        sheet.write_string(line, 0, column.word.text(lang))
        sheet.write_string(line, 1, YES_NO[column.required].text(lang))
        sheet.write_string(line, 2, said)
