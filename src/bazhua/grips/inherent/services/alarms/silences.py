"""Times in which points sent nothing, as the engine tells when they begin and end."""

from collections.abc import Sequence
from datetime import datetime

from bazhua.engine.core.codes import Quality
from bazhua.grips.inherent.models import Outage, points
from bazhua.grips.inherent.models.points import IN_USE
from bazhua.grips.inherent.services.alarms.feed import Change
from bazhua.infra.db.records import new_uid
from bazhua.infra.stream.ringing import ring_places
from bazhua.kernel.scope import Path

HINT = "alarm"


def note(changes: Sequence[Change], *, at: datetime) -> None:
    """Let outages begin and end."""
    rows = points().filter(IN_USE, tag__in={one.subject for one in changes})
    known = {row.tag: row for row in rows}
    running = {row.point_id: row for row in _running([row.pk for row in known.values()])}
    stored = {row.pk for row in running.values()}
    made, ended = [], []
    for one in changes:
        point = known.get(one.subject)
        if point is None:
            continue
        if one.after == Quality.OFFLINE and point.pk not in running:
            running[point.pk] = row = Outage(uid=new_uid(at), point=point, since=one.t)
            made.append(row)
        elif one.after != Quality.OFFLINE and point.pk in running:
            row = running.pop(point.pk)
            row.until = max(one.t, row.since)
            ended.append(row)
    Outage.objects.bulk_update([row for row in ended if row.pk in stored], ["until"])
    Outage.objects.bulk_create(made)
    ring_places(
        {Path(known[one.subject].path_now) for one in changes if one.subject in known}, HINT
    )


def _running(ids: Sequence[int]) -> Sequence[Outage]:
    return list(Outage.objects.filter(point__in=ids, until=None).select_for_update())
