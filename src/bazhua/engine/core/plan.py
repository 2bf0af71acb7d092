"""Definitions as columns: what the core looks up while it judges.

Set points and the edges of dead bands are summed as decimals and rounded to a double once, so a
reading is held against the double nearest to the decimal that a person meant: 0.3 − 0.1 is the
same number as a reading of 0.2. Limits that alarm downwards are kept with the sign turned.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, Final

import numpy as np

from bazhua.engine.core.codes import Flags, Floats, Ints, Rows, Signal
from bazhua.engine.core.definitions import Limit, LimitKind, Point, Tolerances

NONE: Final = -1
UNBOUNDED: Final = Decimal("1e300")
"""Stands for the span of a point without a measuring range; sums with it stay finite."""

HAIR: Final = 1e-9
"""Share by which a distance between two readings is not yet another: 0.3 − 0.2 is 0.1."""

FOREVER: Final = 2**61

SIGNALS: Final[Mapping[LimitKind, tuple[Signal, int]]] = {
    LimitKind.LL: (Signal.VALUE, -1),
    LimitKind.L: (Signal.VALUE, -1),
    LimitKind.H: (Signal.VALUE, 1),
    LimitKind.HH: (Signal.VALUE, 1),
    LimitKind.ROC_UP: (Signal.RATE, 1),
    LimitKind.ROC_DOWN: (Signal.RATE, -1),
    LimitKind.DI: (Signal.DISCRETE, 1),
    LimitKind.DEV: (Signal.DEVIATION, 1),
    LimitKind.BAD: (Signal.FAULT, 1),
}
"""What each kind watches, and whether it alarms upwards (1) or downwards (−1)."""


@dataclass(frozen=True, slots=True)
class PointPlan:
    """Columns by point.

    Attributes:
        actor: points that are compared with each other have the same; their readings are judged
            in order of arrival.
        first: of its limits; there are ``count`` of them.
        believed_low: readings below are out of range; so above ``believed_high``.
        spike: so far from the median of its recent values lies a spike.
        resolution: values that differ by less are the same.
        calm_low: the least value that reaches no limit that alarms downwards; ``calm_high`` is the
            greatest that reaches none that alarms upwards.
        group: number of its group, −1 of none or when it has a partner, which may well read the same.
        watched: its limits look at more than the value, so no reading is passed over.
    """

    actor: Rows
    first: Rows
    count: Rows
    period: Ints
    offline: Ints
    spike: Floats
    believed_low: Floats
    believed_high: Floats
    calm_low: Floats
    calm_high: Floats
    resolution: Floats
    flat: Ints
    flat_zero: Ints
    group: Rows
    watched: Flags


@dataclass(frozen=True, slots=True)
class LimitPlan:
    """Columns by limit; the limits of a point stand side by side, the graver ones last.

    Attributes:
        raise_at: reached from here on, in the direction of ``sign``.
        clear_at: left below here.
        target: of DISCRETE: the value that alarms.
        rate: number among the limits of RATE, −1 of all others.
    """

    point: Rows
    signal: Rows
    sign: Floats
    raise_at: Floats
    clear_at: Floats
    target: Floats
    on_delay: Ints
    off_delay: Ints
    latching: Rows
    window: Ints
    rate: Rows
    partner: Rows
    cause: Rows
    re_alarm: Ints
    shelvable: Flags
    position: Rows


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is watched.

    Attributes:
        paired: whether any points are compared with each other.
        effects: for a limit the limits that it is the cause of.
    """

    tags: Mapping[str, int]
    keys: Mapping[tuple[str, LimitKind], int]
    points: PointPlan
    limits: LimitPlan
    effects: Mapping[int, Sequence[int]]
    tolerances: Tolerances
    paired: bool
    rates: int
    positions: int


GRAVITY: Final = {kind: number for number, kind in enumerate(LimitKind)} | {
    LimitKind.L: 0,
    LimitKind.LL: 1,
}


def planned(points: Iterable[Point], limits: Iterable[Limit], tolerances: Tolerances) -> Plan:
    """Return definitions as columns; a cause or a partner that is not there is none.

    Raises:
        KeyError: a limit is of a point that is not there.
        ValueError: a point or a limit is defined twice.
    """
    ordered = list(points)
    tags = {point.tag: number for number, point in enumerate(ordered)}
    own = sorted(limits, key=lambda limit: (tags[limit.point], GRAVITY[limit.kind]))
    keys = {
        (ordered[tags[limit.point]].tag, limit.kind): number for number, limit in enumerate(own)
    }
    if len(tags) != len(ordered) or len(keys) != len(own):
        raise ValueError("a point or a limit is defined twice")
    by_limit = _limits(own, tags, keys)
    return Plan(
        tags,
        keys,
        _points(ordered, by_limit, tolerances),
        by_limit,
        _effects(by_limit),
        tolerances,
        bool((by_limit.partner != NONE).any()),
        int((by_limit.rate != NONE).sum()),
        1 + max((limit.position for limit in own), default=0),
    )


def amended(plan: Plan, changed: Sequence[Limit]) -> Plan | None:
    """Return a plan with other numbers for some limits; nothing where more than numbers changes.

    It comes to what `planned` would, in a thousandth of the time: an officer who changes a limit
    does not wait for a province to be planned anew.
    """
    if any(limit.key not in plan.keys for limit in changed):
        return None
    rows = _rows(plan.keys[limit.key] for limit in changed)
    own, old = _limits(changed, plan.tags, plan.keys), plan.limits
    same = (own.partner == old.partner[rows]) & (own.cause == old.cause[rows])
    if not same.all() or (own.position >= plan.positions).any():
        return None
    columns = {f.name: getattr(old, f.name).copy() for f in fields(old) if f.name != "rate"}
    for name, column in columns.items():
        column[rows] = getattr(own, name)
    limits = replace(old, **columns)
    calm_low, calm_high = _calm(len(plan.tags), limits)
    points = replace(plan.points, calm_low=calm_low, calm_high=calm_high)
    return replace(plan, limits=limits, points=points)


def _limits(
    own: Sequence[Limit],
    tags: Mapping[str, int],
    keys: Mapping[tuple[str, LimitKind], int],
) -> LimitPlan:
    sides = [SIGNALS[limit.kind] for limit in own]
    rated = np.array([signal == Signal.RATE for signal, _ in sides], np.bool_)
    bounds = [_bound(limit) for limit in own]
    return LimitPlan(
        point=_rows(tags[limit.point] for limit in own),
        signal=_rows(signal for signal, _ in sides),
        sign=_floats(sign for _, sign in sides),
        raise_at=_floats(reached for reached, _ in bounds),
        clear_at=_floats(left for _, left in bounds),
        target=_floats(limit.set_point for limit in own),
        on_delay=_ints(limit.on_delay_ms for limit in own),
        off_delay=_ints(limit.off_delay_ms for limit in own),
        latching=_rows(limit.latching for limit in own),
        window=_ints(limit.window_ms for limit in own),
        rate=np.where(rated, np.cumsum(rated) - 1, NONE),
        partner=_rows(tags.get(limit.partner or "", NONE) for limit in own),
        cause=_rows(NONE if limit.cause is None else keys.get(limit.cause, NONE) for limit in own),
        re_alarm=_ints(limit.re_alarm_ms for limit in own),
        shelvable=np.array([limit.shelvable for limit in own], np.bool_),
        position=_rows(limit.position for limit in own),
    )


def _bound(limit: Limit) -> tuple[Decimal, Decimal]:
    """Return from where on the signal of a limit has reached it, and below which it has left it.

    DISCRETE and FAULT are 0 while they alarm and −1 otherwise.
    """
    signal, sign = SIGNALS[limit.kind]
    if signal in {Signal.DISCRETE, Signal.FAULT}:
        return Decimal(0), Decimal(0)
    reached = sign * limit.set_point if signal is Signal.VALUE else limit.set_point
    return reached, reached - limit.dead_band


def _points(ordered: Sequence[Point], limits: LimitPlan, tolerances: Tolerances) -> PointPlan:
    size = len(ordered)
    period = _ints(point.period_ms for point in ordered)
    beyond = ~np.isin(limits.signal, (Signal.VALUE, Signal.FAULT))
    count = np.bincount(limits.point, minlength=size)
    calm_low, calm_high = _calm(size, limits)
    margin = tolerances.beyond_range_percent / 100
    spans = [UNBOUNDED if p.low is None or p.high is None else p.high - p.low for p in ordered]
    actor = _actors(size, limits)
    alone = np.bincount(actor, minlength=size)[actor] == 1
    groups = {name: number for number, name in enumerate(dict.fromkeys(p.group for p in ordered))}
    return PointPlan(
        actor=actor,
        first=np.cumsum(count) - count,
        count=count,
        period=period,
        offline=np.maximum(tolerances.offline_periods * period, tolerances.offline_least),
        spike=_floats(tolerances.spike_percent / 100 * one for one in spans) * (1 + HAIR),
        believed_low=_floats(
            (p.low or 0) - margin * one for p, one in zip(ordered, spans, strict=True)
        ),
        believed_high=_floats(
            (p.low or 0) + (1 + margin) * one for p, one in zip(ordered, spans, strict=True)
        ),
        calm_low=calm_low,
        calm_high=calm_high,
        resolution=_floats(point.resolution for point in ordered) * (1 - HAIR),
        flat=_ints(point.flat_ms or FOREVER for point in ordered),
        flat_zero=_ints(point.flat_zero_ms or FOREVER for point in ordered),
        group=np.where(alone, _rows(groups[p.group] if p.group else NONE for p in ordered), NONE),
        watched=np.bincount(limits.point[beyond], minlength=size) > 0,
    )


def _calm(size: int, limits: LimitPlan) -> tuple[Floats, Floats]:
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


def _effects(limits: LimitPlan) -> dict[int, list[int]]:
    effects: dict[int, list[int]] = {}
    for effect in map(int, np.flatnonzero(limits.cause != NONE)):
        effects.setdefault(int(limits.cause[effect]), []).append(effect)
    return effects


def _floats(values: Iterable[Any]) -> Floats:
    return np.array([float(value) for value in values], np.float64)


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), np.int64)


def _rows(values: Iterable[int]) -> Rows:
    return np.array(list(values), np.intp)
