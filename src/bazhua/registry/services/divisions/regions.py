"""Enter the regions that are missing; each platform has them from its first start."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.search.indexing import Findable, index_each
from bazhua.registry.domain.tree import EVERY_DEPARTMENT, UNNAMED_TOWN, Level, NodeKind
from bazhua.registry.models import Node, NodeSpell, Region, RegionSpell, all_regions
from bazhua.registry.services.divisions.table import Division, abolished, divisions
from bazhua.registry.services.naming import named, spelled

RESOURCE: Final = "region"
TREE_LOCK: Final = 0x62617A6875610001
BATCH: Final = 1_000


def lock_tree() -> None:
    """Let one transaction at a time change the tree of regions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])


def import_regions(*, actor: Actor, at: datetime) -> int:
    """Enter every division of the data that is missing; return how many."""
    return enter_divisions([*divisions(), *abolished()], actor=actor, at=at)


@transaction.atomic
def enter_divisions(given: Iterable[Division], *, actor: Actor, at: datetime) -> int:
    """Enter those divisions whose code is neither in use nor was; return how many.

    What the province changed meanwhile stays as it is.

    Args:
        given: each after the one above it.
    """
    if not (missing := _missing(given)):
        return 0
    lock_tree()
    missing = _missing(missing)
    paths = _paths(missing)
    regions = [_region(one, paths[one.code], at) for one in missing]
    _enter_nodes(missing, paths)
    all_regions().bulk_create(regions, batch_size=BATCH)
    by_code = dict(all_regions().values_list("code", "pk"))
    RegionSpell.objects.bulk_create(
        (
            RegionSpell(
                region_id=by_code[one.code],
                code=one.code,
                name=one.name,
                since=one.since,
                until=one.until,
                successor_id=by_code.get(one.successor),
            )
            for one in missing
        ),
        batch_size=BATCH,
    )
    index_each(RESOURCE, findable(regions), at=at)
    if regions:
        emit("region.imported", regions[0], actor=actor, at=at, data={"regions": len(regions)})
    return len(regions)


@transaction.atomic
def spell_towns(*, at: datetime) -> int:
    """Give every region without an English name the spelling of its own; return how many."""
    rows = [row for row in all_regions().filter(name_en="") if spelled(row.name, row.kind)]
    if not rows:
        return 0
    for row in rows:
        row.name_en = spelled(row.name, row.kind)
    all_regions().bulk_update(rows, ["name_en"], batch_size=BATCH)
    index_each(RESOURCE, findable(rows), at=at)
    return len(rows)


def findable(regions: Iterable[Region]) -> list[Findable]:
    """Return what regions are found by; counties and towns also by the name above them."""
    above = dict(all_regions().values_list("node_id", "name"))
    return [
        Findable(
            record=region,
            title=_full_name(region, above),
            text=region.name_en,
            codes=(region.code,),
        )
        for region in regions
        if region.until is None
    ]


def _full_name(region: Region, above: Mapping[int, str]) -> str:
    ids = region.place.region.ids()
    own = region.level in {Level.COUNTY.value, Level.TOWN.value} and len(ids) > 1
    prefix = above.get(ids[-2], "") if own else ""
    return region.name if region.name.startswith(prefix[:-1]) else prefix + region.name


def _missing(given: Iterable[Division]) -> list[Division]:
    known = set(all_regions().values_list("code", flat=True))
    known |= set(RegionSpell.objects.values_list("code", flat=True))
    return [one for one in given if one.code not in known]


def _paths(missing: Iterable[Division]) -> dict[str, str]:
    """Return the path of every region by its code, those that are to come included."""
    paths = dict(all_regions().values_list("code", "path_now"))
    for one in missing:
        paths[one.code] = f"{paths.get(one.parent, '.')}{int(one.code)}."
    return paths


def _region(one: Division, path: str, at: datetime) -> Region:
    name_en = one.name_en or spelled(one.name, one.kind.value)
    columns: dict[str, Any] = named(one.name, name_en)
    return Region(
        uid=new_uid(at),
        path_then=path,
        path_now=path,
        dept_mask=EVERY_DEPARTMENT,
        node_id=int(one.code),
        code=one.code,
        level=one.level.value,
        kind=one.kind.value,
        map_adcode=one.map_adcode,
        longitude=one.longitude,
        latitude=one.latitude,
        until=one.until,
        **columns,
    )


def _enter_nodes(missing: Iterable[Division], paths: Mapping[str, str]) -> None:
    nodes, spells = [], []
    for one in missing:
        own = [paths[one.code]]
        if one.level is Level.COUNTY:
            own.append(f"{paths[one.code]}{int(one.code + UNNAMED_TOWN)}.")
        for path in own:
            node = _node(path)
            nodes.append(node)
            spells.append(
                NodeSpell(
                    node_id=node.pk, parent_id=node.parent_id, since=one.since, until=one.until
                )
            )
    Node.objects.bulk_create(nodes, batch_size=BATCH)
    NodeSpell.objects.bulk_create(spells, batch_size=BATCH)


def _node(path: str) -> Node:
    ids = [int(part) for part in path.split(".")[1:-1]]
    return Node(
        id=ids[-1],
        parent_id=ids[-2] if len(ids) > 1 else None,
        kind=NodeKind.REGION.value,
        path=path,
        depth=len(ids),
    )
