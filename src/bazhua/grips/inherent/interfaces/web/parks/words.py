"""What the pages of parks say."""

from typing import Final

from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

PARK: Final = Word("园区监测", "Monitoring of the park")
NOTE: Final = Word(
    "园区监测站的报警先到园区值班岗位，无人应答时逐级上报。",
    "Alarms of the stations reach the duty post of the park first, then those above it.",
)
GRADE: Final = Word("登记风险等级评估", "Record an assessment")
GRADE_LEAD: Final = Word(
    "填写安全风险评估得分，等级按导则自动得出。",
    "Enter the score of the risk assessment; the grade follows by the guide.",
)
GRADINGS: Final = Word("安全风险等级", "Safety risk grade")
ASSESSED_ON: Final = Word("评估日期", "Assessed on")
SCORE: Final = Word("得分", "Score")
GRADED: Final = Word("等级", "Grade")
BY: Final = Word("登记人", "Recorded by")
NOT_GRADED: Final = Empty(
    Word("还没有评估", "Not assessed yet"),
    Word("监管部门登记后出现在这里。", "It appears here once an authority records it."),
)
