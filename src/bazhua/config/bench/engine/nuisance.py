"""A month in which instruments err and things happen: our alarms beside those of bare limits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from time import process_time
from typing import Any, Final

import numpy as np

from bazhua.config.bench.engine.month import (
    MONTH_DAYS,
    PERIOD_S,
    SEED,
    Event,
    L,
    Month,
    Sort,
    month,
    stretches,
)
from bazhua.config.rules import BOOK
from bazhua.engine.core.batch import Action, Operation, Readings, Tick, Transitions
from bazhua.engine.core.codes import ABNORMAL, AlarmState, Kind
from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.planning.changing import planned
from bazhua.engine.core.state import State
from bazhua.engine.core.step import step
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind, tolerances
from bazhua.grips.inherent.domain.watching.limits import Measuring, Wanted, settled
from bazhua.kernel.policy.book import PolicyBook

SECOND_MS: Final = 1_000
BEGINS: Final = 1_772_323_200_000
MINUTE: Final = 60 // PERIOD_S
EARLY: Final = 5 * MINUTE
"""So long before an event a call still counts as the one for it: it is on its way to its limit."""

TOGETHER: Final = 5 * MINUTE
"""Samples between two looks of an operator, who acknowledges all that waits: five minutes."""

ANNOUNCES: Final = (Kind.ALARM, Kind.REVEALED)
CAUSES: Final = {LimitKind.H: LimitKind.HH}
AIM: Final = {"fewer_nuisance_percent": 80, "true_events_missed": 0}


def run(runs: int) -> dict[str, Any]:
    """Judge a month; more runs are more months, each with a seed of its own."""
    return {
        "input": {
            "days": MONTH_DAYS,
            "seconds_between_readings": PERIOD_S,
            "seed": SEED,
            "limits": "dead bands and delays as the book gives them where nobody chose any",
        },
        "aim": AIM,
        "months": [compared(month(seed=SEED + number)) for number in range(runs)],
    }


def compared(what: Month) -> dict[str, Any]:
    """Return how often bare limits and how often ours called, and what of the true events was seen."""
    began = process_time()
    ours = _ours(what)
    took = process_time() - began
    bare = _bare(what)
    nuisance, raw = ours.nuisance(what.events), bare.nuisance(what.events)
    return {
        "points": len(what.sorts),
        "readings": int((~np.isnan(what.values)).sum()),
        "true_events": len(what.events),
        "bare": bare.told(what),
        "ours": ours.told(what),
        "fewer_nuisance_percent": round(100 * (1 - nuisance / raw), 1) if raw else None,
        "processor_s": round(took, 1),
    }


@dataclass(slots=True)
class Calls:
    """When people were called, and when alarms stood: sample by point and limit."""

    called: dict[tuple[int, LimitKind], list[int]] = field(default_factory=dict)
    stood: dict[tuple[int, LimitKind], list[tuple[int, int]]] = field(default_factory=dict)

    def told(self, what: Month) -> dict[str, Any]:
        """Return the counts."""
        kinds: dict[MeasuredKind, int] = {}
        for key, times in self._beside(what.events).items():
            measured = what.sorts[key[0]].measured
            kinds[measured] = kinds.get(measured, 0) + len(times)
        return {
            "calls": sum(map(len, self.called.values())),
            "nuisance": self.nuisance(what.events),
            "nuisance_by_kind": {one.value: times for one, times in sorted(kinds.items())},
            "true_events_missed": sum(not self._saw(one) for one in what.events),
        }

    def nuisance(self, events: Sequence[Event]) -> int:
        """Return how often people were called for nothing, or once more for the same event."""
        return sum(map(len, self._beside(events).values()))

    def _beside(self, events: Sequence[Event]) -> Mapping[tuple[int, LimitKind], list[int]]:
        """Return the calls but for the first in each event."""
        left = {key: list(times) for key, times in self.called.items()}
        for one in events:
            own = left.get((one.point, one.limit), [])
            first = next((t for t in own if one.begins - EARLY <= t < one.ends), None)
            if first is not None:
                own.remove(first)
        return left

    def _saw(self, event: Event) -> bool:
        """Tell whether the alarm of an event stood during it: it, or a worse one of the point."""
        kinds = (event.limit, CAUSES.get(event.limit, event.limit))
        return any(
            begins < event.ends and event.begins < ends
            for kind in kinds
            for begins, ends in self.stood.get((event.point, kind), [])
        )


def _bare(what: Month) -> Calls:
    """Return what bare limits call: each time a reading comes to lie beyond one."""
    calls = Calls()
    for number, sort in enumerate(what.sorts):
        for kind, bound in sort.limits.items():
            stood = stretches(what.values[:, number], bound, falling=kind is L)
            calls.stood[number, kind] = stood
            calls.called[number, kind] = [begins for begins, _ in stood]
    return calls


def _ours(what: Month) -> Calls:
    """Return what the engine calls, while an operator acknowledges."""
    plan = _plan(what.sorts, BOOK)
    keys = [(int(tag), kind) for tag, kind in plan.keys]
    calls, since = Calls(), dict[tuple[int, LimitKind], int]()
    for found in _judged(what, plan):
        for place in np.flatnonzero(np.isin(found.kind, ANNOUNCES)).tolist():
            key, sample = keys[int(found.subject[place])], _sample(int(found.t[place]))
            if found.announced[place]:
                calls.called.setdefault(key, []).append(sample)
            stands = ABNORMAL[found.after[place]]
            if found.kind[place] == Kind.ALARM and stands:
                since.setdefault(key, sample)
            elif found.kind[place] == Kind.ALARM and key in since:
                calls.stood.setdefault(key, []).append((since.pop(key), sample))
    for key, sample in since.items():
        calls.stood.setdefault(key, []).append((sample, len(what.values)))
    return calls


def _judged(what: Month, plan: Plan) -> Iterator[Transitions]:
    """Yield what the engine finds, five minutes after five minutes, each acknowledged at its end."""
    state = State.fresh(plan)
    for first in range(0, len(what.values), TOGETHER):
        sample, point = np.nonzero(~np.isnan(what.values[first : first + TOGETHER]))
        t = BEGINS + (first + sample) * (PERIOD_S * SECOND_MS)
        v, good = what.values[first + sample, point], np.zeros(len(t), np.int8)
        yield step(state, Readings(point, t, v, good, t), plan).transitions
        now = BEGINS + (first + TOGETHER) * PERIOD_S * SECOND_MS - 1
        yield step(state, Tick(now), plan).transitions
        waiting = np.flatnonzero(np.isin(state.alarm, (AlarmState.UNACK, AlarmState.RTN_UNACK)))
        asked = [Operation(Action.ACKNOWLEDGE, int(limit), now) for limit in waiting]
        yield step(state, asked, plan).transitions


def _sample(t: int) -> int:
    return (t - BEGINS) // (PERIOD_S * SECOND_MS)


def _plan(sorts: Sequence[Sort], book: PolicyBook) -> Plan:
    """Return the points, each with its number as its tag, with limits as they are usually set."""
    points = [
        Point(
            tag=str(number), period_ms=PERIOD_S * SECOND_MS, low=Decimal(0), high=_exact(one.high)
        )
        for number, one in enumerate(sorts)
    ]
    limits = [
        _limit(str(number), one, kind, book)
        for number, one in enumerate(sorts)
        for kind in one.limits
    ]
    return planned(points, limits, tolerances(book))


def _limit(tag: str, sort: Sort, kind: LimitKind, book: PolicyBook) -> Limit:
    measuring = Measuring(
        measured=sort.measured, unit=sort.unit, low=Decimal(0), high=_exact(sort.high)
    )
    usual = settled(book, Wanted(kind=kind, set_point=_exact(sort.limits[kind])), measuring)
    cause = CAUSES.get(kind)
    return Limit(
        point=tag,
        kind=kind,
        set_point=usual.set_point,
        dead_band=usual.dead_band,
        on_delay_ms=usual.on_delay_s * SECOND_MS,
        off_delay_ms=usual.off_delay_s * SECOND_MS,
        cause=(tag, cause) if cause is not None and cause in sort.limits else None,
        position=int(tag),
    )


def _exact(number: float) -> Decimal:
    return Decimal(str(number))
