"""What the pages of inspections by who answers by name say."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.inherent.selectors.duty.inspections import Stands
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

INSPECTIONS: Final = Word("重大危险源包保", "Who answers by name")
LEAD: Final = Word(
    "每处重大危险源由主要负责人、技术负责人、操作负责人三人包保，按期检查；漏做的逐级呼叫。",
    "Three persons answer by name for every major hazard installation and inspect it by the "
    "calendar; who misses it is called, then who oversees him.",
)
NAME: Final = Word("装置", "Installation")
ENTERPRISE: Final = Word("企业", "Enterprise")
LEVEL: Final = Word("级别", "Level")
STANDS: Final[Mapping[Stands, Word]] = {
    Stands.DUE: Word("本期待检查", "To be inspected now"),
    Stands.MISSED: Word("上期漏检查", "Missed last period"),
    Stands.UNNAMED: Word("包保人未明确", "Somebody is not named"),
}
NONE: Final = Empty(
    Word("没有重大危险源装置", "No major hazard installation"),
    Word("装置辨识分级后出现在这里。", "They appear here once they are graded."),
)
PERSON: Final = Word("包保人", "Who answers")
POST: Final = Word("岗位", "Post")
RHYTHM: Final = Word("检查频次", "How often")
NOW: Final = Word("本期", "This period")
BEFORE: Final = Word("上期", "Period before")
LAST: Final = Word("最近检查", "Last inspected")
BASIS: Final = Word("依据", "By")
UNNAMED: Final = Mark(Word("未明确", "not named"), Tone.WARN, "alert-triangle")
TO_DO: Final = Mark(Word("待检查", "to do"), Tone.INFO, "clock")
DONE: Final = Mark(Word("已检查", "done"), Tone.GOOD, "circle-check")
LATE: Final = Mark(Word("逾期补做", "done late"), Tone.WARN, "clock-exclamation")
MISSED: Final = Mark(Word("漏检查", "missed"), Tone.BAD, "alert-triangle")
NOT_EXPECTED: Final = Word("不要求", "not expected")
UNTIL: Final = Word("至 {day}", "until {day}")
RESPONSIBILITY: Final = Word("包保责任", "Who answers by name")
MADE: Final = Word("检查记录", "Inspections")
WHEN: Final = Word("时间", "At")
BY: Final = Word("检查人", "By")
FOUND: Final = Word("发现", "Found")
NOTHING_WRONG: Final = Word("{n} 项均符合", "all {n} as they should be")
WRONG: Final = Word("{n} 项不符合：{note}", "{n} not as they should be: {note}")
NONE_MADE: Final = Empty(
    Word("还没有检查", "Not inspected yet"),
    Word("包保人完成检查后出现在这里。", "They appear here once they are made."),
)
INSPECT: Final = Word("{person}检查", "Inspect as {person}")
MAKE_UP: Final = Word("补做{person}上期检查", "Make up for the one missed as {person}")
INSPECT_LEAD: Final = Word(
    "{name} · {period}。逐项选择；有不符合的，说明情况，自动记为隐患。",
    "{name} · {period}. Answer each; say what is wrong, and it is recorded as a hidden danger.",
)
SEND: Final = Word("提交检查", "Hand in")
PERIOD: Final = Word("{first} 至 {last}", "{first} to {last}")
DOOR: Final = Word("包保检查：{name}（{person}，{day} 前）", "Inspect {name} ({person}, by {day})")
FINE: Final = Word("符合", "as it should be")
NOT_FINE: Final = Word("不符合", "not as it should be")
NOTE: Final = Word("不符合的情况", "What is wrong")
NOTE_HELP: Final = Word("有不符合的项目时填写。", "Wanted where something is wrong.")
