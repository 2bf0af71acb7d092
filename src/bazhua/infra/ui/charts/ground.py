"""Outlines on paper: longitude and latitude as they are drawn, and the part of it that is seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

WIDTH: Final = 1000
ASPECT: Final = 0.81
"""A degree of longitude is this much of one of latitude; the cosine of 36 degrees north."""

EDGE: Final = 0.03
"""Part of the width and height that stays free on each side."""

TALLEST: Final = 0.72
"""A sheet is at most so high against its width; beside what is taller there is free ground."""

NEAREST: Final = 6
"""So often the view can be halved."""

Position: TypeAlias = tuple[float, float]
"""Longitude and latitude, degrees."""

Ring: TypeAlias = tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The boundary of a piece of ground.

    Attributes:
        rings: islands and holes alike; who fills them by the even-odd rule gets them right.
        middle: where its name stands.
    """

    code: str
    parent: str
    rings: tuple[Ring, ...]
    middle: Position


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of longitudes and latitudes, degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Field:
    """A sheet of `WIDTH` units on which a box is drawn, north above."""

    box: Box

    @property
    def unit(self) -> float:
        """Units of a degree of latitude."""
        return WIDTH / ((self.box.east - self.box.west) * ASPECT)

    @property
    def height(self) -> int:
        """Units from its top to its foot."""
        return round((self.box.north - self.box.south) * self.unit)

    def drawn(self, position: Position) -> Position:
        """Return where a position stands on the sheet, to a tenth of a unit."""
        longitude, latitude = position
        across = (longitude - self.box.west) * self.unit * ASPECT
        return round(across, 1), round((self.box.north - latitude) * self.unit, 1)

    def within(self, left: float, top: float, width: float, height: float) -> Box:
        """Return the box that a part of the sheet shows."""
        west = self.box.west + left / (self.unit * ASPECT)
        north = self.box.north - top / self.unit
        east = west + width / (self.unit * ASPECT)
        return Box(west, north - height / self.unit, east, north)


@dataclass(frozen=True, slots=True)
class Ground:
    """Outlines drawn on one field: a path and a middle for each code."""

    field: Field
    paths: dict[str, str]
    middles: dict[str, Position]


@dataclass(frozen=True, slots=True)
class View:
    """The part of a sheet that is seen: its middle, and how often it was halved.

    Attributes:
        x, y: thousandths of the width and of the height of the sheet.
    """

    x: int = 500
    y: int = 500
    near: int = 0

    @property
    def part(self) -> float:
        """How much of the width and of the height is seen."""
        return float(0.5**self.near)

    def frame(self, field: Field) -> tuple[float, float, float, float]:
        """Return left, top, width and height of what is seen, in units of the sheet."""
        width, height = WIDTH * self.part, field.height * self.part
        left = WIDTH * self.x / 1000 - width / 2
        top = field.height * self.y / 1000 - height / 2
        return round(left, 2), round(top, 2), round(width, 2), round(height, 2)

    def nearer(self, x: int | None = None, y: int | None = None) -> "View":
        """Return the view halved once more, around its middle or another one."""
        middle = (self.x if x is None else x, self.y if y is None else y)
        return _kept(*middle, min(self.near + 1, NEAREST))

    def farther(self) -> "View":
        """Return the view doubled."""
        return _kept(self.x, self.y, max(self.near - 1, 0))

    def moved(self, across: int, down: int) -> "View":
        """Return the view moved by thirds of what is seen."""
        step = 1000 * self.part / 3
        return _kept(round(self.x + across * step), round(self.y + down * step), self.near)


def ground(outlines: Iterable[Outline]) -> Ground:
    """Return outlines drawn so that they fill a field.

    Raises:
        ValueError: there is none.
    """
    rows = tuple(outlines)
    field = Field(_around(rows))
    return Ground(
        field,
        {row.code: _path(row, field) for row in rows},
        {row.code: field.drawn(row.middle) for row in rows},
    )


def _around(outlines: Iterable[Outline]) -> Box:
    longitudes, latitudes = zip(*_corners(outlines), strict=True)
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    across, up = (east - west) * EDGE, (north - south) * EDGE
    wide = (north - south + 2 * up) / (TALLEST * ASPECT)
    across = max(across, (wide - (east - west)) / 2)
    return Box(west - across, south - up, east + across, north + up)


def _corners(outlines: Iterable[Outline]) -> Iterator[Position]:
    for outline in outlines:
        for ring in outline.rings:
            yield from ring


def _path(outline: Outline, field: Field) -> str:
    return "".join(
        "M" + "L".join(f"{x:g},{y:g}" for x, y in map(field.drawn, ring)) + "Z"
        for ring in outline.rings
    )


def _kept(x: int, y: int, near: int) -> View:
    """Return a view that does not leave the sheet."""
    least = round(500 / 2**near)
    return View(min(max(x, least), 1000 - least), min(max(y, least), 1000 - least), near)
