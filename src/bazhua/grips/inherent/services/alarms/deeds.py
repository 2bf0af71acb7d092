"""What somebody does with an alarm."""

from dataclasses import dataclass
from uuid import UUID

from bazhua.grips.inherent.domain.handling.terms import Action, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act on an alarm, and what is brought for it.

    Attributes:
        reason: why the alarm came, as who looked says.
        paper: number of an order, or of the record that covers a maintenance.
        minutes: for how long it shall be shelved.
    """

    alarm: UUID
    action: Action
    reason: Reason | None = None
    remark: str = ""
    paper: str = ""
    minutes: int = 0
