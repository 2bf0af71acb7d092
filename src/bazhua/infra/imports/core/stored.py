"""Values of a row as JSON, and back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from msgspec.json import Encoder

from bazhua.infra.imports.core.declaration import ImportKind, Kind, Value

JSON: Final = Encoder()
READERS: Final[Mapping[Kind, Callable[[str], Value]]] = {
    Kind.DATE: date.fromisoformat,
    Kind.DECIMAL: Decimal,
}


def stored(values: Mapping[str, Any]) -> str:
    """Return values as JSON; decimal numbers as text, so that nothing is lost."""
    return JSON.encode(values).decode()


def restored(kind: ImportKind, cells: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values of a good row."""
    return {column.key: _restored(column.kind, cells[column.key]) for column in kind.columns}


def _restored(kind: Kind, cell: Any) -> Value:
    if cell is None:
        return None
    read = READERS.get(kind)
    value: Value = read(cell) if read else cell
    return value
