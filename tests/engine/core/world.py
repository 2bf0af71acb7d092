"""A small plant for the tests, with every kind of limit, and streams of what may happen to it."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import numpy as np

from bazhua.engine.core.batch import Action, Operation, Readings, Tick, Transitions
from bazhua.engine.core.codes import Kind
from bazhua.engine.core.definitions import Limit, LimitKind, Point, Tolerances
from bazhua.engine.core.planning.changing import planned
from bazhua.engine.core.state import State
from bazhua.engine.core.step import step
from bazhua.engine.follower import OF_POINTS

SECOND = 1_000
START = 1_772_323_200_000

KNOWN = Tolerances(
    future=300 * SECOND,
    late=24 * 3600 * SECOND,
    beyond_range_percent=Decimal(1),
    spike_percent=Decimal(30),
    spike_most=2,
    stale_periods=2,
    offline_periods=3,
    offline_least=300 * SECOND,
    back_after=3,
    copied_minutes=10,
    chatter_count=3,
    chatter_within=60 * SECOND,
    chatter_off_delay=60 * SECOND,
    standing=24 * 3600 * SECOND,
    flood_from=10,
    flood_below=5,
    flood_within=600 * SECOND,
    shelved_most=8 * 3600 * SECOND,
    firm_offline_percent=90,
    clipped_minutes=864,
)
QUICK = replace(KNOWN, clipped_minutes=3)
"""A stream has few minutes; what takes a day elsewhere must happen within them."""

POINTS = [
    Point(tag="level", period_ms=60_000, low=Decimal(0), high=Decimal(10), resolution=Decimal("0.1"),
          flat_ms=300_000, flat_zero_ms=900_000, firm="works"),
    Point(tag="level-b", period_ms=60_000, low=Decimal(0), high=Decimal(10)),
    Point(tag="gas", period_ms=30_000, low=Decimal(0), high=Decimal(10), resolution=Decimal("0.1"),
          flat_ms=600_000, flat_zero_ms=0, group="gas", firm="store", steady_minutes=2),
    Point(tag="gas-b", period_ms=30_000, low=Decimal(0), high=Decimal(10), group="gas",
          firm="works", steady_minutes=1),
    Point(tag="flow", period_ms=120_000, group="a", firm="works"),
    Point(tag="twin", period_ms=120_000, group="a"),
    Point(tag="pump", period_ms=300_000),
    Point(tag="idle", period_ms=60_000, low=Decimal(0), high=Decimal(10)),
]  # fmt: skip

LIMITS = [
    Limit(point="level", kind=LimitKind.LL, set_point=Decimal("0.5"), dead_band=Decimal("0.2")),
    Limit(point="level", kind=LimitKind.L, set_point=Decimal("1.1"), dead_band=Decimal("0.2"),
          on_delay_ms=20_000, off_delay_ms=10_000, cause=("level", LimitKind.LL)),
    Limit(point="level", kind=LimitKind.H, set_point=Decimal(8), dead_band=Decimal("0.2"),
          on_delay_ms=60_000, off_delay_ms=60_000, cause=("level", LimitKind.HH)),
    Limit(point="level", kind=LimitKind.HH, set_point=Decimal("9.1"), dead_band=Decimal("0.3"),
          latching=True, shelvable=False, re_alarm_ms=120_000),
    Limit(point="level", kind=LimitKind.DEV, set_point=Decimal("0.2"), dead_band=Decimal("0.1"),
          partner="level-b", position=1),
    Limit(point="gas", kind=LimitKind.H, set_point=Decimal("2.5"), dead_band=Decimal("0.2"),
          off_delay_ms=30_000, latching=True),
    Limit(point="gas", kind=LimitKind.HH, set_point=Decimal(5), dead_band=Decimal("0.2"),
          off_delay_ms=30_000, re_alarm_ms=60_000),
    Limit(point="gas", kind=LimitKind.BAD, set_point=Decimal(0)),
    Limit(point="gas-b", kind=LimitKind.H, set_point=Decimal("2.5"), dead_band=Decimal("0.2"),
          cause=("gas", LimitKind.H)),
    Limit(point="gas-b", kind=LimitKind.DEV, set_point=Decimal(3), partner="gas"),
    Limit(point="flow", kind=LimitKind.ROC_UP, set_point=Decimal(6), dead_band=Decimal(1)),
    Limit(point="flow", kind=LimitKind.ROC_DOWN, set_point=Decimal(6), window_ms=30_000, position=1),
    Limit(point="flow", kind=LimitKind.H, set_point=Decimal(9)),
    Limit(point="pump", kind=LimitKind.DI, set_point=Decimal(1), off_delay_ms=2_000, position=2),
    Limit(point="twin", kind=LimitKind.H, set_point=Decimal(9), dead_band=Decimal(5)),
]  # fmt: skip

PLAN = planned(POINTS, LIMITS, QUICK)


def dice(seed):
    return Random(seed)  # noqa: S311 -- a game, not a secret


def stream(seed, size):
    """Return entries as they would stand in the log: readings, operations with their key, ticks."""
    rng = dice(seed)
    at, values = START, {point.tag: rng.randrange(0, 100) for point in POINTS}
    times = dict.fromkeys(values, START)
    calmness, pace = rng.choice((1, 3, 40)), rng.choice((1, 20))
    entries, copies = [], rng.random() < 0.5
    for _ in range(size):
        at += rng.choice((0, 0, 100, 1_000, 5_000, 20_000, 20_000, 60_000)) // pace
        if rng.random() < 0.005:
            at += rng.choice((400_000, 4_000_000, 90_000_000))
        choice = rng.random()
        if choice < 0.08:
            entries.append(Tick(at))
        elif choice < 0.16:
            entries.append(operation(rng, at))
        else:
            entries.append(reading(rng, at, values, times, calmness))
            if copies and entries[-1][0] in {"flow", "twin"}:
                _, *what = entries.pop()
                entries += [("flow", *what), ("twin", *what)]
    return entries


def operation(rng, at):
    key = rng.choice(LIMITS).key
    action = rng.choice((Action.ACKNOWLEDGE, Action.ACKNOWLEDGE, *Action))
    until = at + rng.choice((0, 60_000, 600_000, 30_000_000))
    return Operation(action, PLAN.keys[key], at, until), key


def reading(rng, at, values, times, calmness):
    tag = rng.choice([*values, "flow"])
    if rng.random() < 1 / calmness:
        values[tag] += rng.choice((-60, -9, -2, -1, -1, 1, 1, 2, 9, 60))
        values[tag] = max(-20, min(120, values[tag]))
    v = Decimal(values[tag]) / 10 if tag != "pump" else Decimal(values[tag] % 2)
    t = max(times[tag] + rng.choice((1, 1_000, 10_000)), at - rng.choice((0, 0, 2_000)))
    strange = rng.random()
    if strange < 0.03:
        t = times[tag]
    elif strange < 0.06:
        t = at - rng.choice((3_000, 60_000, 90_000_000))
    elif strange < 0.08:
        t = at + rng.choice((300_000, 300_001, 600_000))
    good = rng.random() > 0.03
    if strange > 0.98:
        v = None
    if t <= at + 300_000:
        times[tag] = max(times[tag], t)
    return tag, t, v, good, at


def columns(readings):
    tags, t, v, good, at = zip(*readings, strict=True)
    return Readings(
        point=np.array([PLAN.tags[tag] for tag in tags], np.intp),
        t=np.array(t, np.int64),
        v=np.array([np.nan if value is None else float(value) for value in v]),
        q=np.array([0 if one else 7 for one in good], np.int8),
        at=np.array(at, np.int64),
    )


def batches(entries, rng, most):
    """Yield entries as batches: readings that follow each other in parts of any size."""
    waiting = []
    for entry in entries:
        if isinstance(entry, Tick) or isinstance(entry[0], Operation):
            if waiting:
                yield columns(waiting)
                waiting = []
            yield entry if isinstance(entry, Tick) else [entry[0]]
        else:
            waiting.append(entry)
            if rng.random() < 1 / most:
                yield columns(waiting)
                waiting = []
    if waiting:
        yield columns(waiting)


def run(entries, rng, most=1, between=lambda state: state):
    """Step through entries; return what was told, and fate and quality of every reading."""
    state, told, judged = State.fresh(PLAN), [], []
    for batch in batches(entries, rng, most):
        state, found, fate, quality = step(between(state), batch, PLAN)
        told += plainly(found)
        if isinstance(batch, Readings):
            judged += zip(map(int, fate), map(int, quality), strict=True)
    return told, judged


def plainly(found: Transitions):
    """Return transitions with the names of their subjects."""
    tags = {number: tag for tag, number in PLAN.tags.items()}
    keys = {number: key for key, number in PLAN.keys.items()}
    named = dict.fromkeys(OF_POINTS, tags)
    named[Kind.FIRM_OFFLINE] = {number: firm for firm, number in PLAN.firms.items()}
    for n in range(len(found)):
        kind, subject = Kind(found.kind[n]), int(found.subject[n])
        who = subject if kind is Kind.FLOOD else named.get(kind, keys)[subject]
        before, after = int(found.before[n]), int(found.after[n])
        yield kind, who, int(found.t[n]), before, after, bool(found.announced[n])
