"""The regions as a tree on a day: names and parents of that day, with what was in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import children, figure
from bazhua.infra.rollup.reading.question import Question
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import day_of
from bazhua.registry.domain.tree import Level, NodeKind
from bazhua.registry.domain.where.indicators import STANDING
from bazhua.registry.models import NodeSpell, RegionSpell, all_enterprises, all_regions

COLUMN: Final = {Level.CITY.value: "county_id", Level.COUNTY.value: "town_id"}
"""Level of a region → the column of an enterprise that names the region right below it."""


@dataclass(slots=True, kw_only=True)
class RegionLine:
    """A region as it stood on a day.

    Attributes:
        lower: how many regions stood below it, at any level.
        enterprises: on record on that day, in the reader's scope; none when not told.
    """

    node: int
    uid: UUID
    name: str
    name_en: str
    code: str
    level: str
    kind: str
    path: str
    lower: int = 0
    enterprises: int | None = None
    unfolded: bool = False
    below: list["RegionLine"] = field(default_factory=list)


def region_tree(actor: Actor, *, on: date, unfolded: str, at: datetime) -> Sequence[RegionLine]:
    """Return the regions that an actor may view as they stood on a day.

    Lines below the ones that are folded are left out, and counted.

    Args:
        unfolded: code, on that day, of the region that is open, with all above it; empty for the
            roots alone.
    """
    lines = _lines(actor, on, at)
    parents = _parents(on)
    for node, line in lines.items():
        above = lines.get(parents.get(node, 0))
        if above is not None:
            above.below.append(line)
    roots = [line for node, line in lines.items() if parents.get(node, 0) not in lines]
    for root in roots:
        _count_lower(root)
    opened = _opened(lines, parents, unfolded) if unfolded else {line.node for line in roots}
    _fold(roots, opened)
    _count(actor, roots, on, at)
    return roots


def _lines(actor: Actor, on: date, at: datetime) -> dict[int, RegionLine]:
    """Return every region that was called something on the day, by node, in order of its code."""
    seen = all_regions().visible_to(actor, "region", VIEW, at=at)
    spells = RegionSpell.objects.filter(_on(on), region__in=seen).order_by("code")
    rows = spells.values_list(
        "region__node_id",
        "region__uid",
        "name",
        "region__name",
        "region__name_en",
        "code",
        "region__level",
        "region__kind",
        "region__path_now",
    )
    return {
        node: RegionLine(
            node=node,
            uid=uid,
            name=name,
            name_en=name_en if name == now else "",
            code=code,
            level=level,
            kind=kind,
            path=path,
        )
        for node, uid, name, now, name_en, code, level, kind, path in rows
    }


def _parents(on: date) -> dict[int, int]:
    """Return what stood below what on the day, of all regions: naming thousands costs more."""
    regions = NodeSpell.objects.filter(_on(on), node__kind=NodeKind.REGION.value)
    spells = regions.filter(parent__isnull=False)
    return dict(spells.values_list("node_id", "parent_id"))


def _on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def _count_lower(line: RegionLine) -> int:
    line.lower = sum(1 + _count_lower(each) for each in line.below)
    return line.lower


def _opened(lines: Mapping[int, RegionLine], parents: Mapping[int, int], unfolded: str) -> set[int]:
    node = next((line.node for line in lines.values() if line.code == unfolded), 0)
    found: set[int] = set()
    while node in lines:
        found.add(node)
        node = parents.get(node, 0)
    return found


def _fold(lines: Iterable[RegionLine], opened: set[int]) -> None:
    for line in lines:
        line.unfolded = line.node in opened
        if line.unfolded:
            _fold(line.below, opened)
        else:
            line.below = []


def _count(actor: Actor, lines: Sequence[RegionLine], on: date, at: datetime) -> None:
    """Tell how many enterprises were in each line: the figure of the day where all are his."""
    for line in lines:
        if line.enterprises is None and _whole(actor, line, at):
            line.enterprises = figure(_question(line, on, at))
        if not line.unfolded:
            continue
        below = _below(actor, line, on, at)
        for each in line.below:
            each.enterprises = below.get(each.node, 0) if below is not None else None
        _count(actor, line.below, on, at)


def _below(
    actor: Actor, line: RegionLine, on: date, at: datetime
) -> Mapping[int, int | None] | None:
    if _whole(actor, line, at):
        figures = children(_question(line, on, at))
        return {int(node): value for node, value in figures.items()}
    column = COLUMN.get(line.level)
    if column is None or on != day_of(at):
        return None
    seen = all_enterprises().visible_to(actor, "enterprise", VIEW, at=at)
    inside = seen.filter(path_now__startswith=line.path, until=None).order_by()
    counted: Any = inside.values_list(column).annotate(n=Count("pk"))
    return dict(counted)


def _whole(actor: Actor, line: RegionLine, at: datetime) -> bool:
    """Return whether he views every enterprise of a region, whatever its department."""
    return actor.may("enterprise", VIEW, Place(region=Path(line.path)), at)


def _question(line: RegionLine, on: date, at: datetime) -> Question:
    return Question(
        indicator=STANDING.key,
        path=Path(line.path),
        window=Window(on, on),
        audience=Audience.AUTHORITY,
        threshold=0,
        today=day_of(at),
    )
