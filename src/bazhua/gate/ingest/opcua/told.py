"""What the nodes of a server said last, as readings that go forward in time."""

import math
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from bazhua.engine.core.codes import Quality

OVERLAP_MS: Final = 60_000
"""A change that happened before the last value was repeated follows that value at once. What lies
further back is a clock that was set, and stays as it is."""


class Reading(NamedTuple):
    """One reading: point, milliseconds since 1970, value, code of its quality."""

    point: str
    t: int
    v: float
    q: int


@dataclass(slots=True)
class Told:
    """The latest reading of each point, and when it was taken, in seconds that never go back."""

    _latest: dict[str, tuple[Reading, float]] = field(default_factory=dict)

    def changed(self, point: str, t: int, value: Any, at_s: float, *, good: bool) -> Reading:
        """Return a change as a reading; what has no number has its last one, and is BAD."""
        before, _ = self._latest.get(point, (None, 0.0))
        number = _number(value)
        if number is None:
            number, good = before.v if before else 0.0, False
        if before and 0 <= before.t - t < OVERLAP_MS:
            t = before.t + 1
        return self._kept(Reading(point, t, number, 0 if good else Quality.BAD), at_s)

    def unchanged(self, every_s: float, at_s: float) -> list[Reading]:
        """Return what has not been told for so long, again, as of now by the clock of its server."""
        return [
            self._kept(one._replace(t=one.t + round((at_s - since) * 1_000)), at_s)
            for one, since in list(self._latest.values())
            if at_s - since >= every_s
        ]

    def forget(self) -> None:
        """Know of no point, since the server does not answer."""
        self._latest.clear()

    def _kept(self, reading: Reading, at_s: float) -> Reading:
        self._latest[reading.point] = (reading, at_s)
        return reading


def _number(value: Any) -> float | None:
    if not isinstance(value, bool | int | float) or not math.isfinite(value):
        return None
    return float(value)
