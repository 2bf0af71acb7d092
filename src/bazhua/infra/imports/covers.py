"""What is personal in rows and files, sealed for as long as they wait."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any, Final

from bazhua.infra.crypto.sealing import seal, unseal
from bazhua.infra.imports.core.declaration import ImportKind

CELL: Final = b"imports.cell."


def covered(kind: ImportKind, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return cells as they are kept: those of sealed columns as sealed text."""
    return _each(kind, cells, lambda key, text: b64encode(seal(text, about=CELL + key)).decode())


def uncovered(kind: ImportKind, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return kept cells as the file had them."""
    return _each(kind, cells, lambda key, text: unseal(b64decode(text), about=CELL + key).decode())


def _each(
    kind: ImportKind, cells: Mapping[str, Any], turn: Callable[[bytes, str], str]
) -> dict[str, Any]:
    turned = {
        column.key: turn(column.key.encode(), cells[column.key])
        for column in kind.columns
        if column.sealed and cells.get(column.key)
    }
    return {**cells, **turned}
