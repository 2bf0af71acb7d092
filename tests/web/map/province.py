"""A small province on the map: regions with codes of real outlines, firms with coordinates."""

from tests.registry.who.scene import (
    CITY,
    COUNTY,
    OTHER_CITY,
    OTHER_COUNTY,
    PROVINCE,
    TOWN,
    region,
)

CODES = {
    PROVINCE: ("province", "province", "370000", "山东省"),
    CITY: ("city", "prefecture_city", "370100", "济南市"),
    OTHER_CITY: ("city", "prefecture_city", "370200", "青岛市"),
    COUNTY: ("county", "district", "370112", "历城区"),
    OTHER_COUNTY: ("county", "district", "370113", "长清区"),
    TOWN: ("town", "town", "370112101", "示例镇"),
}
MIDDLE = (117.2, 36.72)
"""A position in the county."""


def mapped():
    """Give the nodes of the small province the regions of the map."""
    return {number: region(number, *told) for number, told in CODES.items()}


def at(firm, longitude=MIDDLE[0], latitude=MIDDLE[1]):
    """Say where an enterprise stands."""
    firm.longitude, firm.latitude = longitude, latitude
    firm.save()
    return firm
