"""Time limits for the handling of a tip."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.limits import TimeLimit, Unit


class TipStep(StrEnum):
    """A step of a tip that has a time limit."""

    CLOSE = "CLOSE"
    EXTENSION = "EXTENSION"
    FEEDBACK = "FEEDBACK"


@dataclass(frozen=True, slots=True, kw_only=True)
class TipLimit(PolicyRow):
    """The time for one step: closing runs from acceptance, the others from the step before."""

    table: ClassVar[str] = "tip.limit"
    identity: ClassVar[tuple[str, ...]] = ("step",)

    step: TipStep
    rule_set: str
    limit: TimeLimit


LIMIT_ROWS = tuple(
    TipLimit(
        step=step,
        rule_set="NAT-2012",
        limit=TimeLimit(days, Unit.DAY),
        clause=clause,
        since=date(2012, 5, 1),
    )
    for step, days, clause in (
        (TipStep.CLOSE, 60, "NAT-2012/11(6)"),
        (TipStep.EXTENSION, 30, "NAT-2012/11(6)"),
        (TipStep.FEEDBACK, 10, "NAT-2012/10(3)"),
    )
)
