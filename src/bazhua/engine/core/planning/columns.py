"""Columns of single points and limits, and those of points that follow from their limits."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.codes import Floats, Ints, Rows, Signal
from bazhua.engine.core.definitions import Limit, Point, Tolerances
from bazhua.engine.core.plan import (
    FOREVER,
    GRAVITY,
    HAIR,
    NONE,
    SIGNALS,
    UNBOUNDED,
    LimitPlan,
    PointPlan,
)

Columns = dict[str, NDArray[Any]]


def of_points(own: Sequence[Point], tolerances: Tolerances) -> Columns:
    """Return the columns of points that come from the points alone, but for names they share."""
    period = ints(point.period_ms for point in own)
    margin = tolerances.beyond_range_percent / 100
    spans = [UNBOUNDED if p.low is None or p.high is None else p.high - p.low for p in own]
    lows = [point.low or 0 for point in own]
    return {
        "period": period,
        "offline": np.maximum(tolerances.offline_periods * period, tolerances.offline_least),
        "spike": floats(tolerances.spike_percent / 100 * one for one in spans) * (1 + HAIR),
        "believed_low": floats(low - margin * one for low, one in zip(lows, spans, strict=True)),
        "believed_high": floats(
            low + (1 + margin) * one for low, one in zip(lows, spans, strict=True)
        ),
        "resolution": floats(point.resolution for point in own) * (1 - HAIR),
        "flat": ints(point.flat_ms or FOREVER for point in own),
        "flat_zero": ints(point.flat_zero_ms or FOREVER for point in own),
        "steady": ints(point.steady_minutes for point in own),
    }


def shared(
    column: Rows, names: Mapping[str, int], told: Iterable[tuple[int, str]]
) -> tuple[Rows, dict[str, int]]:
    """Return who has which name, and the names in the order of those who have them first.

    Args:
        column: who had which of the names before.
        told: rows and their names, which may be new; an empty one is none.
    """
    known = dict(names)
    for row, name in told:
        column[row] = known.setdefault(name, len(known)) if name else NONE
    used, first = np.unique(column, return_index=True)
    order = used[np.argsort(first)]
    order = order[order != NONE]
    number = np.full(len(known) + 1, NONE, np.intp)  # its last place stands for none
    number[order] = np.arange(len(order))
    by_number = list(known)
    return number[column], {by_number[old]: new for new, old in enumerate(order.tolist())}


def with_limits(own: Columns, limits: LimitPlan) -> PointPlan:
    """Return all columns of points: their own, and those that follow from their limits."""
    size = len(own["period"])
    count = np.bincount(limits.point, minlength=size)
    beyond = ~np.isin(limits.signal, (Signal.VALUE, Signal.FAULT))
    calm_low, calm_high = calm(size, limits)
    actor = _actors(size, limits)
    alone = np.bincount(actor, minlength=size)[actor] == 1
    return PointPlan(
        **own,
        actor=actor,
        first=np.cumsum(count) - count,
        count=count,
        calm_low=calm_low,
        calm_high=calm_high,
        group=np.where(alone, own["kin"], NONE),
        watched=np.bincount(limits.point[beyond], minlength=size) > 0,
    )


def of_limits(own: Sequence[Limit], tags: Mapping[str, int]) -> Columns:
    """Return the columns of limits that come from the limits alone; ties are given later."""
    sides = [SIGNALS[limit.kind] for limit in own]
    bounds = [_bound(limit) for limit in own]
    return {
        "point": rows(tags[limit.point] for limit in own),
        "gravity": rows(GRAVITY[limit.kind] for limit in own),
        "signal": rows(signal for signal, _ in sides),
        "sign": floats(sign for _, sign in sides),
        "raise_at": floats(reached for reached, _ in bounds),
        "clear_at": floats(left for _, left in bounds),
        "target": floats(limit.set_point for limit in own),
        "on_delay": ints(limit.on_delay_ms for limit in own),
        "off_delay": ints(limit.off_delay_ms for limit in own),
        "latching": rows(limit.latching for limit in own),
        "window": ints(limit.window_ms for limit in own),
        "partner": np.full(len(own), NONE, np.intp),
        "cause": np.full(len(own), NONE, np.intp),
        "re_alarm": ints(limit.re_alarm_ms for limit in own),
        "shelvable": np.array([limit.shelvable for limit in own], np.bool_),
        "position": rows(limit.position for limit in own),
    }


def _bound(limit: Limit) -> tuple[Decimal, Decimal]:
    """Return from where on the signal of a limit has reached it, and below which it has left it.

    DISCRETE and FAULT are 0 while they alarm and −1 otherwise.
    """
    signal, sign = SIGNALS[limit.kind]
    if signal in {Signal.DISCRETE, Signal.FAULT}:
        return Decimal(0), Decimal(0)
    reached = sign * limit.set_point if signal is Signal.VALUE else limit.set_point
    return reached, reached - limit.dead_band


def calm(size: int, limits: LimitPlan) -> tuple[Floats, Floats]:
    """Return for each point the least and the greatest value that reach no limit of its value."""
    low, high = np.full(size, -np.inf), np.full(size, np.inf)
    for sign, edge, tighter in ((-1, low, np.maximum), (1, high, np.minimum)):
        these = (limits.signal == Signal.VALUE) & (limits.sign == sign)
        tighter.at(edge, limits.point[these], sign * limits.raise_at[these])
    return np.nextafter(low, np.inf), np.nextafter(high, -np.inf)


def _actors(size: int, limits: LimitPlan) -> Rows:
    """Return for each point the least of the points that it is compared with, over any way."""
    actor = np.arange(size, dtype=np.intp)
    paired = limits.partner != NONE
    one, other = limits.point[paired], limits.partner[paired]
    while (actor[one] != actor[other]).any():
        least = np.minimum(actor[one], actor[other])
        np.minimum.at(actor, one, least)
        np.minimum.at(actor, other, least)
    return actor


def floats(values: Iterable[Any]) -> Floats:
    """Return numbers as a column."""
    return np.array([float(value) for value in values], np.float64)


def ints(values: Iterable[int]) -> Ints:
    """Return whole numbers as a column."""
    return np.array(list(values), np.int64)


def rows(values: Iterable[int]) -> Rows:
    """Return numbers of rows, or codes, as a column."""
    return np.array(list(values), np.intp)
