"""Whether a reading is to be believed: range, flat line, spike, silence that ends.

A spike is known only when the value has come back. Readings are judged at once all the same, so
that a real jump of gas raises its alarm with the first reading; the spike is told afterwards.
"""

from typing import NamedTuple

import numpy as np

from bazhua.engine.core.batch import Findings
from bazhua.engine.core.codes import Codes, Fate, Flags, Floats, Ints, Kind, Quality, Rows
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.state import RECENT, At, State, put


class Looked(NamedTuple):
    """Readings that are looked at in full, one of each point: see `Readings` for the columns.

    Attributes:
        row: of the reading in its batch.
    """

    row: Rows
    point: Rows
    t: Ints
    v: Floats
    q: Codes
    at: Ints

    def taken(self, which: Rows | Flags) -> "Looked":
        """Return some of them."""
        return Looked._make(column[which] for column in self)


def fates(state: State, plan: Plan, looked: Looked) -> Codes:
    """Return what becomes of each reading, by its time."""
    last, known = state.last_t[looked.point], plan.tolerances
    conditions = (
        looked.t > looked.at + known.future,
        looked.t < looked.at - known.late,
        looked.t == last,
        looked.t < last,
    )
    return np.select(conditions, (Fate.FUTURE, Fate.OUTDATED, Fate.DUPLICATE, Fate.LATE), 0).astype(
        np.int8
    )


def assessed(state: State, plan: Plan, looked: Looked, found: Findings) -> Codes:
    """Return the quality of readings that are judged, and remember and tell what it changes."""
    p, points = looked.point, plan.points
    bad = (looked.q != Quality.GOOD) | ~np.isfinite(looked.v)
    outside = (looked.v < points.believed_low[p]) | (looked.v > points.believed_high[p])
    believed = ~bad & ~outside
    flat = np.zeros(len(p), np.bool_)
    flat[believed] = _flat(state, plan, looked.taken(believed))
    quality = np.select(
        (bad, outside, flat), (Quality.BAD, Quality.OUT_OF_RANGE, Quality.FROZEN), Quality.GOOD
    ).astype(np.int8)
    _hold_against_recent(state, plan, looked.taken(believed), found)
    _tell_quality(state, looked, quality, found)
    _end_silence(state, plan, looked, found)
    state.last_t[p] = looked.t
    state.last_v[p] = looked.v
    return quality


def _flat(state: State, plan: Plan, looked: Looked) -> Flags:
    """Return which readings continue a flat line for too long; begin a new one where it moved."""
    p, points = looked.point, plan.points
    moved = np.abs(looked.v - state.anchor[p]) >= points.resolution[p]
    frozen: Flags = ~moved & (looked.t >= state.flat_due[p])
    begin(state, plan, p, looked.t, looked.v, moved)
    return frozen


def begin(state: State, plan: Plan, at: At, t: Ints, v: Floats, which: Flags) -> None:
    """Let a flat line begin at some readings of the points at these places."""
    put(state.anchor, at, v, which)
    due = t + np.where(v == 0, plan.points.flat_zero[at], plan.points.flat[at])
    put(state.flat_due, at, due, which)


def _hold_against_recent(state: State, plan: Plan, looked: Looked, found: Findings) -> None:
    p, known = looked.point, plan.tolerances
    far = state.recent_count[p] == RECENT
    middle = np.partition(state.recent[:, p[far]], RECENT // 2, axis=0)[RECENT // 2]
    far[far] = np.abs(looked.v[far] - middle) > plan.points.spike[p[far]]
    before = state.jump[p]
    back = ~far & (before > 0)
    found.add(
        Kind.SPIKE,
        p[back],
        t=looked.t[back],
        value=looked.v[back],
        before=Quality.GOOD,
        after=before[back],
        row=looked.row[back],
    )
    stays = far & (before >= known.spike_most)
    state.recent_count[p[stays]] = 0
    state.jump[p] = np.where(far & ~stays, before + 1, 0)
    kept = ~far | stays
    remember(state, p, looked.v, kept)
    state.recent_count[p[kept]] = np.minimum(state.recent_count[p[kept]] + 1, RECENT)


def remember(state: State, at: At, v: Floats, which: Flags) -> None:
    """Let some values be among the recent ones of the points at these places."""
    place = state.recent_at[at] + 1
    place[place == RECENT] = 0
    for number in range(RECENT):
        put(state.recent[number], at, v, which & (place == number))
    put(state.recent_at, at, place, which)


def _tell_quality(state: State, looked: Looked, quality: Codes, found: Findings) -> None:
    p = looked.point
    before = state.quality[p]
    worse = p[(before == Quality.GOOD) & (quality != Quality.GOOD)]
    state.good_t[worse] = state.last_t[worse]
    other = before != quality
    found.add(
        Kind.QUALITY,
        p[other],
        t=looked.t[other],
        value=looked.v[other],
        before=before[other],
        after=quality[other],
        row=looked.row[other],
    )
    state.quality[p] = quality


def _end_silence(state: State, plan: Plan, looked: Looked, found: Findings) -> None:
    p = looked.point
    before = state.silence[p]
    fresh = looked.at - looked.t <= plan.points.offline[p]
    back = np.where(fresh & (before == Quality.OFFLINE), state.back[p] + 1, 0)
    ended = fresh & (
        (before == Quality.STALE)
        | ((before == Quality.OFFLINE) & (back >= plan.tolerances.back_after))
    )
    found.add(
        Kind.SILENCE,
        p[ended],
        t=looked.t[ended],
        value=looked.v[ended],
        before=before[ended],
        after=Quality.GOOD,
        row=looked.row[ended],
    )
    state.silence[p[ended]] = Quality.GOOD
    state.back[p] = np.where(ended, 0, back)
