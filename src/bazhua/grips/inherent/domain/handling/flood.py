"""Whether people are flooded with alarms: it begins with many in a short time and ends with few."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from bazhua.grips.inherent.domain.alarm.policy import Nuisance


def flooded_since(announced: Sequence[datetime], at: datetime, noise: Nuisance) -> datetime | None:
    """Return since when one position has been flooded at an instant; nothing when it is not.

    Args:
        announced: when alarms were announced to it, in order, the last of them by ``at``.
    """
    within = timedelta(seconds=noise.flood_within_s)
    since: datetime | None = None
    for number, instant in enumerate(announced):
        before = number - bisect_right(announced, instant - within, hi=number)
        if since is not None and before < noise.flood_below:
            since = None
        if since is None and before + 1 >= noise.flood_from:
            since = instant
    recent = len(announced) - bisect_right(announced, at - within)
    return since if recent >= noise.flood_below else None
