"""What the pages of alarms say."""

from typing import Final

from bazhua.kernel.words import Word

KIND: Final = Word("报警", "Alarm")
TITLE: Final = Word("{point}：{limit} 报警", "{point}: {limit}")
ALARMS: Final = Word("报警", "Alarms")
POINT: Final = Word("测点", "Point")
TAG: Final = Word("位号", "Tag")
INSTALLATION: Final = Word("装置", "Installation")
LEVEL: Final = Word("{name}（{level} 级重大危险源）", "{name} (major hazard, level {level})")
SUBJECT: Final = Word("单位", "Subject")
VALUE: Final = Word("报警时读数", "Reading that raised it")
SET_POINT: Final = Word("限值", "Limit")
RAISED: Final = Word("报警时间", "Raised")
GONE: Final = Word("恢复时间", "Gone")
CALLED: Final = Word("首次通知", "First announced")
OCCURRENCES: Final = Word("出现次数", "Came on")
ACKNOWLEDGED: Final = Word("确认人", "Acknowledged by")
REASON: Final = Word("原因", "Reason")
REMARK: Final = Word("说明", "Said")
CAUSE: Final = Word("可能的起因", "Likely cause")
CONSEQUENCE: Final = Word("后果", "Consequence")
RESPONSE: Final = Word("应对措施", "What to do")
NOT_CALLED: Final = Word("被抑制或由更严重的报警代替，未通知", "covered, nobody was told")
FIRM: Final = Word("所在企业", "At the enterprise")
DANGER: Final = Word("生成的隐患", "Hidden danger recorded for it")

HAPPENED: Final = {
    "alarm.raised": Word("报警：{value}，限值 {set_point}", "Raised: {value}, limit {set_point}"),
    "alarm.called": Word("通知值班人员", "People were told"),
}
CHANGED: Final = Word("{before} → {after}", "{before} → {after}")
MARKED: Final = Word("{mark}：开始", "{mark}: begins")
UNMARKED: Final = Word("{mark}：结束", "{mark}: ends")
DID: Final = Word("{act}：{brought}", "{act}: {brought}")
FOR_MINUTES: Final = Word("{n} 分钟", "{n} minutes")
ENGINE: Final = Word("监测引擎", "the engine")

REGULATORS: Final = Word("属地与主管部门有权人员", "Authorities granted this region and department")
BY_SCOPE: Final = Word("按授权范围可见：{place}", "by the scope of their grants: {place}")
OWN: Final = Word("本单位有权人员", "Those granted it at the subject")
OWN_WHY: Final = Word("报警在本单位", "the alarm is at their own")

SURE: Final = Word("{act} {number}？", "{act}: {number}?")
TREND: Final = Word("报警前后趋势", "Trend around the alarm")
TREND_LEAD: Final = Word("报警前后各 {n} 分钟", "{n} minutes before and after")
NO_TREND: Final = Word("这段时间的读数尚未入库", "No readings of this time are stored yet")
TREND_SAID: Final = Word(
    "{name}：{n} 段读数，最低 {low}，最高 {high} {unit}",
    "{name}: {n} stretches of readings, lowest {low}, highest {high} {unit}",
)
REACHED: Final = Word("{limit} {value}", "{limit} {value}")

ACKNOWLEDGE_CHOSEN: Final = Word("确认所选", "Acknowledge the chosen")
ACKNOWLEDGE_MANY: Final = Word("确认多条报警", "Acknowledge several alarms")
ACKNOWLEDGE_LEAD: Final = Word(
    "所选报警共用一条说明；已被他人确认的不变。",
    "One remark for all; what others have acknowledged meanwhile stays as it is.",
)
NONE_CHOSEN: Final = Word("没有可确认的报警", "No alarm to acknowledge")
NONE_CHOSEN_FILL: Final = Word(
    "在报警台勾选待确认的报警。", "Choose alarms that wait in the console."
)
CONSOLE: Final = Word("报警台", "Alarm console")

LOAD: Final = Word("报警负荷", "Alarm load")
PIECES: Final = Word("条", "alarms")
WAITING: Final = Word("待确认", "To be acknowledged")
WAITING_IS: Final = Word(
    "范围内尚无人确认的报警。", "Alarms of the scope that nobody has acknowledged."
)
TEN_MINUTES: Final = Word("近 10 分钟", "Last 10 minutes")
TEN_MINUTES_IS: Final = Word(
    "近 10 分钟通知的报警；平稳时一个岗位不超过 {n} 条。",
    "Announced in the last 10 minutes; in steady state at most {n} at one position.",
)
TODAY: Final = Word("今日", "Today")
TODAY_IS: Final = Word(
    "今日通知的报警；一个岗位每日 {low} 条（上限 {high} 条）以内可以应对。今日最多的单位 {busiest} 条。",
    "Announced today; up to {low} (at most {high}) a day can be handled at one position. The busiest "
    "had {busiest} today.",
)
STANDING: Final = Word("长期未消", "Standing")
STANDING_IS: Final = Word("连续报警超过 24 小时。", "Active for more than 24 hours.")
CHATTERING: Final = Word("抖动", "Chattering")
CHATTERING_IS: Final = Word(
    "一分钟内反复报警，多为限值或死区设置不当。",
    "Came on again and again within a minute: mostly a limit or dead band set badly.",
)
BAD_ACTORS: Final = Word("近 24 小时报警最多的测点", "Points that alarmed most in 24 hours")
BAD_ACTORS_LEAD: Final = Word(
    "治理这些测点，报警台就会安静下来。", "Mending these makes the console quiet."
)
NO_BAD_ACTORS: Final = Word("近 24 小时没有报警", "No alarm in 24 hours")
NO_BAD_ACTORS_FILL: Final = Word(
    "报警最多的测点会出现在这里。", "The points that alarm most appear here."
)
UNITS: Final = Word("按装置", "By installation")
FIRST: Final = Word("最先出现", "First")
GRAVE: Final = Word("红、橙", "Red and orange")
NO_UNIT: Final = Word("未归入装置", "At no installation")
NUMBER: Final = Word("次数", "Alarms")
SHARE: Final = Word("占比", "Share")
PERCENT: Final = Word("{n} %", "{n} %")

FLOODED: Final = Word(
    "报警泛滥：{subject}自 {since} 起通知 {n} 条",
    "Alarm flood: {n} announced at {subject} since {since}",
)
OPEN_ONES: Final = Word("未闭环的报警", "Open alarms")
NONE_OPEN: Final = Word("没有未闭环的报警", "No alarm is open")
NONE_OPEN_FILL: Final = Word(
    "本企业的新报警会出现在这里。", "New alarms of this enterprise appear here."
)
