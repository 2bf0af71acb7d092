"""An official table read into items; every error is told, nothing is taken until all is right."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from bazhua.infra.forms.defects import defects
from bazhua.infra.forms.refusals import RowsRefused
from bazhua.infra.forms.table.cells import NEEDED, READ, CellRefused, Column, text_of
from bazhua.infra.forms.template import Evidence, Hook, Item, Kind, Measure, Template
from bazhua.infra.workbook.reading import read_workbook
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Limits, Row, letters
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.words import Phrase, Word, say

LIMITS: Final = Limits(most_bytes=5 * 1024 * 1024, most_unpacked=50 * 1024 * 1024, most_rows=5_000)
HEADER_WITHIN: Final = 20
"""Filled rows among which the headers must stand; above them are titles."""

COLUMN_OF: Final[Mapping[str, Column]] = {
    "one_language": Column.EN,
    "bad_options": Column.OPTIONS,
    "bad_option_codes": Column.OPTIONS,
    "no_share": Column.OPTIONS,
    "bad_share": Column.OPTIONS,
    "never_fails": Column.OPTIONS,
    "bad_measure": Column.UNIT,
    "bad_bounds": Column.LOW,
    "bad_weight": Column.WEIGHT,
    "not_judged": Column.WEIGHT,
    "bad_evidence": Column.PHOTOS,
}
"""Where a defect of an item is shown; the others stand at its key."""


@dataclass(frozen=True, slots=True)
class CellError:
    """One thing that is wrong: row and column as the spreadsheet shows them, value and remedy."""

    row: int
    column: str
    header: str
    value: str
    problem: Phrase


@dataclass(frozen=True, slots=True)
class Staged:
    """A table that was read but not taken yet."""

    items: tuple[Item, ...]
    errors: tuple[CellError, ...]

    def taken(self, *, good_only: bool = False) -> tuple[Item, ...]:
        """Return the items of the table: all, or none unless the good ones are asked for.

        Raises:
            RowsRefused: some rows are wrong.
        """
        if self.errors and not good_only:
            first, rows = self.errors[0], {error.row for error in self.errors}
            raise RowsRefused(first.row, first.problem, len(rows))
        return self.items


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    places: Mapping[Column, int]
    texts: Mapping[Column, str]


def stage(data: bytes, headers: Mapping[Column, str], sheet: str = "") -> Staged:
    """Return what a spreadsheet says, with its errors.

    Args:
        headers: what stands above each column; key and both languages are needed.

    Raises:
        TableRefused: the file cannot be read, or the headers are not found.
    """
    rows = list(read_workbook(data, LIMITS, sheet).filled())
    header = _find_header(rows, headers)
    items: list[Item] = []
    errors: list[CellError] = []
    seen: set[str] = set()
    for number, row in rows:
        if number <= header.row:
            continue
        item, wrong = _row(number, row, header, seen)
        errors += wrong
        if item is not None and not wrong:
            items.append(item)
            seen.add(item.key)
    return Staged(tuple(items), tuple(errors))


def _find_header(rows: list[tuple[int, Row]], headers: Mapping[Column, str]) -> _Header:
    lacking = [column.value for column in NEEDED if not headers.get(column)]
    if lacking:
        raise TableRefused(
            say("须指定列：{names}", "name the columns: {names}", names=", ".join(lacking))
        )
    for number, row in rows[:HEADER_WITHIN]:
        shown = [str(cell).strip() for cell in row]
        if all(text in shown for text in headers.values()):
            places = {column: shown.index(text) for column, text in headers.items()}
            return _Header(number, places, dict(headers))
    raise TableRefused(
        say(
            "前 {n} 行中没有这些表头：{names}",
            "no row of the first {n} has the headers: {names}",
            n=HEADER_WITHIN,
            names=", ".join(headers.values()),
        )
    )


def _row(
    number: int, row: Row, header: _Header, seen: set[str]
) -> tuple[Item | None, list[CellError]]:
    said: dict[Column, Any] = {}
    errors = []
    for column, place in header.places.items():
        cell = row[place] if place < len(row) else None
        try:
            text = text_of(cell)
            said[column] = READ[column](text) if column in READ else text
        except CellRefused as refusal:
            errors.append(_error(number, column, header, cell, refusal.problem))
    if errors:
        return None, errors
    item = _item(said)
    alone = Template("table", 1, Word("表", "table"), (item,))
    for defect in defects(alone):
        column = COLUMN_OF.get(defect.code, Column.KEY)
        column = column if column in header.places else Column.KEY
        errors.append(_error(number, column, header, _cell(row, header, column), defect.problem))
    if item.key in seen:
        problem = say("编号与前面的行重复", "the key stands in a row above; give another")
        errors.append(_error(number, Column.KEY, header, item.key, problem))
    return item, errors


def _item(said: Mapping[Column, Any]) -> Item:
    kind = said.get(Column.KIND, Kind.YES_NO)
    measured = kind is Kind.NUMBER or said.get(Column.UNIT)
    measure = Measure(said.get(Column.UNIT, ""), said.get(Column.LOW), said.get(Column.HIGH))
    photos, finding = said.get(Column.PHOTOS, 0), said.get(Column.FINDING, "")
    return Item(
        key=said[Column.KEY],
        text=Word(said[Column.ZH], said[Column.EN]),
        kind=kind,
        clause=said.get(Column.CLAUSE, ""),
        options=said.get(Column.OPTIONS, ()),
        measure=measure if measured else None,
        evidence=Evidence(photos) if photos else None,
        weight=said.get(Column.WEIGHT) or Decimal(0),
        veto=said.get(Column.VETO, False),
        finding=Hook(finding) if finding else None,
    )


def _cell(row: Row, header: _Header, column: Column) -> object:
    place = header.places[column]
    return row[place] if place < len(row) else None


def _error(
    number: int, column: Column, header: _Header, cell: object, problem: Phrase
) -> CellError:
    letter = letters(header.places[column] + 1)
    return CellError(number, letter, header.texts[column], quoted(cell), problem)
