"""The trend of a point around an alarm."""

from datetime import timedelta
from typing import Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.watching.terms import LIMITS
from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.interfaces.web.watching.parts import spans, stretches_of
from bazhua.grips.inherent.models import Alarm
from bazhua.infra.ui.charts.trend import Bound, Times, Trend, trend
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Phrase
from bazhua.law.terms import Colour

SPAN: Final = timedelta(minutes=30)


def trend_of(row: Alarm) -> Trend | None:
    """Return the trend around an alarm with its limit; nothing while no reading of it is stored."""
    since, until = row.raised_at - SPAN, row.raised_at + SPAN
    times = Times(
        since=since,
        until=until,
        stretches=stretches_of(row.point, since, until),
        marked=row.raised_at,
    )
    found = spans(row.point.tag, since, until, times.stretches)
    if not found:
        return None
    told: dict[str, str | int] = {
        "name": row.point.name,
        "n": len(found),
        "low": f"{min(one.low for one in found):g}",
        "high": f"{max(one.high for one in found):g}",
        "unit": row.point.unit,
    }
    value = f"{plain(row.set_point)} {row.point.unit}"
    limit = Phrase(words.REACHED, {"limit": LIMITS[LimitKind(row.limit_kind)], "value": value})
    bound = Bound(float(row.set_point), Colour(row.colour), limit)
    return trend(Phrase(words.TREND_SAID, told), row.point.unit, times, found, [bound])
