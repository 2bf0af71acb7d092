"""Hidden dangers: the time for the direct report, and when closure is proposed."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.limits import TimeLimit, Unit
from bazhua.kernel.shape.schema import Between


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectReportLimit(PolicyRow):
    """The time for entering a major hidden danger in the province's direct-report system."""

    table: ClassVar[str] = "danger.direct_report"

    limit: TimeLimit


@dataclass(frozen=True, slots=True)
class PenaltyRun:
    """So many penalties, all of them within a time from the first."""

    count: Annotated[int, Between(1)]
    within: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureCondition(PolicyRow):
    """Any one of these runs of penalties, together with a major hidden danger."""

    table: ClassVar[str] = "danger.closure"

    runs: tuple[PenaltyRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceLimit(PolicyRow):
    """The time after closing in which the same thing at the same place counts as a recurrence."""

    table: ClassVar[str] = "danger.recurrence"

    within: TimeLimit


DIRECT_REPORT_ROWS = (
    DirectReportLimit(clause="ZB2021/2", since=date(2021, 6, 1), limit=TimeLimit(0, Unit.DAY)),
)

CLOSURE_ROWS = (
    ClosureCondition(
        clause="AQF/113",
        since=date(2021, 9, 1),
        runs=(
            PenaltyRun(3, TimeLimit(180, Unit.DAY)),
            PenaltyRun(4, TimeLimit(1, Unit.YEAR)),
        ),
    ),
)

RECURRENCE_ROWS = (
    RecurrenceLimit(
        clause="BZ/HAZ-RECURRENCE", since=date(2021, 1, 1), within=TimeLimit(180, Unit.DAY)
    ),
)
