"""What is kept of callbacks only for a while."""

from datetime import datetime, timedelta
from typing import Final

from bazhua.infra.notify.callbacks.guessing import WITHIN
from bazhua.infra.notify.models import Heard, WrongCode

HEARD_KEPT: Final = timedelta(days=30)
BATCH: Final = 5_000


def forget(at: datetime, *, batch: int = BATCH) -> int:
    """Delete callbacks that no provider repeats any more, and wrong codes that no longer count.

    Returns:
        How many were deleted; 0 means that nothing is left to delete.
    """
    old = Heard.objects.filter(heard_at__lte=at - HEARD_KEPT).order_by("pk")
    ids = list(old.values_list("pk", flat=True)[:batch])
    heard, _ = Heard.objects.filter(pk__in=ids).delete()
    wrong, _ = WrongCode.objects.filter(at__lte=at - WITHIN).delete()
    return heard + wrong
