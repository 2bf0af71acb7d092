"""What the pages of visits say."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.dangers.domain.visiting.acts import MAY
from bazhua.grips.dangers.domain.visiting.table import VisitState
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

VISITS: Final = Word("入企活动", "Visits to enterprises")
VISIT: Final = Word("入企活动", "Visit")
LEAD: Final = Word(
    "每次入企都有法定类别，类别决定可以采取的措施。只供监管人员查看。",
    "Every visit has a legal kind, which decides what may be done. For authorities only.",
)
NONE: Final = Empty(
    Word("还没有入企活动", "No visit yet"),
    Word(
        "在企业页面的“入企活动”中安排后，出现在这里。",
        "Visits appear here once planned on the page of an enterprise.",
    ),
)
NUMBER: Final = Word("编号", "Number")
ENTERPRISE: Final = Word("企业", "Enterprise")
KIND: Final = Word("法定类别", "Legal kind")
STATE: Final = Word("状态", "State")
DAY: Final = Word("计划日期", "Planned for")
PLAN: Final = Word("安排入企", "Plan a visit")
PLAN_LEAD: Final = Word(
    "行政检查须事先批准，持证执法人员不少于 2 名，并扫企业码入企。",
    "An inspection is approved beforehand, has two certified officers or more, and begins with "
    "a scan of the enterprise's code.",
)
OFFICERS: Final = Word("参加人员", "Taking part")
GROUND: Final = Word("事由", "Ground")
APPROVAL: Final = Word("批准文号", "Approval")
ARRIVE: Final = Word("入企登记", "Arrive")
ARRIVED: Final = Word("入企时间", "Arrived")
FINISHED: Final = Word("结束时间", "Finished")
SCANNED: Final = Word("已扫企业码", "by the enterprise's code")
MAY_DO: Final = Word("本次可以", "May do")
MAY_NOT: Final = Word(
    "不得采取强制措施，需要的移交执法", "nothing coercive; what needs it is handed to enforcement"
)
MEASURES: Final = tuple(MAY.items())
COUNT: Final = Word("本年行政检查", "Inspections this year")
COUNTED: Final = Word("{year} 年第 {made} 次，上限 {cap} 次", "{made} in {year}, cap {cap}")
BEYOND: Final = Mark(Word("已达上限", "cap reached"), Tone.WARN, "alert-triangle")
CAP: Final = Word("依据", "By")
SCAN_FIRST: Final = Word(
    "到现场后扫企业码登记入企。", "Scan the enterprise's code on the spot to arrive."
)
REPORT: Final = Word("记录隐患", "Report a danger")
FOUND: Final = Word("本次发现的隐患", "Found on this visit")
WHO: Final = Word(
    "参加人员和有权查看入企活动的监管人员", "who takes part, and authorities in charge"
)
WHY: Final = Word("企业不知晓事由", "the enterprise does not learn why")
FINISH_ASK: Final = Word("确定结束本次入企？", "Finish the visit?")
NOTE: Final = Word("事由", "Ground")
CODES: Final = Word("位置码", "Codes")
CODES_LEAD: Final = Word(
    "打印后贴在现场：企业码供执法人员入企扫码，位置码供员工上报隐患。",
    "Print and put up: officers scan the enterprise's code on arrival, people scan that of a "
    "place to report a danger.",
)
FIRM_CODE: Final = Word("企业码（扫码入企）", "Code of the enterprise (arrival)")
HAPPENED: Final[Mapping[str, Word]] = {
    "visit.planned": Word("安排", "Planned"),
    "ARRIVE": Word("入企", "Arrived"),
    "FINISH": Word("结束", "Finished"),
    "CANCEL": Word("取消", "Cancelled"),
    "HAND_OFF": Word("移交执法", "Handed to enforcement"),
}
STATES: Final[Mapping[VisitState, Mark]] = {
    VisitState.PLANNED: Mark(Word("待入企", "planned"), Tone.INFO, "clock"),
    VisitState.ARRIVED: Mark(Word("已入企", "on site"), Tone.WARN, "map-pin"),
    VisitState.FINISHED: Mark(Word("已结束", "finished"), Tone.GOOD, "circle-check"),
    VisitState.CANCELLED: Mark(Word("已取消", "cancelled"), Tone.PLAIN, "info-circle"),
}
