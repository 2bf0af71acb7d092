"""What the pages of tailings ponds say."""

from typing import Final

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

ENTERPRISE: Final = Word("企业", "Enterprise")
STEP: Final = Word("折算", "Sum")
BASIS: Final = Word("依据", "By")
PONDS: Final = Word("尾矿库预警", "Tailings ponds")
PONDS_LEAD: Final = Word(
    "各测点报警按 GB 39496 折算为监测项目、再折算为全库的预警等级；阈值由设计单位给出。",
    "The alarms of the points come to a colour of each item, and these to that of the pond, by "
    "GB 39496; the design institute gives the thresholds.",
)
NO_PONDS: Final = Empty(
    Word("没有尾矿库", "No tailings pond"),
    Word("设立尾矿库装置后一分钟内出现。", "They appear within a minute of being set up."),
)
POND: Final = Word("尾矿库", "Pond")
ITEMS: Final = Word("预警项目", "Items that warn")
CHANGED: Final = Word("变化时间", "Changed at")
NO_WARNING: Final = Mark(Word("无预警", "no warning"), Tone.GOOD, "circle-check")
WARNING: Final = Word("预警等级", "Warning")
