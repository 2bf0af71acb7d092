"""How many readings of points were to be believed, and what was wrong with the others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from bazhua.engine.adapters.history.minutes import counted
from bazhua.engine.core.codes import Quality
from bazhua.grips.inherent.selectors.watching.readings import milliseconds
from bazhua.infra.telemetry.reading import engine_tables

_ASIDE: Final = """
SELECT tag, count(*) FROM telemetry_quarantine, unnest(points) AS tag
WHERE at >= %s AND at < %s AND replayed_at IS NULL AND tag = ANY(%s) GROUP BY tag
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a point sent in a time: readings by quality, and how many were put aside."""

    by_quality: Mapping[Quality, int]
    aside: int

    @property
    def readings(self) -> int:
        """All of them."""
        return sum(self.by_quality.values()) + self.aside

    @property
    def credible(self) -> int:
        """Those that are to be believed."""
        return self.by_quality.get(Quality.GOOD, 0)


def sent_by(tags: Collection[str], since: datetime, until: datetime) -> Mapping[str, Sent]:
    """Return what points sent in a time, by tag; a point that sent nothing is left out."""
    wanted = sorted(tags)
    if not wanted:
        return {}
    with engine_tables() as own:
        told = counted(own, wanted, milliseconds(since), milliseconds(until))
    with connection.cursor() as cursor:
        cursor.execute(_ASIDE, [since, until, wanted])
        aside: dict[str, int] = dict(cursor.fetchall())
    return {
        tag: Sent(_by_quality(told[tag].tolist() if tag in told else []), aside.get(tag, 0))
        for tag in {*told, *aside}
    }


def _by_quality(counts: list[int]) -> Mapping[Quality, int]:
    return {Quality(code): count for code, count in enumerate(counts) if count}
