"""Alarms are found by the one search."""

from collections.abc import Sequence
from datetime import datetime

from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE
from bazhua.infra.search.indexing import Findable, index_each


def let_find(rows: Sequence[Alarm], *, at: datetime) -> None:
    """Let new alarms be found by their number, and by name and tag of their point."""
    found_by = [
        Findable(record=row, title=row.point.name, codes=(row.number, row.point.tag))
        for row in rows
    ]
    index_each(RESOURCE, found_by, at=at, new=True)
