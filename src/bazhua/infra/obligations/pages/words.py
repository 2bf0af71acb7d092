"""What the pages of obligations say."""

from typing import Final

from bazhua.infra.obligations.core.case import Outcome, State
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

DESK: Final = Word("我的待办", "My desk")
NOBODY_ON_DUTY: Final = Word("无人在岗", "nobody on duty")
SILENT: Final = Word("无人可联系 {since} – {until}", "nobody can be called {since} – {until}")
UNANSWERED: Final = Word("无人应答", "Nobody answered")

KIND: Final = Word("责任事项", "Obligation")
TITLE: Final = Word("责任事项", "Obligations")
LEAD: Final = Word(
    "您范围内的责任事项：责任岗位、期限、状态与依据。",
    "Obligations within your scope: who owes them, until when, how they stand, by which clause.",
)
EMPTY: Final = Empty(
    text=Word("没有符合条件的责任事项", "No obligation matches"),
    fill=Word(
        "放宽筛选条件，或等待业务产生责任事项。",
        "Widen the filter, or wait for cases to open them.",
    ),
)
WHAT: Final = Word("事项", "What")
HOLDER: Final = Word("责任岗位", "Duty-holder")
VERIFIER: Final = Word("核验岗位", "Verifier")
PLACE: Final = Word("属地", "Place")
STATE: Final = Word("状态", "State")
LATE: Final = Word("逾期", "Late")
DUE: Final = Word("到期", "Due")
STARTS: Final = Word("起算", "Counts from")
CLAUSE: Final = Word("依据", "Clause")
EVIDENCE: Final = Word("须提交的证明", "Evidence required")
SUBJECT: Final = Word("所涉记录", "About")
OPEN: Final = Word("打开", "Open")
DO_THERE: Final = Word("去办理", "Do it there")
OPEN_SUBJECT: Final = Word("打开记录", "Open the record")
ANSWER: Final = Word("我来处理（应答）", "I take it up (answer)")
SCOPE: Final = Word("按授权范围可见", "by the scope of their grants")
ALL_GRANTED: Final = Word(
    "有权查看本属地责任事项的人员", "Those granted the obligations of this place"
)
THOSE_CALLED: Final = Word(
    "责任、核验岗位及已被通知的人员", "The posts concerned and those who were called"
)
BY_DUTY: Final = Word("因岗位职责可见", "by their post")

STATES: Final = {
    State.OPEN: Word("待办", "Open"),
    State.PAUSED: Word("中止", "Paused"),
    State.DISCHARGED: Word("待核验", "To be verified"),
    State.CLOSED: Word("已结", "Closed"),
}
OUTCOMES: Final = {
    Outcome.DONE: Word("按期办结", "Done in time"),
    Outcome.LATE: Word("逾期办结", "Done late"),
    Outcome.WAIVED: Word("免除", "Waived"),
    Outcome.LAPSED: Word("终止", "Lapsed"),
}
ACTIONS: Final = {
    Action.DISCHARGE: Word("提交核验", "Hand in for verification"),
    Action.COMPLETE: Word("办结", "Complete"),
    Action.VERIFY: Word("核验通过", "Verify"),
    Action.RETURN: Word("退回", "Send back"),
    Action.PAUSE: Word("中止计时", "Pause"),
    Action.RESUME: Word("恢复计时", "Resume"),
    Action.WAIVE: Word("免除", "Waive"),
    Action.LAPSE: Word("终止", "Let lapse"),
}
HAPPENED: Final = {
    "obligation.opened": Word("产生责任事项", "Obligation opened"),
    "obligation.missed": Word("期限届满，未办结", "Its time ran out"),
    "obligation.nobody_answered": Word("各级均无人应答", "Nobody answered at any level"),
    "obligation.answered": Word("已应答，停止催办", "Answered; the calls end"),
    "obligation.due_moved": Word("到期时间变更", "Due instant moved"),
}
CALLED: Final = Word("第 {level} 级催办：{post}", "Call {level}: {post}")
CALLED_NOBODY: Final = Word(
    "第 {level} 级催办：{post} 无人在岗", "Call {level}: nobody on duty at {post}"
)
SURE: Final = Word("{action}“{what}”？", "{action}: {what}?")
MOVED: Final = Word("{action}：{ground}", "{action}: {ground}")
