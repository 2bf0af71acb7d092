"""What the command screen says."""

from typing import Final

from bazhua.kernel.words import Word

TITLE: Final = Word("驾驶舱", "Command screen")
WHOLE: Final = Word("{region}安全生产", "Work safety in {region}")
FIGURES: Final = Word("此刻", "Right now")
MAP: Final = Word("{layer}分布", "{layer} by region")
FEED: Final = Word("最新报警", "Latest alarms")
CLOCKS: Final = Word("即将到期", "Running out next")
CHAINS: Final = Word("呼叫未应答", "Called, no answer")
SILENT: Final = Word("24 小时内无人可联系的时段", "Hours ahead when nobody can be called")
CURVE: Final = Word("近 30 日新发现隐患", "Hidden dangers found in 30 days")
CURVE_SAID: Final = Word(
    "近 30 日每日新发现隐患，共 {n} 条", "Hidden dangers found on each of 30 days, {n} in all"
)
NO_FEED: Final = Word("没有未闭环的报警", "No open alarm")
NO_CLOCKS: Final = Word("没有正在计时的责任事项", "No clock is running")
NO_CHAINS: Final = Word("没有无人应答的呼叫", "Every call has been answered")
NO_SILENT: Final = Word(
    "未来 24 小时每个值班岗位都联系得到人", "Every duty post can be reached for 24 hours"
)
NO_CURVE: Final = Word("没有数字", "No figures")
NO_MAP: Final = Word("没有此区划的边界", "No boundary of this region")

ALARMS: Final = Word("未闭环报警", "Open alarms")
ALARMS_ARE: Final = Word("范围内未闭环的报警。", "Alarms of the scope that are not closed.")
WAITING: Final = Word("待确认报警", "To be acknowledged")
WAITING_ARE: Final = Word("其中尚无人确认的。", "Those of them that nobody has acknowledged.")
LATE: Final = Word("逾期责任事项", "Obligations late")
LATE_ARE: Final = Word("已过期限、尚未办结的责任事项。", "Obligations open past their due instant.")
CHAINS_ARE: Final = Word(
    "已逐级呼叫、至今无人应答的责任事项。", "Obligations called about that nobody has answered."
)
ALARM_UNIT: Final = Word("条", "alarms")
ITEM: Final = Word("项", "items")
CALLS: Final = Word("已呼叫 {n} 级 · {place}", "levels called: {n} · {place}")
AT: Final = Word("{reading} · {subject}", "{reading} · {subject}")
FROM_TO: Final = Word("{since} 至 {until}", "{since} to {until}")
