"""What a step brings about; each becomes one event, in the transaction that stores the case."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias

from bazhua.infra.obligations.core.case import Outcome
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.core.workflow import Action


@dataclass(frozen=True, slots=True)
class Missed:
    """The due instant passed while the obligation was open."""

    kind: ClassVar[str] = "obligation.missed"
    due: datetime


@dataclass(frozen=True, slots=True)
class Called:
    """A level of the chain is called: the persons on duty at its address now, or nobody."""

    kind: ClassVar[str] = "obligation.called"
    level: int
    address: str
    persons: tuple[str, ...]
    due: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class NobodyAnswered:
    """The last level had its time and did not answer."""

    kind: ClassVar[str] = "obligation.nobody_answered"
    due: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """A human answered; the chain climbs no further."""

    kind: ClassVar[str] = "obligation.answered"
    hand: Hand
    at: datetime


@dataclass(frozen=True, slots=True)
class Moved:
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
