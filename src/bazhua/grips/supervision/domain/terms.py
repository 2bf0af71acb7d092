"""Codes and words of special operations (GB 30871)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class PermitKind(StrEnum):
    """The eight kinds of special operations; each needs a permit of its own."""

    HOT_WORK = "DH"
    CONFINED_SPACE = "SX"
    BLIND_PLATE = "MB"
    HEIGHT = "GC"
    LIFTING = "DZ"
    TEMPORARY_POWER = "LSYD"
    EXCAVATION = "DT"
    ROAD_CLOSURE = "DL"


class PermitLevel(StrEnum):
    """Levels of a permit.

    Hot work falls from special to level 2, lifting from level 1 to level 3; work at height
    rises from I to IV.
    """

    SPECIAL = "SPECIAL"
    LEVEL_1 = "LEVEL_1"
    LEVEL_2 = "LEVEL_2"
    LEVEL_3 = "LEVEL_3"
    HEIGHT_1 = "I"
    HEIGHT_2 = "II"
    HEIGHT_3 = "III"
    HEIGHT_4 = "IV"


class Approver(StrEnum):
    """Who approves a permit, at the place of work."""

    COMPANY_LEADER = "COMPANY_LEADER"
    SAFETY_DEPARTMENT = "SAFETY_DEPARTMENT"
    WORKSHOP = "WORKSHOP"
    SPECIALIST_DEPARTMENT = "SPECIALIST_DEPARTMENT"
    PLANT_DIRECTOR = "PLANT_DIRECTOR"
    POWER_SUPPLIER = "POWER_SUPPLIER"


class HeightFactor(StrEnum):
    """What may directly cause a fall (8.1.2); one of them makes the level a step higher."""

    STRONG_GUSTS = "STRONG_GUSTS"
    COLD_AIR = "COLD_AIR"
    COLD_WATER = "COLD_WATER"
    SLIPPERY = "SLIPPERY"
    POOR_LIGHT = "POOR_LIGHT"
    LIVE_PARTS_NEAR = "LIVE_PARTS_NEAR"
    UNSTABLE_FOOTING = "UNSTABLE_FOOTING"
    TOXIC_OR_LOW_OXYGEN = "TOXIC_OR_LOW_OXYGEN"
    DISASTER = "DISASTER"


class HeightSituation(StrEnum):
    """Where or how work at height is done (annex B, note 2); each asks for a level at least."""

    STEEP_SLOPE = "STEEP_SLOPE"
    NEAR_OPENING = "NEAR_OPENING"
    DANGEROUS_AREA = "DANGEROUS_AREA"
    NO_PLATFORM = "NO_PLATFORM"
    INSIDE_EQUIPMENT = "INSIDE_EQUIPMENT"
    NEAR_VENT = "NEAR_VENT"
    ABNORMAL_TEMPERATURE = "ABNORMAL_TEMPERATURE"
    SNOW = "SNOW"
    RAIN = "RAIN"
    NIGHT_ARTIFICIAL_LIGHT = "NIGHT_ARTIFICIAL_LIGHT"
    LIVE_LINE = "LIVE_LINE"
    SUSPENDED = "SUSPENDED"


LEVELS: Final[Mapping[PermitKind, tuple[PermitLevel, ...]]] = {
    PermitKind.HOT_WORK: (PermitLevel.SPECIAL, PermitLevel.LEVEL_1, PermitLevel.LEVEL_2),
    PermitKind.HEIGHT: (
        PermitLevel.HEIGHT_1,
        PermitLevel.HEIGHT_2,
        PermitLevel.HEIGHT_3,
        PermitLevel.HEIGHT_4,
    ),
    PermitKind.LIFTING: (PermitLevel.LEVEL_1, PermitLevel.LEVEL_2, PermitLevel.LEVEL_3),
}
"""The levels of the kinds that have any."""

WORDS: Final[Mapping[StrEnum, Word]] = {
    PermitKind.HOT_WORK: Word("动火作业", "hot work"),
    PermitKind.CONFINED_SPACE: Word("受限空间作业", "confined space entry"),
    PermitKind.BLIND_PLATE: Word("盲板抽堵作业", "blind-plate work"),
    PermitKind.HEIGHT: Word("高处作业", "work at height"),
    PermitKind.LIFTING: Word("吊装作业", "lifting"),
    PermitKind.TEMPORARY_POWER: Word("临时用电", "temporary power"),
    PermitKind.EXCAVATION: Word("动土作业", "excavation"),
    PermitKind.ROAD_CLOSURE: Word("断路作业", "road closure"),
    PermitLevel.SPECIAL: Word("特级", "special level"),
    PermitLevel.LEVEL_1: Word("一级", "level 1"),
    PermitLevel.LEVEL_2: Word("二级", "level 2"),
    PermitLevel.LEVEL_3: Word("三级", "level 3"),
    PermitLevel.HEIGHT_1: Word("Ⅰ级", "level I"),
    PermitLevel.HEIGHT_2: Word("Ⅱ级", "level II"),
    PermitLevel.HEIGHT_3: Word("Ⅲ级", "level III"),
    PermitLevel.HEIGHT_4: Word("Ⅳ级", "level IV"),
    Approver.COMPANY_LEADER: Word("主管领导", "responsible leader of the enterprise"),
    Approver.SAFETY_DEPARTMENT: Word("安全管理部门", "safety department"),
    Approver.WORKSHOP: Word("所在基层单位", "workshop in charge of the place"),
    Approver.SPECIALIST_DEPARTMENT: Word("所在单位专业部门", "specialist department"),
    Approver.PLANT_DIRECTOR: Word("主管厂长或总工程师", "plant director or chief engineer"),
    Approver.POWER_SUPPLIER: Word("配送电单位", "department that supplies the power"),
    HeightFactor.STRONG_GUSTS: Word("阵风五级（8.0 m/s）以上", "gusts above grade 5 (8.0 m/s)"),
    HeightFactor.COLD_AIR: Word("平均气温 5 ℃ 及以下", "mean air temperature of 5 °C or less"),
    HeightFactor.COLD_WATER: Word("接触 12 ℃ 及以下冷水", "contact with water of 12 °C or less"),
    HeightFactor.SLIPPERY: Word(
        "有冰雪霜油水等易滑物", "ice, snow, frost, oil or water on the place"
    ),
    HeightFactor.POOR_LIGHT: Word("光线不足或能见度差", "poor light or sight"),
    HeightFactor.LIVE_PARTS_NEAR: Word(
        "距带电体小于规定距离", "live parts nearer than the distance of table 1"
    ),
    HeightFactor.UNSTABLE_FOOTING: Word("立足处摆动或很小", "swinging or tiny footing"),
    HeightFactor.TOXIC_OR_LOW_OXYGEN: Word(
        "有毒气体或含氧量低于 19.5 %", "toxic gas or less than 19.5 % oxygen"
    ),
    HeightFactor.DISASTER: Word("可能或正在抢救灾害事故", "disaster possible or being fought"),
    HeightSituation.STEEP_SLOPE: Word("坡度大于 45° 的斜坡上", "on a slope of more than 45°"),
    HeightSituation.NEAR_OPENING: Word("孔洞井坑沟池附近", "over or near an opening, shaft or pit"),
    HeightSituation.DANGEROUS_AREA: Word(
        "易燃易爆、易中毒、易灼伤区域或转动设备附近",
        "in a flammable, explosive, toxic or burning area or near rotating machines",
    ),
    HeightSituation.NO_PLATFORM: Word(
        "无平台护栏的塔釜炉罐或架空管道上",
        "on a vessel or overhead pipe without platform and rail",
    ),
    HeightSituation.INSIDE_EQUIPMENT: Word(
        "塔釜炉罐等设备内", "inside a tower, kettle, furnace or tank"
    ),
    HeightSituation.NEAR_VENT: Word("邻近有毒有害排放口", "near a vent of toxic or harmful matter"),
    HeightSituation.ABNORMAL_TEMPERATURE: Word("异温环境", "in heat or cold"),
    HeightSituation.SNOW: Word("雪天", "in snow"),
    HeightSituation.RAIN: Word("雨天", "in rain"),
    HeightSituation.NIGHT_ARTIFICIAL_LIGHT: Word(
        "室外夜间完全靠人工照明", "outdoors at night by artificial light only"
    ),
    HeightSituation.LIVE_LINE: Word("带电作业", "on or near live lines"),
    HeightSituation.SUSPENDED: Word("悬空作业", "suspended without firm footing"),
}
