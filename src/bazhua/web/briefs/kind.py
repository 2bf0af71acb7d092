"""Briefs as kinds of paper: of a day of duty, of a month."""

from typing import Final

from bazhua.infra.papers.core.kinds import FREE, Asked, Kind, Part
from bazhua.kernel.words import Word
from bazhua.web.briefs import words

SINCE_UNTIL: Final = (
    Asked("since", Word("起", "from"), most=20),
    Asked("until", Word("止", "until"), most=20),
    Asked("taken", Word("数据截至", "as of"), most=30),
    Asked("root", Word("账本根", "ledger root")),
)
REGION: Final = Asked("region", Word("区划", "region"), most=60)
DUTY_BRIEF: Final = Kind(
    code="duty_brief",
    version=1,
    name=words.BRIEF,
    sign=Word("值班", "DB"),
    suffix=Word("值班快报", " Duty Brief"),
    title=words.TITLE,
    asked=(REGION, Asked("day", Word("值班日", "day of duty"), most=10), *SINCE_UNTIL),
    parts=(Part(words.OPENING), FREE, Part(words.CLOSING)),
)
MONTHLY_REPORT: Final = Kind(
    code="monthly_report",
    version=1,
    name=words.REPORT,
    sign=Word("月", "MR"),
    suffix=Word("月报", " Monthly Report"),
    title=words.REPORT_TITLE,
    asked=(REGION, Asked("month", Word("月份", "month"), most=7), *SINCE_UNTIL),
    parts=(Part(words.REPORT_OPENING), FREE, Part(words.CLOSING)),
)
KINDS: Final = (DUTY_BRIEF, MONTHLY_REPORT)
