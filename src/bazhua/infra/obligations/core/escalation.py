"""The rule of a chain of calls, frozen into an obligation when it is opened.

The rule names addresses; the persons behind them are looked up at the moment of the call.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.words import say


class Anchor(StrEnum):
    """What the wait of a level counts from."""

    DUE = "due"
    """The due instant: the level is called at a fixed time."""
    UNANSWERED = "unanswered"
    """The call before it, which nobody answered; of the first level, the due instant."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the chain: an address, called so long after its anchor.

    Attributes:
        address: ``post:<uid>``, or a role at an organisation.
    """

    address: str
    after: timedelta
    anchor: Anchor = Anchor.UNANSWERED

    def __post_init__(self) -> None:
        """Refuse a level before its anchor.

        Raises:
            OutOfRange: the wait is negative.
        """
        _not_negative("after", self.after)


@dataclass(frozen=True, slots=True)
class EscalationRule:
    """The levels in order, and how long the last of them has to answer."""

    levels: tuple[Level, ...] = ()
    last_wait: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        """Refuse a negative wait.

        Raises:
            OutOfRange: the last wait is negative.
        """
        _not_negative("last_wait", self.last_wait)


def _not_negative(field: str, wait: timedelta) -> None:
    if wait < timedelta(0):
        raise OutOfRange(field, str(wait), say("不小于 0", "0 or more"))
