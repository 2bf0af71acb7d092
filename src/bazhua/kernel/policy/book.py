"""Law as dated data: policy rows, and the book that selects the row in force."""

import hashlib
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from bazhua.kernel.errors import NoRuleInForce
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.shape.canonical import canonical
from bazhua.kernel.shape.writing import written


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """One figure or set of figures of the law, in force from ``since`` to ``until`` (inclusive).

    A subclass names its ``table`` and the fields that tell its lines apart (``identity``). Rows
    are never edited: a changed law adds a row, and the row with the later start prevails.
    """

    table: ClassVar[str]
    identity: ClassVar[tuple[str, ...]] = ()

    clause: str
    since: date
    until: date | None = None

    def key(self) -> tuple[object, ...]:
        """Return what tells this line of the table from its other lines."""
        return tuple(getattr(self, name) for name in self.identity)

    def covers(self, on: date | None) -> bool:
        """Return whether the row is in force on a day; without a day every row is."""
        return on is None or (self.since <= on and (self.until is None or on <= self.until))


RowT = TypeVar("RowT", bound=PolicyRow)


class PolicyBook:
    """All policy rows that apply together: the shipped ones and the province's dated additions.

    Attributes:
        day: on which questions that name no day are asked; nothing asks for the newest rows.
    """

    day: date | None = None

    def __init__(self, rows: Iterable[PolicyRow], clauses: Iterable[Clause] = ()) -> None:
        """Index the rows; of two rows of one line and start the one given last prevails."""
        self.clauses: Mapping[str, Clause] = {clause.id: clause for clause in clauses}
        lines: dict[str, dict[tuple[object, ...], list[PolicyRow]]] = {}
        for row in rows:
            lines.setdefault(row.table, {}).setdefault(row.key(), []).append(row)
        for table in lines.values():
            for line in table.values():
                line.sort(key=lambda row: row.since)
        self._lines = lines

    def row(self, table: type[RowT], on: date | None = None, /, **identity: object) -> RowT:
        """Return the row of one line in force on a day; without a day, the newest of `day`.

        Raises:
            NoRuleInForce: the line has no row that covers the day.
            TypeError: ``identity`` does not name one line of the table.
        """
        if identity.keys() != set(table.identity):
            raise TypeError(table.table, sorted(identity))
        key = tuple(identity[name] for name in table.identity)
        for row in reversed(self._lines.get(table.table, {}).get(key, [])):
            if isinstance(row, table) and self._holds(row, on):
                return row
        raise NoRuleInForce(table.table, on or self.day, ", ".join(str(part) for part in key))

    def rows(self, table: type[RowT], on: date | None = None, /) -> tuple[RowT, ...]:
        """Return the row in force of every line of a table, in the order of the book."""
        found = []
        for line in self._lines.get(table.table, {}).values():
            row = next((row for row in reversed(line) if self._holds(row, on)), None)
            if isinstance(row, table):
                found.append(row)
        return tuple(found)

    def history(self, table: type[RowT]) -> tuple[RowT, ...]:
        """Return all rows of a table, line by line, the earliest of each line first."""
        lines = self._lines.get(table.table, {}).values()
        return tuple(row for line in lines for row in line if isinstance(row, table))

    def line(self, table: str, key: tuple[object, ...]) -> tuple[PolicyRow, ...]:
        """Return the rows of one line of a table, the earliest first; none for a new line."""
        return tuple(self._lines.get(table, {}).get(key, ()))

    def asked_on(self, day: date) -> "PolicyBook":
        """Return the same book for questions of a day: those without one are answered as on it."""
        view = copy(self)
        view.day = day
        view.digest = self.digest
        return view

    def all_rows(self) -> tuple[PolicyRow, ...]:
        """Return every row, table by table."""
        return tuple(
            row for table in self._lines.values() for line in table.values() for row in line
        )

    def extended(self, rows: Iterable[PolicyRow], clauses: Iterable[Clause] = ()) -> "PolicyBook":
        """Return a book with dated rows (and the clauses they cite) added."""
        book = PolicyBook((*self.all_rows(), *rows), (*self.clauses.values(), *clauses))
        book.day = self.day
        return book

    def _holds(self, row: PolicyRow, on: date | None) -> bool:
        if on is None and self.day is not None:
            return row.since <= self.day
        return row.covers(on)

    @cached_property
    def kinds(self) -> Mapping[str, type[PolicyRow]]:
        """The class of the rows of every table."""
        return {row.table: type(row) for row in self.all_rows()}

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the book in canonical JSON; equal books have equal digests."""
        rows = sorted(canonical(row_json(row)) for row in self.all_rows())
        clauses = sorted(canonical(clause) for clause in self.clauses.values())
        return hashlib.sha256(b"\n".join([*rows, *clauses])).hexdigest()


def cited(*sources: PolicyRow | str) -> tuple[str, ...]:
    """Return the clauses of rows, and ids given beside them, each once and in order."""
    ids = (source if isinstance(source, str) else source.clause for source in sources)
    return tuple(dict.fromkeys(ids))


def row_json(row: PolicyRow) -> dict[str, Any]:
    """Return a row as JSON values, its table first."""
    return {"table": row.table} | {f.name: written(getattr(row, f.name)) for f in fields(row)}
