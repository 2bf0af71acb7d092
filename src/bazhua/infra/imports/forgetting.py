"""What is kept of an import only for a while: its file, its rows, itself. Its events stay."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from bazhua.infra.imports.core.states import State
from bazhua.infra.imports.files import files
from bazhua.infra.imports.models import Import, StagedRow

KEPT: Final = timedelta(days=30)
BATCH: Final = 5_000
UNCHOSEN: Final = (State.READING, State.WAITING)


@transaction.atomic
def forget_ended(at: datetime, *, batch: int = BATCH) -> int:
    """Remove the oldest import that ended, or was left unchosen, 30 days ago.

    Its rows go first, a batch at a time: the rows of a province are many.

    Returns:
        How many rows and imports were removed; 0 when nothing is due that nobody else removes.
    """
    before = at - KEPT
    due = Q(ended_at__lte=before) | Q(state__in=UNCHOSEN, asked_at__lte=before)
    row = Import.objects.filter(due).order_by("pk").select_for_update(skip_locked=True).first()
    if row is None:
        return 0
    ids = list(StagedRow.objects.filter(owner=row).values_list("pk", flat=True)[:batch])
    if ids:
        return StagedRow.objects.filter(pk__in=ids).delete()[0]
    if row.file_ref:
        files().remove(row.file_ref)
    return row.delete()[0]
