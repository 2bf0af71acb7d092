"""Boundaries of cities and counties by their codes, from files that a province may replace."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from bazhua.infra.ui.charts.ground import Ground, Outline, Position, Ring, ground
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import Level
from bazhua.registry.models import Region, all_regions

OURS: Final = Path(__file__).parents[2] / "data" / "shandong"
FILES: Final = ("cities.geojson", "counties.geojson")
NOTICE: Final = "notice.json"


def sheet_of(region: Region) -> Ground | None:
    """Return a region drawn with what is right below it; none without an outline.

    A county is drawn alone, and so is the county of a town or the host of a functional zone.
    Each sheet is drawn once in a process.
    """
    if region.level == Level.TOWN.value:
        county = all_regions().filter(node_id=region.county_id).first()
        return sheet_of(county) if county else None
    folder = _folder()
    return _sheet(folder, region.code) or _sheet(folder, region.map_adcode)


def notice() -> Word:
    """Return where the boundaries come from; it stands below each map."""
    return _notice(_folder())


def _folder() -> Path:
    return settings.MAP_FOLDER or OURS


@cache
def _sheet(folder: Path, code: str) -> Ground | None:
    known = _outlines(folder)
    below = [one for one in known.values() if one.parent == code]
    drawn = below or [one for one in known.values() if one.code == code]
    return ground(drawn) if drawn else None


@cache
def _notice(folder: Path) -> Word:
    return Word(**_read(folder / NOTICE))


@cache
def _outlines(folder: Path) -> dict[str, Outline]:
    found = (one for name in FILES for one in _features(folder / name))
    return {one.code: one for one in found}


def _features(path: Path) -> Iterator[Outline]:
    try:
        for feature in _read(path)["features"]:
            told, shape = feature["properties"], feature["geometry"]
            parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            rings = tuple(_ring(ring) for part in parts for ring in part)
            yield Outline(told["adcode"], told["parent"], rings, _position(told["cp"]))
    except (KeyError, TypeError, ValueError) as wrong:
        raise _unreadable(path, wrong) from wrong


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise _unreadable(path, wrong) from wrong


def _ring(corners: list[list[float]]) -> Ring:
    return tuple(_position(corner) for corner in corners)


def _position(told: list[float]) -> Position:
    longitude, latitude = told[:2]
    return float(longitude), float(latitude)


def _unreadable(path: Path, wrong: Exception) -> ImproperlyConfigured:
    problem = "is no map of boundaries by code; see docs/how-to/replace-the-map.md"
    return ImproperlyConfigured(f"BAZHUA_MAP_FOLDER: {path} {problem} ({type(wrong).__name__})")
