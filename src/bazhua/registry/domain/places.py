"""Kinds of places of an enterprise, from the site down to the point."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class PlaceKind(StrEnum):
    """A rung of the place tree; each stands below one of a higher rung."""

    SITE = "site"
    AREA = "area"
    PROCESS_UNIT = "process_unit"
    EQUIPMENT = "equipment"
    POINT = "point"


PLACE_WORDS: Final = {
    PlaceKind.SITE: Word("厂区", "Site"),
    PlaceKind.AREA: Word("区域", "Area"),
    PlaceKind.PROCESS_UNIT: Word("装置", "Process unit"),
    PlaceKind.EQUIPMENT: Word("设备", "Equipment"),
    PlaceKind.POINT: Word("点位", "Point"),
}
