"""One cell as the value of a column; never guessed, and never silently changed."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Final

from bazhua.infra.imports.core.declaration import Column, Kind, Problem, Value
from bazhua.infra.workbook.reading import EXACT
from bazhua.infra.workbook.sheet import Cell, blank
from bazhua.kernel.numbers import plain
from bazhua.kernel.shape.scalars import READERS, STORABLE, YEARS
from bazhua.kernel.words import Phrase, Word, say

FAULT: Final = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
WHOLE: Final = re.compile(r"[+-]?\d{1,18}")
DAY: Final = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))"
)
MOST_NAMED: Final = 12


class CellRefused(ValueError):
    """A cell cannot be read."""

    def __init__(self, code: str, said: Phrase) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


def value_of(column: Column, cell: Cell) -> Value:
    """Return the value of a cell; none for an empty one that may be empty.

    Raises:
        CellRefused: it cannot be read; says what to write instead.
    """
    if blank(cell):
        if column.required:
            raise CellRefused("missing", say("必填，请补充", "it must not be empty; fill it in"))
        return None
    if isinstance(cell, str) and "#" in cell and FAULT.fullmatch(cell.strip()):
        raise formula_fault()
    return READ[column.kind](column, cell)


def formula_fault() -> CellRefused:
    """Return the refusal of an error value."""
    return CellRefused(
        "formula_fault",
        say(
            "公式结果是错误值；请改正公式或填入数值",
            "its formula ends in an error; correct it or enter the value",
        ),
    )


def problem_of(column: Column, refused: CellRefused) -> Problem:
    """Return a refusal of a cell as a problem of its row."""
    return Problem(column.key, refused.code, refused.said)


def shown(cell: Cell) -> str:
    """Return a cell as a person would write it, to be shown or corrected."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            number = float(cell)
            return str(int(number)) if number.is_integer() and abs(number) < EXACT else repr(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case _:
            return str(cell).strip()


def _text(column: Column, cell: Cell) -> str:
    text = cell.strip() if isinstance(cell, str) else _shown_whole(cell)
    if len(text) > column.longest or not (text.isprintable() or STORABLE.fullmatch(text)):
        raise CellRefused(
            "too_long",
            say(
                "文字至多 {n} 个字符，不得含控制字符",
                "give at most {n} characters of plain text",
                n=column.longest,
            ),
        )
    return text


def _shown_whole(cell: Cell) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= EXACT:
        raise _lost_digits()
    return shown(cell)


def _code(column: Column, cell: Cell) -> str:
    if not isinstance(cell, str):
        raise _lost_digits()
    text = _narrow(_text(column, cell))
    if SCIENTIFIC.fullmatch(text):
        raise _lost_digits()
    if column.form and not re.fullmatch(column.form, text):
        raise CellRefused(
            "bad_code",
            say("应为：{form}", "it must be: {form}", form=column.form_said),
        )
    return text


def _lost_digits() -> CellRefused:
    return CellRefused(
        "code_as_number",
        say(
            "代码被存成了数字，前导零或末尾数字可能已丢失；请将该列设为“文本”后重新填写原代码",
            "the code is stored as a number, so zeros or digits may be lost; format the column as "
            "text and enter the code anew",
        ),
    )


def _integer(column: Column, cell: Cell) -> int:
    number = _number(cell)
    if number is None or number != number.to_integral_value() or abs(number) >= EXACT:
        raise CellRefused(
            "not_whole",
            say(
                "应为整数，只写数字，不带单位和千位分隔符",
                "give a whole number in digits alone, without unit or separators",
            ),
        )
    return int(_bounded(column, number))


def _decimal(column: Column, cell: Cell) -> Decimal:
    number = _number(cell)
    if number is None:
        raise CellRefused(
            "not_a_number",
            say(
                "应为数字，不带单位和千位分隔符",
                "give a number, without unit or separators",
            ),
        )
    return _bounded(column, number)


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Decimal(repr(cell)) if isfinite(cell) else None
    if not isinstance(cell, str):
        return None
    number: Decimal | None = READERS[Decimal](_narrow(cell))
    return number


def _bounded(column: Column, number: Decimal) -> Decimal:
    low, high = column.least, column.most
    if (low is not None and number < low) or (high is not None and number > high):
        raise CellRefused(
            "out_of_bounds",
            say(
                "应在 {low} 至 {high} 之间",
                "it must be from {low} to {high}",
                low="-∞" if low is None else plain(low),
                high="∞" if high is None else plain(high),
            ),
        )
    return number


def _date(column: Column, cell: Cell) -> date:
    del column
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise CellRefused(
                "has_time", say("应为日期，不带时刻", "give the day without a time of day")
            )
        found: date | None = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        found = _written_day(cell)
    if found is None or found.year not in YEARS:
        raise CellRefused(
            "not_a_date",
            say(
                "应为日期，如 2026-11-23；请将该列设为“日期”或按此格式填写",
                "give a date such as 2026-11-23; format the column as date or write it so",
            ),
        )
    return found


def _written_day(cell: Cell) -> date | None:
    match = DAY.fullmatch(_narrow(cell)) if isinstance(cell, str) else None
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choice(column: Column, cell: Cell) -> str:
    said = _narrow(shown(cell)).casefold()
    for code, word in column.choices.items():
        if said in {code.casefold(), word.zh.casefold(), word.en.casefold()}:
            return code
    words = list(column.choices.values())[:MOST_NAMED]
    raise CellRefused(
        "not_a_choice",
        say(
            "应为以下之一：{names}",
            "give one of: {names}",
            names=Word("、".join(one.zh for one in words), ", ".join(one.en for one in words)),
        ),
    )


def _narrow(text: str) -> str:
    """Return a text with full-width digits and letters as the narrow ones."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


READ: Final[Mapping[Kind, Callable[[Column, Cell], Value]]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.CODE: _code,
    Kind.CHOICE: _choice,
}
