"""Polygons as they are kept: of the map in degrees, of a plan in parts of its width."""

from math import isfinite
from typing import Any, Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.words import say

MOST_POINTS: Final = 2_000
LEAST_OF_A_RING: Final = 4
LEAST_OF_A_PLAN: Final = 3
TALLEST: Final = 10.0
"""Height of a plan in its widths."""


def checked_outline(rings: Any) -> Any:
    """Return the rings of a polygon: closed, of longitude and latitude; nothing stays nothing.

    Raises:
        BadInput: it is no polygon.
    """
    if rings is None:
        return None
    good = isinstance(rings, list) and rings and all(isinstance(ring, list) for ring in rings)
    if not good or sum(map(len, rings)) > MOST_POINTS:
        raise _refused("outline")
    for ring in rings:
        closed = len(ring) >= LEAST_OF_A_RING and ring[0] == ring[-1]
        if not closed or not all(_point(point, 180.0, 90.0, -1) for point in ring):
            raise _refused("outline")
    return rings


def checked_plan(points: Any) -> Any:
    """Return the corners of a polygon on a plan; nothing stays nothing.

    Raises:
        BadInput: it is no polygon.
    """
    if points is None:
        return None
    count = len(points) if isinstance(points, list) else 0
    good = LEAST_OF_A_PLAN <= count <= MOST_POINTS
    if not good or not all(_point(point, 1.0, TALLEST, 0) for point in points):
        raise _refused("on_plan")
    return points


def _point(point: Any, widest: float, tallest: float, sign: int) -> bool:
    if not isinstance(point, list) or len(point) != 2:  # noqa: PLR2004 two coordinates
        return False
    return all(
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and isfinite(value)
        and sign * most <= value <= most
        for value, most in zip(point, (widest, tallest), strict=True)
    )


def _refused(field: str) -> BadInput:
    return BadInput(
        field,
        say(
            "不是有效的多边形：须为坐标点列，首尾闭合，至多 {n} 点",
            "this is no polygon: give points, closed, at most {n}",
            n=MOST_POINTS,
        ),
    )
