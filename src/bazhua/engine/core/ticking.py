"""What the passing of time brings about: silence, standing alarms, the end of shelving and floods.

Nothing here happens but at a tick, and ticks stand among the readings in the log, so a replay
comes to the same.
"""

import numpy as np

from bazhua.engine.core.announcing import Announcer
from bazhua.engine.core.batch import Findings, Tick, Transitions
from bazhua.engine.core.codes import ABNORMAL, NEVER, AlarmState, Flags, Kind, Quality
from bazhua.engine.core.plan import NONE, Plan
from bazhua.engine.core.state import State
from bazhua.engine.core.suspicion.signs import suspect


def tick(state: State, now: Tick, plan: Plan) -> Transitions:
    """Let time come to an instant; the state is changed in place."""
    found, told = Findings(), state.alarm.copy()
    _silence(state, plan, now.at, found)
    _verify(state, plan, now.at, found)
    suspect(state, plan, now.at, found)
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
    state.silence = after
    state.restful[fell] = False
    hidden, bared = _firms(state, plan, at, found)
    told = (after[fell] == Quality.OFFLINE) & ~hidden[fell]
    found.add(Kind.SILENCE, fell, t=at, before=before[fell], after=after[fell], announced=told)
    bared = np.setdiff1d(np.flatnonzero(bared & (after == Quality.OFFLINE)), fell)
    off = {"before": Quality.OFFLINE, "after": Quality.OFFLINE}
    found.add(Kind.SILENCE, bared, t=at, **off, announced=True)


def _firms(state: State, plan: Plan, at: int, found: Findings) -> tuple[Flags, Flags]:
    """Tell which firms are cut off: one event, in place of those of their points.

    Returns:
        Which points a firm hides that is cut off, and which one hides no longer.
    """
    firm, size = plan.points.firm, len(plan.firms)
    heard = (firm != NONE) & (state.last_t != NEVER)
    silent = np.bincount(firm[heard & (state.silence == Quality.OFFLINE)], minlength=size)
    all_ = np.bincount(firm[heard], minlength=size)
    before = state.firm_offline.copy()
    after = (all_ > 0) & (100 * silent >= plan.tolerances.firm_offline_percent * all_)
    found.turn(Kind.FIRM_OFFLINE, state.firm_offline, after, at, announced=True)
    of_points = np.append(np.stack((after, before & ~after)), np.zeros((2, 1), np.bool_), axis=1)
    hidden, bared = of_points[:, firm]
    return hidden, bared


def _verify(state: State, plan: Plan, at: int, found: Findings) -> None:
    """Flag alarms that are on although no GOOD reading has come for as long as makes OFFLINE."""
    good = np.where(state.quality == Quality.GOOD, state.last_t, state.good_t)
    dark = (at - good > plan.points.offline)[plan.limits.point] & ABNORMAL[state.alarm]
    found.turn(Kind.UNVERIFIED, state.unverified, dark, at)


def _stand(state: State, plan: Plan, at: int, found: Findings) -> None:
    stands = ABNORMAL[state.alarm] & (at - state.raised > plan.tolerances.standing)
    found.turn(Kind.STANDING, state.standing, stands, at)


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
