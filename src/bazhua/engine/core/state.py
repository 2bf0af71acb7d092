"""All that is remembered between two batches, as columns by point, limit, rate and position."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Self, TypeAlias, get_type_hints

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.codes import NEVER, Codes, Flags, Floats, Ints, Rows
from bazhua.engine.core.plan import NONE, Plan
from bazhua.engine.core.planning.changing import Changed

Axis: TypeAlias = Literal["point", "limit", "rate", "position", "firm", "plant"]

RECENT: Final = 5
"""Readings whose median a spike is held against."""

ANCHORS: Final = 8
"""Readings that a rate of change may be reckoned from, spread over its window."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the state runs along, its type, its first value, and its depth.

    A depth that is a name is that of a number of the rule book. What is deep lies layer by layer.
    """

    axis: Axis
    kind: type
    start: float = 0
    deep: int | str = 0

    def fresh(self, plan: Plan) -> NDArray[Any]:
        """Return the column before the first reading."""
        deep = getattr(plan.tolerances, self.deep) if isinstance(self.deep, str) else self.deep
        sizes = {
            "point": len(plan.tags),
            "limit": len(plan.keys),
            "rate": plan.rates,
            "position": plan.positions,
            "firm": len(plan.firms),
            "plant": 1,
        }
        shape = (deep, sizes[self.axis]) if deep else sizes[self.axis]
        return np.full(shape, self.start, self.kind)


@dataclass(slots=True)
class State:
    """What is remembered; `step` takes it over and hands it on.

    Attributes:
        last_t: of the latest reading that was judged, ms; ``last_v`` its value.
        good_t: of the latest GOOD reading.
        quality: of the point by its latest reading; ``silence`` by the lack of one.
        back: readings in a row since it fell silent.
        anchor: the value that a flat line has; it is one from ``flat_due`` on.
        recent: the latest believed values, the newest at ``recent_at``; ``recent_count`` of them.
        jump: readings since the value jumped, while it may be a spike.
        calm_low: with ``calm_high``: between them a reading changes nothing but what is latest.
        restful: no limit runs, nothing is wrong: a calm reading may be passed over.
        alike: minutes in which it has read the same as another; ``copied`` when they were many.
        minute_v: its value when the last minute began; ``still`` are the minutes for which it has
            been the same while others of its group moved, ``steady`` when they were many.
        alarm: state of the alarm.
        since: first reading of the stretch that would move the alarm: on, or off when it is on.
        raised: when the alarm went on; ``announced``: when somebody was last told.
        ons: the latest times that it went on, the newest last.
        off_delay: as planned, or longer after chattering.
        anchor_t: with ``anchor_v``: earlier readings for a rate of change, the newest last.
        shelved_until: an alarm is covered until then; ``suppressed`` and ``out_of_service``
            cover it without end.
        near: minutes of this day in which the value lay just short of the set point; ``clipped``
            when they were many.
        firm_offline: nearly all points of the firm are silent.
        minute: the last one in which copied curves were looked for; ``day`` is the day of it.
        told_t: times of the latest announcements to a position, the newest last.
    """

    last_t: Annotated[Ints, Column("point", np.int64, NEVER)]
    last_v: Annotated[Floats, Column("point", np.float64, np.nan)]
    good_t: Annotated[Ints, Column("point", np.int64, NEVER)]
    quality: Annotated[Codes, Column("point", np.int8)]
    silence: Annotated[Codes, Column("point", np.int8)]
    back: Annotated[Codes, Column("point", np.int8)]
    anchor: Annotated[Floats, Column("point", np.float64, np.inf)]
    flat_due: Annotated[Ints, Column("point", np.int64, -NEVER)]
    recent: Annotated[Floats, Column("point", np.float64, np.nan, RECENT)]
    recent_at: Annotated[Codes, Column("point", np.int8)]
    recent_count: Annotated[Codes, Column("point", np.int8)]
    jump: Annotated[Codes, Column("point", np.int8)]
    calm_low: Annotated[Floats, Column("point", np.float64, np.inf)]
    calm_high: Annotated[Floats, Column("point", np.float64, -np.inf)]
    restful: Annotated[Flags, Column("point", np.bool_)]
    alike: Annotated[Ints, Column("point", np.int64)]
    copied: Annotated[Flags, Column("point", np.bool_)]
    minute_v: Annotated[Floats, Column("point", np.float64, np.nan)]
    still: Annotated[Ints, Column("point", np.int64)]
    steady: Annotated[Flags, Column("point", np.bool_)]
    alarm: Annotated[Codes, Column("limit", np.int8)]
    since: Annotated[Ints, Column("limit", np.int64, NEVER)]
    raised: Annotated[Ints, Column("limit", np.int64, NEVER)]
    announced: Annotated[Ints, Column("limit", np.int64, NEVER)]
    ons: Annotated[Ints, Column("limit", np.int64, NEVER, "chatter_count")]
    off_delay: Annotated[Ints, Column("limit", np.int64)]
    chattering: Annotated[Flags, Column("limit", np.bool_)]
    standing: Annotated[Flags, Column("limit", np.bool_)]
    unverified: Annotated[Flags, Column("limit", np.bool_)]
    anchor_t: Annotated[Ints, Column("rate", np.int64, NEVER, ANCHORS)]
    anchor_v: Annotated[Floats, Column("rate", np.float64, np.nan, ANCHORS)]
    shelved_until: Annotated[Ints, Column("limit", np.int64, NEVER)]
    suppressed: Annotated[Flags, Column("limit", np.bool_)]
    out_of_service: Annotated[Flags, Column("limit", np.bool_)]
    near: Annotated[Ints, Column("limit", np.int64)]
    clipped: Annotated[Flags, Column("limit", np.bool_)]
    firm_offline: Annotated[Flags, Column("firm", np.bool_)]
    day: Annotated[Ints, Column("plant", np.int64, NEVER)]
    minute: Annotated[Ints, Column("plant", np.int64, NEVER)]
    told_t: Annotated[Ints, Column("position", np.int64, NEVER, "flood_from")]
    flood: Annotated[Flags, Column("position", np.bool_)]

    @classmethod
    def fresh(cls, plan: Plan) -> Self:
        """Return the state before the first reading."""
        state = cls(**{name: column.fresh(plan) for name, column in COLUMNS.items()})
        state.off_delay[:] = plan.limits.off_delay
        return state

    def copy(self) -> Self:
        """Return a state of its own with the same content."""
        return type(self).loaded({name: column.copy() for name, column in self.saved().items()})

    def saved(self) -> dict[str, NDArray[Any]]:
        """Return the columns by name, to be stored."""
        return {name: getattr(self, name) for name in COLUMNS}

    @classmethod
    def loaded(cls, columns: Mapping[str, NDArray[Any]]) -> Self:
        """Return the state that was saved."""
        return cls(**columns)


At: TypeAlias = Rows | slice
"""Places in a column: rows, or those that lie side by side."""


def put(column: NDArray[Any], at: At, new: NDArray[Any], which: Flags) -> None:
    """Write some of the new values of a column at their places."""
    if isinstance(at, slice):
        np.copyto(column[at], new, where=which)
    else:
        column[at[which]] = new[which]


def retuned(state: State, plan: Plan, rows: Rows) -> None:
    """Let limits begin anew whose numbers are others now; their alarms stay as they are."""
    state.since[rows] = NEVER
    grown = np.where(state.chattering[rows], plan.tolerances.chatter_off_delay, 0)
    state.off_delay[rows] = np.maximum(plan.limits.off_delay[rows], grown)
    state.restful[plan.limits.point[rows]] = False


def carried(state: State, old: Plan, changed: Changed) -> State:
    """Return the state under changed definitions: what is still there keeps what it had.

    The stretch of a limit that is other begins anew, and the next reading of its point is looked at
    in full. An alarm whose limit is gone is gone with it.
    """
    new = changed.plan
    taken = State.fresh(new)
    of_limits = _stayed(changed.limits)
    same = min(old.positions, new.positions)
    moved = {
        "point": _stayed(changed.points),
        "limit": of_limits,
        "rate": _of_rates(old, new, *of_limits),
        "position": (slice(same), slice(same)),
        "firm": _stayed(np.array([old.firms.get(name, NONE) for name in new.firms], np.intp)),
        "plant": (slice(1), slice(1)),
    }
    for name, column in COLUMNS.items():
        was, now = moved[column.axis]
        into, before = getattr(taken, name), getattr(state, name)
        if column.deep:
            deep = min(len(into), len(before))
            into[-deep:, now] = before[-deep:, was]
        else:
            into[now] = before[was]
    retuned(taken, new, changed.other_limits)
    taken.restful[changed.other_points] = False
    return taken


def _stayed(was: Rows) -> tuple[Rows, Rows]:
    """Return where what stayed was and is."""
    now = np.flatnonzero(was != NONE)
    return was[now], now


def _of_rates(old: Plan, new: Plan, was: Rows, now: Rows) -> tuple[Rows, Rows]:
    rated = old.limits.rate[was] != NONE
    return old.limits.rate[was[rated]], new.limits.rate[now[rated]]


COLUMNS: Final[Mapping[str, Column]] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(State, include_extras=True).items()
}
