"""What the explorer says."""

from typing import Final

from bazhua.kernel.words import Word

TITLE: Final = Word("统计分析", "Figures")
LEAD: Final = Word("{region} · {since} 至 {until}", "{region} · {since} to {until}")
ALL_OF: Final = Word("{region}合计", "All of {region}")
TOTAL: Final = Word("合计", "All together")
IN_ITSELF: Final = Word("不在下列各地", "In none of these")
MOVED_AWAY: Final = Word("{region}（已划出）", "{region} (moved away)")
EVERY_FIGURE: Final = Word("{area}：全部", "{area}: all")
REGION: Final = Word("区划", "Region")
SPLIT: Final = Word("按{by}", "By {by}")
THIS_TIME: Final = Word("本期", "This time")
YEAR_BEFORE: Final = Word("上年同期", "A year before")
CHANGE: Final = Word("同比", "Change")
UP: Final = Word("上升 {percent} %", "up {percent} %")
DOWN: Final = Word("下降 {percent} %", "down {percent} %")
SAME: Final = Word("持平", "unchanged")
NOT_TOLD: Final = "–"
TABLE_NOTE: Final = Word(
    "单位：{unit}；截至 {at}；每个数字打开它所计的记录。",
    "Unit: {unit}; as of {at}; each number opens the records that it counts.",
)
MAP_NOTE: Final = Word(
    "单位：{unit}；截至 {at}；点选区划看其下级，表格中的数字打开记录。",
    "Unit: {unit}; as of {at}; a region leads to those below it, numbers of the table to records.",
)
AREA_NOTE: Final = Word(
    "截至 {at}；每个数字打开它所计的记录；各列口径不同，不相加。",
    "As of {at}; each number opens the records that it counts; columns differ and are not added.",
)
AS_MAP: Final = Word("地图", "Map")
AS_TABLE: Final = Word("表格", "Table")
MAP_OF: Final = Word("{region}地图，{figure}", "Map of {region}, {figure}")
BARS: Final = Word("{figure}，{by}", "{figure}, {by}")
MONTHS: Final = Word("逐月", "Month by month")
MONTHS_OF: Final = Word("{figure}，近 {months} 个月", "{figure}, {months} months")
TWELVE: Final = Word("12 个月", "12 months")
TWENTY_FOUR: Final = Word("24 个月", "24 months")
MIDDLE: Final = Word("中位数所在", "The middle one")
WITH_MIDDLE: Final = Word("{note}中位数在 {middle}。", "{note} The middle one: {middle}.")
FROM_TO: Final = Word("{low}–{high} {unit}", "{low} to {high} {unit}")
LONGER: Final = Word("{low} {unit}及以上", "{low} {unit} or more")
SPAN: Final = Word("区间", "Span")
NUMBER: Final = Word("数量", "Number")
DEFINITIONS: Final = Word("口径", "Definitions")
UNIT: Final = Word("{definition}。单位：{unit}", "{definition}. Unit: {unit}")
AT_THE_END: Final = Word(
    "{definition}。取期末当日的数。单位：{unit}",
    "{definition}. The number is that of the last day. Unit: {unit}",
)
RATE_IS: Final = Word(
    "分子：{numerator}；分母：{denominator}，每 {times} {unit}",
    "Counted: {numerator}; set against: {denominator}, for each {times} {unit}",
)
NO_DENOMINATOR: Final = Word("—（缺 {year} 年分母）", "— (no denominator of {year})")
NO_SPAN: Final = Word("—（该时段没有对应分母）", "— (no denominator is of such a time)")
DENOMINATORS: Final = Word("分母", "Denominators")
DENOMINATORS_NOTE: Final = Word(
    "分母只用同一年份（累计值只用同一时段）的公布数；没有的不推算，也不算作 0。",
    "Only what was published for the same year is used, of cumulative ones for the same days; "
    "what is missing is neither guessed nor taken as 0.",
)
DENOMINATOR_OF: Final = Word("{measure}，{time}", "{measure}, {time}")
YEAR: Final = Word("{year} 年", "{year}")
UNTIL_MONTH: Final = Word("{year} 年 1–{months} 月", "January to month {months} of {year}")
VALUE: Final = Word("数值", "Value")
VALUE_IS: Final = Word("{value} {unit}", "{value} {unit}")
PUBLISHED: Final = Word("来源", "Source")
PUBLISHED_IN: Final = Word("{source}（{dated}）", "{source} ({dated})")
ENTERED: Final = Word("录入", "Entered")
ENTERED_BY: Final = Word("{who}，{at}", "{who}, {at}")
JOINED: Final = Word("{one}；{two}", "{one}; {two}")
UNKNOWN: Final = Word("未录入", "not entered")
CORRECTED: Final = Word("第 {edition} 版，原为 {former}", "edition {edition}, {former} before")
RESTATED_DENOMINATORS: Final = Word("分母有更正", "Denominators corrected")
IMPORT_DENOMINATORS: Final = Word("导入分母", "Import denominators")
RESTATED: Final = Word("区划有调整", "Regions changed")
RESTATED_HINT: Final = Word(
    "比较的时段内区划有调整，各期数字按当时的区划。",
    "Regions changed within the time compared; each number is that of the regions of its day.",
)
CAME: Final = Word("{day} 由{old}划入{new}", "{day} from {old} to {new}")
ABOVE: Final = Word("上一级：{region}", "Up to {region}")
NO_FIGURES: Final = Word("没有可分列的数字", "Nothing to tell apart here")
NO_FIGURES_FILL: Final = Word(
    "换一个区划、时段或分列方式。", "Choose another region, time or way to split."
)
WORKBOOK: Final = Word("导出 Excel", "Excel")
PDF: Final = Word("导出 PDF", "PDF")
AS_OF: Final = Word("截至 {at}", "As of {at}")
IN_UNIT: Final = Word("{figure}（{unit}）", "{figure} ({unit})")
SAVE_VIEW: Final = Word("保存为常用视图", "Save this view")
SAVE_LEAD: Final = Word(
    "常用视图列在统计分析首页，仅自己可见；同名的被替换。",
    "It stands on the first page of the figures, for you alone; one of the same name is replaced.",
)
SAVE: Final = Word("保存", "Save")
VIEWS: Final = Word("常用视图", "Views")
VIEW: Final = Word("视图", "View")
WHOSE: Final = Word("来源", "Kept by")
EVERYBODYS: Final = Word("平台", "the platform")
OWN: Final = Word("本人", "me")
DELETE: Final = Word("删除", "Delete")
PER_CENT: Final = Word("同比 %", "Change, %")
DIFFERENCE: Final = Word("增减", "Difference")
PRESETS: Final = {
    "month": Word("本月", "This month"),
    "year": Word("本年累计", "This year so far"),
    "year-before": Word("去年同期", "Same time last year"),
    "last-month": Word("上月", "Last month"),
    "last-year": Word("去年全年", "All of last year"),
}
OWN_DAYS: Final = Word("自选日期", "Own days")
