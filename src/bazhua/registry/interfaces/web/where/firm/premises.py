"""Workshops and teams as a tree, places as a tree with their zones and substances."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Part
from bazhua.infra.ui.parts.tree import Branch, Tree
from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import UNIT_WORDS, UnitKind
from bazhua.registry.domain.places import PLACE_WORDS, PlaceKind
from bazhua.registry.interfaces.web.where.deeds.table import DEEDS
from bazhua.registry.interfaces.web.where.firm.doing import deed_actions, deed_href, deed_link
from bazhua.registry.selectors.where.inside import Premises, capped, places, premises
from bazhua.registry.selectors.where.tabs import Asked, TabBody

UNITS = Word("车间与班组", "Workshops and teams")
PLACES = Word("位置", "Places")
ZONES = Word("区域图", "Zones")
SUBSTANCES = Word("危险物质", "Dangerous substances")
NO_UNITS = Empty(
    Word("还没有车间或班组", "No workshop or team yet"),
    Word("设立后按层级出现在这里。", "They appear here as a tree once opened."),
)
NO_PLACES = Empty(
    Word("还没有位置", "No place yet"),
    Word(
        "先登记厂区，再登记其下的区域、装置、设备和点位。",
        "Enter the site first, then areas, process units, equipment and points below it.",
    ),
)
NO_ZONES = Empty(
    Word("还没有区域图", "No zone yet"),
    Word("在位置上绘制区域后出现在这里。", "Zones drawn on places appear here."),
)
NO_SUBSTANCES = Empty(
    Word("没有登记危险物质", "No dangerous substance on record"),
    Word("在位置上登记后出现在这里。", "Those held at places appear here."),
)
DO = Word("操作", "Do")
END = Word("撤销", "End")
ON_MAP = Word("地图", "map")
ON_PLAN = Word("平面图", "plan")
BRIEF = {
    "close-unit": Word("撤销", "Close"),
    "close-place": Word("撤销", "Close"),
    "draw-zone": Word("绘区域", "Zone"),
    "hold-substance": Word("记物质", "Substance"),
}
"""Deed → what stands at the line of a tree."""


def premises_count(asked: Asked) -> int:
    """Return how many places stand."""
    return capped(places(asked.row, asked.actor, asked.at))


def premises_tab(asked: Asked) -> TabBody:
    """Return what the enterprise consists of."""
    see_units = asked.may("unit", "view")
    found = premises(asked.row, asked.actor, asked.at, with_units=see_units)
    return TabBody(
        panels=(
            *([_units(asked, found)] if see_units else []),
            Panel(
                title=PLACES,
                body=Tree(caption=PLACES, branches=_places(asked, found)) if found.places else None,
                empty=NO_PLACES,
                actions=deed_actions(asked, "open-place"),
            ),
            _zones(asked, found),
            _substances(asked, found),
        )
    )


def _units(asked: Asked, found: Premises) -> Panel:
    below: Mapping[int, list[Branch]] = defaultdict(list)
    here = {unit.node_id for unit in found.units}
    for unit in sorted(found.units, key=lambda one: -one.node.depth):
        parent = unit.node.parent_id if unit.node.parent_id in here else 0
        branch = Branch(
            kind=UNIT_WORDS[UnitKind(unit.kind)],
            text=unit.name,
            notes=(Word(f"{unit.since} 设立", f"since {unit.since}"),),
            actions=_brief(asked, unit.uid, "close-unit"),
            below=tuple(below[unit.node_id]),
        )
        below[parent or 0].append(branch)
    return Panel(
        title=UNITS,
        body=Tree(caption=UNITS, branches=tuple(below[0])) if found.units else None,
        empty=NO_UNITS,
        actions=deed_actions(asked, "open-unit"),
    )


def _places(asked: Asked, found: Premises) -> tuple[Branch, ...]:
    rungs = list(PlaceKind)
    below: Mapping[int, list[Branch]] = defaultdict(list)
    here = {place.pk for place in found.places}
    deepest = sorted(found.places, key=lambda one: -rungs.index(PlaceKind(one.kind)))
    for place in deepest:
        branch = Branch(
            kind=PLACE_WORDS[PlaceKind(place.kind)],
            text=place.name,
            number=place.number,
            actions=_brief(asked, place.uid, "draw-zone", "hold-substance", "close-place"),
            below=tuple(below[place.pk]),
        )
        parent = place.parent_id if place.parent_id in here else 0
        below[parent or 0].append(branch)
    return tuple(below[0])


def _brief(asked: Asked, part: UUID, *slugs: str) -> tuple[Action, ...]:
    return tuple(
        Action(text=BRIEF[slug], href=deed_href(asked, slug, part), opens=True)
        for slug in slugs
        if asked.may_still(*DEEDS[slug].right)
    )


def _zones(asked: Asked, found: Premises) -> Panel:
    named = {place.pk: place.name for place in found.places}
    rows: list[tuple[Part, ...]] = [
        (
            zone.name,
            named.get(zone.place_id, "–"),
            _drawn_on(zone.outline, zone.on_plan),
            deed_link(asked, "end-zone", zone.uid, END),
        )
        for zone in found.zones
    ]
    columns = (
        Column(Word("区域", "Zone"), 9),
        Column(Word("位置", "Place"), 9),
        Column(Word("绘于", "Drawn on"), 7),
        Column(DO, 4),
    )
    return Panel(title=ZONES, body=_table(ZONES, columns, rows), empty=NO_ZONES)


def _substances(asked: Asked, found: Premises) -> Panel:
    named = {place.pk: place.name for place in found.places}
    rows: list[tuple[Part, ...]] = [
        (
            held.name,
            held.cas or "–",
            named.get(held.place_id, "–"),
            held.most_t,
            deed_link(asked, "end-substance", held.uid, END),
        )
        for held in found.substances
    ]
    columns = (
        Column(Word("物质", "Substance"), 9),
        Column(Word("CAS 号", "CAS number"), 7),
        Column(Word("位置", "Place"), 9),
        Column(Word("最大存量（吨）", "Most (t)"), 7, number=True),
        Column(DO, 4),
    )
    return Panel(title=SUBSTANCES, body=_table(SUBSTANCES, columns, rows), empty=NO_SUBSTANCES)


def _drawn_on(outline: object, on_plan: object) -> Word:
    if outline and on_plan:
        return Word(f"{ON_MAP.zh}、{ON_PLAN.zh}", f"{ON_MAP.en}, {ON_PLAN.en}")
    return ON_MAP if outline else ON_PLAN


def _table(
    caption: Word, columns: tuple[Column, ...], rows: Sequence[tuple[Part, ...]]
) -> Table | None:
    if not rows:
        return None
    return Table(caption=caption, columns=columns, rows=tuple(Row("", cells) for cells in rows))
