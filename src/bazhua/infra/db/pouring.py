"""Many new rows in one stroke: what imports can afford."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, TypeAlias

from django.db import connection, models
from msgspec.json import Encoder

Columns: TypeAlias = Mapping[str, Any]
"""Attribute (``firm_id``, not ``firm``) → value of one new row; all rows name the same ones."""

LEAVE_OUT: Final = "ON CONFLICT DO NOTHING"


def fill(model: type[models.Model], rows: Sequence[Columns]) -> None:
    """Copy rows that contradict nothing into a table, with the defaults of their model.

    A third cheaper for the database than `pour`; for columns of numbers, texts, instants, uids and
    lists of them.
    """
    if not rows:
        return
    given = _completed(model, rows)
    names, quote = tuple(given[0]), connection.ops.quote_name
    columns = ", ".join(quote(_fields(model)[name].column) for name in names)
    table, picked = quote(model._meta.db_table), itemgetter(*names)  # noqa: SLF001 -- Django documents it
    statement = f"COPY {table} ({columns}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row in given:
            copy.write_row(picked(row))


def pour(
    model: type[models.Model], rows: Sequence[Columns], *, clash: str = "", key: str = "uid"
) -> dict[Any, int]:
    """Insert rows, as one JSON text, with the defaults of their model; return their ids by key.

    Args:
        clash: SQL for rows that contradict a unique constraint; without it they fail.
        key: column that tells the rows apart; empty where nobody asks for the ids.
    """
    if not rows:
        return {}
    binary = _binary(model)
    given = _completed(model, rows)
    for row in given if binary else ():
        row.update({name: _hex(row[name]) for name in binary & row.keys()})
    statement = _statement(model, tuple(given[0]), clash, key)
    with connection.cursor() as cursor:
        cursor.execute(statement, [_JSON.encode(given).decode()])
        return dict(cursor.fetchall()) if key else {}


def _completed(model: type[models.Model], rows: Sequence[Columns]) -> list[dict[str, Any]]:
    defaults = {name: default() for name, default in _defaults(model).items()}
    return [{**defaults, **row} for row in rows]


@cache
def _statement(model: type[models.Model], names: tuple[str, ...], clash: str, key: str) -> str:
    quote, fields = connection.ops.quote_name, _fields(model)
    columns = ", ".join(quote(fields[name].column) for name in names)
    typed = ", ".join(f"{quote(name)} {fields[name].db_type(connection)}" for name in names)
    picked = ", ".join(quote(name) for name in names)
    table = quote(model._meta.db_table)  # noqa: SLF001 -- Django documents it
    return (
        f"INSERT INTO {table} ({columns}) SELECT {picked} "  # noqa: S608 -- names of our own tables
        f"FROM json_to_recordset(%s) AS row ({typed}) {clash} "
        + (f"RETURNING {quote(key)}, id" if key else "")
    )


@cache
def _fields(model: type[models.Model]) -> Mapping[str, Any]:
    return {
        field.attname: field
        for field in model._meta.concrete_fields  # noqa: SLF001 -- as above
        if not field.generated
    }


@cache
def _defaults(model: type[models.Model]) -> Mapping[str, Callable[[], Any]]:
    fields = _fields(model).items()
    return {name: field.get_default for name, field in fields if field.has_default()}


@cache
def _binary(model: type[models.Model]) -> frozenset[str]:
    fields = _fields(model).items()
    return frozenset(name for name, field in fields if isinstance(field, models.BinaryField))


def _hex(value: bytes | None) -> str | None:
    return None if value is None else f"\\x{value.hex()}"


_JSON: Final = Encoder()
