"""Good rows of an import as records, batch by batch; two hands may take side by side."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final, TypeAlias

from django.db import connection
from django.db.models import F

from bazhua.infra.imports.core.declaration import ImportedRow, ImportKind
from bazhua.infra.imports.core.states import State
from bazhua.infra.imports.core.stored import restored
from bazhua.infra.imports.covers import uncovered
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.selectors import is_busy
from bazhua.infra.jobs.progress import Run

Held: TypeAlias = tuple[int, int, dict[str, Any]]
"""Id, number in the file and cells of a row."""

TAKEN: Final = "UPDATE imports_stagedrow SET taken = true WHERE id = ANY(%s)"
"""One array, not a parameter for each of thousands of rows."""

FORWARDS: Final = "number"
BACKWARDS: Final = "-number"
"""The second hand begins at the end: rows that stand together, such as the people of one firm,
then make neither wait for the other."""


class MovedOn(Exception):
    """The import is no longer being taken by this job; the batch is undone."""


def take_batches(
    kind: ImportKind, row: Import, run: Run, *, order: str, wait: bool = False
) -> None:
    """Take good rows that nobody else is taking, each batch in one transaction with its mark.

    It ends with the import's own job.

    Args:
        order: from which end.
        wait: for the rows that another hand holds, since it may give them back.

    Raises:
        DomainError: the part refuses a batch; nothing of it is taken.
        MovedOn: the import was given back, or chosen anew, meanwhile.
    """
    more = True
    while more and is_busy(row):
        run.tell(_taken(row))
        with run.step(None):
            more = _take(kind, row, _held(row, kind.batch, order=order, wait=wait), run)


def _held(row: Import, limit: int | None, *, order: str, wait: bool) -> list[Held]:
    """Return the rows of a batch in the order of the file, from whichever end it is."""
    found = StagedRow.objects.filter(owner=row, bad=False, taken=False).order_by(order)
    found = found.select_for_update(skip_locked=not wait)
    columns = found.values_list("pk", "number", "cells")
    return sorted(columns if limit is None else columns[:limit], key=itemgetter(1))


def _take(kind: ImportKind, row: Import, rows: Sequence[Held], run: Run) -> bool:
    """Return whether there was something to take."""
    if not rows:
        return False
    good = [
        ImportedRow(number, restored(kind, uncovered(kind, cells))) for _, number, cells in rows
    ]
    kind.apply(good, actor=run.actor, at=run.at)
    with connection.cursor() as cursor:
        cursor.execute(TAKEN, [[pk for pk, _, _ in rows]])
    mine = Import.objects.filter(pk=row.pk, state=State.APPLYING, job_uid=row.job_uid)
    if not mine.update(taken=F("taken") + len(rows)):
        raise MovedOn
    return True


def _taken(row: Import) -> int:
    return Import.objects.values_list("taken", flat=True).get(pk=row.pk)
