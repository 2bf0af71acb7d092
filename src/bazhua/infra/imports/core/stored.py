"""Values of a row as JSON, and back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bazhua.infra.imports.core.declaration import ImportKind, Kind, Value, Values
from bazhua.kernel.numbers import plain

READERS: Final[Mapping[Kind, Callable[[str], Value]]] = {
    Kind.DATE: date.fromisoformat,
    Kind.DECIMAL: Decimal,
}


def stored(values: Values) -> dict[str, Any]:
    """Return values as JSON holds them."""
    return {key: _stored(value) for key, value in values.items()}


def restored(kind: ImportKind, cells: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values of a good row."""
    return {column.key: _restored(column.kind, cells[column.key]) for column in kind.columns}


def _stored(value: Value) -> str | int | None:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return plain(value)
        case _:
            return value


def _restored(kind: Kind, cell: Any) -> Value:
    if cell is None:
        return None
    read = READERS.get(kind)
    value: Value = read(cell) if read else cell
    return value
