"""What lists of hidden dangers say."""

from typing import Final

from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

LEDGER: Final = Word("隐患台账", "Ledger of hidden dangers")
LEDGER_LEAD: Final = Word(
    "您范围内的隐患：问题、单位、等级、状态与整改期限。",
    "Hidden dangers within your scope: what is wrong, where, how grave, how it stands, until when.",
)
EMPTY: Final = Empty(
    Word("还没有隐患", "No hidden danger yet"),
    Word(
        "员工上报、巡查、检查或报警发现的隐患会出现在这里。",
        "What employees, patrols, inspections or alarms find appears here.",
    ),
)
WRONG: Final = Word("隐患", "What is wrong")
NUMBER: Final = Word("编号", "Number")
SUBJECT: Final = Word("单位", "Subject")
REGION: Final = Word("属地", "Region")
GRADE: Final = Word("等级", "Grade")
UNGRADED: Final = Word("未定级", "Not graded")
UNENDED: Final = Word("未销号", "Open")
STATE: Final = Word("状态", "State")
FOUND: Final = Word("发现时间", "Found")
DUE: Final = Word("整改期限", "Due")
