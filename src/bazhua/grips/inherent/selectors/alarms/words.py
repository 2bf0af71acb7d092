"""What the list of alarms says."""

from typing import Final

from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

CONSOLE: Final = Word("报警台", "Alarm console")
LEAD: Final = Word(
    "新报警一秒内到此；泛滥时先列红、橙。",
    "New alarms arrive here within a second; in a flood red and orange ones come first.",
)
POINT: Final = Word("测点", "Point")
LIMIT: Final = Word("限值", "Limit")
VALUE: Final = Word("报警值", "Value")
COLOUR: Final = Word("颜色", "Colour")
STATE: Final = Word("状态", "State")
PROGRESS: Final = Word("处置", "Handling")
SUBJECT: Final = Word("单位", "Subject")
INSTALLATION: Final = Word("装置", "Installation")
RAISED: Final = Word("报警时间", "Raised")
NUMBER: Final = Word("编号", "Number")
READING: Final = Word("{value} {unit}", "{value} {unit}")
AGAINST: Final = Word("{limit} {set_point}", "{limit} {set_point}")
WAITING: Final = Word("待确认", "To be acknowledged")
ACTIVE: Final = Word("报警中", "Active")
EVERY: Final = Word("全部（含已闭环）", "All, closed ones too")
EMPTY: Final = Empty(
    Word("没有未闭环的报警", "No alarm is open"),
    Word("测点超限后，报警会出现在这里。", "When a point passes a limit, its alarm appears here."),
)
