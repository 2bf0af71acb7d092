"""The five plants of a demonstration; everything about them is invented but the substances."""

from decimal import Decimal
from typing import Any, Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.demo.terms import Episode, Happening, Held, Instrument, Plant
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way

PERIOD_S: Final = 5
"""So often every instrument sends."""

TEN_MINUTES: Final = 600
BY_UNIT: Final = {
    "kPa": MeasuredKind.PRESSURE,
    "%": MeasuredKind.LEVEL,
    "℃": MeasuredKind.TEMPERATURE,
}
HALF_HOUR: Final = 1_800
THREE_HOURS: Final = 10_800


def _meter(
    sign: str, name: str, unit: str, span: tuple[str, str], limits: str = "", **told: Any
) -> Instrument:
    """Return an instrument; limits as "H 80 HH 90"."""
    words = limits.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return Instrument(
        sign=sign,
        name=f"{name} {sign}",
        unit=unit,
        low=Decimal(span[0]),
        high=Decimal(span[1]),
        limits={LimitKind(kind): Decimal(value) for kind, value in pairs},
        **told,
    )


def _level(sign: str, name: str, usual: float) -> Instrument:
    return _meter(
        sign, name, "%", ("0", "100"), "LL 5 L 10 H 80 HH 90",
        measured=MeasuredKind.LEVEL, usual=usual, noise=0.05, swing=2.0,
    )  # fmt: skip


def _celsius(sign: str, name: str, usual: float, limits: str) -> Instrument:
    return _meter(
        sign, name, "℃", ("-50", "150"), limits,
        measured=MeasuredKind.TEMPERATURE, usual=usual, noise=0.08, swing=1.2,
    )  # fmt: skip


def _megapascal(sign: str, name: str, usual: float, limits: str) -> Instrument:
    return _meter(
        sign, name, "MPa", ("0", "2.5"), limits,
        measured=MeasuredKind.PRESSURE, usual=usual, noise=0.002, swing=0.02, places=3,
    )  # fmt: skip


def _flammable(sign: str, name: str) -> Instrument:
    return _meter(
        sign, name, "%LEL", ("0", "100"), "H 25 HH 50",
        measured=MeasuredKind.FLAMMABLE_GAS, usual=2.0, noise=0.3, swing=0.5, places=1,
    )  # fmt: skip


def _toxic(sign: str, name: str) -> Instrument:
    return _meter(
        sign, name, "%OEL", ("0", "300"), "H 100 HH 200",
        measured=MeasuredKind.TOXIC_GAS, usual=6.0, noise=0.8, swing=1.5, places=1,
    )  # fmt: skip


def _pump(sign: str, name: str) -> Instrument:
    return Instrument(
        sign=sign, name=f"{name} {sign}", measured=MeasuredKind.DISCRETE, unit="",
        limits={LimitKind.DI: Decimal(0)}, usual=1.0, places=0,
    )  # fmt: skip


def _recorded(
    sign: str, name: str, column: int, unit: str, high: str, limits: str = ""
) -> Instrument:
    return _meter(
        sign, name, unit, ("0", high), limits, measured=BY_UNIT[unit], usual=0.0, column=column
    )


SPHERES: Final = Plant(
    gateway="99000000000101",
    name="液化石油气球罐区",
    kind=InstallationKind.TANK_FARM,
    way=Way.MQTT,
    exposed=120,
    held=(Held(name="液化石油气", cas="68476-85-7", most_t=Decimal(2_400)),),
    instruments=(
        _level("LT101", "1号球罐液位", 62),
        _level("LT102", "2号球罐液位", 48),
        _megapascal("PT101", "1号球罐压力", 0.86, "H 1.5 HH 1.7"),
        _celsius("TT101", "1号球罐温度", 21, "H 45 HH 50"),
        _flammable("GT101", "球罐底部可燃气体"),
        _flammable("GT102", "装车台可燃气体"),
        _pump("P101", "1号烃泵（0 为停）"),
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
        _level("LT201", "1号氨罐液位", 55),
        _level("LT202", "2号氨罐液位", 58),
        _megapascal("PT201", "1号氨罐压力", 1.12, "H 1.6 HH 1.8"),
        _celsius("TT201", "1号氨罐温度", 26, "H 40 HH 45"),
        _toxic("GT201", "罐区氨气"),
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
        _level("LT301", "1号甲醇罐液位", 71),
        _level("LT302", "2号甲醇罐液位", 33),
        _celsius("TT301", "1号甲醇罐温度", 19, "H 40 HH 45"),
        _flammable("GT301", "泵区可燃气体"),
        _pump("P301", "甲醇输送泵（0 为停）"),
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
        _celsius("TT401", "东侧库温", 17, "H 40"),
        _celsius("TT402", "西侧库温", 16, "H 40"),
        _megapascal("PT401", "汇流排压力", 0.62, "H 1.0 HH 1.2"),
        _toxic("GT401", "库内氯气"),
        _toxic("GT402", "吸收塔出口氯气"),
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
        _recorded("PI7", "反应器压力", 6, "kPa", "4000", "H 2800 HH 2895"),
        _recorded("LI8", "反应器液位", 7, "%", "100", "L 50 H 90"),
        _recorded("TI9", "反应器温度", 8, "℃", "200", "H 150 HH 175"),
        _recorded("TI11", "分离器温度", 10, "℃", "150"),
        _recorded("LI12", "分离器液位", 11, "%", "100", "L 30 H 90"),
        _recorded("PI13", "分离器压力", 12, "kPa", "4000", "H 2850"),
        _recorded("LI15", "汽提塔液位", 14, "%", "100", "L 30 H 90"),
        _recorded("PI16", "汽提塔压力", 15, "kPa", "4000", "H 3300"),
        _recorded("TI21", "反应器冷却水出口温度", 20, "℃", "150"),
    ),
)  # fmt: skip
"""Its curves are those of the Tennessee Eastman process, a fault in each round."""

PLANTS: Final = (SPHERES, AMMONIA, METHANOL, CHLORINE, REACTION)
