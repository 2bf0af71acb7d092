"""Which places a rescue helicopter reaches in time."""

from dataclasses import dataclass
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from typing import Annotated, Final, TypeAlias

from bazhua.grips.emergency.domain.policy import FlightCover, Helicopter
from bazhua.kernel.numbers import half_up
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between, Key
from bazhua.kernel.words import say

EARTH_RADIUS_KM: Final = 6_371
MINUTES_PER_HOUR: Final = 60

Latitude: TypeAlias = Annotated[Decimal, Between(-90, 90)]
Longitude: TypeAlias = Annotated[Decimal, Between(-180, 180)]
Point: TypeAlias = tuple[Latitude, Longitude]


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight from a base to a place.

    Attributes:
        km: along the great circle, one decimal.
        minutes: of flying time, one decimal; preparation is not in it.
        covered: judged before rounding.
    """

    km: Decimal
    minutes: Decimal
    covered: bool


def flight_coverage(
    book: PolicyBook,
    *,
    base: Annotated[Point, Key("from")],
    target: Annotated[Point, Key("to")],
    speed_kmh: Annotated[Decimal, Between(1)] | None = None,
) -> Answer[Flight]:
    """Return how far and how long a helicopter flies, and whether the place is covered.

    Args:
        base: latitude and longitude in degrees.
        speed_kmh: without it the speed of the policy row.
    """
    cover, helicopter = book.row(FlightCover), book.row(Helicopter)
    speed = Decimal(helicopter.speed_kmh) if speed_kmh is None else speed_kmh
    km = great_circle_km(base, target)
    minutes = km / speed * MINUTES_PER_HOUR
    flight = Flight(half_up(km, 1), half_up(minutes, 1), minutes <= cover.most_minutes)
    to_the_metre = half_up(km, 3)
    steps = (
        say("大圆距离 {km} 公里", "great-circle distance {km} km", km=to_the_metre),
        say(
            "{km} ÷ {speed} × 60 = {minutes} 分钟，不超过 {most} 分钟为覆盖",
            "{km} ÷ {speed} × 60 = {minutes} min, covered up to {most} min",
            km=to_the_metre,
            speed=speed,
            minutes=flight.minutes,
            most=cover.most_minutes,
        ),
        say(
            "起飞准备 {minutes} 分钟另计",
            "take-off preparation of {minutes} min comes on top",
            minutes=helicopter.preparation_minutes,
        ),
    )
    return Answer(flight, (cover.clause, helicopter.clause), steps)


def great_circle_km(one: Point, other: Point) -> Decimal:
    """Return the distance of two points on a sphere of the earth's mean radius, unrounded."""
    north, east = map(radians, map(float, one))
    far_north, far_east = map(radians, map(float, other))
    chord = (
        sin((far_north - north) / 2) ** 2
        + cos(north) * cos(far_north) * sin((far_east - east) / 2) ** 2
    )
    return Decimal(2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord))))
