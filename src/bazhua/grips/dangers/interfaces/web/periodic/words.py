"""What the pages of sums say."""

from typing import Final

from bazhua.grips.dangers.domain.terms import ReportPeriod
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

TITLE: Final = Word("隐患统计分析表", "Sums of hidden dangers")
LEAD: Final = Word(
    "每季、每年结束后由平台按台账自动生成，企业主要负责人签署即为报送。",
    "Drawn up from the records when a quarter or a year is over; the principal's signature hands "
    "it in.",
)
ENTERPRISE: Final = Word("单位", "Enterprise")
TIME: Final = Word("统计期间", "Time")
SIGNED: Final = Word("签署", "Signed")
DUE: Final = Word("报送期限", "Due")
WAITS: Final = Word("待签署", "Not signed yet")
LATE: Final = Word("逾期未签署", "Overdue, not signed")
SIGNED_LATE: Final = Word("逾期签署", "Signed late")
EMPTY: Final = Empty(
    Word("还没有统计分析表", "No sum yet"),
    Word(
        "季度结束后次日起，有隐患记录的企业会自动出现在这里。",
        "From the day after a quarter on, enterprises with hidden dangers appear here.",
    ),
)
PERIODS: Final = {
    ReportPeriod.QUARTER: Word("季度", "Quarter"),
    ReportPeriod.YEAR: Word("年度", "Year"),
}
