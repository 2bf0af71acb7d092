"""What differs between the briefs of days of duty and those of months."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bazhua.grips.dangers.interfaces.briefs import danger_section
from bazhua.grips.inherent.interfaces.briefs import alarm_section
from bazhua.infra.obligations.pages.briefs import late_section
from bazhua.infra.papers.core.kinds import Kind
from bazhua.infra.papers.core.sections import Section, Stretch
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.telling.briefs import duty_section
from bazhua.web.briefs import words
from bazhua.web.briefs.kind import DUTY_BRIEF, MONTHLY_REPORT
from bazhua.web.briefs.months import month_sections
from bazhua.web.briefs.spans import Span, day_named, days_around, month_named, months_around


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One kind of brief.

    Attributes:
        key: of the time's name, in addresses and among the values of its paper.
        named: the time of a name, the last one for none; refuses what has not ended.
        around: the names of the times before and after.
        whole: it tells figures of all departments, so who reads for single ones has none.
        page, issues: names of its addresses.
    """

    kind: Kind
    key: str
    named: Callable[[str, datetime], Span]
    around: Callable[[Span, datetime], tuple[str, str | None]]
    sections: Callable[[Stretch], tuple[Section, ...]]
    whole: bool
    page: str
    issues: str
    time: Word
    before: Word
    after: Word
    issue: Word
    issued: Word


def _day_sections(asked: Stretch) -> tuple[Section, ...]:
    told = (alarm_section, danger_section, late_section, duty_section)
    return tuple(section(asked) for section in told)


DAYS: Final = Series(
    kind=DUTY_BRIEF,
    key="day",
    named=day_named,
    around=days_around,
    sections=_day_sections,
    whole=False,
    page="briefs:brief",
    issues="briefs:issue",
    time=words.DAY,
    before=words.DAY_BEFORE,
    after=words.DAY_AFTER,
    issue=words.ISSUE,
    issued=words.ISSUED_BRIEFS,
)
MONTHS: Final = Series(
    kind=MONTHLY_REPORT,
    key="month",
    named=month_named,
    around=months_around,
    sections=month_sections,
    whole=True,
    page="briefs:month",
    issues="briefs:issue_month",
    time=words.MONTH,
    before=words.MONTH_BEFORE,
    after=words.MONTH_AFTER,
    issue=words.ISSUE_REPORT,
    issued=words.ISSUED_REPORTS,
)
SERIES: Final[Mapping[str, Series]] = {one.kind.code: one for one in (DAYS, MONTHS)}
"""By the code of its kind of paper."""
