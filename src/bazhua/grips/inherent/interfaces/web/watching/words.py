"""What the pages of installations, gateways and points say."""

from collections.abc import Mapping
from typing import Final

from bazhua.engine.core.codes import Quality
from bazhua.infra.ui.parts.marks import Mark, RiskMark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

MONITORING: Final = Word("在线监测", "Monitoring")
INSTALLATIONS: Final = Word("监测装置", "Installations watched")
INSTALLATION: Final = Word("监测装置", "Installation")
LEAD: Final = Word(
    "重大危险源按 GB 18218 自动分级，登记的物质变化后随即重新分级。",
    "Major hazard installations are graded by GB 18218, again as soon as what they hold changes.",
)
NONE: Final = Empty(
    Word("还没有监测装置", "No installation yet"),
    Word(
        "在企业页面的“在线监测”中设立后，出现在这里。",
        "They appear here once set up under Monitoring on the page of an enterprise.",
    ),
)
NAME: Final = Word("名称", "Name")
ENTERPRISE: Final = Word("企业", "Enterprise")
KIND: Final = Word("类型", "Kind")
LEVEL: Final = Word("重大危险源级别", "Level")
SINCE: Final = Word("设立时间", "Since")
PERSONS: Final = Word("厂外 500 米常住人口", "Residents within 500 m")
PLACE: Final = Word("所在位置", "Place")
FILING: Final = Word("备案编号", "Filing number")
FILED_UNTIL: Final = Word("备案有效期至", "Filed until")
PRINCIPAL: Final = Word("主要负责人（包保）", "Principal by name")
TECHNICAL: Final = Word("技术负责人（包保）", "Technical person by name")
OPERATION: Final = Word("操作负责人（包保）", "Operation person by name")
GRADING: Final = Word("辨识与分级", "Identification and grading")
GRADED_AT: Final = Word("最近分级", "Last graded")
STEP: Final = Word("第 {n} 步", "Step {n}")
BASIS: Final = Word("依据", "By")
NOT_GRADED: Final = Empty(
    Word("此类装置不作重大危险源分级", "This kind is not graded"),
    Word("生产单元、罐区和仓库才分级。", "Production units, tank farms and warehouses are."),
)
NOTHING_HELD: Final = Empty(
    Word("所在位置没有登记物质", "No substance on record at its place"),
    Word("在企业的“位置”中登记后自动分级。", "It is graded once they are entered at its places."),
)
SUBSTANCES: Final = Word("物质", "Substances")
SUBSTANCE: Final = Word("物质", "Substance")
CAS: Final = Word("CAS 号", "CAS number")
MOST: Final = Word("设计最大量（吨）", "Design maximum (t)")
TAKEN_FOR: Final = Word("按", "Taken for")
BY_CAS: Final = Word("CAS 号对应表 1", "table 1 by CAS number")
BY_LINE: Final = Word("表 1 第 {line} 行", "line {line} of table 1")
WANTED: Final = Mark(Word("须选择类别", "class needed"), Tone.WARN, "alert-triangle")
UNCLASSED: Final = Mark(
    Word("分级待补充", "grading incomplete"),
    Tone.WARN,
    "alert-triangle",
    Word("有物质未说明危险性类别，级别暂不变。", "A substance has no class yet; the level stays."),
)
POINTS: Final = Word("测点", "Points")
POINT: Final = Word("测点", "Point")
NO_POINTS: Final = Empty(
    Word("还没有测点", "No point yet"),
    Word("逐个设立或用 Excel 导入。", "Set them up one by one, or import them by Excel."),
)
TAG: Final = Word("位号", "Tag")
MEASURES: Final = Word("监测类型", "Measures")
NOW: Final = Word("当前值", "Now")
NEVER_SENT: Final = Word("未收到数据", "nothing received")
QUALITY: Final = Word("数据质量", "Quality")
LAST_DAY: Final = Word("近 24 小时", "Last 24 h")
LIMITS: Final = Word("限值", "Limits")
NO_LIMITS: Final = Empty(
    Word("还没有限值", "No limit yet"),
    Word("设定后引擎 2 秒内按其判定。", "Once set, the engine judges by it within 2 s."),
)
SET_POINT: Final = Word("设定值", "Set point")
DEAD_BAND: Final = Word("死区", "Dead band")
DELAYS: Final = Word("延时（报警/恢复）", "Delays (on/off)")
COLOUR: Final = Word("颜色", "Colour")
GATEWAY: Final = Word("网关", "Gateway")
GATEWAYS: Final = Word("网关", "Gateways")
GATEWAYS_LEAD: Final = Word(
    "网关凭令牌发送数据；令牌只显示一次，平台只存摘要。",
    "A gateway sends by a token, which is shown once; the platform keeps only its digest.",
)
NO_GATEWAYS: Final = Empty(
    Word("还没有网关", "No gateway yet"),
    Word("在企业页面的“在线监测”中开通。", "Open one under Monitoring on the enterprise's page."),
)
CODE: Final = Word("编码", "Code")
WAY: Final = Word("接入方式", "By")
UNIT: Final = Word("单位", "Unit")
PERIOD: Final = Word("上传周期", "Sends every")
RANGE: Final = Word("量程", "Range")
HISTORY: Final = Word("变更记录", "Changes")
TREND: Final = Word("趋势", "Trend")
NO_READINGS: Final = Empty(
    Word("此时段没有数据", "No readings in this time"),
    Word("换一个时段，或检查网关。", "Choose another time, or look at the gateway."),
)
EARLIER: Final = Word("更早", "Earlier")
LATER: Final = Word("更晚", "Later")
NEARER: Final = Word("放大", "Zoom in")
FARTHER: Final = Word("缩小", "Zoom out")
ENDED: Final = Mark(Word("已停用", "ended"), Tone.PLAIN, "info-circle")
WAITING: Final = Word("待批准的放宽", "Looser limits that wait")
WAITING_NOTE: Final = Word(
    "一、二级重大危险源放宽限值须由另一人批准。",
    "At level 1 and 2 installations another person approves a looser limit.",
)
ASKED_BY: Final = Word("申请人", "Asked by")
REASON: Final = Word("理由", "Reason")
ENDS: Final = Word("取消该限值", "ends")
APPROVE: Final = Word("批准", "Approve")
REFUSE: Final = Word("不批准", "Refuse")
APPROVE_ASK: Final = Word(
    "确定批准？引擎随即按新限值判定。", "Approve? The engine judges by it at once."
)
REFUSE_ASK: Final = Word("确定不批准？", "Refuse it?")
OPEN: Final = Word("设立装置", "Set up an installation")
OPEN_LEAD: Final = Word(
    "物质从所在位置及其下各处的登记读取，不用另填。",
    "Substances are read from what is on record at its place and below it.",
)
CHANGE: Final = Word("修改", "Change")
CLOSE: Final = Word("撤销", "Close")
CLOSE_ASK: Final = Word("确定撤销？", "Close it?")
CLASSES: Final = Word("选择物质类别", "Say what substances are")
SET_UP: Final = Word("设立测点", "Set up a point")
SET_UP_LEAD: Final = Word(
    "死区和延时未填的按常用值；甲烷传感器按煤矿安全规程表 18 设限。",
    "Dead bands and delays are the usual ones; a methane sensor gets the limits of table 18.",
)
IMPORT: Final = Word("导入测点", "Import points")
END: Final = Word("停用", "End")
END_ASK: Final = Word(
    "确定停用？其限值同时停用，历史保留。", "End it with its limits? Its history stays."
)
SET_LIMIT: Final = Word("设定限值", "Set a limit")
SET_LIMIT_LEAD: Final = Word(
    "未填的死区、延时和颜色按常用值。2 秒内生效，并记入账本。",
    "What is left open is set as is usual. In force within 2 s, and in the ledger.",
)
TRY: Final = Word("试算", "Try it")
TRIED: Final = Word(
    "按此限值，过去 7 天会报警 {after} 次（现限值 {before} 次）；回放了 {n} 条数据。",
    "It would have raised {after} alarms in the last 7 days (now {before}), over {n} readings.",
)
TRIED_NEW: Final = Word(
    "按此限值，过去 7 天会报警 {after} 次；回放了 {n} 条数据。",
    "It would have raised {after} alarms in the last 7 days, over {n} readings.",
)
END_LIMIT: Final = Word("取消限值", "End the limit")
OPEN_GATEWAY: Final = Word("开通网关", "Open a gateway")
NEW_TOKEN: Final = Word("更换令牌", "Change the token")
NEW_TOKEN_LEAD: Final = Word(
    "旧令牌在重叠期内仍可用，网关不会中断。",
    "The old ones stay good for a while, so that nothing is lost.",
)
TOKEN: Final = Word("令牌", "Token")
TOKEN_ONCE: Final = Word(
    "请立即抄入网关；离开本页后无法再看。",
    "Enter it in the gateway now; it cannot be shown again.",
)
LAST_SEEN: Final = Word("被拒次数", "Refused")
WHO: Final = Word("本企业和辖区内的监管人员", "the enterprise, and authorities of its region")
LEVELS: Final[Mapping[int, RiskMark]] = {
    1: RiskMark(Colour.RED, Word("一级", "Level 1")),
    2: RiskMark(Colour.ORANGE, Word("二级", "Level 2")),
    3: RiskMark(Colour.YELLOW, Word("三级", "Level 3")),
    4: RiskMark(Colour.BLUE, Word("四级", "Level 4")),
}
NOT_MAJOR: Final = Word("不构成", "none")
COLOURS: Final[Mapping[Colour, RiskMark]] = {
    Colour.RED: RiskMark(Colour.RED, Word("红", "Red")),
    Colour.ORANGE: RiskMark(Colour.ORANGE, Word("橙", "Orange")),
    Colour.YELLOW: RiskMark(Colour.YELLOW, Word("黄", "Yellow")),
    Colour.BLUE: RiskMark(Colour.BLUE, Word("蓝", "Blue")),
}
QUALITIES: Final[Mapping[Quality, Mark]] = {
    Quality.GOOD: Mark(Word("正常", "good"), Tone.GOOD, "circle-check"),
    Quality.STALE: Mark(Word("迟到", "stale"), Tone.WARN, "clock"),
    Quality.OFFLINE: Mark(Word("离线", "offline"), Tone.BAD, "plug-connected"),
    Quality.FROZEN: Mark(Word("平直线", "frozen"), Tone.WARN, "alert-triangle"),
    Quality.OUT_OF_RANGE: Mark(Word("超量程", "out of range"), Tone.WARN, "alert-triangle"),
    Quality.SPIKE: Mark(Word("突跳", "spike"), Tone.WARN, "alert-triangle"),
    Quality.CLOCK: Mark(Word("时钟不准", "clock is off"), Tone.WARN, "clock-exclamation"),
    Quality.BAD: Mark(Word("仪表故障", "instrument fault"), Tone.BAD, "alert-triangle"),
}
NAMED: Final = Word("包保与检查", "Who answers, and inspections")
HAPPENED: Final[Mapping[str, Word]] = {
    "installation.opened": Word("设立", "Set up"),
    "installation.changed": Word("修改", "Changed"),
    "installation.identified": Word(
        "分级：S = {s}，R = {r}，{level}", "Graded: S = {s}, R = {r}, {level}"
    ),
    "installation.unclassed": Word("新物质未说明类别", "A new substance has no class"),
    "installation.inspected": Word("包保检查", "Inspected by who answers by name"),
    "installation.closed": Word("撤销", "Closed"),
    "gateway.opened": Word("开通", "Opened"),
    "gateway.token_changed": Word("更换令牌", "Token changed"),
    "gateway.sent_again": Word("重放隔离数据", "Sent again what was put aside"),
    "gateway.closed": Word("停用", "Closed"),
    "point.set_up": Word("设立", "Set up"),
    "point.changed": Word("修改", "Changed"),
    "point.ended": Word("停用", "Ended"),
    "point.limit_set": Word("{limit}：{before} → {after}", "{limit}: {before} → {after}"),
    "point.limit_ended": Word("{limit}：{before} → 取消", "{limit}: {before} → none"),
    "point.loosening_asked": Word("申请放宽{limit}", "Asked to loosen {limit}"),
    "point.loosening_refused": Word("未批准放宽{limit}", "Loosening {limit} was refused"),
}
