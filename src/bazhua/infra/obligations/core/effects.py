"""What a step brings about; each becomes one event, in the transaction that stores the case."""

from datetime import datetime
from typing import ClassVar, TypeAlias

from msgspec import Struct

from bazhua.infra.obligations.core.case import Outcome
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.core.workflow import Action


class Missed(Struct, frozen=True):
    """The due instant passed while the obligation was open."""

    kind: ClassVar[str] = "obligation.missed"
    due: datetime


class Called(Struct, frozen=True):
    """A level of the chain is called: the persons on duty at its address now, or nobody."""

    kind: ClassVar[str] = "obligation.called"
    level: int
    address: str
    persons: tuple[str, ...]
    due: datetime
    at: datetime


class NobodyAnswered(Struct, frozen=True):
    """The last level had its time and did not answer."""

    kind: ClassVar[str] = "obligation.nobody_answered"
    due: datetime
    at: datetime


class Answered(Struct, frozen=True):
    """A human answered; the chain climbs no further."""

    kind: ClassVar[str] = "obligation.answered"
    hand: Hand
    at: datetime


class Moved(Struct, frozen=True):
    """Somebody moved the obligation along its table.

    Attributes:
        ground: the clause or reason of a pause, resumption, return, waiver or lapse.
        outcome: set by the move that ends it.
    """

    kind: ClassVar[str] = "obligation.moved"
    action: Action
    hand: Hand
    at: datetime
    ground: str = ""
    outcome: Outcome | None = None


Effect: TypeAlias = Missed | Called | NobodyAnswered | Answered | Moved
