"""A sheet as it was read: cells by row and column, and what cells alone do not show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""As the spreadsheet holds it; an empty one is None."""

Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most; a hostile file stays harmless."""

    most_bytes: int
    most_unpacked: int
    most_rows: int
    most_columns: int = 100
    most_parts: int = 200


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, rows and columns counted from 1, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet from its first one on.

    Attributes:
        merged: only the first cell of such an area has a value.
        unvalued: (row, column) of formulas that no program has calculated yet.
        faulty: (row, column) of error values such as #DIV/0!; the rows have nothing there.
    """

    rows: list[Row]
    merged: tuple[Area, ...] = ()
    unvalued: frozenset[tuple[int, int]] = frozenset()
    faulty: frozenset[tuple[int, int]] = frozenset()

    def filled(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that say something, with their numbers as the spreadsheet shows them."""
        for number, row in enumerate(self.rows, start=1):
            if any(not blank(cell) for cell in row):
                yield number, row


def blank(cell: Cell) -> bool:
    """Return whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def letters(column: int) -> str:
    """Return the name of a column, counted from 1: 28 is ``AB``."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number_of(name: str) -> int:
    """Return the place of a column, counted from 1: ``AB`` is 28."""
    place = 0
    for letter in name:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place
