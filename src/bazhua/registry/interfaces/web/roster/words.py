"""What the pages of the roster say."""

from typing import Final

from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

ROSTER: Final = Word("值班表", "Duty roster")
ROSTER_LEAD: Final = Word(
    "值班人请假、无替班或没有电话的时段标红。",
    "Red marks the hours at which nobody is on duty, or nobody who can be called.",
)
POST: Final = Word("岗位", "Post")
PERSON: Final = Word("人员", "Person")
NOW: Final = Word("当前值班", "On duty now")
WEEK: Final = Word("一周值班", "The week")
DAY: Final = Word("日期", "Day")
ON_DUTY: Final = Word("值班人", "On duty")
NOBODY: Final = Word("无人值班", "nobody")
NO_SILENCE: Final = Word("24 小时内均有人可联系", "somebody can be called throughout the next 24 h")
PLAN: Final = Word("排班", "Plan shifts")
PLAN_LEAD: Final = Word(
    "值班人须在该单位任职。跨零点的班次算在开始的那天。",
    "He must work where the post is. A shift past midnight belongs to the day on which it begins.",
)
SUBSTITUTE: Final = Word("指定替班", "Name a substitute")
SUBSTITUTE_LEAD: Final = Word(
    "替班人在所填时段代替被替班人在本岗位的班次。",
    "The substitute takes the other's shifts at this post for the time given.",
)
LEAVE: Final = Word("登记请假", "Note leave")
LEAVE_LEAD: Final = Word(
    "请假期间不在任何岗位值班；无替班的时段会标红。",
    "On leave he is on duty at no post; hours without a substitute are shown red.",
)
END_SHIFT: Final = Word("终止排班", "End the shift")
END_SHIFT_LEAD: Final = Word(
    "最后一个值班日之后不再按此排班；早于首日的视为首日。",
    "After its last day the shift begins no more; a day before the first counts as the first.",
)
SHIFTS: Final = Word("排班", "Shifts")
ABSENCES: Final = Word("替班与请假", "Substitutes and leave")
RHYTHM: Final = Word("周期", "Rhythm")
HOURS: Final = Word("时段", "Hours")
DAYS: Final = Word("起止", "Days")
DO: Final = Word("操作", "Do")
WHAT: Final = Word("情形", "What")
BY: Final = Word("替班人", "By whom")
WHEN: Final = Word("时段", "When")
SUBSTITUTED: Final = Word("替班", "substituted")
AWAY: Final = Word("请假", "on leave")
ONCE: Final = Word("单日", "one day")
DAILY: Final = Word("每天", "every day")
WEEKDAYS: Final = (
    Word("周一", "Mon"),
    Word("周二", "Tue"),
    Word("周三", "Wed"),
    Word("周四", "Thu"),
    Word("周五", "Fri"),
    Word("周六", "Sat"),
    Word("周日", "Sun"),
)
HANDOVERS: Final = Word("交接班", "Hand-overs")
PASSES_AT: Final = Word("交接时间", "Duty passes")
OUTGOING: Final = Word("交班人", "From")
INCOMING: Final = Word("接班人", "To")
SIGNATURES: Final = Word("签名", "Signatures")
SIGNED: Final = Word("已签", "signed")
NOT_SIGNED: Final = Word("未签", "not signed")
SIGN: Final = Word("签署交接班", "Sign the hand-over")
SIGN_NOTE: Final = Word(
    "到点即交接，未签名的会提示；点击时间签署本人的交接班。",
    "Duty passes at the hour, signed or not; choose a time to sign your own hand-over.",
)
SIGN_LEAD: Final = Word(
    "{post}，{at}：{outgoing} 交 {incoming} 接；未办结的责任事项 {owed} 件。",
    "{post}, {at}: from {outgoing} to {incoming}; open obligations: {owed}.",
)
SIGN_SURE: Final = Word(
    "签名包含以上内容；内容变化后须重新查看再签。",
    "The signature covers what is said above; if that changes, look again before signing.",
)
NO_ROSTER: Final = Empty(
    Word("没有可查看的值班岗位", "No post with a roster within your reach"),
    Word(
        "任职单位设立岗位后，其值班表出现在这里。",
        "The rosters of the posts where you work appear here.",
    ),
)
NO_HANDOVERS: Final = Empty(
    Word("近期没有交接班", "No hand-over in these days"),
    Word(
        "两个班次相接时出现在这里，由交接双方签名。",
        "They appear here where one shift follows another, for both sides to sign.",
    ),
)
EMPTY: Final = {
    SHIFTS: Empty(
        Word("还没有排班", "No shift is planned"),
        Word("没有排班时由岗位持有人负责。", "Without shifts those who hold the post answer."),
    ),
    ABSENCES: Empty(
        Word("没有替班和请假", "No substitute and no leave"),
        Word("登记后出现在这里。", "They appear here once noted."),
    ),
}
