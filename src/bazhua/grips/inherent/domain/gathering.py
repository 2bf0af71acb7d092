"""The largest gathering: how many people stand within one circle, wherever its centre is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import acos, atan2, cos, hypot, pi, sin
from typing import Annotated, Final, TypeAlias

from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.numbers import half_up
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say

Metres: TypeAlias = Annotated[Decimal, Between(-10_000_000, 10_000_000)]
Radius: TypeAlias = Annotated[Decimal, Between(Decimal("0.01"), 10_000)]
Place: TypeAlias = tuple[float, float]

GATHERING: Final = "BZ/V10"
MOST_POINTS: Final = 500
TOLERANCE_M: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Gathering:
    """The largest number of points in one circle."""

    count: int


def gathering_largest(
    *, points: tuple[tuple[Metres, Metres], ...], radius_m: Radius
) -> Answer[Gathering]:
    """Return the largest number of points that one circle of a radius holds.

    A point on the circle is inside, with a tolerance of one micrometre.

    Args:
        points: x and y in metres on the grid of the site, at most 500.

    Raises:
        OutOfRange: there are too many points.
    """
    if len(points) > MOST_POINTS:
        raise OutOfRange("points", len(points), say("至多 {n} 点", "at most {n}", n=MOST_POINTS))
    places = [(float(x), float(y)) for x, y in points]
    reach = float(radius_m) + TOLERANCE_M
    count, (x, y) = max(
        (_fullest(place, places, reach) for place in places), default=(0, (0.0, 0.0))
    )
    step = say(
        "以 ({x}, {y}) 为圆心、{radius} m 为半径的圆内有 {count} 人",
        "the circle of {radius} m around ({x}, {y}) holds {count}",
        x=half_up(Decimal(x), 1),
        y=half_up(Decimal(y), 1),
        radius=radius_m,
        count=count,
    )
    return Answer(Gathering(count), (GATHERING,), (step,))


def _fullest(pivot: Place, places: Sequence[Place], radius: float) -> tuple[int, Place]:
    """Return the fullest circle through a place, and its centre.

    Some fullest circle passes through one of its points, so this, asked for every place, finds
    it. While the centre turns about the pivot, each other place is inside along one arc.
    """
    arcs = list(_arcs(pivot, places, radius))
    inside = sum(place == pivot for place in places) + sum(start > stop for start, stop in arcs)
    best, at = inside, -pi
    stops = iter(sorted(stop for _, stop in arcs))
    left = next(stops, pi)
    for start in sorted(start for start, _ in arcs):
        while left < start:
            inside -= 1
            left = next(stops, pi)
        inside += 1
        if inside > best:
            best, at = inside, start
    x, y = pivot
    return best, (x + radius * cos(at), y + radius * sin(at))


def _arcs(pivot: Place, places: Sequence[Place], radius: float) -> Iterator[tuple[float, float]]:
    """Yield the angles at which a centre on the circle about the pivot reaches and leaves each.

    Angles lie between −π and π; an arc across ±π starts behind its stop.
    """
    x, y = pivot
    for other_x, other_y in places:
        distance = hypot(other_x - x, other_y - y)
        if 0 < distance <= 2 * radius:
            towards = atan2(other_y - y, other_x - x)
            half = acos(distance / (2 * radius))
            yield _turned(towards - half), _turned(towards + half)


def _turned(angle: float) -> float:
    return (angle + pi) % (2 * pi) - pi
