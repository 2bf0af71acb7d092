"""The data that every platform begins with, read from the package."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Final

from bazhua.registry.domain.tree import Level, RegionKind

AS_OF: Final = date(2023, 6, 30)
"""Of the divisions; how long they had stood by then is not in the data."""

FOLDER: Final = files("bazhua.registry") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A division of the data.

    Attributes:
        parent: code of the one above it; empty for the province.
        until: first day on which it was no more; its codes went to ``successor``.
    """

    code: str
    name: str
    name_en: str
    level: Level
    kind: RegionKind
    parent: str
    longitude: float | None = None
    latitude: float | None = None
    map_adcode: str = ""
    since: date = AS_OF
    until: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow:
    """A line of work of the data.

    Attributes:
        offices: what its body is called at the province and below it.
    """

    code: str
    bit: int
    name: str
    name_en: str
    confirmed: bool
    offices: tuple[str, str]


def divisions() -> list[Division]:
    """Return the divisions that stand, each after the one above it."""
    zones = {row["code"]: row["map_adcode"] for row in _rows("zones.csv")}
    return [
        Division(
            **_identity(row),
            longitude=_number(row["lon"]),
            latitude=_number(row["lat"]),
            map_adcode=zones.get(row["code"], ""),
        )
        for row in _rows("shandong", "divisions.csv")
    ]


def abolished() -> list[Division]:
    """Return the divisions that are no more, each after the one above it."""
    return [
        Division(
            **_identity(row),
            since=date.fromisoformat(row["since"]),
            until=date.fromisoformat(row["until"]),
            successor=row["successor"],
        )
        for row in _rows("abolished.csv")
    ]


def department_rows() -> list[DepartmentRow]:
    """Return the lines of work."""
    return [
        DepartmentRow(
            code=row["code"],
            bit=int(row["bit"]),
            name=row["name"],
            name_en=row["name_en"],
            confirmed=row["confirmed"] == "yes",
            offices=(row["province_office"], row["office"]),
        )
        for row in _rows("departments.csv")
    ]


def _identity(row: dict[str, str]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["name"],
        "name_en": row["name_en"],
        "level": Level(row["level"]),
        "kind": RegionKind(row["kind"]),
        "parent": row["parent"],
    }


def _number(text: str) -> float | None:
    return float(text) if text else None


def _rows(*parts: str) -> Iterator[dict[str, str]]:
    with FOLDER.joinpath(*parts).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
