"""Rows written by COPY in the binary format: the quickest way in, and values arrive as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql


@dataclass(frozen=True, slots=True)
class Into:
    """A table and the types of its columns, by name."""

    table: str
    columns: dict[str, str]

    def copy(self, connection: psycopg.Connection, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows; none is no statement."""
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
            sql.Identifier(self.table), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(list(self.columns.values()))
            copy.write_row(first)
            for row in rows:
                copy.write_row(row)
