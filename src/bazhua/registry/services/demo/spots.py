"""Where invented enterprises stand: around a few centres of each county, within its boundary."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from bazhua.registry.domain.where.facts import Entering
from bazhua.registry.models import all_regions

Points = NDArray[np.float64]

SPREAD_DEGREES: Final = 0.03
TRIES: Final = 40
COUNTY: Final = 6
"""Digits of a town's code that name its county."""


@dataclass(slots=True)
class Spots:
    """Boundaries of counties by the code they are drawn under.

    Attributes:
        drawn: code of a county → code of the boundary that it is drawn in.
    """

    rings: Mapping[str, Sequence[Points]]
    drawn: Mapping[str, str]

    @classmethod
    def read(cls) -> Self:
        """Return the boundaries that come with the registry, and the codes of its regions."""
        text = (files("bazhua.registry") / "data/shandong/counties.geojson").read_text("utf-8")
        rings = {
            one["properties"]["adcode"]: [np.array(ring) for ring in _rings(one["geometry"])]
            for one in json.loads(text)["features"]
        }
        under = all_regions().exclude(map_adcode="").values_list("code", "map_adcode")
        return cls(rings, {code[:COUNTY]: drawn for code, drawn in under})

    def near(self, town: str, count: int) -> list[tuple[float, float]]:
        """Return longitude and latitude of so many places around a town, the same in every run.

        Args:
            town: its code; where it stands within its county is invented.
        """
        random, county = np.random.default_rng(int(town)), town[:COUNTY]
        rings = self.rings[self.drawn.get(county, county)]
        edges = np.concatenate(rings)
        low, high = edges.min(axis=0), edges.max(axis=0)
        centre = _inside(rings, random.uniform(low, high, (TRIES, 2)))[:1]
        if not len(centre):
            centre = edges.mean(axis=0, keepdims=True)
        found = np.empty((0, 2))
        for _ in range(TRIES):
            tried = random.normal(centre[0], SPREAD_DEGREES, (count * 2, 2))
            found = np.concatenate((found, _inside(rings, tried)))
            if len(found) >= count:
                break
        found = np.concatenate((found, np.repeat(centre, count, axis=0)))[:count]
        return [(east, north) for east, north in found.round(6).tolist()]


def placed(firms: Iterable[Entering]) -> Iterator[Entering]:
    """Yield enterprises with a place each, in their order."""
    own, spots = list(firms), Spots.read()
    counts = Counter(one.region for one in own)
    near = {town: iter(spots.near(town, count)) for town, count in counts.items()}
    for one in own:
        east, north = next(near[one.region])
        yield replace(one, facts=replace(one.facts, longitude=east, latitude=north))


def _rings(geometry: Mapping[str, Any]) -> list[Any]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [ring for polygon in polygons for ring in polygon]


def _inside(rings: Sequence[Points], points: Points) -> Points:
    """Return the points within a boundary: a ray to the east crosses it an odd number of times."""
    odd = np.zeros(len(points), np.bool_)
    x, y = points[:, :1], points[:, 1:]
    for ring in rings:
        x1, y1 = ring[:-1, 0], ring[:-1, 1]
        x2, y2 = ring[1:, 0], ring[1:, 1]
        spans = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            crossed = spans & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        odd ^= crossed.sum(axis=1) % 2 == 1
    return points[odd]
