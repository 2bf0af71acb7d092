"""The kinds of installations, gateways and limits, and their words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.kernel.words import Word


class InstallationKind(StrEnum):
    """What an installation is; the first three are identification units of GB 18218."""

    PRODUCTION = "PRODUCTION"
    TANK_FARM = "TANK_FARM"
    WAREHOUSE = "WAREHOUSE"
    COAL_MINE = "COAL_MINE"
    OTHER_MINE = "OTHER_MINE"
    TAILINGS_POND = "TAILINGS_POND"
    PARK_STATIONS = "PARK_STATIONS"
    OTHER = "OTHER"


IDENTIFIED: Final = frozenset(
    {InstallationKind.PRODUCTION, InstallationKind.TANK_FARM, InstallationKind.WAREHOUSE}
)
"""Kinds that are identified and graded as major hazard installations."""

OF_BODIES: Final = frozenset({InstallationKind.PARK_STATIONS})
"""Kinds that belong to a body, a park, not to an enterprise."""

INSTALLATIONS: Final[Mapping[InstallationKind, Word]] = {
    InstallationKind.PRODUCTION: Word("生产单元", "Production unit"),
    InstallationKind.TANK_FARM: Word("罐区", "Tank farm"),
    InstallationKind.WAREHOUSE: Word("仓库", "Warehouse"),
    InstallationKind.COAL_MINE: Word("煤矿", "Coal mine"),
    InstallationKind.OTHER_MINE: Word("非煤矿山", "Non-coal mine"),
    InstallationKind.TAILINGS_POND: Word("尾矿库", "Tailings pond"),
    InstallationKind.PARK_STATIONS: Word("园区监测站", "Park monitoring stations"),
    InstallationKind.OTHER: Word("其他装置", "Other installation"),
}


class Way(StrEnum):
    """By which way a gateway sends its readings."""

    HTTP = "HTTP"
    MQTT = "MQTT"
    OPC_UA = "OPC_UA"
    FILE = "FILE"


WAYS: Final[Mapping[Way, Word]] = {
    Way.HTTP: Word("HTTP", "HTTP"),
    Way.MQTT: Word("MQTT", "MQTT"),
    Way.OPC_UA: Word("OPC UA", "OPC UA"),
    Way.FILE: Word("文件", "File"),
}

MEASURED: Final[Mapping[MeasuredKind, Word]] = {
    MeasuredKind.LEVEL: Word("液位", "Level"),
    MeasuredKind.TEMPERATURE: Word("温度", "Temperature"),
    MeasuredKind.PRESSURE: Word("压力", "Pressure"),
    MeasuredKind.FLOW: Word("流量", "Flow"),
    MeasuredKind.FLAMMABLE_GAS: Word("可燃气体", "Flammable gas"),
    MeasuredKind.TOXIC_GAS: Word("有毒气体", "Toxic gas"),
    MeasuredKind.OXYGEN: Word("氧含量", "Oxygen"),
    MeasuredKind.METHANE: Word("甲烷", "Methane"),
    MeasuredKind.COMPOSITION: Word("组分", "Composition"),
    MeasuredKind.DRY_BEACH: Word("干滩长度", "Dry beach"),
    MeasuredKind.PHREATIC_DEPTH: Word("浸润线埋深", "Depth of the phreatic line"),
    MeasuredKind.DISPLACEMENT: Word("位移", "Displacement"),
    MeasuredKind.RAINFALL: Word("降水量", "Rainfall"),
    MeasuredKind.DISCRETE: Word("开关量", "Discrete"),
}

LIMITS: Final[Mapping[LimitKind, Word]] = {
    LimitKind.LL: Word("低低", "LL"),
    LimitKind.L: Word("低", "L"),
    LimitKind.H: Word("高", "H"),
    LimitKind.HH: Word("高高", "HH"),
    LimitKind.ROC_UP: Word("上升过快", "Rising fast"),
    LimitKind.ROC_DOWN: Word("下降过快", "Falling fast"),
    LimitKind.DI: Word("开关量", "Discrete"),
    LimitKind.DEV: Word("偏差", "Deviation"),
    LimitKind.BAD: Word("仪表故障", "Instrument fault"),
}
