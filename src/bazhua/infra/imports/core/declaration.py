"""What a kind of import is, as a part declares it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol, TypeAlias

from bazhua.infra.db.actors import Actor
from bazhua.kernel.words import Phrase, Word

Value: TypeAlias = str | int | Decimal | date | None
Values: TypeAlias = Mapping[str, Value]

BATCH: Final = 500
LONGEST_TEXT: Final = 200


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CODE = "code"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; its header is its key or either word.

    Attributes:
        unique: no value twice within a file.
        choices: code → word, of a choice; a cell may hold the code or either word.
        form: regular expression of a code, with ``form_said`` for people.
        least, most: bounds of a number.
        longest: characters of a text or code.
        sealed: what it holds is personal: kept sealed until it is taken, told in no error.
    """

    key: str
    word: Word
    kind: Kind = Kind.TEXT
    required: bool = True
    unique: bool = False
    choices: Mapping[str, Word] = field(default_factory=dict)
    form: str = ""
    form_said: Word = field(default_factory=lambda: Word("", ""))
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int = LONGEST_TEXT
    sealed: bool = False

    def __post_init__(self) -> None:
        """Refuse a column that contradicts itself.

        Raises:
            ValueError: choices without a choice, a form that is no regular expression, or sealed
                without being a text or code.
        """
        if (self.kind is Kind.CHOICE) != bool(self.choices):
            raise ValueError(self.key)
        if self.sealed and self.kind not in {Kind.TEXT, Kind.CODE}:
            raise ValueError(self.key)
        re.compile(self.form)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a row, told with what to do.

    Attributes:
        column: key of the column; empty when it concerns the whole row.
    """

    column: str
    code: str
    said: Phrase


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A good row: its number in the file and its values by key."""

    number: int
    values: Values


class Apply(Protocol):
    """Takes good rows into the platform, by the services of a part, in the caller's transaction."""

    def __call__(self, rows: Sequence[ImportedRow], *, actor: Actor, at: datetime) -> None:
        """Take the rows; a refusal undoes the batch and ends the import until it is chosen anew."""


class Judge(Protocol):
    """Compares good rows with the records, and with the rows before them."""

    def __call__(self, rows: Sequence[ImportedRow]) -> Mapping[int, Sequence[Problem]]:
        """Return what is wrong, by the number of the row; rows that are right are left out."""


class Judging(Protocol):
    """Makes the judge of one file."""

    def __call__(self, *, actor: Actor, at: datetime) -> Judge:
        """Return a judge that has seen no row yet."""


def no_check(values: Values) -> Iterable[Problem]:
    """Find nothing wrong."""
    del values
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportKind:
    """One kind of import.

    Attributes:
        name: kept in rows, so it never changes.
        right: resource and action that the actor must have some grant for.
        check: pure; judges a row whose cells are all right.
        judging: compares rows that are right by themselves with the records; none where only
            `apply` can tell.
        batch: rows in one transaction, while another process may take a batch of the same file;
            none for all of them in one.
        whole: rows that are wrong are never left out: all of them, or none.
    """

    name: str
    word: Word
    columns: tuple[Column, ...]
    right: tuple[str, str]
    apply: Apply
    check: Callable[[Values], Iterable[Problem]] = no_check
    judging: Judging | None = None
    batch: int | None = BATCH
    whole: bool = False

    def __post_init__(self) -> None:
        """Refuse a kind whose columns cannot be told apart.

        Raises:
            ValueError: two columns share a key.
        """
        keys = [column.key for column in self.columns]
        if len(set(keys)) < len(keys):
            raise ValueError(self.name)

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)
