"""In which region something is entered, by code or by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import connection

from bazhua.registry.domain.tree import UNNAMED_TOWN, Level
from bazhua.registry.domain.where.refusals import RegionTooHigh, UnknownRegion
from bazhua.registry.models import RegionSpell, all_regions
from bazhua.registry.selectors.region_names import region_code, region_key, region_names
from bazhua.registry.services.divisions.regions import TREE_LOCK

REGION: Final = "region"
NEXT_NODES: Final = "SELECT nextval('registry_node_id_seq') FROM generate_series(1, %s)"


@dataclass(frozen=True, slots=True)
class Seat:
    """The node of a town, below which enterprises stand."""

    node_id: int
    path: str


def hold_tree() -> None:
    """Let no region move until the transaction ends; others may enter things meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [TREE_LOCK])


def next_nodes(count: int) -> list[int]:
    """Return ids for nodes that are to come."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NODES, [count])
        return [row[0] for row in cursor.fetchall()]


def seats(given: Iterable[str], *, field: str = REGION) -> dict[str, Seat | None]:
    """Return where each region given lets an enterprise stand; none where nothing is known.

    A code that is no longer used leads to its successor; a county to its town without a name.

    Raises:
        RegionTooHigh: a province or a city.
    """
    wanted = set(given)
    codes = {text: region_code(text) for text in wanted}
    named = {text for text, code in codes.items() if not code}
    if named:
        by_name = region_names()
        codes |= {text: by_name.get(region_key(text), "") for text in named}
    found = _standing(set(codes.values()) - {""})
    return {text: _seat(text, found.get(code), field) for text, code in codes.items()}


class Seats:
    """Where every region lets an enterprise stand, read once; for many questions."""

    def __init__(self) -> None:
        rows = all_regions().filter(until=None)
        columns = rows.values_list("code", "node_id", "path_now", "level")
        self._standing = {code: (node, path, level) for code, node, path, level in columns}
        old = RegionSpell.objects.filter(successor__until=None, successor__isnull=False)
        follows = dict(old.values_list("code", "successor__code"))
        found = {was: self._standing[now] for was, now in follows.items() if now in self._standing}
        self._standing = found | self._standing
        self._names = region_names()
        self._answers: dict[str, Seat | None] = {}

    def find(self, given: str, *, field: str = REGION) -> Seat | None:
        """Return where a region given by code or name lets an enterprise stand; none if unknown.

        Raises:
            RegionTooHigh: a province or a city.
        """
        if given not in self._answers:
            code = region_code(given) or self._names.get(region_key(given), "")
            self._answers[given] = _seat(given, self._standing.get(code), field)
        return self._answers[given]


def seat(given: str, *, field: str = REGION) -> Seat:
    """Return where an enterprise of a region stands.

    Raises:
        UnknownRegion: no region in use has this code or name, or several have the name.
        RegionTooHigh: a province or a city.
    """
    found = seats([given], field=field)[given]
    if found is None:
        raise UnknownRegion(field, given)
    return found


def _standing(codes: set[str]) -> dict[str, tuple[int, str, str]]:
    standing = all_regions().filter(until=None)
    columns = ("node_id", "path_now", "level")
    found = {
        row[0]: row[1:] for row in standing.filter(code__in=codes).values_list("code", *columns)
    }
    old = RegionSpell.objects.filter(code__in=codes - found.keys(), successor__isnull=False)
    follows = dict(old.values_list("code", "successor__code"))
    after = standing.filter(code__in=follows.values()).values_list("code", *columns)
    later = {row[0]: row[1:] for row in after}
    return found | {code: later[now] for code, now in follows.items() if now in later}


def _seat(text: str, found: tuple[int, str, str] | None, field: str) -> Seat | None:
    if found is None:
        return None
    node_id, path, level = found
    if level == Level.TOWN.value:
        return Seat(node_id, path)
    if level != Level.COUNTY.value:
        raise RegionTooHigh(field, text)
    unnamed = int(f"{node_id}{UNNAMED_TOWN}")
    return Seat(unnamed, f"{path}{unnamed}.")
