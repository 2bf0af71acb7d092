"""The lines of the policy book by area, as the list and the pages of lines read them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby
from typing import Any

from bazhua.infra.policies.core.proposal import OWN_FIELDS
from bazhua.kernel.errors import NotFound
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.policy.limits import TimeLimit
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang, Word, shown
from bazhua.law.rows import TABLES, code_word, field_word

NO_IDENTITY = "-"
MOST_SHOWN = 90
BY_YEAR = ("year",)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The tables of one area."""

    key: str
    heading: Word
    tables: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table with all its rows.

    Attributes:
        rows: the earliest first.
    """

    shelf: Shelf
    table: str
    rows: tuple[PolicyRow, ...]

    @property
    def slug(self) -> str:
        """What names the line in an address."""
        return slug(self.rows[0])

    @property
    def title(self) -> Word:
        """What people call the line."""
        return titled(self.rows[0])

    def on(self, day: date) -> PolicyRow | None:
        """Return the row in force on a day."""
        return next((row for row in reversed(self.rows) if row.covers(day)), None)


def lines(shelves: tuple[Shelf, ...], book: PolicyBook) -> Iterator[Line]:
    """Yield every line, area by area, in the order of the book; of years the last one first."""
    for shelf in shelves:
        tables = {kind: list(_by_key(book, kind)) for kind in _kinds(shelf, book)}
        for kind, several in tables.items():
            ordered = reversed(several) if kind.identity == BY_YEAR else several
            for rows in ordered:
                yield Line(shelf, kind.table, rows)


def _kinds(shelf: Shelf, book: PolicyBook) -> list[type[PolicyRow]]:
    return [kind for table, kind in book.kinds.items() if table in shelf.tables]


def _by_key(book: PolicyBook, kind: type[PolicyRow]) -> Iterator[tuple[PolicyRow, ...]]:
    for _, rows in groupby(book.history(kind), key=lambda row: row.key()):
        yield tuple(rows)


def line_at(shelves: tuple[Shelf, ...], book: PolicyBook, table: str, name: str) -> Line:
    """Return one line.

    Raises:
        NotFound: there is none of this name.
    """
    for line in lines(shelves, book):
        if line.table == table and line.slug == name:
            return line
    raise NotFound


def slug(row: PolicyRow) -> str:
    """Return what names the line of a row in an address."""
    return ",".join(_plain(part) for part in written(row.key())) or NO_IDENTITY


def titled(row: PolicyRow) -> Word:
    """Return what people call the line of a row: its table and what tells it apart."""
    table = TABLES[row.table]
    parts = [_shown(getattr(row, name)) for name in row.identity]
    if not parts:
        return table
    zh, en = "、".join(part.zh for part in parts), ", ".join(part.en for part in parts)
    return Word(f"{table.zh}（{zh}）", f"{table.en} ({en})")


def shortened(text: Word) -> Word:
    """Return a text as a list shows it, cut where it is long."""
    return Word(*(_cut(one) for one in (text.zh, text.en)))


def summary(row: PolicyRow) -> Word:
    """Return the values of a row in words, without what names its line."""
    return _joined(
        (field_word(f.name), _shown(getattr(row, f.name)))
        for f in fields(row)
        if f.name not in OWN_FIELDS and f.name not in row.identity
    )


def values(row: PolicyRow) -> Mapping[str, Word]:
    """Return every value of a row's own fields in words."""
    return {f.name: _shown(getattr(row, f.name)) for f in fields(row) if f.name not in OWN_FIELDS}


def _joined(parts: Iterator[tuple[Word, Word]]) -> Word:
    several = list(parts)
    return Word(
        "；".join(f"{label.zh} {value.zh}" for label, value in several) or "–",
        "; ".join(f"{label.en} {value.en}" for label, value in several) or "–",
    )


def _shown(value: Any) -> Word:
    match value:
        case Word():
            return value
        case bool():
            return Word("是", "yes") if value else Word("否", "no")
        case str():
            return code_word(value)
        case tuple():
            several = [_shown(item) for item in value]
            zh, en = "、".join(one.zh for one in several), ", ".join(one.en for one in several)
            return Word(zh or "–", en or "–")
    return _structure(value)


def _structure(value: Any) -> Word:
    if isinstance(value, TimeLimit):
        return value.word()
    if hasattr(value, "__dataclass_fields__"):
        return _joined((field_word(f.name), _shown(getattr(value, f.name))) for f in fields(value))
    text = shown(value, Lang.ZH)
    return Word(text, text)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def _plain(part: Any) -> str:
    return part if isinstance(part, str) else json.dumps(part)
