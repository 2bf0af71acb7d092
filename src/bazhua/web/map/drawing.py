"""A region drawn with what is below it, and the same numbers as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from bazhua.infra.maps.layers import Matter
from bazhua.infra.ui.charts.areas import Areas, Key, Spot, Told, areas, framed, middle_of, radius
from bazhua.infra.ui.charts.ground import NEAREST, Ground
from bazhua.infra.ui.parts.marks import RiskMark
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.interfaces.maps import Region, Standing, notice
from bazhua.web.map import words
from bazhua.web.map.asking import Asking
from bazhua.web.map.reading import Number, Reading

MOST: Final = 60
"""Enterprises that the table names; nearer, there are fewer."""

SINGLE: Final = 9.0
TABLES: Final = "#twin"
COUNTED: Final = Word("{what}（{unit}）", "{what} ({unit})")
NO_REGIONS: Final = Empty(words.NO_REGIONS, words.NO_REGIONS_FILL)


@dataclass(frozen=True, slots=True)
class Pinned:
    """Enterprises on a sheet with what is the matter at them, as they are looked at."""

    points: Sequence[Standing]
    matters: Sequence[Matter]
    sheet: Ground
    asking: Asking

    def matter(self, one: Standing) -> Matter | None:
        """Return the worst that is the matter at one."""
        return None if one.worst is None else self.matters[one.worst]

    def mark(self, one: Standing) -> Part:
        """Return the same as a mark."""
        matter = self.matter(one)
        return RiskMark(matter.colour, matter.word) if matter else "–"


def called(region: Region) -> Word:
    """Return the name of a region."""
    return Word(region.name, region.name_en or region.name)


def of_regions(
    sheet: Ground, here: Region, lower: Sequence[Region], found: Reading, asking: Asking
) -> Areas:
    """Return the regions below one with their numbers; each leads down to itself."""
    told = [_told(region, found.below.get(region.node_id), asking) for region in lower]
    label = Phrase(words.LABEL, {"region": called(here), "layer": found.heading})
    return areas(label, sheet, told, keys=found.colours or None, unit=found.unit, notice=notice())


def of_points(here: Region, found: Reading, pinned: Pinned, note: Text = words.UNPLACED) -> Areas:
    """Return a county with its enterprises; several together lead nearer, a single one to its page."""
    view, sheet = pinned.asking.view, pinned.sheet
    most = max((one.number for one in pinned.points), default=1)
    spots = (_spot(one, most, pinned) for one in pinned.points)
    return Areas(
        label=Phrase(words.POINTS, {"region": called(here), "layer": found.heading}),
        frame=framed(view, sheet),
        scale=view.part,
        around=tuple(sheet.paths.values()),
        spots=tuple(sorted(spots, key=lambda spot: -spot.r)),
        keys=tuple(Key(one.word, colour=one.colour) for one in pinned.matters),
        unit=note,
        notice=notice(),
        ways=tuple(_ways(pinned.asking)),
        view=view,
        seek=pinned.asking.seek,
    )


def twin(here: Region, lower: Sequence[Region], found: Reading, asking: Asking) -> Panel:
    """Return the numbers of the drawing as a table, and all of them together at its end."""
    rows = [_row(region, found.below.get(region.node_id), found, asking) for region in lower]
    if found.own is not None and rows:
        whole = Phrase(words.ALL_OF, {"region": called(here)})
        rows.append(Row("", (whole, _linked(found.own))))
    worst = (Column(words.WORST, 5),) if found.colours else ()
    columns = (Column(words.REGION, 8), Column(_counted(found), 6, number=True), *worst)
    body = Table(caption=words.BELOW, columns=columns, rows=tuple(rows)) if rows else None
    return Panel(title=words.BELOW, body=body, empty=NO_REGIONS)


def named(pinned: Pinned) -> Panel | None:
    """Return the enterprises that stand alone on the map as a table; none when there are none."""
    alone = [one for one in pinned.points if one.uid is not None][:MOST]
    if not alone:
        return None
    rows = tuple(Row(_page(one), (one.name or "–", pinned.mark(one))) for one in alone)
    columns = (Column(words.STANDING, 12), Column(words.WORST, 6))
    body = Table(caption=words.STANDING, columns=columns, rows=rows)
    return Panel(title=words.STANDING, body=body)


def _told(region: Region, number: Number | None, asking: Asking) -> Told:
    return Told(
        code=region.code,
        name=called(region),
        value=number.value if number else 0,
        href=asking.address(region=region.code),
        colour=number.colour if number else None,
        inside=region.map_adcode,
    )


def _row(region: Region, number: Number | None, found: Reading, asking: Asking) -> Row:
    cells: list[Part] = [called(region), _linked(number) if number else "0"]
    if found.colours:
        colour = number.colour if number else None
        cells.append(RiskMark(colour, found.colours[colour]) if colour else "–")
    return Row(asking.address(region=region.code), tuple(cells))


def _linked(number: Number) -> Part:
    shown = f"{number.value:,}"
    return Link(shown, number.href) if number.href and number.value else shown


def _counted(found: Reading) -> Text:
    return Phrase(COUNTED, {"what": found.heading, "unit": found.unit})


def _spot(one: Standing, most: int, pinned: Pinned) -> Spot:
    x, y = pinned.sheet.field.drawn(one.position)
    matter, scale = pinned.matter(one), pinned.asking.view.part
    alone = one.uid is not None
    return Spot(
        x=x,
        y=y,
        r=round(SINGLE * scale, 2) if alone else radius(one.number, most, scale),
        shown="" if alone else f"{one.number:,}",
        said=_said(one, matter),
        href=_page(one) if alone else _nearer(x, y, pinned),
        colour=matter.colour if matter else None,
    )


def _page(one: Standing) -> str:
    return reverse("enterprises:record", args=[one.uid])


def _nearer(x: float, y: float, pinned: Pinned) -> str:
    """Return the address of the view around a spot; as near as it gets, that of the table."""
    asking = pinned.asking
    if asking.view.near == NEAREST:
        return TABLES
    return asking.address(view=asking.view.nearer(*middle_of((x, y), pinned.sheet)))


def _said(one: Standing, matter: Matter | None) -> Text:
    if one.name is not None:
        told = {"name": one.name, "matter": matter.word if matter else None}
        return Phrase(words.FIRM_WITH, told) if matter else one.name
    number = f"{one.number:,}"
    if matter is None:
        return Phrase(words.FIRMS, {"n": number})
    return Phrase(words.FIRMS_WITH, {"n": number, "matter": matter.word})


def _ways(asking: Asking) -> Iterator[Link]:
    view = asking.view
    if view.near < NEAREST:
        yield Link(words.NEARER, asking.address(view=view.nearer()))
    if view.near:
        yield Link(words.FARTHER, asking.address(view=view.farther()))
        for word, across, down in (
            (words.WEST, -1, 0),
            (words.NORTH, 0, -1),
            (words.SOUTH, 0, 1),
            (words.EAST, 1, 0),
        ):
            yield Link(word, asking.address(view=view.moved(across, down)))
