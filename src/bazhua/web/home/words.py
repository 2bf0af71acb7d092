"""What the first page says."""

from bazhua.kernel.words import Word

LEAD = Word(
    "此刻的情况和自昨日以来的变化；每个数字打开它的记录。",
    "As it stands now, with what changed since yesterday; each number opens its records.",
)
WORK = Word("我的工作", "My work")
WORK_LEAD = Word("您可以在这里做的事。", "What you can do here.")

DANGERS_OPEN = Word("未销号隐患", "Hidden dangers open")
DANGERS_MAJOR = Word("其中重大隐患", "Major ones of these")
DANGERS_OVERDUE = Word("逾期未整改隐患", "Hidden dangers overdue")
DANGERS_FOUND = Word("昨日新发现隐患", "Hidden dangers found yesterday")
ALARMS_STANDING = Word("未闭环报警", "Alarms not closed")
ALARMS_UNANSWERED = Word("无人答复的报警", "Alarms nobody answered")
ALARMS_RAISED = Word("昨日报警", "Alarms of yesterday")
LATE = Word("逾期未办事项", "Obligations late")
LATE_UNIT = Word("件", "obligations")
LATE_IS = Word(
    "管辖范围内已过时限、责任岗位尚未办理的事项",
    "obligations of the scope whose time is past and that their post has not done yet",
)

SAME = Word("与昨日末相同", "As at the close of yesterday")
MOVED = Word("较昨日末 {change}", "{change} since the close of yesterday")
DAY_BEFORE = Word("前日 {n}", "{n} the day before")
NEWLY_LATE = Word("今日新增 {n}", "{n} new today")
