"""What a point read around an instant, as far as it is stored."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bazhua.grips.inherent.selectors.watching.readings import latest, milliseconds, series


class Sample(NamedTuple):
    """A reading: when, in milliseconds since 1970, and how much."""

    t: int
    v: float


def series_around(tag: str, at: datetime, span: timedelta) -> list[Sample]:
    """Return the readings of a point from a span before an instant to a span after it, in order.

    Readings that the engine still gathers are not among them, but for the last one.
    """
    since, until = at - span, at + span
    stored = series(tag, since, until)
    found = {*map(Sample, stored.t.tolist(), stored.v.tolist())}
    last = latest([tag]).get(tag)
    if last is not None and since <= last.at < until:
        found.add(Sample(milliseconds(last.at), last.value))
    return sorted(found)
