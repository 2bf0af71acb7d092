"""What is known of a region from the statistics of others, for rates to be set against."""

from typing import Final

from bazhua.infra.rollup.core.rates import Measure
from bazhua.kernel.words import Word

GDP: Final = Measure(
    key="gdp",
    word=Word("地区生产总值", "GDP"),
    unit=Word("亿元", "100 million yuan"),
    definition=Word(
        "统计机构公布的 1 月 1 日至该月末的地区生产总值累计值",
        "GDP of the region from 1 January to the end of the month, as the statistics office tells it",
    ),
    cumulative=True,
)
EMPLOYEES: Final = Measure(
    key="employees",
    word=Word("从业人员", "Employees"),
    unit=Word("人", "persons"),
    definition=Word(
        "统计机构公布的该年全部从业人员数",
        "everybody employed in the region in the year, as the statistics office tells it",
    ),
)
TRADE_EMPLOYEES: Final = Measure(
    key="trade_employees",
    word=Word("工矿商贸从业人员", "Employees of industry, mining and trade"),
    unit=Word("人", "persons"),
    definition=Word(
        "统计机构公布的该年工矿商贸从业人员数",
        "those employed in industry, mining and trade in the year, as the statistics office tells it",
    ),
)
VEHICLES: Final = Measure(
    key="vehicles",
    word=Word("机动车保有量", "Motor vehicles"),
    unit=Word("辆", "vehicles"),
    definition=Word(
        "公安交管部门公布的该年机动车保有量",
        "motor vehicles registered in the year, as the traffic police tells it",
    ),
)
COAL: Final = Measure(
    key="coal",
    word=Word("原煤产量", "Coal output"),
    unit=Word("吨", "tonnes"),
    definition=Word(
        "1 月 1 日至该月末的原煤产量累计值",
        "coal mined from 1 January to the end of the month",
    ),
    cumulative=True,
)
MEASURES: Final = (GDP, EMPLOYEES, TRADE_EMPLOYEES, VEHICLES, COAL)
