"""The regions as a tree on a day: names and parents of that day, with what was in each."""

from collections.abc import Container, Mapping, Sequence
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
    seen = _seen(actor, on, at)
    above = _above(on)
    below: dict[int, list[int]] = {node: [] for node in seen}
    roots: list[int] = []
    for node in seen:
        below.get(above.get(node, 0), roots).append(node)
    opened = _opened(seen, above, unfolded) if unfolded else set(roots)
    lines = [_line(node, seen, below, opened) for node in roots]
    _count(actor, lines, on, at)
    return lines


def _seen(actor: Actor, on: date, at: datetime) -> dict[int, tuple[Any, ...]]:
    """Return every region that was called something on the day, by node, in order of its code."""
    seen = all_regions().visible_to(actor, "region", VIEW, at=at)
    spells = RegionSpell.objects.filter(_on(on), region__in=seen).order_by("code")
    rows = spells.values_list(
        "region__node_id",
        "code",
        "name",
        "region__name",
        "region__name_en",
        "region__uid",
        "region__level",
        "region__kind",
        "region__path_now",
    )
    return {row[0]: row[1:] for row in rows}


def _line(
    node: int,
    seen: Mapping[int, tuple[Any, ...]],
    below: Mapping[int, Sequence[int]],
    opened: Container[int],
) -> RegionLine:
    """Return a region, with the regions right below it when it is open."""
    code, name, now, name_en, uid, level, kind, path = seen[node]
    unfolded = node in opened
    return RegionLine(
        node=node,
        uid=uid,
        name=name,
        name_en=name_en if name == now else "",
        code=code,
        level=level,
        kind=kind,
        path=path,
        lower=_lower(node, below),
        unfolded=unfolded,
        below=[_line(each, seen, below, opened) for each in below[node]] if unfolded else [],
    )


def _above(on: date) -> dict[int, int]:
    """Return what stood below what on the day, of all regions: naming thousands costs more."""
    regions = NodeSpell.objects.filter(_on(on), node__kind=NodeKind.REGION.value)
    spells = regions.filter(parent__isnull=False)
    return dict(spells.values_list("node_id", "parent_id"))


def _on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def _lower(node: int, below: Mapping[int, Sequence[int]]) -> int:
    """Return how many regions stood below one, at any level."""
    right = below[node]
    return len(right) + sum(_lower(each, below) for each in right if below[each])


def _opened(
    seen: Mapping[int, tuple[Any, ...]], above: Mapping[int, int], unfolded: str
) -> set[int]:
    node = next((node for node, (code, *_) in seen.items() if code == unfolded), 0)
    found: set[int] = set()
    while node in seen:
        found.add(node)
        node = above.get(node, 0)
    return found


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
