"""What the pages of the register and of what was put aside say."""

from typing import Final

from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

REGISTER: Final = Word("联网台账", "Connection register")
LEAD: Final = Word(
    "每个指标都可打开其背后的记录；公式为平台规则。",
    "Every figure opens the records behind it; the formulas are rules of the platform.",
)
NONE: Final = Empty(
    Word("没有联网测点", "No point is connected"),
    Word("设立测点后出现在这里。", "Lines appear once points are set up."),
)
COUNTY: Final = Word("区县", "County")
ENTERPRISE: Final = Word("企业", "Enterprise")
INSTALLATION: Final = Word("装置", "Installation")
POINTS: Final = Word("测点", "Points")
ALARMS: Final = Word("报警", "Alarms")
TARGET: Final = Word("目标 {least} %", "target {least} %")
BELOW: Final = Word("低于目标", "below target")
DEFINITIONS: Final = Word("指标定义", "Definitions")
LAST_DAY: Final = Word("24 小时", "24 h")
LAST_WEEK: Final = Word("7 天", "7 d")
BEHIND: Final = Word("背后的记录", "Records behind it")
NOTHING: Final = Empty(
    Word("没有记录", "No record"),
    Word("没有记录计入此指标。", "No record counts against this figure."),
)
POINT: Final = Word("测点", "Point")
SINCE: Final = Word("离线起", "Silent since")
UNTIL: Final = Word("恢复", "Until")
STILL: Final = Word("仍离线", "still silent")
NUMBER: Final = Word("编号", "Number")
RAISED: Final = Word("报警时间", "Raised at")
ACKNOWLEDGED: Final = Word("确认时间", "Acknowledged at")
ANSWERED: Final = Word("反馈时间", "Answered at")
QUARANTINE: Final = Word("隔离数据", "Quarantine")
QUARANTINE_LEAD: Final = Word(
    "不能使用的数据按网关和原因列出；原因消除后可重放，每条只用一次。",
    "What could not be used, by gateway and reason; once the reason is gone it can be sent again.",
)
NONE_ASIDE: Final = Empty(
    Word("没有隔离数据", "Nothing was put aside"),
    Word("不能使用的数据会留在这里，不会丢失。", "What cannot be used stays here and is not lost."),
)
GATEWAY: Final = Word("网关", "Gateway")
REASON: Final = Word("原因", "Reason")
PARTS: Final = Word("批数", "Batches")
READINGS: Final = Word("数据条数", "Readings")
CREDIBLE: Final = Word("可信", "Credible")
DOUBTFUL: Final = Word("不可信的", "Not to be believed")
SO_MANY: Final = Word("{what} {n}", "{n} {what}")
ASIDE: Final = Word("隔离 {n}", "{n} put aside")
LAST: Final = Word("最近", "Last")
AT: Final = Word("时间", "At")
SEQUENCE: Final = Word("批号", "Sequence")
BYTES: Final = Word("字节", "Bytes")
REPLAY: Final = Word("重放", "Send again")
REPLAY_ASK: Final = Word(
    "重放可用的数据？仍不能使用的会再次隔离。",
    "Send again what may be used now? What still cannot be is put aside anew.",
)
