"""Whether two people may have seen the same danger: by where it is, and by their words."""

from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

EARTH_M: Final = 6_371_000
METRES_OF_A_DEGREE: Final = 111_195


class Spot(NamedTuple):
    """A position in degrees."""

    longitude: float
    latitude: float


def metres_between(one: Spot, other: Spot) -> float:
    """Return the distance of two positions on the earth, metres."""
    rise = sin(radians(other.latitude - one.latitude) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    level = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH_M * asin(sqrt(rise + level * turn))


def box_around(spot: Spot, metres: int) -> tuple[Spot, Spot]:
    """Return the south-west and north-east corners of a box that holds all so near a position."""
    high = metres / METRES_OF_A_DEGREE
    wide = high / max(cos(radians(spot.latitude)), 0.01)
    return (
        Spot(spot.longitude - wide, spot.latitude - high),
        Spot(spot.longitude + wide, spot.latitude + high),
    )


def shared_of(one: str, other: str) -> int:
    """Return how many of a hundred pairs of signs of the shorter text the other has too."""
    first, second = _pairs(one), _pairs(other)
    least = min(len(first), len(second))
    return 100 * len(first & second) // least if least else 0


def _pairs(text: str) -> frozenset[str]:
    signs = [sign for sign in text.casefold() if sign.isalnum()]
    return frozenset(map("".join, pairwise(signs)))
