"""What the map says."""

from typing import Final

from bazhua.kernel.words import Word

TITLE: Final = Word("一张图", "One map")
LEAD: Final = Word("{layer}，{region}，{day}", "{layer}, {region}, {day}")
NOW: Final = Word("此刻", "at this moment")
LABEL: Final = Word("{region}地图：{layer}", "Map of {region}: {layer}")
POINTS: Final = Word("{region}企业位置：{layer}", "Where enterprises stand in {region}: {layer}")
BELOW: Final = Word("下级区划", "Regions below")
STANDING: Final = Word("图上的企业", "Enterprises on the map")
REGION: Final = Word("区划", "Region")
WORST: Final = Word("最重", "Worst")
ALL_OF: Final = Word("{region}合计", "All of {region}")
FIRMS: Final = Word("{n} 家企业", "{n} enterprises")
FIRM_WITH: Final = Word("{name}（{matter}）", "{name} ({matter})")
FIRMS_WITH: Final = Word("{n} 家企业，最重：{matter}", "{n} enterprises, worst: {matter}")
UNPLACED: Final = Word(
    "没有坐标的企业不在图上；在企业页填写坐标。",
    "Enterprises without coordinates are not drawn; enter them on their pages.",
)
ONLY_TODAY: Final = Word(
    "企业位置只显示今天的情况；此日的数字见表。",
    "Where enterprises stand is shown of today only; the table has the numbers of this day.",
)
NO_REGIONS: Final = Word("没有下级区划", "No regions below")
NO_REGIONS_FILL: Final = Word("此处看企业位置。", "See where its enterprises stand.")
NO_OUTLINE: Final = Word("没有此区划的边界", "No boundary of this region")
NO_OUTLINE_FILL: Final = Word("更换地图数据后显示。", "It shows once the map's data has it.")
DEPARTMENT: Final = Word("主管部门", "Department")
NEARER: Final = Word("放大", "Nearer")
FARTHER: Final = Word("缩小", "Farther")
NORTH: Final = Word("北", "North")
SOUTH: Final = Word("南", "South")
WEST: Final = Word("西", "West")
EAST: Final = Word("东", "East")
TODAY: Final = Word("今天", "Today")
