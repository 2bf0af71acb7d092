"""What the page of figures says."""

from bazhua.grips.dangers.interfaces.figures import SHOWN
from bazhua.grips.dangers.selectors.ledger.figures import By
from bazhua.kernel.words import Word

TITLE = Word("隐患统计", "Figures of hidden dangers")
LEAD = Word(
    "{region}，{since} 至 {until}；每个数字打开对应的隐患。",
    "{region}, {since} to {until}; each number opens the dangers behind it.",
)
ALL_OF = Word("{region}合计", "All of {region}")
DEFINITIONS = Word("口径", "Definitions")
DAYS_OPEN = Word("销号用时", "Days until closed")
DAYS_LEAD = Word(
    "期间销号的隐患，从发现到销号的天数。", "Of those closed in the time, days from finding."
)
DAYS = Word("天数", "Days")
FROM_TO = Word("{low}–{high} 天", "{low} to {high} days")
LONGER = Word("{low} 天及以上", "{low} days or more")
MIDDLE = Word("中位数所在", "The middle one")
NO_CLOSED = Word("期间没有销号的隐患", "Nothing was closed in this time")
NO_CLOSED_FILL = Word("验收销号后出现在这里。", "It fills when dangers are accepted and closed.")
NO_FIGURES = Word("期间没有隐患", "No hidden dangers in this time")
NO_FIGURES_FILL = Word("隐患上报后出现在这里。", "It fills when dangers are reported.")


BY_WHAT = {
    By.REGION.value: Word("区划", "Region"),
    By.DEPARTMENT.value: Word("部门", "Department"),
    By.INDUSTRY.value: Word("行业", "Industry"),
    By.GRADE.value: Word("等级", "Grade"),
}

HEADS = {one.key: one.heading for one in SHOWN}
