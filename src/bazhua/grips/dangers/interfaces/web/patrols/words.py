"""What the pages of patrols say."""

from collections.abc import Mapping
from typing import Final

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

PATROLS: Final = Word("巡查", "Patrols")
PATROL: Final = Word("巡查", "Patrol")
LEAD: Final = Word(
    "企业自设的巡查：按频次扫视现场，不符合的当场成为隐患；漏巡的逐级通知。",
    "Patrols that enterprises set themselves: what is not as it should be is a hidden danger at "
    "once; what was missed is called for.",
)
NONE: Final = Empty(
    Word("还没有巡查", "No patrol yet"),
    Word(
        "企业在其页面的“巡查”中设定后，出现在这里。",
        "Patrols appear here once an enterprise has set them on its page.",
    ),
)
NONE_HERE: Final = Empty(
    Word("本企业还没有巡查", "No patrol here yet"),
    Word("安全总监在这里设定巡查。", "The safety director sets them here."),
)
NAME: Final = Word("名称", "Name")
WHERE: Final = Word("地点", "Where")
ENTERPRISE: Final = Word("企业", "Enterprise")
RHYTHM: Final = Word("频次", "How often")
HOLDER: Final = Word("责任岗位", "Post in charge")
NOW: Final = Word("本次", "Now")
BEFORE: Final = Word("上次", "Last time")
SINCE: Final = Word("版本自", "Edition since")
WALKED: Final = Word("巡查情况", "Walked")
QUESTIONS: Final = Word("巡查项目", "Questions")
BASIS: Final = Word("依据", "By")
FOUND: Final = Word("巡查发现的隐患", "Found on this patrol")
WHO: Final = Word("企业人员和有权查看的监管人员", "people of the enterprise, authorities in charge")
WHY: Final = Word("巡查属于本企业", "it is a patrol of this enterprise")
SET: Final = Word("设定巡查", "Set a patrol")
SET_LEAD: Final = Word(
    "先选一个通用模板，项目可以修改。漏巡的先通知责任岗位，再通知安全总监或监管部门。",
    "Choose common questions and change them as needed. Who has missed a patrol is called, then "
    "the safety director or who supervises.",
)
CHANGE: Final = Word("修改", "Change")
CHANGE_LEAD: Final = Word(
    "修改自所选日期起执行；此前的巡查保持原样。",
    "The change begins on the day you choose; what was walked before stays as it was.",
)
END: Final = Word("停止", "End")
END_LEAD: Final = Word("到所选日期为止；以后不再要求。", "Until the day you choose, then no more.")
WALK: Final = Word("去巡查", "Walk it")
STANDING: Final = Word("状态", "State")
DUE: Final = Word("待巡查", "to be walked")
MISSED: Final = Word("上次漏巡", "missed last time")
DONE: Final = Mark(Word("已巡查", "walked"), Tone.GOOD, "circle-check")
LATE: Final = Mark(Word("迟巡查", "walked late"), Tone.WARN, "clock")
TO_DO: Final = Mark(DUE, Tone.INFO, "clock")
NOT_DONE: Final = Mark(Word("漏巡", "missed"), Tone.BAD, "alert-octagon")
EXCUSED: Final = Mark(Word("免巡", "excused"), Tone.PLAIN, "info-circle")
NOTHING: Final = Word("–", "–")
ENDED: Final = Mark(Word("已停止", "ended"), Tone.PLAIN, "info-circle")
GOES_ON: Final = Mark(Word("执行中", "in force"), Tone.GOOD, "circle-check")
HAPPENED: Final[Mapping[str, Word]] = {
    "patrol.set": Word("设定", "Set"),
    "patrol.changed": Word("修改", "Changed"),
    "patrol.ended": Word("停止", "Ended"),
    "patrol.walked": Word("巡查完成", "Walked"),
}
