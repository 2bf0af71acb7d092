"""Which column of a file is which of an import: by key or either word, nothing left over."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bazhua.infra.imports.core.declaration import Column, ImportKind
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Cell, Row, Sheet, blank
from bazhua.kernel.words import Phrase, Word, say

HEADER_WITHIN: Final = 20
"""Filled rows among which the headers must stand; above them are titles."""

ROW_NUMBER: Final = Word("行号", "Row")
ERRORS: Final = Word("错误及改法", "Errors and what to do")
OURS: Final = (ROW_NUMBER, ERRORS)
"""Columns of our error report, which may be corrected and uploaded again: not read."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row of the headers, and the place (from 0) of each column that the file has.

    Attributes:
        ignored: places that our own report added.
    """

    row: int
    places: Mapping[str, int]
    ignored: frozenset[int]


def find_header(kind: ImportKind, sheet: Sheet) -> Header:
    """Return the header row: of the first ones the one that names most columns.

    Raises:
        TableRefused: columns are missing, unknown or doubled; names them.
    """
    known = _known(kind)
    candidates = list(islice(sheet.filled(), HEADER_WITHIN))
    named = [
        (sum(_plain(cell) in known for cell in row if not blank(cell)), -number, row)
        for number, row in candidates
    ]
    if not named or max(named)[0] == 0:
        raise TableRefused(
            say(
                "前 {n} 行中没有表头；应有列：{names}",
                "no row of the first {n} holds headers; the columns are: {names}",
                n=HEADER_WITHIN,
                names=_names(kind.columns),
            )
        )
    _, number, row = max(named)
    return _placed(kind, -number, row, known)


def _placed(kind: ImportKind, number: int, row: Row, known: Mapping[str, str]) -> Header:
    places: dict[str, int] = {}
    ignored, unknown, doubled = set(), [], []
    ours = {_plain(text) for word in OURS for text in (word.zh, word.en)}
    for place, cell in enumerate(row):
        if blank(cell):
            continue
        key = known.get(_plain(cell))
        if _plain(cell) in ours:
            ignored.add(place)
        elif key is None:
            unknown.append(str(cell).strip())
        elif key in places:
            doubled.append(str(cell).strip())
        else:
            places[key] = place
    missing = [one for one in kind.columns if one.required and one.key not in places]
    if missing or unknown or doubled:
        raise TableRefused(_wrong(kind, missing, unknown, doubled))
    return Header(number, places, frozenset(ignored))


def _wrong(
    kind: ImportKind, missing: list[Column], unknown: list[str], doubled: list[str]
) -> Phrase:
    parts = []
    if missing:
        parts.append(say("缺少列：{names}", "columns are missing: {names}", names=_names(missing)))
    if unknown:
        names = ", ".join(unknown)
        parts.append(say("不认识的列：{names}", "columns are not known: {names}", names=names))
    if doubled:
        names = ", ".join(doubled)
        parts.append(say("重复的列：{names}", "columns stand twice: {names}", names=names))
    data = {f"part{place}": part for place, part in enumerate(parts)}
    zh = "；".join("{" + name + "}" for name in data)
    en = "; ".join("{" + name + "}" for name in data)
    return say(
        zh + "；可用的列：{known}；请按模板改正表头",
        en + "; the columns are: {known}; correct the headers as in the template",
        known=_names(kind.columns),
        **data,
    )


def _names(columns: Iterator[Column] | tuple[Column, ...] | list[Column]) -> Word:
    names = list(columns)
    zh = "、".join(column.word.zh for column in names)
    en = ", ".join(column.word.en for column in names)
    return Word(zh, en)


def _known(kind: ImportKind) -> dict[str, str]:
    return {
        _plain(text): column.key
        for column in kind.columns
        for text in (column.key, column.word.zh, column.word.en)
    }


def _plain(cell: Cell) -> str:
    text = unicodedata.normalize("NFKC", str(cell))
    return "".join(text.split()).removesuffix("*").casefold()
