"""What another limit would have come to: the engine itself, over what the point has read."""

from datetime import datetime
from typing import Final, NamedTuple

import numpy as np

from bazhua.engine.adapters.history.track import Track
from bazhua.engine.core import definitions as engine
from bazhua.engine.core.batch import Readings
from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.engine.core.planning.changing import planned
from bazhua.engine.core.state import State
from bazhua.engine.core.step import step
from bazhua.grips.inherent.domain.alarm.policy import tolerances
from bazhua.grips.inherent.domain.watching.limits import Setting
from bazhua.grips.inherent.models import Point
from bazhua.grips.inherent.selectors.watching.definitions import SECOND_MS, points_defined
from bazhua.grips.inherent.selectors.watching.readings import series
from bazhua.infra.policies.book import current_book
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of

OPENED: Final = (AlarmState.NORM, AlarmState.RTN_UNACK)


class Preview(NamedTuple):
    """How often a limit would have alarmed, beside how often it would have as it is.

    Attributes:
        readings: how many were gone through.
        before: nothing where there is no such limit yet.
    """

    since: datetime
    until: datetime
    readings: int
    before: int | None
    after: int


def preview(
    point: Point, before: Setting | None, after: Setting, since: datetime, until: datetime
) -> Preview:
    """Return how often a limit would have alarmed in a time, had everybody acknowledged at once."""
    book = current_book(day_of(until))
    read = series(point.tag, since, until)
    return Preview(
        since,
        until,
        len(read.t),
        None if before is None else _alarms(point, before, read, book),
        _alarms(point, after, read, book),
    )


def _alarms(point: Point, setting: Setting, read: Track, book: PolicyBook) -> int:
    limit = engine.Limit(
        point=point.tag,
        kind=setting.kind,
        set_point=setting.set_point,
        dead_band=setting.dead_band,
        on_delay_ms=setting.on_delay_s * SECOND_MS,
        off_delay_ms=setting.off_delay_s * SECOND_MS,
    )
    plan = planned(list(points_defined([point], book)), [limit], tolerances(book))
    rows = np.zeros(len(read.t), np.intp)
    readings = Readings(rows, read.t, read.v, read.q, read.t)
    found = step(State.fresh(plan), readings, plan).transitions
    alarms = (found.kind == Kind.ALARM) & (found.after == AlarmState.UNACK)
    return int((alarms & np.isin(found.before, OPENED)).sum())
