"""By when an enterprise hands in the sum of its hidden dangers of a time."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from bazhua.grips.dangers.domain.policy.clocks import COAL, FOUNDING
from bazhua.grips.dangers.domain.terms import ReportPeriod, Sector
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicReport(PolicyRow):
    """The last day for a report that the principal has signed.

    Attributes:
        sector: for which it differs; nothing for all others.
        day: of the month after the time.
    """

    table: ClassVar[str] = "danger.periodic_report"
    identity: ClassVar[tuple[str, ...]] = ("period", "sector")

    period: ReportPeriod
    sector: Sector | None
    day: Annotated[int, Between(1, 31)]


REPORT_ROWS: Final = tuple(
    PeriodicReport(clause=clause, since=since, period=period, sector=sector, day=day)
    for period, clause, since, sector, day in (
        (ReportPeriod.QUARTER, "AJ16/14", FOUNDING, None, 15),
        (ReportPeriod.YEAR, "AJ16/14", FOUNDING, None, 31),
        (ReportPeriod.QUARTER, "COAL/35", COAL, Sector.COAL, 15),
    )
)
