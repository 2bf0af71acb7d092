"""Limits held against readings: what `alarm.replay` states for one alarm, for all of them at once.

An alarm goes on when every reading of an unbroken stretch of the on-delay or longer has reached
the set point (≥, or ≤ downwards), and off when every reading of a stretch of the off-delay or
longer lies beyond the dead band. A reading that is not GOOD breaks the stretch. While an alarm is
on only its way off can matter, and the other way round, so one start of a stretch is kept.
"""

from typing import NamedTuple

import numpy as np

from bazhua.engine.core.batch import Findings
from bazhua.engine.core.codes import (
    ABNORMAL,
    MOVES,
    NEVER,
    Codes,
    Flags,
    Floats,
    Ints,
    Kind,
    Move,
    Quality,
    Rows,
    Signal,
)
from bazhua.engine.core.credibility import Looked
from bazhua.engine.core.plan import NONE, Plan
from bazhua.engine.core.state import State

PLACES = 9
"""A rate or a deviation is rounded to so many decimals, so that 0.3 − 0.1 reaches 0.2."""

MINUTE_MS = 60_000


class Held(NamedTuple):
    """Pairs of a limit and the reading of its point.

    Attributes:
        limit: row in the plan.
        of: place of the reading among those that are looked at.
    """

    limit: Rows
    of: Rows


def held(plan: Plan, looked: Looked) -> Held:
    """Return every limit of every point that has a reading."""
    count = plan.points.count[looked.point]
    of = np.repeat(np.arange(len(count)), count)
    begins = np.cumsum(count) - count
    limit = np.arange(len(of)) + np.repeat(plan.points.first[looked.point] - begins, count)
    return Held(limit, of)


def moved(
    state: State, plan: Plan, looked: Looked, quality: Codes, pairs: Held, found: Findings
) -> None:
    """Move the alarms that readings move, and tell it."""
    limit, limits = pairs.limit, plan.limits
    signal, usable = _signals(state, plan, looked, quality, pairs)
    t, before = looked.t[pairs.of], state.alarm[limit]
    on = ABNORMAL[before]
    runs = usable & np.where(on, signal < limits.clear_at[limit], signal >= limits.raise_at[limit])
    since = np.where(state.since[limit] == NEVER, t, state.since[limit])
    delay = np.where(on, state.off_delay[limit], limits.on_delay[limit])
    fires = runs & (t - since >= delay)
    state.since[limit] = np.where(runs & ~fires, since, NEVER)
    fired, t, before, row = limit[fires], t[fires], before[fires], looked.row[pairs.of[fires]]
    move = np.where(on[fires], Move.OFF, Move.ON)
    after = MOVES[limits.latching[fired], before, move]
    state.alarm[fired] = after
    value = looked.v[pairs.of[fires]]
    found.add(Kind.ALARM, fired, t=t, value=value, before=before, after=after, row=row)
    gone, come = move == Move.OFF, move == Move.ON
    state.raised[fired] = np.where(gone, NEVER, t)
    state.standing[fired[gone]] = False
    chattering = _chatters(state, plan, fired[come], t[come])
    found.add(
        Kind.CHATTERING,
        fired[come][chattering],
        t=t[come][chattering],
        value=value[come][chattering],
        before=0,
        after=1,
        row=row[come][chattering],
    )


def resting(state: State, pairs: Held, size: int) -> Flags:
    """Return for each reading whether no limit of its point is on or on its way."""
    busy = ABNORMAL[state.alarm[pairs.limit]] | (state.since[pairs.limit] != NEVER)
    rests: Flags = np.bincount(pairs.of[busy], minlength=size) == 0
    return rests


def _signals(
    state: State, plan: Plan, looked: Looked, quality: Codes, pairs: Held
) -> tuple[Floats, Flags]:
    """Return what each limit sees, in the direction in which it alarms, and whether it counts."""
    limit, limits = pairs.limit, plan.limits
    kind, v = limits.signal[limit], looked.v[pairs.of]
    good = quality[pairs.of] == Quality.GOOD
    seen = np.where(kind == Signal.DISCRETE, (v == limits.target[limit]) - 1.0, v)
    usable = good | (kind == Signal.FAULT)
    seen[kind == Signal.FAULT] = -1.0 * good[kind == Signal.FAULT]
    apart = kind == Signal.DEVIATION
    seen[apart], usable[apart] = _deviations(
        state, limits.partner[limit[apart]], v[apart], good[apart]
    )
    rates = np.flatnonzero((kind == Signal.RATE) & good)
    usable[kind == Signal.RATE] = False
    seen[rates], usable[rates] = _rates(state, plan, limit[rates], looked, pairs.of[rates])
    return seen * limits.sign[limit], usable


def _deviations(state: State, partner: Rows, v: Floats, good: Flags) -> tuple[Floats, Flags]:
    comparable = (
        good
        & (partner != NONE)
        & (state.last_t[partner] != NEVER)
        & (state.quality[partner] == Quality.GOOD)
        & (state.silence[partner] != Quality.OFFLINE)
    )
    return np.abs(v - state.last_v[partner]).round(PLACES), comparable


def _rates(state: State, plan: Plan, limit: Rows, looked: Looked, of: Rows) -> tuple[Floats, Flags]:
    """Return changes per minute since the earliest kept reading within the window.

    Where none is as young the latest one counts: a slow point is compared with its last reading.
    """
    t, v, window = looked.t[of], looked.v[of], plan.limits.window[limit]
    own = plan.limits.rate[limit]
    times, values = state.anchor_t[:, own], state.anchor_v[:, own]
    within = t - times <= window
    within[-1] = True
    which = np.argmax(within, axis=0)
    each = np.arange(len(limit))
    base = times[which, each]
    there: Flags = base != NEVER
    rate = np.zeros(len(limit))
    np.divide((v - values[which, each]) * MINUTE_MS, t - base, out=rate, where=there)
    keep = t - times[-1] >= window // len(times)
    kept = own[keep]
    state.anchor_t[:, kept] = np.vstack((times[1:, keep], t[keep]))
    state.anchor_v[:, kept] = np.vstack((values[1:, keep], v[keep]))
    return rate.round(PLACES), there


def _chatters(state: State, plan: Plan, limit: Rows, t: Ints) -> Flags:
    """Note that alarms went on; return which of them chatter from now on."""
    known = plan.tolerances
    ons = np.vstack((state.ons[1:, limit], t))
    state.ons[:, limit] = ons
    chatters: Flags = ~state.chattering[limit] & (t - ons[0] <= known.chatter_within)
    begins = limit[chatters]
    state.chattering[begins] = True
    state.off_delay[begins] = np.maximum(state.off_delay[begins], known.chatter_off_delay)
    return chatters
