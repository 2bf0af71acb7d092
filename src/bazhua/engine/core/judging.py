"""Readings judged: most are passed over at a glance, the others looked at in full.

A point has a calm band, in which a value can reach no limit, break no range, be no spike. While
none of its limits runs and nothing is wrong with it, a reading within the band changes only what
is latest. The readings of points that are compared with each other are judged in order of
arrival, one round after the other; all others of a batch side by side. So the answer does not
depend on how readings were put into batches.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from bazhua.engine.core.announcing import Announcer
from bazhua.engine.core.batch import Findings, Readings, Transitions
from bazhua.engine.core.codes import Codes, Fate, Flags, Quality, Rows
from bazhua.engine.core.credibility import Looked, assessed, begin, fates, remember
from bazhua.engine.core.limits import held, moved, resting
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.state import RECENT, State, put

CALM_MARGIN = 0.15
"""Of a spike: how far beyond its recent values a point is calm; any share gives the same answer."""

NEARLY = 1 - 1e-6
"""The calm band is a little narrower than it might be: sums that bound it are rounded."""


class Judged(NamedTuple):
    """What came of readings: transitions, and fate and quality of each reading."""

    transitions: Transitions
    fate: Codes
    quality: Codes


def judge(state: State, readings: Readings, plan: Plan) -> Judged:
    """Judge readings; the state is changed in place."""
    told = state.alarm.copy()
    found = Findings()
    fate = np.zeros(len(readings.t), np.int8)
    quality = np.zeros(len(readings.t), np.int8)
    for rows in rounds(plan.points.actor[readings.point] if plan.paired else readings.point):
        whole = len(rows) == len(fate)
        looked = Looked(rows, *(readings if whole else Readings._make(c[rows] for c in readings)))
        rest = looked.taken(np.flatnonzero(~_passed_over(state, plan, looked)))
        if len(rest.row):
            fate[rest.row], quality[rest.row] = _scrutinised(state, plan, rest, found)
    announcer = Announcer(state, plan, told, lambda row: int(readings.at[row]))
    return Judged(announcer.announced(found.ordered()), fate, quality)


def rounds(actor: Rows) -> Iterator[Rows]:
    """Yield the places of an array in rounds: no actor twice in one, each in order of arrival."""
    places = np.arange(len(actor))
    if not len(actor):
        return
    if side_by_side(actor) or _all_different(actor, places):
        yield places
        return
    order = np.argsort(actor, kind="stable")
    begins = np.flatnonzero(np.diff(actor[order], prepend=-1))
    rank = places - np.repeat(begins, np.diff(begins, append=len(actor)))
    by_rank = np.argsort(rank, kind="stable")
    for one in np.split(order[by_rank], np.cumsum(np.bincount(rank))[:-1]):
        yield np.sort(one)


def side_by_side(rows: Rows) -> bool:
    """Tell whether rows follow each other without a gap, as those of whole gateways do."""
    return bool(rows[-1] - rows[0] == len(rows) - 1 and (np.diff(rows) == 1).all())


def _all_different(actor: Rows, places: Rows) -> bool:
    last = np.empty(actor.max() + 1, np.intp)
    last[actor] = places
    return bool((last[actor] == places).all())


def _passed_over(state: State, plan: Plan, looked: Looked) -> Flags:
    """Return which readings are calm, and remember them."""
    p, t, v = looked.point, looked.t, looked.v
    # What lies side by side is looked at where it is, and not copied.
    at = slice(p[0], p[-1] + 1) if side_by_side(p) else p
    moves = np.abs(v - state.anchor[at]) >= plan.points.resolution[at]
    calm: Flags = (
        state.restful[at]
        & (v >= state.calm_low[at])
        & (v <= state.calm_high[at])
        & (t > state.last_t[at])
        & (t <= looked.at + plan.tolerances.future)
        & (t >= looked.at - plan.tolerances.late)
        & (looked.q == Quality.GOOD)
        & (moves | (t < state.flat_due[at]))
    )
    put(state.last_t, at, t, calm)
    put(state.last_v, at, v, calm)
    remember(state, at, v, calm)
    begin(state, plan, at, t, v, moves & calm)
    return calm


def _scrutinised(state: State, plan: Plan, looked: Looked, found: Findings) -> tuple[Codes, Codes]:
    """Look at readings in full; return fate and quality of each."""
    fate = fates(state, plan, looked)
    quality = np.full(len(fate), Quality.CLOCK, np.int8)
    judged = fate == Fate.JUDGED
    taken = looked.taken(judged)
    own = assessed(state, plan, taken, found)
    pairs = held(plan, taken)
    moved(state, plan, taken, own, pairs, found)
    _settle(state, plan, taken.point, resting(state, pairs, len(own)))
    quality[judged] = own
    return fate, quality


def _settle(state: State, plan: Plan, p: Rows, rests: Flags) -> None:
    """Find out which points may be passed over from now on, and within which band."""
    points = plan.points
    state.restful[p] = (
        rests
        & ~points.watched[p]
        & (state.quality[p] == Quality.GOOD)
        & (state.silence[p] == Quality.GOOD)
        & (state.recent_count[p] == RECENT)
        & (state.jump[p] == 0)
    )
    p = p[state.restful[p]]
    spike = points.spike[p] * NEARLY
    margin = points.spike[p] * CALM_MARGIN
    low = state.recent[:, p].min(axis=0) - margin
    high = state.recent[:, p].max(axis=0) + margin
    state.calm_low[p] = np.maximum.reduce(
        (low, high - spike, points.calm_low[p], points.believed_low[p])
    )
    state.calm_high[p] = np.minimum.reduce(
        (high, low + spike, points.calm_high[p], points.believed_high[p])
    )
