"""The plants of a demonstration; everything about them is invented but the substances."""

from decimal import Decimal
from typing import Final

from bazhua.grips.inherent.domain.demo.grounds import MINE, PARK, POND
from bazhua.grips.inherent.domain.demo.instruments import (
    HALF_HOUR,
    TEN_MINUTES,
    THREE_HOURS,
    celsius,
    flammable,
    level,
    megapascal,
    pump,
    recorded,
    toxic,
)
from bazhua.grips.inherent.domain.demo.terms import Episode, Happening, Held, Plant
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way

SPHERES: Final = Plant(
    gateway="99000000000101",
    name="液化石油气球罐区",
    kind=InstallationKind.TANK_FARM,
    way=Way.MQTT,
    exposed=120,
    held=(Held(name="液化石油气", cas="68476-85-7", most_t=Decimal(2_400)),),
    instruments=(
        level("LT101", "1号球罐液位", 62),
        level("LT102", "2号球罐液位", 48),
        megapascal("PT101", "1号球罐压力", 0.86, "H 1.5 HH 1.7"),
        celsius("TT101", "1号球罐温度", 21, "H 45 HH 50"),
        flammable("GT101", "球罐底部可燃气体"),
        flammable("GT102", "装车台可燃气体"),
        pump("P101", "1号烃泵（0 为停）"),
    ),
    episodes=(
        Episode(what=Happening.LEAK, sign="GT101", every=TEN_MINUTES, begins=60, lasts=240),
        Episode(what=Happening.TRIP, sign="P101", every=2 * TEN_MINUTES, begins=300, lasts=90),
    ),
)  # fmt: skip

AMMONIA: Final = Plant(
    gateway="99000000000201",
    name="液氨罐区",
    kind=InstallationKind.TANK_FARM,
    way=Way.HTTP,
    exposed=35,
    held=(Held(name="氨", cas="7664-41-7", most_t=Decimal(120)),),
    instruments=(
        level("LT201", "1号氨罐液位", 55),
        level("LT202", "2号氨罐液位", 58),
        megapascal("PT201", "1号氨罐压力", 1.12, "H 1.6 HH 1.8"),
        celsius("TT201", "1号氨罐温度", 26, "H 40 HH 45"),
        toxic("GT201", "罐区氨气"),
    ),
    episodes=(
        Episode(what=Happening.FILLING, sign="LT201", every=2 * TEN_MINUTES, begins=240, lasts=600),
    ),
)  # fmt: skip

METHANOL: Final = Plant(
    gateway="99000000000301",
    name="甲醇罐区",
    kind=InstallationKind.TANK_FARM,
    way=Way.MQTT,
    exposed=0,
    held=(Held(name="甲醇", cas="67-56-1", most_t=Decimal(2_400)),),
    instruments=(
        level("LT301", "1号甲醇罐液位", 71),
        level("LT302", "2号甲醇罐液位", 33),
        celsius("TT301", "1号甲醇罐温度", 19, "H 40 HH 45"),
        flammable("GT301", "泵区可燃气体"),
        pump("P301", "甲醇输送泵（0 为停）"),
    ),
    episodes=(
        Episode(what=Happening.CUT_OFF, every=HALF_HOUR, begins=900, lasts=400),
        Episode(what=Happening.TRIP, sign="P301", every=2 * TEN_MINUTES, begins=900, lasts=60),
    ),
)  # fmt: skip

CHLORINE: Final = Plant(
    gateway="99000000000401",
    name="液氯仓库",
    kind=InstallationKind.WAREHOUSE,
    way=Way.MQTT,
    exposed=12,
    held=(Held(name="氯", cas="7782-50-5", most_t=Decimal(18)),),
    instruments=(
        celsius("TT401", "东侧库温", 17, "H 40"),
        celsius("TT402", "西侧库温", 16, "H 40"),
        megapascal("PT401", "汇流排压力", 0.62, "H 1.0 HH 1.2"),
        toxic("GT401", "库内氯气"),
        toxic("GT402", "吸收塔出口氯气"),
    ),
    episodes=(
        Episode(
            what=Happening.COPIED, sign="TT402", like="TT401",
            every=HALF_HOUR, begins=300, lasts=1_080,
        ),
        Episode(what=Happening.FROZEN, sign="PT401", every=THREE_HOURS, begins=0, lasts=9_000),
        Episode(what=Happening.LEAK, sign="GT401", every=HALF_HOUR, begins=420, lasts=240),
    ),
)  # fmt: skip

REACTION: Final = Plant(
    gateway="99000000000501",
    name="反应装置",
    kind=InstallationKind.PRODUCTION,
    way=Way.HTTP,
    exposed=20,
    held=(Held(name="苯", cas="71-43-2", most_t=Decimal(90)),),
    instruments=(
        recorded("PI7", "反应器压力", 6, "kPa", "4000", "H 2800 HH 2895"),
        recorded("LI8", "反应器液位", 7, "%", "100", "L 50 H 90"),
        recorded("TI9", "反应器温度", 8, "℃", "200", "H 150 HH 175"),
        recorded("TI11", "分离器温度", 10, "℃", "150"),
        recorded("LI12", "分离器液位", 11, "%", "100", "L 30 H 90"),
        recorded("PI13", "分离器压力", 12, "kPa", "4000", "H 2850"),
        recorded("LI15", "汽提塔液位", 14, "%", "100", "L 30 H 90"),
        recorded("PI16", "汽提塔压力", 15, "kPa", "4000", "H 3300"),
        recorded("TI21", "反应器冷却水出口温度", 20, "℃", "150"),
    ),
)  # fmt: skip
"""Its curves are those of the Tennessee Eastman process, a fault in each round."""

PLANTS: Final = (SPHERES, AMMONIA, METHANOL, CHLORINE, REACTION, MINE, POND, PARK)
