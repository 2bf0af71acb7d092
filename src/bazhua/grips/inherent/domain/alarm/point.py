"""The rule of one alarm, sample by sample: the plain statement that the engine must agree with.

The alarm comes on when every sample of an unbroken stretch of ``on_delay_s`` or longer has
reached the limit, and goes off when every sample of a stretch of ``off_delay_s`` or longer lies
beyond the dead band. Between limit and dead band neither stretch runs. A sample that is not good
(``None``) breaks both stretches. Time is that of the samples; nothing happens between two.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from bazhua.grips.inherent.domain.alarm.states import (
    LATCHING,
    PLAIN,
    AlarmEvent,
    AlarmState,
    States,
    after,
)
from bazhua.kernel.errors import BadInput
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say

NotNegative = Annotated[Decimal, Between(0)]


@dataclass(frozen=True, slots=True)
class AlarmLimit:
    """One limit of a point, in the unit of its values; exactly one of ``high`` and ``low``.

    Attributes:
        deadband: how far behind the limit a value must be before the alarm may go off.
        latching: whether an alarm that has returned stays until it is reset.
    """

    deadband: NotNegative
    on_delay_s: NotNegative
    off_delay_s: NotNegative
    high: Decimal | None = None
    low: Decimal | None = None
    latching: bool = False

    def __post_init__(self) -> None:
        """Refuse a limit that has not exactly one of high and low.

        Raises:
            BadInput: it has both or none.
        """
        if (self.high is None) is (self.low is None):
            raise BadInput(
                "limit",
                say("请给出 high 或 low 之一", "give exactly one of high and low"),
            )

    def excess(self, value: Decimal) -> Decimal:
        """Return how far a value is past the limit; 0 is on it, negative is the normal side."""
        above = () if self.high is None else (value - self.high,)
        below = () if self.low is None else (self.low - value,)
        return max(above + below)

    @property
    def states(self) -> States:
        """The moves that an alarm of this limit can make."""
        return LATCHING if self.latching else PLAIN


@dataclass(frozen=True, slots=True)
class AlarmPoint:
    """All that is remembered between two samples.

    Attributes:
        on_since: time of the first sample of the stretch that has reached the limit.
        off_since: time of the first sample of the stretch beyond the dead band.
    """

    state: AlarmState = AlarmState.NORM
    on_since: Decimal | None = None
    off_since: Decimal | None = None

    def sampled(self, limit: AlarmLimit, time: Decimal, value: Decimal | None) -> "AlarmPoint":
        """Return the point after a sample."""
        excess = None if value is None else limit.excess(value)
        reached = excess is not None and excess >= 0
        cleared = excess is not None and excess < -limit.deadband
        on_since = (time if self.on_since is None else self.on_since) if reached else None
        off_since = (time if self.off_since is None else self.off_since) if cleared else None
        state = self.state
        if on_since is not None and time - on_since >= limit.on_delay_s:
            state = after(state, AlarmEvent.ON, limit.states)
        if off_since is not None and time - off_since >= limit.off_delay_s:
            state = after(state, AlarmEvent.OFF, limit.states)
        return AlarmPoint(state, on_since, off_since)

    def told(self, limit: AlarmLimit, event: AlarmEvent) -> "AlarmPoint":
        """Return the point after a person acknowledged or reset the alarm."""
        return replace(self, state=after(self.state, event, limit.states))
