"""What the page of published figures says."""

from bazhua.kernel.words import Word

KIND = Word("向社会公布", "Published")
TITLE = Word("公开统计", "Public figures")
TITLE_OF = Word("{region}安全生产公开统计", "Public figures of work safety, {region}")
OF_MONTH = Word("{month} 分市数字", "By city, {month}")
REGION = Word("地区", "Region")
WITHHELD = Word("不公布", "withheld")
ALL_OF = Word("{region}合计", "All of {region}")
BY_CITY = Word("分市数字", "By city")
ABOUT = Word("说明", "About these figures")
WHICH = Word("公布范围", "What is published")
WHICH_IS = Word(
    "只公布已结束的月份，只到设区的市；不公布企业、个人和线索来源。",
    "Only months that have ended, down to cities; never enterprises, persons or where a tip came from.",
)
SMALL = Word("小数处理", "Small numbers")
SMALL_IS = Word(
    "大于 0 而小于 {least} 的数字不公布；为防止由合计推算，必要时其他数字也不公布。",
    "Numbers above 0 and below {least} are withheld, and others with them where the total would "
    "betray them.",
)
CHANGES = Word("事后变化", "Later changes")
CHANGES_ARE = Word(
    "后来查明的事项计入其发生的月份，已公布的数字可能因此更新。",
    "What becomes known later counts in the month in which it happened; a number may change by it.",
)
BASIS = Word("依据", "By")
