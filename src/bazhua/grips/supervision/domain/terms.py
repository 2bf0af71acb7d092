"""Codes and words of special operations (GB 30871)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


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
