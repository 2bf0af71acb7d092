"""Compare-and-swap: of two who change the same version of a record, one is refused."""

from copy import copy
from typing import Any, Final, TypeVar

from django.db.models import F, QuerySet

from bazhua.infra.db.records import Record
from bazhua.kernel.errors import StaleState

RecordT = TypeVar("RecordT", bound=Record)

FIXED: Final = frozenset({"id", "pk", "uid", "origin_instance", "path_then", "path_now"})
"""Never changed by a move; ``path_now`` follows the tree, by the job that re-organises it."""


def swap(record: RecordT, *, version: int, **changes: Any) -> RecordT:
    """Change a record if it still has a version; return it as it is then.

    Args:
        record: stays as it was read.
        version: the one that the decision to change was made on.

    Raises:
        StaleState: the version moved meanwhile; nothing changed.
        ValueError: a field may not be changed this way.
    """
    if fixed := FIXED & changes.keys():
        raise ValueError(", ".join(sorted(fixed)))
    rows: QuerySet[RecordT] = QuerySet(type(record))
    found = rows.filter(pk=record.pk, version=version)
    if not found.update(**changes, version=F("version") + 1):
        raise StaleState
    moved = copy(record)
    for name, value in {**changes, "version": version + 1}.items():
        setattr(moved, name, value)
    return moved
