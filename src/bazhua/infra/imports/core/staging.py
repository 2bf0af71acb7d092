"""The rows of a file as they are kept until somebody chooses: values, or what is wrong."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bazhua.infra.imports.core.cells import (
    CellRefused,
    formula_fault,
    problem_of,
    shown,
    value_of,
)
from bazhua.infra.imports.core.declaration import ImportKind, Problem, Values
from bazhua.infra.imports.core.headers import Header
from bazhua.infra.workbook.sheet import Area, Row, Sheet, blank, letters
from bazhua.kernel.shape.scalars import MOST_CHARACTERS, quoted
from bazhua.kernel.words import Lang, say

UNSTORABLE: Final = re.compile(r"[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class StagedLine:
    """One row of the file.

    Attributes:
        cells: by key: the values of a good row, of a bad one the cells as they were written.
        errors: JSON; column, its header, code, value, sentence in both languages.
    """

    number: int
    cells: Values
    errors: list[dict[str, str]]


class Staging:
    """Reads rows in their order; the same file always gives the same lines."""

    def __init__(self, kind: ImportKind, header: Header, sheet: Sheet) -> None:
        self._kind = kind
        self._header = header
        self._placed = [(column, header.places.get(column.key, -1)) for column in kind.columns]
        self._sheet = sheet
        self._seen: dict[str, dict[object, int]] = {
            column.key: {} for column in kind.columns if column.unique
        }
        self._sealed = {column.key for column in kind.columns if column.sealed}
        known = {*header.places.values(), *header.ignored}
        widest = max(map(len, sheet.rows), default=0)
        self._unheaded = [place for place in range(widest) if place not in known]
        self._formulas = bool(sheet.unvalued or sheet.faulty)
        self._merged = [area for area in sheet.merged if area.last_row > header.row]

    def lines(self) -> Iterator[StagedLine]:
        """Yield every filled row below the headers."""
        for number, row in self._sheet.filled():
            if number > self._header.row:
                yield self._line(number, row)

    def count(self) -> int:
        """Return how many lines there are, without judging one."""
        return sum(number > self._header.row for number, _ in self._sheet.filled())

    def _line(self, number: int, row: Row) -> StagedLine:
        values: dict[str, Any] = {}
        problems = [*self._unnamed(row), *self._merging(number)]
        for column, place in self._placed:
            try:
                if self._formulas:
                    self._guard_formula(place, number)
                cell = row[place] if 0 <= place < len(row) else None
                values[column.key] = value_of(column, cell)
            except CellRefused as refused:
                problems.append(problem_of(column, refused))
        if not problems:
            problems = [*self._kind.check(values), *self._repeated(number, values)]
        if problems:
            return self._refused(number, row, problems)
        return StagedLine(number, values, [])

    def refused(self, line: StagedLine, problems: Iterable[Problem]) -> StagedLine:
        """Return a line that was good as one that is not."""
        return self._refused(line.number, self._sheet.rows[line.number - 1], problems)

    def _refused(self, number: int, row: Row, problems: Iterable[Problem]) -> StagedLine:
        raw = {key: _kept(shown(self._cell(key, row))) for key in self._header.places}
        return StagedLine(number, raw, [self._error(one, row) for one in problems])

    def _guard_formula(self, place: int, number: int) -> None:
        there = number, place + 1
        if there in self._sheet.unvalued:
            raise CellRefused(
                "formula_without_value",
                say(
                    "公式尚未计算；请用电子表格打开并保存，或填入数值",
                    "its formula has not been calculated; open and save the file in a "
                    "spreadsheet, or enter the value",
                ),
            )
        if there in self._sheet.faulty:
            raise formula_fault()

    def _cell(self, key: str, row: Row) -> Any:
        place = self._header.places.get(key)
        return row[place] if place is not None and place < len(row) else None

    def _unnamed(self, row: Row) -> Iterator[Problem]:
        for place in self._unheaded:
            if place < len(row) and not blank(row[place]):
                said = say(
                    "{letter} 列有内容但没有表头；请补表头或清空",
                    "column {letter} holds something but has no header; give it one or clear it",
                    letter=letters(place + 1),
                )
                yield Problem("", "no_header", said)

    def _merging(self, number: int) -> Iterator[Problem]:
        for area in self._merged:
            if area.first_row <= number <= area.last_row:
                yield Problem(self._key_at(area), "merged", _unmerge(area))

    def _key_at(self, area: Area) -> str:
        places = self._header.places.items()
        return next((key for key, place in places if place + 1 >= area.first_column), "")

    def _repeated(self, number: int, values: Values) -> Iterator[Problem]:
        for key, seen in self._seen.items():
            value = values[key]
            first = seen.setdefault(value, number) if value is not None else number
            if first != number:
                said = say(
                    "与第 {row} 行重复；请删去一行或改正",
                    "it stands in row {row} already; delete one of them or correct it",
                    row=first,
                )
                yield Problem(key, "repeated", said)

    def _error(self, problem: Problem, row: Row) -> dict[str, str]:
        told = "" if problem.column in self._sealed else shown(self._cell(problem.column, row))
        return {
            "column": problem.column,
            "code": problem.code,
            "value": quoted(_kept(told))[1:-1],
            "zh": problem.said.text(Lang.ZH),
            "en": problem.said.text(Lang.EN),
        }


def _kept(text: str) -> str:
    """Return a text as a database can hold it."""
    return UNSTORABLE.sub("?", text[:MOST_CHARACTERS])


def _unmerge(area: Area) -> Any:
    return say(
        "含合并单元格（{first} 至 {last}）；请取消合并并逐行填写",
        "it holds merged cells ({first} to {last}); unmerge them and fill in every row",
        first=f"{letters(area.first_column)}{area.first_row}",
        last=f"{letters(area.last_column)}{area.last_row}",
    )
