"""Text tables (.csv): the encodings and separators that spreadsheets here write."""

import csv
import io
from typing import Final

from bazhua.infra.workbook.guard import too_far, too_large
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Limits, Row, Sheet
from bazhua.kernel.words import say

SEPARATORS: Final = ",\t;"
LONGEST_CELL: Final = 32_767
"""As a spreadsheet's cell."""


def read_delimited(data: bytes, limits: Limits) -> Sheet:
    """Return the rows of a text table: UTF-8, UTF-16 with its mark, or GB18030.

    Raises:
        TableRefused: too large, in another encoding, or no table.
    """
    if len(data) > limits.most_bytes:
        raise TableRefused(too_large(limits))
    text = _decoded(data)
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows: list[Row] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(tuple(cell or None for cell in row))
            if len(rows) > limits.most_rows or len(row) > limits.most_columns:
                raise too_far(limits)
    except csv.Error as error:
        raise TableRefused(
            say(
                "第 {row} 行附近的引号不成对或单元格过长；请用电子表格另存为 .csv 或 .xlsx",
                "near row {row} a quotation mark is not closed or a cell is too long; "
                "save it anew as .csv or .xlsx",
                row=len(rows) + 1,
            )
        ) from error
    return Sheet(rows)


def _decoded(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableRefused(
        say(
            "不是文本表格，或编码不是 UTF-8、GB18030；请另存为 .xlsx 或 UTF-8 的 .csv",
            "it is no text table, or neither in UTF-8 nor in GB18030; save it as .xlsx or as "
            ".csv in UTF-8",
        )
    )
