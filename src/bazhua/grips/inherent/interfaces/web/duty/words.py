"""What the pages of commitments and of the live risk say."""

from collections.abc import Mapping
from typing import Final

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

COMMITMENTS: Final = Word("安全承诺", "Safety commitments")
COMMITMENTS_LEAD: Final = Word(
    "每日由主要负责人本人承诺，应在 {until} 前作出。",
    "The principal commits himself every day, by {until}.",
)
TODAY: Final = Word("今日安全承诺", "Commitments of today")
DUE: Final = Word("应承诺企业", "Enterprises due")
MADE: Final = Word("已承诺", "Committed")
RATE: Final = Word("承诺率", "Commitment rate")
UNTIL: Final = Word("截止时间", "Until")
BASIS: Final = Word("依据", "By")
MISSING: Final = Word("尚未承诺", "Not yet committed")
NONE_MISSING: Final = Empty(
    Word("没有未承诺的企业", "Nobody is missing"),
    Word(
        "有重大危险源监测装置的企业每日应承诺。", "Enterprises with graded installations are due."
    ),
)
NONE: Final = Empty(
    Word("还没有安全承诺", "No commitment yet"),
    Word("主要负责人作出后出现在这里。", "They appear here once made by principals."),
)
ENTERPRISE: Final = Word("企业", "Enterprise")
DAY: Final = Word("日期", "Day")
BY: Final = Word("承诺人", "Committed by")
WHEN: Final = Word("承诺时间", "At")
STATE: Final = Word("状态", "State")
IN_TIME: Final = Mark(Word("按时", "in time"), Tone.GOOD, "circle-check")
LATE: Final = Mark(Word("逾期", "late"), Tone.WARN, "clock-exclamation")
UNITS: Final = Word("生产装置（运行/停产/检修）", "Units (running/stopped/maintenance)")
WORK: Final = Word("特殊作业（处）", "Special work")
COMMIT: Final = Word("作出今日承诺", "Commit to today")
COMMIT_LEAD: Final = Word(
    "已按上次承诺填好，请核对后由主要负责人本人提交。作业数与作业票的核对未接入。",
    "Filled in as last time: check it, and commit yourself. Permits are not connected yet.",
)
ALL: Final = Word("全部承诺", "All commitments")
RISKS: Final = Word("动态风险", "Live risk")
RISKS_LEAD: Final = Word(
    "由固有风险、报警、作业和管理四部分相加，随变化即时重算；风险升高立即公布，降低保持 60 秒后公布。",
    "Inherent risk, alarms, work and management added up, judged anew at every change; a higher "
    "risk is shown at once, a lower one once it has held.",
)
NO_RISKS: Final = Empty(
    Word("还没有动态风险", "No live risk yet"),
    Word(
        "企业设立监测装置后一分钟内出现。", "They appear within a minute of the first installation."
    ),
)
INDEX: Final = Word("指数", "Index")
COLOUR: Final = Word("颜色", "Colour")
JUDGED: Final = Word("最近计算", "Judged at")
WHY: Final = Word("怎么得出的", "How it came about")
STEP: Final = Word("计算", "Sum")
FACTS: Final = Word("计入的情况", "What counted")
CHANGES: Final = Word("颜色变化", "Changes of colour")
BEFORE: Final = Word("原颜色", "Before")
AFTER: Final = Word("新颜色", "After")
NO_CHANGES: Final = Empty(Word("没有变化", "No change"), Word("", ""))
WAITS: Final = Word("{colour}待保持 60 秒后公布", "{colour} is shown once it has held")
NOT_CONNECTED: Final = Word("未接入", "not connected")
YES: Final = Word("是", "yes")
NO: Final = Word("否", "no")
FACT_WORDS: Final[Mapping[str, Word]] = {
    "mhi_level": Word("最高重大危险源级别", "Gravest installation"),
    "hh": Word("高高、低低及气体二级报警", "HH, LL and level 2 gas alarms"),
    "h": Word("高、低及气体一级报警", "H, L and level 1 gas alarms"),
    "overdue_acknowledgements": Word("逾期未确认报警", "Alarms not acknowledged in time"),
    "major_dangers_overdue": Word("逾期重大隐患", "Major dangers overdue"),
    "general_dangers_overdue": Word("逾期一般隐患", "General dangers overdue"),
    "commitment_today": Word("今日已承诺或未到时限", "Committed to today, or not yet due"),
    "offline_share_percent": Word("离线测点占比（%）", "Points offline (%)"),
    "gas_detectors_level2": Word(
        "同一装置 300 秒内二级报警探测器", "Detectors at level 2 within 300 s"
    ),
    "tank_overfilling": Word("储罐冒罐征兆", "A tank about to overflow"),
    "offline_minutes": Word("最高级别装置全部离线（分钟）", "Gravest installation offline (min)"),
    "work": Word("作业票", "Work in progress"),
    "fire_confirmed": Word("火焰或烟雾确认", "Fire or smoke confirmed"),
}
WORK_WORDS: Final[Mapping[str, Word]] = {
    "special_work": Word(
        "特级动火和受限空间作业", "Special-level hot work, confined spaces entered"
    ),
    "level1_work": Word("一级动火作业", "Level 1 hot work"),
    "other_work": Word("其他作业票", "Other permits"),
}
