"""What the pages of policy rows say."""

from typing import Final

from bazhua.infra.policies.core.proposal import State
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

TITLE: Final = Word("规则参数", "Policy rows")
LEAD: Final = Word(
    "法规中的每个数字：出自哪一条、自何日起、是否核实。本省只能新增带起始日的规则，须他人复核，过去的不改不删。",
    "Every figure of the law: by which clause, from which day, how far confirmed. The province only adds dated rows, confirmed by a second person; the past is never edited.",
)
ROW: Final = Word("规则参数", "Policy row")
LINE: Final = Word("规则", "Line")
AREA: Final = Word("领域", "Area")
VALUES: Final = Word("数值", "Values")
CLAUSE: Final = Word("条款", "Clause")
STATUS: Final = Word("状态", "Status")
CONFIRMED_LAW: Final = Word("法规原文已核", "confirmed law")
SINCE: Final = Word("起", "Since")
UNTIL: Final = Word("止", "Until")
LASTS: Final = Word("至今", "lasts")
SOURCE: Final = Word("来自", "From")
SAYS: Final = Word("条款内容", "What it says")
SHIPPED: Final = Word("随附", "shipped")
OWN: Final = Word("本省新增", "added by the province")
TODAY: Final = Word("现行", "in force")
COMING: Final = Mark(Word("未生效", "not yet in force"), Tone.INFO, "clock")
NOW: Final = Mark(Word("现行", "in force"), Tone.GOOD, "circle-check")
PAST: Final = Mark(Word("已被替代", "superseded"), Tone.PLAIN, "info-circle")
HISTORY: Final = Word("沿革", "History")
ADDITIONS: Final = Word("本省新增", "Additions of the province")
ADDITION: Final = Word("新增规则", "Addition")
PROPOSE: Final = Word("提出新值", "Propose a new value")
PROPOSE_NEW: Final = Word("新增一行", "Propose another line")
PROPOSE_LEAD: Final = Word(
    "自起始日起执行，最早为明天；过去的答复不变。提交后由另一人复核，复核前不产生任何影响。",
    "It holds from its first day, tomorrow at the earliest; no past answer changes. Another person confirms it; before that nothing changes.",
)
CONFIRM: Final = Word("复核确认", "Confirm")
CONFIRM_ASK: Final = Word(
    "确认后自 {since} 起执行，{count} 项未办结事项随之变动。确定？",
    "It holds from {since} on, and {count} open records change with it. Confirm it?",
)
WITHDRAW: Final = Word("撤回", "Withdraw")
WITHDRAW_LEAD: Final = Word("撤回后不再生效，记录保留。", "It will not hold; it stays on record.")
REASON: Final = Word("理由", "Reason")
BY: Final = Word("提出人", "Proposed by")
DECIDER: Final = Word("复核或撤回人", "Decided by")
OLD: Final = Word("现在", "Now")
NEW: Final = Word("将变为", "Would be")
RECORD: Final = Word("事项", "Record")
PREVIEW: Final = Word("确认后会变动的未办结事项", "Open records that would change")
NOTHING: Final = Word("没有未办结事项随之变动。", "No open record would change.")
KEEP: Final = Word(
    "另有 {keep} 项按原规则办理，保持不变。",
    "{keep} more were opened under the row before and keep it.",
)
COUNTED: Final = Word("{kind}：{count} 项", "{kind}: {count}")
WAITING: Final = Word("待复核的新增", "Waiting for confirmation")
NEW_LINE: Final = Word("目前没有此行", "There is no such line yet")
SCOPE: Final = Word("有权查看规则参数者", "whoever may view policy rows")
WHY: Final = Word("全省同一套规则", "one book for the whole province")

STATES: Final = {
    State.PROPOSED: Mark(Word("待复核", "waits for a second person"), Tone.WARN, "clock"),
    State.CONFIRMED: Mark(Word("已复核", "confirmed"), Tone.GOOD, "circle-check"),
    State.WITHDRAWN: Mark(Word("已撤回", "withdrawn"), Tone.PLAIN, "info-circle"),
}
STEPS: Final = {
    State.PROPOSED: Word("提出", "Proposed"),
    State.CONFIRMED: Word("复核", "Confirmed"),
}
HAPPENED: Final = {
    "policy.proposed": Word("提出", "Proposed"),
    "policy.confirmed": Word("复核确认", "Confirmed"),
    "policy.withdrawn": Word("撤回", "Withdrawn"),
}
EMPTY: Final = Empty(
    Word("没有符合条件的规则", "No row matches"),
    Word("放宽筛选条件。", "Change or clear the filter."),
)
NO_ADDITIONS: Final = Empty(
    Word("没有新增规则", "No addition"),
    Word("在规则页面提出新值后出现在这里。", "Propose a new value on the page of a line."),
)
