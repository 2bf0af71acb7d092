"""A sample map: four made-up areas, one of them without an outline of its own; sample columns."""

from datetime import date, timedelta
from typing import Final

from django.urls import reverse

from bazhua.infra.ui.charts.areas import Areas, Told, areas
from bazhua.infra.ui.charts.columns import Columns, Day, columns
from bazhua.infra.ui.charts.ground import Outline, Position, ground
from bazhua.kernel.words import Word

LABEL: Final = Word("示例地图：未销号隐患", "Sample map: open hidden dangers")
UNIT: Final = Word("条", "records")
NOTICE: Final = Word("示例边界，并非实际区划。", "Made-up boundaries of no real region.")
SHAPES: Final = {
    "1": ((0.0, 0.2), (0.9, 0.0), (1.1, 0.7), (0.3, 0.9)),
    "2": ((0.9, 0.0), (2.1, 0.1), (1.9, 0.6), (1.1, 0.7)),
    "3": ((0.3, 0.9), (1.1, 0.7), (1.9, 0.6), (1.7, 1.2), (0.6, 1.3)),
}
NUMBERS: Final = (
    ("1", Word("东山市", "Dongshan"), 1_204, ""),
    ("2", Word("海右市", "Haiyou"), 86, ""),
    ("3", Word("青岩市", "Qingyan"), 0, ""),
    ("4", Word("海右高新区", "Haiyou High-tech Zone"), 17, "2"),
)


PER_DAY: Final = Word("示例：每日新发现隐患", "Sample: hidden dangers found each day")
FIRST: Final = date(2026, 11, 1)
FOUND: Final = (4, 7, 0, 12, 9, 3, 1, 15, 22, 18, 6, 2, 0, 8)


def days() -> Columns:
    """Return sample columns."""
    href = reverse("guide:list")
    found = [Day(FIRST + timedelta(days=n), value, href) for n, value in enumerate(FOUND)]
    return columns(PER_DAY, UNIT, found)


def sample() -> Areas:
    """Return the sample."""
    sheet = ground(Outline(code, "", (ring,), _middle(ring)) for code, ring in SHAPES.items())
    href = reverse("guide:list")
    told = [
        Told(code=code, name=name, value=value, href=href, inside=inside)
        for code, name, value, inside in NUMBERS
    ]
    return areas(LABEL, sheet, told, unit=UNIT, notice=NOTICE)


def _middle(ring: tuple[Position, ...]) -> Position:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
