"""Where invented enterprises stand: around a few centres of each county, within its boundary."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Final, Self

import numpy as np
from django.db import connection
from numpy.typing import NDArray

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
    codes: Mapping[int, str] = field(repr=False)

    @classmethod
    def read(cls) -> Self:
        """Return the boundaries that come with the registry, and the codes of its regions."""
        text = (files("bazhua.registry") / "data/shandong/counties.geojson").read_text("utf-8")
        rings = {
            one["properties"]["adcode"]: [np.array(ring) for ring in _rings(one["geometry"])]
            for one in json.loads(text)["features"]
        }
        with connection.cursor() as cursor:
            cursor.execute("SELECT node_id, code, map_adcode FROM registry_region")
            regions = cursor.fetchall()
        drawn = {code[:COUNTY]: under for _, code, under in regions if under}
        return cls(rings, drawn, {node: code for node, code, _ in regions})

    def near(self, town: int, count: int) -> list[tuple[float, float]]:
        """Return longitude and latitude of so many places in a town, the same in every run."""
        random = np.random.default_rng(town)
        code = self.codes[town][:COUNTY]
        rings = self.rings[self.drawn.get(code, code)]
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
