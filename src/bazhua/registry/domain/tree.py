"""Levels of the administrative divisions and kinds of nodes."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class NodeKind(StrEnum):
    """What a node of the organisation tree stands for."""

    REGION = "region"
    ENTERPRISE = "enterprise"
    UNIT = "unit"


class Level(StrEnum):
    """A level of government; a functional zone stands at the level it is run at."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"


DEPTHS: Final = {Level.PROVINCE: 1, Level.CITY: 2, Level.COUNTY: 3, Level.TOWN: 4}
"""Number of ids in the path of a region; a village is no node: enterprises stand below towns."""

ENTERPRISE_DEPTH: Final = 5

EVERY_DEPARTMENT: Final = (1 << 63) - 1
"""Mask of what belongs to no single department: all may see it, also those not yet there."""

UNNAMED_TOWN: Final = "000"
"""Ends the id of the node below a county for what stands in a town that nobody named."""


class RegionKind(StrEnum):
    """A kind of division, as the statistical codes tell them apart."""

    PROVINCE = "province"
    PREFECTURE_CITY = "prefecture_city"
    DISTRICT = "district"
    COUNTY = "county"
    COUNTY_CITY = "county_city"
    FUNCTIONAL_ZONE = "functional_zone"
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    TOWNSHIP = "township"
    SPECIAL = "special"
    VILLAGE = "village"


LEVEL_WORDS: Final = {
    Level.PROVINCE: Word("省", "Province"),
    Level.CITY: Word("市", "City"),
    Level.COUNTY: Word("县（市、区）", "County"),
    Level.TOWN: Word("乡镇（街道）", "Town or subdistrict"),
    Level.VILLAGE: Word("村（社区）", "Village or community"),
}

KIND_WORDS: Final = {
    RegionKind.PROVINCE: Word("省", "Province"),
    RegionKind.PREFECTURE_CITY: Word("设区的市", "Prefecture-level city"),
    RegionKind.DISTRICT: Word("市辖区", "District"),
    RegionKind.COUNTY: Word("县", "County"),
    RegionKind.COUNTY_CITY: Word("县级市", "County-level city"),
    RegionKind.FUNCTIONAL_ZONE: Word("功能区", "Functional zone"),
    RegionKind.SUBDISTRICT: Word("街道", "Subdistrict"),
    RegionKind.TOWN: Word("镇", "Town"),
    RegionKind.TOWNSHIP: Word("乡", "Township"),
    RegionKind.SPECIAL: Word("其他乡级单位", "Other unit of town level"),
    RegionKind.VILLAGE: Word("村（社区）", "Village or community"),
}
