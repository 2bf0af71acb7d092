"""The place of every record follows the tree: one statement for each table with a place."""

from typing import Final

from django.apps import apps
from django.db import connection
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.db.transaction import TransactionManagementError

from bazhua.infra.db.scoped import Scoped
from bazhua.kernel.scope import Path

AFTER_A_DOT: Final = "/"
"""The sign after the dot: what begins with a path lies before it, in the order of bytes."""


def replant(old: Path, new: Path) -> dict[str, int]:
    """Let everything at a node or below it stand at its new place; ``path_then`` stays.

    Returns:
        How many rows of each table were moved; tables without any are left out.

    Raises:
        TransactionManagementError: outside the transaction of the change of the tree.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(old.dotted)
    moved: dict[str, int] = {}
    for model in scoped_tables():
        rows: QuerySet[Scoped] = QuerySet(model)
        found = rows.filter(path_now__gte=old.dotted, path_now__lt=end_of(old))
        rest = Substr(F("path_now"), len(old.dotted) + 1)
        count = found.update(path_now=Concat(Value(new.dotted), rest))
        if count:
            moved[model._meta.label] = count  # noqa: SLF001 -- Django documents `_meta`
    return moved


def scoped_tables() -> list[type[Scoped]]:
    """Return every table whose records have a place."""
    return [model for model in apps.get_models() if issubclass(model, Scoped)]


def end_of(path: Path) -> str:
    """Return the end of the range of paths at a node and below it."""
    return path.dotted[:-1] + AFTER_A_DOT
