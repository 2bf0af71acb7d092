"""A map of areas with their numbers, drawn on the server: each area is a link and says its number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import ClassVar, Final

from bazhua.infra.ui.charts.ground import WIDTH, Ground, View
from bazhua.infra.ui.parts.text import Link, Text, said
from bazhua.kernel.words import Phrase, Word
from bazhua.law.terms import Colour

CLASSES: Final = 5
SAID: Final = Word("{name}：{value}", "{name}: {value}")
FROM_TO: Final = Word("{low}–{high}", "{low} to {high}")
SMALL: Final = 14.0
LARGE: Final = 28.0
"""Least and greatest radius of a spot, thousandths of the width that is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of an area.

    Attributes:
        value: its number; none where it is not told.
        colour: of the worst in it, where areas are told by their worst and not by their number.
        inside: code of the outline it is drawn in, where it has none of its own.
    """

    code: str
    name: Text
    value: int | None
    href: str
    colour: Colour | None = None
    inside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area as it is drawn; ``step`` is its class, 0 for none of what is counted."""

    path: str
    x: float
    y: float
    name: Text
    shown: str
    said: Text
    href: str
    step: int = 0
    colour: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What stands at one place, or several of it that stand too close to be told apart.

    Attributes:
        shown: what is written in it; empty for a single one.
        r: its radius.
    """

    x: float
    y: float
    r: float
    shown: str
    said: Text
    href: str
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a class, or a colour, and what it means."""

    text: Text
    step: int = 0
    colour: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """The drawing.

    Attributes:
        label: what is drawn, for who cannot see it.
        frame: the part of the sheet that is seen, as SVG writes it.
        scale: how much of the width is seen; texts and spots keep their size by it.
        around: outlines that only say where one is.
        spots: areas without an outline of their own, or places.
        notice: where the boundaries come from.
        ways: nearer, farther, to the sides.
        view: where one looks, and ``seek`` the address of another view, which is added at its end;
            empty where there is one view only.
    """

    template: ClassVar[str] = "ui/parts/areas.html"

    label: Text
    frame: str
    scale: float = 1
    areas: tuple[Area, ...] = ()
    around: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    keys: tuple[Key, ...] = ()
    unit: Text = ""
    notice: Text = ""
    ways: tuple[Link, ...] = ()
    view: View | None = None
    seek: str = ""


def areas(
    label: Text,
    sheet: Ground,
    told: Iterable[Told],
    *,
    keys: Mapping[Colour, Text] | None = None,
    unit: Text = "",
    notice: Text = "",
) -> Areas:
    """Return the drawing of areas with their numbers.

    Args:
        keys: what the colours mean, where areas are told by their worst.
        unit: of the numbers.
    """
    rows = list(told)
    bounds = classes([row.value for row in rows if row.value])
    drawn = [row for row in rows if row.code in sheet.paths]
    return Areas(
        label=label,
        frame=framed(View(), sheet),
        areas=tuple(_area(row, sheet, bounds) for row in drawn),
        around=_bare(sheet, {row.code for row in drawn}),
        spots=tuple(_guests([row for row in rows if row.code not in sheet.paths], sheet)),
        keys=_coloured(keys) if keys else _counted(bounds),
        unit=unit,
        notice=notice,
    )


def framed(view: View, sheet: Ground) -> str:
    """Return what a view shows of a sheet, as SVG writes it."""
    return " ".join(f"{number:g}" for number in view.frame(sheet.field))


def classes(values: Sequence[int]) -> tuple[int, ...]:
    """Return where each class of numbers begins; each holds about as many of them."""
    ordered = sorted(values)
    starts = [ordered[len(ordered) * one // CLASSES] for one in range(CLASSES)] if ordered else []
    return tuple(dict.fromkeys([*([1] if ordered else []), *starts[1:]]))


def radius(number: int, most: int, scale: float) -> float:
    """Return how large a spot of so many is, by its area, in a part of the sheet."""
    grown = SMALL + (LARGE - SMALL) * sqrt(number / max(most, 1))
    return round(grown * scale, 2)


def _area(row: Told, sheet: Ground, bounds: Sequence[int]) -> Area:
    x, y = sheet.middles[row.code]
    return Area(
        path=sheet.paths[row.code],
        x=x,
        y=y,
        name=row.name,
        shown=_shown(row.value),
        said=_said(row),
        href=row.href,
        step=sum(bound <= (row.value or 0) for bound in bounds) if row.value else 0,
        colour=row.colour,
    )


def _bare(sheet: Ground, taken: set[str]) -> tuple[str, ...]:
    return tuple(path for code, path in sheet.paths.items() if code not in taken)


def _guests(rows: Sequence[Told], sheet: Ground) -> Iterable[Spot]:
    """Yield areas without an outline as spots in that of another, one below the other."""
    guests: dict[str, int] = {}
    for row in rows:
        if row.inside in sheet.middles:
            number = guests[row.inside] = guests.get(row.inside, 0) + 1
            x, y = sheet.middles[row.inside]
            yield Spot(
                x=x,
                y=round(y + number * 3 * SMALL, 1),
                r=SMALL,
                shown=_shown(row.value),
                said=_said(row),
                href=row.href,
                colour=row.colour,
            )


def _said(row: Told) -> Text:
    return Phrase(SAID, {"name": said(row.name), "value": _shown(row.value)})


def _shown(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def _coloured(keys: Mapping[Colour, Text]) -> tuple[Key, ...]:
    return tuple(Key(text, colour=colour) for colour, text in keys.items())


def _counted(bounds: Sequence[int]) -> tuple[Key, ...]:
    """Return the classes as a legend: none, then each from its first to its last number."""
    spans = [
        Key(
            f"{low:,}" if low == high - 1 else Phrase(FROM_TO, {"low": low, "high": high - 1}), step
        )
        for step, (low, high) in enumerate(pairwise(bounds), 1)
    ]
    last = [Key(f"≥ {bounds[-1]:,}", len(bounds))] if bounds else []
    return (Key("0"), *spans, *last)


def middle_of(spot: tuple[float, float], sheet: Ground) -> tuple[int, int]:
    """Return where a view has its middle that looks at a position on the sheet, in thousandths."""
    x, y = spot
    return round(1000 * x / WIDTH), round(1000 * y / sheet.field.height)
