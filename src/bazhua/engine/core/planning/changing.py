"""A plan made of another one and what is told anew.

It comes to what the same definitions come to from nothing, and costs some copying of columns: what
is told is looked at one by one, what stays is not. So who adds a point does not wait for a province
to be planned again, and readings do not either.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np

from bazhua.engine.core.codes import Rows, Signal
from bazhua.engine.core.definitions import Limit, LimitKind, Point, Tolerances
from bazhua.engine.core.plan import GRAVITY, NONE, Key, LimitPlan, Plan, Ties
from bazhua.engine.core.planning.columns import (
    Columns,
    calm,
    of_limits,
    of_points,
    rows,
    shared,
    with_limits,
)


class Told(Protocol):
    """Points and limits that are new or other than before, and those that are gone."""

    @property
    def points(self) -> Sequence[Point]:
        """Points that are new or other."""

    @property
    def limits(self) -> Sequence[Limit]:
        """Limits that are new or other."""

    @property
    def gone_points(self) -> Sequence[str]:
        """Points that are gone, and their limits with them."""

    @property
    def gone_limits(self) -> Sequence[Key]:
        """Limits that are gone."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A plan, and where what is in it stood before; −1 where it is new.

    Attributes:
        points: of each point its number in the plan before; so ``limits`` of each limit.
        other_points: points whose definition or limits are others; so ``other_limits``.
    """

    plan: Plan
    points: Rows
    limits: Rows
    other_points: Rows
    other_limits: Rows


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers after a change.

    Attributes:
        now: of each old number the new one.
        stay: old numbers of what stays as it was, in order.
        own: what is told, by name.
    """

    names: dict[Any, int]
    now: Rows
    stay: Rows
    own: dict[Any, Any]

    @property
    def was(self) -> Rows:
        """Of each new number the old one."""
        was = np.full(len(self.names), NONE, np.intp)
        stays = np.flatnonzero(self.now != NONE)
        was[self.now[stays]] = stays
        return was

    @property
    def told(self) -> Rows:
        """The new numbers of what is told."""
        return rows(self.names[name] for name in self.own)


def planned(points: Iterable[Point], limits: Iterable[Limit], tolerances: Tolerances) -> Plan:
    """Return definitions as columns; a cause or a partner that is not there is none.

    Raises:
        KeyError: a limit is of a point that is not there.
        ValueError: a point or a limit is defined twice.
    """
    told = _Whole(list(points), list(limits))
    tags = {point.tag for point in told.points}
    keys = {limit.key for limit in told.limits}
    if missing := {limit.point for limit in told.limits} - tags:
        raise KeyError(*sorted(missing))
    if len(tags) != len(told.points) or len(keys) != len(told.limits):
        raise ValueError("a point or a limit is defined twice")
    return changed(_empty(tolerances), told).plan


def changed(plan: Plan, told: Told) -> Changed:
    """Return the plan after a change."""
    points = _numbered_points(plan, told)
    limits, columns = _numbered_limits(plan, told, points)
    loose = _tied(plan, points, limits, columns)
    by_limit = LimitPlan(**columns, rate=_rates(columns))
    of_point, groups, firms = _point_columns(plan, points)
    lost = plan.limits.point[limits.now == NONE]
    others = [points.told, by_limit.point[limits.told], points.now[lost]]
    after = Plan(
        points.names,
        limits.names,
        with_limits(of_point, by_limit),
        by_limit,
        _effects(by_limit),
        plan.tolerances,
        bool((by_limit.partner != NONE).any()),
        int((by_limit.rate != NONE).sum()),
        1 + int(by_limit.position.max(initial=0)),
        groups,
        firms,
        loose,
    )
    other_points = np.setdiff1d(np.concatenate(others), [NONE])
    return Changed(after, points.was, limits.was, other_points, limits.told)


def anew(old: Plan, new: Plan) -> Changed:
    """Return a plan that was made from nothing as one in which everything may be other."""
    return Changed(
        new,
        rows(old.tags.get(tag, NONE) for tag in new.tags),
        rows(old.keys.get(key, NONE) for key in new.keys),
        np.arange(len(new.tags)),
        np.arange(len(new.keys)),
    )


def amended(plan: Plan, told: Sequence[Limit]) -> Plan | None:
    """Return a plan with other numbers for some limits; nothing where more than numbers changes.

    It comes to what `changed` would, in a tenth of the time.
    """
    keys, tags = plan.keys, plan.tags
    if any(limit.key not in keys or limit.key in plan.loose for limit in told):
        return None
    at, old = rows(keys[limit.key] for limit in told), plan.limits
    partner = [tags.get(limit.partner, NONE) if limit.partner else NONE for limit in told]
    cause = [keys.get(limit.cause, NONE) if limit.cause else NONE for limit in told]
    new_ties = any(
        (limit.partner and one == NONE) or (limit.cause and other == NONE)
        for limit, one, other in zip(told, partner, cause, strict=True)
    )
    own = of_limits(told, tags) | {"partner": rows(partner), "cause": rows(cause)}
    same = (own["partner"] == old.partner[at]) & (own["cause"] == old.cause[at])
    if new_ties or not same.all() or (own["position"] >= plan.positions).any():
        return None
    columns = {name: getattr(old, name).copy() for name in own}
    for name, column in columns.items():
        column[at] = own[name]
    limits = replace(old, **columns)
    calm_low, calm_high = calm(len(tags), limits)
    points = replace(plan.points, calm_low=calm_low, calm_high=calm_high)
    return replace(plan, limits=limits, points=points)


def _numbered_points(plan: Plan, told: Told) -> _Numbers:
    """Return the points in order: those that stay, then those that are new."""
    gone = set(told.gone_points)
    own = {point.tag: point for point in told.points if point.tag not in gone}
    left = [tag for tag in plan.tags if tag not in gone]
    new = [_compact(tag) for tag in own if tag not in plan.tags]
    tags = dict(zip([*left, *new], range(len(left) + len(new)), strict=True))
    stay = rows(plan.tags[tag] for tag in left)
    now = np.full(len(plan.tags), NONE, np.intp)
    now[stay] = np.arange(len(stay))
    return _Numbers(tags, now, stay, own)


def _numbered_limits(plan: Plan, told: Told, points: _Numbers) -> tuple[_Numbers, Columns]:
    """Return the limits in order of their points, and of gravity; and their columns, ties as before."""
    names_of = {tag: tag for tag in points.names}
    own = {
        (names_of[limit.point], limit.kind): limit
        for limit in told.limits
        if limit.point in names_of
    }
    for key in told.gone_limits:
        own.pop(key, None)
    stays = points.now[plan.limits.point] != NONE
    stays[rows(plan.keys[key] for key in (*told.gone_limits, *own) if key in plan.keys)] = False
    stay = np.flatnonzero(stays)
    fresh = of_limits(list(own.values()), points.names)
    columns = {
        name: np.concatenate((getattr(plan.limits, name)[stay], column))
        for name, column in fresh.items()
    }
    columns["point"][: len(stay)] = points.now[columns["point"][: len(stay)]]
    order = np.argsort(columns["point"] * len(GRAVITY) + columns["gravity"], kind="stable")
    old = list(plan.keys)
    names = [*(old[number] for number in stay.tolist()), *own]
    keys = {names[place]: number for number, place in enumerate(order.tolist())}
    now = np.full(len(old), NONE, np.intp)
    now[stay] = np.argsort(order, kind="stable")[: len(stay)]
    again = [key for key in own if key in plan.keys]
    now[rows(plan.keys[key] for key in again)] = rows(keys[key] for key in again)
    return _Numbers(keys, now, stay, own), {name: c[order] for name, c in columns.items()}


def _compact(tag: str) -> str:
    """Return a copy of a name that lies apart from what is told with it.

    A name that is kept would hold the whole page of memory in which it came among definitions that
    are not: half a gigabyte of a province.
    """
    return tag.encode().decode()


def _tied(plan: Plan, points: _Numbers, limits: _Numbers, columns: Columns) -> Mapping[Key, Ties]:
    """Tie limits to their partners and causes; return the names of those that are not there."""
    loose = {
        key: ties
        for key, ties in plan.loose.items()
        if key in limits.names and key not in limits.own
    }
    for name, numbers, before in (
        ("partner", points, plan.tags),
        ("cause", limits, plan.keys),
    ):
        column = columns[name]
        columns[name] = np.append(numbers.now, NONE)[column]
        lost = np.flatnonzero((column != NONE) & (columns[name] == NONE))
        if len(lost):
            keys, names = list(limits.names), list(before)
            for row in lost.tolist():
                ties = loose.get(keys[row], Ties())
                loose[keys[row]] = ties._replace(**{name: names[column[row]]})
    loose |= {key: Ties(one.partner, one.cause) for key, one in limits.own.items()}
    return dict(_still_loose(loose, points.names, limits.names, columns))


def _still_loose(
    loose: Mapping[Key, Ties],
    tags: Mapping[str, int],
    keys: Mapping[Key, int],
    columns: Columns,
) -> Iterable[tuple[Key, Ties]]:
    """Tie what can be tied; yield the rest."""
    for key, (partner, cause) in loose.items():
        if partner and partner in tags:
            columns["partner"][keys[key]] = tags[partner]
        if cause and cause in keys:
            columns["cause"][keys[key]] = keys[cause]
        rest = Ties(
            None if not partner or partner in tags else partner, None if cause in keys else cause
        )
        if rest != Ties():
            yield key, rest


def _point_columns(
    plan: Plan, points: _Numbers
) -> tuple[Columns, Mapping[str, int], Mapping[str, int]]:
    fresh = of_points(list(points.own.values()), plan.tolerances)
    new, at = len(points.names) - len(points.stay), points.told
    none = np.full(new, NONE, np.intp)
    columns: Columns = {}
    columns["kin"], groups = shared(
        np.append(plan.points.kin[points.stay], none),
        plan.groups,
        zip(at.tolist(), (point.group for point in points.own.values()), strict=True),
    )
    columns["firm"], firms = shared(
        np.append(plan.points.firm[points.stay], none),
        plan.firms,
        zip(at.tolist(), (point.firm for point in points.own.values()), strict=True),
    )
    for name, column in fresh.items():
        stay = getattr(plan.points, name)[points.stay]
        columns[name] = np.concatenate((stay, np.zeros(new, stay.dtype)))
        columns[name][at] = column
    return columns, groups, firms


def _rates(columns: Columns) -> Rows:
    rated = columns["signal"] == Signal.RATE
    return np.where(rated, np.cumsum(rated) - 1, NONE)


def _effects(limits: LimitPlan) -> dict[int, list[int]]:
    effects: dict[int, list[int]] = {}
    tied = np.flatnonzero(limits.cause != NONE)
    for effect, cause in zip(tied.tolist(), limits.cause[tied].tolist(), strict=True):
        effects.setdefault(cause, []).append(effect)
    return effects


@dataclass(frozen=True, slots=True)
class _Whole:
    points: Sequence[Point]
    limits: Sequence[Limit]
    gone_points: Sequence[str] = ()
    gone_limits: Sequence[tuple[str, LimitKind]] = ()


def _empty(tolerances: Tolerances) -> Plan:
    limits = of_limits([], {})
    by_limit = LimitPlan(**limits, rate=_rates(limits))
    none = {"kin": rows([]), "firm": rows([])}
    points = with_limits(of_points([], tolerances) | none, by_limit)
    return Plan(
        {},
        {},
        points,
        by_limit,
        {},
        tolerances,
        paired=False,
        rates=0,
        positions=1,
        groups={},
        firms={},
        loose={},
    )
