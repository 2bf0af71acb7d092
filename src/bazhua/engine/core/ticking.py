"""What the passing of time brings about: silence, standing alarms, the end of shelving and floods.

Nothing here happens but at a tick, and ticks stand among the readings in the log, so a replay
comes to the same.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from bazhua.engine.core.announcing import Announcer
from bazhua.engine.core.batch import Findings, Tick, Transitions
from bazhua.engine.core.codes import (
    ABNORMAL,
    NEVER,
    AlarmState,
    Flags,
    Floats,
    Kind,
    Quality,
    Rows,
)
from bazhua.engine.core.plan import NONE, Plan
from bazhua.engine.core.state import RECENT, State

MINUTE_MS: Final = 60_000
DIFFERENT: Final = 3
MIXING: Final = np.uint64(0x9E37_79B9_7F4A_7C15)


def tick(state: State, now: Tick, plan: Plan) -> Transitions:
    """Let time come to an instant; the state is changed in place."""
    found, told = Findings(), state.alarm.copy()
    _silence(state, plan, now.at, found)
    _verify(state, plan, now.at, found)
    _find_copies(state, plan, now.at, found)
    _stand(state, plan, now.at, found)
    _unshelve(state, now.at, found)
    _alarm_again(state, plan, now.at, found)
    _end_floods(state, plan, now.at, found)
    return Announcer(state, plan, told, lambda _: now.at).announced(found.ordered())


def _silence(state: State, plan: Plan, at: int, found: Findings) -> None:
    """Tell which points have fallen silent; one that never sent is not silent but not connected."""
    age, before = at - state.last_t, state.silence
    heard = state.last_t != NEVER
    offline = heard & (age > plan.points.offline)
    stale = heard & ~offline & (age > plan.tolerances.stale_periods * plan.points.period)
    after = np.where(stale & (before != Quality.OFFLINE), np.int8(Quality.STALE), before)
    after[offline] = Quality.OFFLINE
    state.back[offline] = 0
    fell = np.flatnonzero(after != before)
    found.add(Kind.SILENCE, fell, t=at, before=before[fell], after=after[fell])
    state.silence = after
    state.restful[fell] = False


def _verify(state: State, plan: Plan, at: int, found: Findings) -> None:
    """Flag alarms that are on although no GOOD reading has come for as long as makes OFFLINE."""
    good = np.where(state.quality == Quality.GOOD, state.last_t, state.good_t)
    dark = (at - good > plan.points.offline)[plan.limits.point] & ABNORMAL[state.alarm]
    _turn(state.unverified, dark, Kind.UNVERIFIED, at, found)


def _find_copies(state: State, plan: Plan, at: int, found: Findings) -> None:
    """Tell, once a minute, which points have long read the same as another of their group.

    What counts are the latest five readings, with three different values among them, of points
    that are believed: a copied curve comes in step with its original. Equal readings are found by
    a sum of 64 bits.
    """
    if at // MINUTE_MS <= state.minute[0]:
        return
    state.minute[0] = at // MINUTE_MS
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
    _turn(state.copied, state.alike >= plan.tolerances.copied_minutes, Kind.COPIED, at, found)


def _sums(group: Rows, latest: Floats) -> NDArray[np.uint64]:
    sums = group.astype(np.uint64)
    for layer in latest + 0.0:  # of the two zeros one
        sums = (sums ^ layer.view(np.uint64)) * MIXING
        sums ^= sums >> np.uint64(29)
    return sums


def _stand(state: State, plan: Plan, at: int, found: Findings) -> None:
    stands = ABNORMAL[state.alarm] & (at - state.raised > plan.tolerances.standing)
    _turn(state.standing, stands, Kind.STANDING, at, found)


def _unshelve(state: State, at: int, found: Findings) -> None:
    over = np.flatnonzero((state.shelved_until != NEVER) & (state.shelved_until <= at))
    state.shelved_until[over] = NEVER
    found.add(Kind.SHELVED, over, t=at, before=1, after=0)


def _alarm_again(state: State, plan: Plan, at: int, found: Findings) -> None:
    again = np.flatnonzero(
        (state.alarm == AlarmState.ACKED)
        & (plan.limits.re_alarm > 0)
        & (at - state.announced >= plan.limits.re_alarm)
    )
    state.alarm[again] = AlarmState.UNACK
    found.add(Kind.ALARM, again, t=at, before=AlarmState.ACKED, after=AlarmState.UNACK)


def _end_floods(state: State, plan: Plan, at: int, found: Findings) -> None:
    known = plan.tolerances
    few = at - state.told_t[-known.flood_below] >= known.flood_within
    ended = np.flatnonzero(state.flood & few)
    state.flood[ended] = False
    found.add(Kind.FLOOD, ended, t=at, before=1, after=0)


def _turn(flags: Flags, after: Flags, kind: Kind, at: int, found: Findings) -> None:
    """Let flags be as they are now, and tell which changed."""
    other = np.flatnonzero(flags != after)
    found.add(kind, other, t=at, before=flags[other], after=after[other])
    flags[other] = after[other]
