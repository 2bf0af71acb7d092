"""Points and their limits, as they are set."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.limits import Measuring, Setting, Wanted
from bazhua.grips.inherent.models import Limit, Point
from bazhua.kernel.numbers import plain
from bazhua.law.terms import Colour


def measuring_of(row: Point) -> Measuring:
    """Return what is to be known of a point for its limits; read with its installation."""
    return Measuring(
        measured=MeasuredKind(row.measured),
        unit=row.unit,
        low=row.low,
        high=row.high,
        full=row.full,
        level=None if row.installation is None else row.installation.level,
    )


def setting_of(row: Limit) -> Setting:
    """Return a limit as it is set."""
    return Setting(
        kind=LimitKind(row.kind),
        set_point=row.set_point,
        dead_band=row.dead_band,
        on_delay_s=row.on_delay_s,
        off_delay_s=row.off_delay_s,
        latching=row.latching,
        re_alarm_s=row.re_alarm_s,
        colour=Colour(row.colour),
    )


def limits_of(rows: Iterable[Point]) -> Mapping[int, Mapping[LimitKind, Limit]]:
    """Return the limits in use of points, by point and kind."""
    found: dict[int, dict[LimitKind, Limit]] = {row.pk: {} for row in rows}
    for limit in Limit.objects.filter(point__in=list(found), until=None).order_by("pk"):
        found[limit.point_id][LimitKind(limit.kind)] = limit
    return found


def as_kept(wanted: Wanted) -> dict[str, Any]:
    """Return a limit as it is kept while it waits for a second person."""
    return {
        "kind": wanted.kind.value,
        "set_point": plain(wanted.set_point),
        "dead_band": None if wanted.dead_band is None else plain(wanted.dead_band),
        "on_delay_s": wanted.on_delay_s,
        "off_delay_s": wanted.off_delay_s,
        "latching": wanted.latching,
        "re_alarm_s": wanted.re_alarm_s,
        "colour": None if wanted.colour is None else wanted.colour.value,
    }


def kept(told: Mapping[str, Any]) -> Wanted:
    """Return a limit that waited."""
    band, colour = told["dead_band"], told["colour"]
    return Wanted(
        kind=LimitKind(told["kind"]),
        set_point=Decimal(told["set_point"]),
        dead_band=None if band is None else Decimal(band),
        on_delay_s=told["on_delay_s"],
        off_delay_s=told["off_delay_s"],
        latching=told["latching"],
        re_alarm_s=told["re_alarm_s"],
        colour=None if colour is None else Colour(colour),
    )
