"""The times over which hidden dangers are summed up, and by when: `danger.periodic_report`."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bazhua.grips.dangers.domain.policy.reports import PeriodicReport
from bazhua.grips.dangers.domain.terms import ReportPeriod, Sector
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import end_of
from bazhua.kernel.words import Word, say

MONTHS: Final = {ReportPeriod.QUARTER: 3, ReportPeriod.YEAR: 12}
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Summed:
    """A quarter or a year, from its first day to its last."""

    period: ReportPeriod
    since: date
    until: date

    @property
    def word(self) -> Word:
        """What it is called."""
        year = self.since.year
        if self.period is ReportPeriod.YEAR:
            return Word(f"{year} 年", f"{year}")
        quarter = (self.since.month - 1) // MONTHS[ReportPeriod.QUARTER] + 1
        return Word(f"{year} 年第 {quarter} 季度", f"quarter {quarter} of {year}")


@dataclass(frozen=True, slots=True)
class ReportDue:
    """The time that was last over on a day, and until when its report is handed in."""

    since: date
    until: date
    report_due: datetime


def last_over(period: ReportPeriod, day: date) -> Summed:
    """Return the last quarter or year that was over on a day."""
    months = MONTHS[period]
    begins = date(day.year, (day.month - 1) // months * months + 1, 1)
    until = begins - DAY
    since = date(until.year, (until.month - 1) // months * months + 1, 1)
    return Summed(period, since, until)


def periodic_report(
    book: PolicyBook, *, period: ReportPeriod, day: date, sector: Sector | None = None
) -> Answer[ReportDue]:
    """Return until when the report of the time that was last over on a day is handed in.

    Args:
        sector: for which it differs, as for coal mines.

    Raises:
        NoRuleInForce: no such report is asked for on that day.
    """
    summed = last_over(period, day)
    after = summed.until + DAY
    rows = {row.sector: row for row in book.rows(PeriodicReport, after) if row.period is period}
    row = rows.get(sector) or book.row(PeriodicReport, after, period=period, sector=None)
    due = end_of(after.replace(day=min(row.day, monthrange(after.year, after.month)[1])))
    step = say(
        "{time}（{since} 至 {until}）的统计分析表，次月 {n} 日前报送：{due}",
        "the report of {time} ({since} to {until}) is due by day {n} of the next month: {due}",
        time=summed.word,
        since=summed.since,
        until=summed.until,
        n=row.day,
        due=due,
    )
    return Answer(ReportDue(summed.since, summed.until, due), (row.clause,), (step,))
