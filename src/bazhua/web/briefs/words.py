"""What the pages and the paper of a brief say."""

from bazhua.kernel.words import Word

BRIEF = Word("值班快报", "Duty brief")
TITLE = Word("{region}值班快报（{day}）", "Duty brief of {region}, {day}")
SPAN = Word("{since} 至 {until}", "{since} to {until}")
ISSUE = Word("制发快报", "Issue the brief")
SURE = Word(
    "制发后编号并封存，不能修改。现在制发？",
    "Once issued it is numbered and sealed, and cannot be changed. Issue it now?",
)
NOT_ISSUED = Word("尚未制发", "not issued yet")
ISSUED = Word("已制发", "Issued")
ISSUED_BRIEF = Word("查看已制发的公文", "See the issued paper")
ISSUED_BRIEFS = Word("已制发的快报", "Briefs issued")
NONE_ISSUED = Word("还没有制发过", "None has been issued yet")
NONE_ISSUED_FILL = Word("制发后出现在这里。", "They stand here once issued.")
NUMBER = Word("文号", "Number")
DAY = Word("值班日", "Day of duty")
AT = Word("制发时间", "Issued at")
DAY_BEFORE = Word("前一日", "Day before")
DAY_AFTER = Word("后一日", "Day after")
REGION = Word("区划", "Region")
ROOT = Word("账本根", "Ledger root")
ROOT_IS = Word("第 {number} 号，共 {size} 条，{hash}", "no. {number} over {size} entries, {hash}")
NO_ROOT = Word("尚无账本根", "no root sealed yet")
CODE = Word("公文核验码", "Code of the paper")
CHECK = Word("核验公文", "Check a paper")
PDF = Word("下载 PDF", "Download PDF")
WORD = Word("下载 Word（以 PDF 为准）", "Download Word (the PDF is what counts)")
PDF_HASH = Word("PDF 的 SHA-256", "SHA-256 of the PDF")
OFFICES = Word("本级及上级机关", "Offices of the region and above")
OFFICES_WHY = Word("依公文查看权限", "by the right to view its papers")
OPENING = Word("{since}至{until}的情况如下。", "What happened from {since} to {until}.")
CLOSING = Word(
    "数据截至{taken}；账本根：{root}。数字与本文一同封存，重印与原件逐字节相同。",
    "As of {taken}; ledger root: {root}. The numbers are sealed with this paper, and printing it "
    "again gives the same bytes.",
)
REPORT = Word("安全生产月报", "Monthly report")
REPORT_TITLE = Word("{region}安全生产月报（{month}）", "Monthly report of {region}, {month}")
REPORT_OPENING = Word(
    "{month}的情况如下，各项与上月和上年同月相比。",
    "The figures of {month} follow, each beside the month before and the month of the year before.",
)
ISSUE_REPORT = Word("制发月报", "Issue the report")
ISSUED_REPORTS = Word("已制发的月报", "Reports issued")
MONTH = Word("月份", "Month")
MONTH_BEFORE = Word("上一月", "Month before")
MONTH_AFTER = Word("下一月", "Month after")
FIGURE = Word("指标", "Figure")
THIS_MONTH = Word("本月", "This month")
LAST_MONTH = Word("上月", "Month before")
BY_MONTH = Word("环比", "Change")
YEAR_BEFORE = Word("上年同月", "Year before")
BY_YEAR = Word("同比", "Change")
MONTH_NOTE = Word(
    "期末数取月末当日，其余为当月合计；区划按当时归属。",
    "What stands at the end is of the last day, the rest of the whole month; regions as they were.",
)
RATES_NOTE = Word(
    "“—”表示没有该年分母，不是 0。", "“—” means that there is no denominator of that year, not 0."
)
NO_RATE = "—"
OPEN = Word("打开数字和记录", "Open numbers and records")
