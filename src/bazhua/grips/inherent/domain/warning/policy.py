"""The numbers of early warning; all of them are rules of the platform, to be configured."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between

SINCE: Final = date(2022, 1, 1)
Count = Annotated[int, Between(1)]
Percent = Annotated[int, Between(1, 99)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningModel(PolicyRow):
    """What a model is made of, and what normal running must offer for it.

    Attributes:
        lags: samples that a past holds.
        states_percent: canonical variates, as a share of the points.
        weight: of the newest sample in the evidence.
        false_per_week: warnings that normal running may bring.
        least_samples: without which there is no model; at most ``most_samples`` are read.
        longest_gap: samples in a row that a point may miss.
        learning_percent: share of the samples, the first, that the model is made of; its threshold
            is made of the others.
    """

    table: ClassVar[str] = "warning.model"

    lags: Annotated[int, Between(1, 10)]
    states_percent: Percent
    weight: Annotated[Decimal, Between(Decimal("0.01"), Decimal(1))]
    false_per_week: Annotated[Decimal, Between(Decimal("0.01"))]
    least_samples: Count
    most_samples: Count
    longest_gap: Annotated[int, Between(0)]
    learning_percent: Percent


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningHolding(PolicyRow):
    """How many samples in a row the evidence holds before a warning comes, and before it goes."""

    table: ClassVar[str] = "warning.holding"

    comes_after: Count
    goes_after: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningFeedback(PolicyRow):
    """Until when a warning is answered, minutes; how long each who is called after that has."""

    table: ClassVar[str] = "warning.feedback"

    feedback_minutes: Count
    wait_minutes: Count

    @property
    def within(self) -> timedelta:
        """The time for an answer."""
        return timedelta(minutes=self.feedback_minutes)

    @property
    def wait(self) -> timedelta:
        """The time of who is called."""
        return timedelta(minutes=self.wait_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningDemotion(PolicyRow):
    """From when on a unit is no longer relied on: too large a share of its answers says false.

    Attributes:
        least_answers: fewer say nothing.
    """

    table: ClassVar[str] = "warning.demotion"

    counted_days: Count
    least_answers: Count
    false_above_percent: Percent


DEMOTION: Final = "BZ/WARNING-DEMOTION"

ROWS: tuple[PolicyRow, ...] = (
    WarningModel(
        clause="BZ/WARNING-MODEL",
        since=SINCE,
        lags=3,
        states_percent=56,
        weight=Decimal("0.2"),
        false_per_week=Decimal(1),
        least_samples=480,
        most_samples=20_000,
        longest_gap=3,
        learning_percent=50,
    ),
    WarningHolding(clause="BZ/WARNING-HOLDING", since=SINCE, comes_after=3, goes_after=20),
    WarningFeedback(
        clause="BZ/WARNING-FEEDBACK", since=SINCE, feedback_minutes=120, wait_minutes=30
    ),
    WarningDemotion(
        clause=DEMOTION, since=SINCE, counted_days=30, least_answers=3, false_above_percent=50
    ),
)
