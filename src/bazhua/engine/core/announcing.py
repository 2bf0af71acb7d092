"""Who is to be told of a change: not of what is covered, hidden by its cause, or told already.

Transitions are few, and what hides one alarm may be an alarm of any other point; so they are gone
through one after the other, in order of arrival, and the answer does not depend on how readings
were put into batches.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from bazhua.engine.core.batch import Transitions
from bazhua.engine.core.codes import ABNORMAL, NEVER, AlarmState, Codes, Kind
from bazhua.engine.core.plan import NONE, Plan
from bazhua.engine.core.state import State

COVERS = (Kind.SHELVED, Kind.SUPPRESSED, Kind.OUT_OF_SERVICE)


@dataclass(slots=True)
class Announcer:
    """Goes through transitions.

    Attributes:
        told: states of all alarms as of the transition that is looked at.
        arrived: when the reading of a row arrived, milliseconds since 1970.
    """

    state: State
    plan: Plan
    told: Codes
    arrived: Callable[[int], int]
    _more: list[tuple[int, int, int, float, int, int, bool, int]] = field(default_factory=list)

    def announced(self, found: Transitions) -> Transitions:
        """Return the transitions with those marked that are to be told, and what follows of them."""
        mattering = np.flatnonzero(np.isin(found.kind, (Kind.ALARM, *COVERS)))
        for row, group in groupby(mattering, key=lambda place: int(found.row[place])):
            self._one_arrival(found, [int(place) for place in group], row)
        if not self._more:
            return found
        all_ = Transitions.of([found, Transitions.told(self._more)])
        return all_.taken(np.argsort(all_.row, kind="stable"))

    def _one_arrival(self, found: Transitions, places: list[int], row: int) -> None:
        """Look at what one reading changed: first all that it changed, then who hears of it."""
        for place in places:
            if found.kind[place] == Kind.ALARM:
                self.told[found.subject[place]] = found.after[place]
        heard = set()
        for place in places:
            limit, after = int(found.subject[place]), int(found.after[place])
            begins = after == AlarmState.UNACK if found.kind[place] == Kind.ALARM else after == 0
            if begins and limit not in heard and self._audible(limit):
                found.announced[place] = True
                heard.add(limit)
                self._tell(limit, int(found.t[place]), row)
        for place in places:
            ends = ABNORMAL[found.before[place]] and not ABNORMAL[found.after[place]]
            if found.kind[place] == Kind.ALARM and ends:
                self._reveal(found, place, heard)

    def _reveal(self, found: Transitions, place: int, heard: set[int]) -> None:
        row, t = int(found.row[place]), int(found.t[place])
        for effect in self.plan.effects.get(int(found.subject[place]), ()):
            if effect not in heard and self._audible(effect):
                heard.add(effect)
                self._more.append((Kind.REVEALED, effect, t, np.nan, 0, 1, True, row))
                self._tell(effect, t, row)

    def _audible(self, limit: int) -> bool:
        """Tell whether an alarm waits to be acknowledged and nothing covers or hides it."""
        state, cause = self.state, self.plan.limits.cause[limit]
        return bool(
            self.told[limit] == AlarmState.UNACK
            and state.shelved_until[limit] == NEVER
            and not state.suppressed[limit]
            and not state.out_of_service[limit]
            and (cause == NONE or not ABNORMAL[self.told[cause]])
        )

    def _tell(self, limit: int, t: int, row: int) -> None:
        state, known = self.state, self.plan.tolerances
        at, position = self.arrived(row), int(self.plan.limits.position[limit])
        state.announced[limit] = at
        latest = state.told_t[:, position]
        latest[:-1] = latest[1:]
        latest[-1] = at
        if not state.flood[position] and at - latest[0] < known.flood_within:
            state.flood[position] = True
            self._more.append((Kind.FLOOD, position, t, np.nan, 0, 1, False, row))
