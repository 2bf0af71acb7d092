"""Signs of tampering: copied curves, a gas that stands still, a value that never reaches its limit.

None of them is proof; each is told, and somebody looks.
"""

from datetime import timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.batch import Findings
from bazhua.engine.core.codes import ABNORMAL, Flags, Floats, Kind, Quality, Rows, Signal
from bazhua.engine.core.plan import NONE, Plan
from bazhua.engine.core.state import RECENT, State
from bazhua.kernel.times import BEIJING

MINUTE_MS: Final = 60_000
DAY_MS: Final = 1_440 * MINUTE_MS
AHEAD_MS: Final = BEIJING.utcoffset(None) // timedelta(milliseconds=1)
DIFFERENT: Final = 3
MIXING: Final = np.uint64(0x9E37_79B9_7F4A_7C15)


def suspect(state: State, plan: Plan, at: int, found: Findings) -> None:
    """Look for signs when another minute has begun."""
    if at // MINUTE_MS <= state.minute[0]:
        return
    state.minute[0] = at // MINUTE_MS
    _find_copies(state, plan, at, found)
    shown = (state.silence == Quality.GOOD) & np.isin(state.quality, (Quality.GOOD, Quality.FROZEN))
    _find_steady(state, plan, at, shown, found)
    _find_clipped(state, plan, at, shown, found)


def _find_copies(state: State, plan: Plan, at: int, found: Findings) -> None:
    """Tell which points have long read the same as another of their group.

    What counts are the latest five readings, with three different values among them, of points
    that are believed: a copied curve comes in step with its original. Equal readings are found by
    a sum of 64 bits.
    """
    points = np.flatnonzero(
        (plan.points.group != NONE)
        & (state.recent_count == RECENT)
        & (state.quality == Quality.GOOD)
        & (state.silence == Quality.GOOD)
    )
    oldest = state.recent_at[points] + 1
    latest = state.recent[(oldest + np.arange(RECENT)[:, None]) % RECENT, points]
    lively = (np.diff(np.sort(latest, axis=0), axis=0) > 0).sum(axis=0) >= DIFFERENT - 1
    _, same, times = np.unique(
        _sums(plan.points.group[points], latest), return_inverse=True, return_counts=True
    )
    alike = points[lively & (times[same] > 1)]
    minutes = state.alike[alike] + 1
    state.alike[:] = 0
    state.alike[alike] = minutes
    copied = state.alike >= plan.tolerances.copied_minutes
    found.turn(Kind.COPIED, state.copied, copied, at)


def _sums(group: Rows, latest: Floats) -> NDArray[np.uint64]:
    sums = group.astype(np.uint64)
    for layer in latest + 0.0:  # of the two zeros one
        sums = (sums ^ layer.view(np.uint64)) * MIXING
        sums ^= sums >> np.uint64(29)
    return sums


def _find_steady(state: State, plan: Plan, at: int, shown: Flags, found: Findings) -> None:
    """Tell which points read the same to the last digit while others of their group move.

    What reads 0 is not looked at: without gas all of them do.
    """
    kin, limit = plan.points.kin, plan.points.steady
    moved = shown & (state.last_v != state.minute_v) & ~np.isnan(state.minute_v)
    lively = np.append(np.bincount(kin[moved & (kin != NONE)], minlength=len(plan.groups)), 0)
    same = shown & (limit > 0) & (state.last_v == state.minute_v) & (state.last_v != 0)
    state.still = np.where(same, state.still + (lively[kin] > 0), 0)
    state.minute_v = state.last_v.copy()
    found.turn(Kind.STEADY, state.steady, same & (state.still >= limit), at)


def _find_clipped(state: State, plan: Plan, at: int, shown: Flags, found: Findings) -> None:
    """Tell which values have lain within the dead band of a limit, and never beyond, for long today.

    A day is one of Beijing; with it the count begins anew.
    """
    day = (at + AHEAD_MS) // DAY_MS
    if day != state.day[0]:
        state.day[0] = day
        state.near[:] = 0
    limits = plan.limits
    v = limits.sign * state.last_v[limits.point]
    near = shown[limits.point] & (limits.signal == Signal.VALUE) & ~ABNORMAL[state.alarm]
    near &= (v >= limits.clear_at) & (v < limits.raise_at)
    state.near += near
    found.turn(Kind.CLIPPED, state.clipped, state.near >= plan.tolerances.clipped_minutes, at)
