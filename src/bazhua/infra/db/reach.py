"""Grants as conditions of a query; a record is selected exactly when ``Grant.reaches`` its place.

A region at one of the levels below is an equality on an indexed column, which also serves the
sort order of a list. Above and below these levels it is a prefix of the path.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Final

from django.db.models import Q

from bazhua.infra.db.departments import supervised
from bazhua.kernel.scope import Grant, Path

LEVELS: Final = {2: "city_id", 3: "county_id", 4: "town_id", 5: "enterprise_id"}
"""Number of nodes in a path → the column that holds its last node."""

DEEPEST: Final = max(LEVELS)


def within(grants: Iterable[Grant]) -> Q:
    """Return the condition that some grant reaches a row; without grants none is reached."""
    condition = Q(pk__in=[])
    for grant in {_extent(grant): grant for grant in grants}.values():
        condition |= _where(grant)
    return condition


def extents(grants: Iterable[Grant]) -> tuple[Q, ...]:
    """Return conditions of which at most one holds for a row: one does when a grant reaches it.

    An index leads to the first rows of each in the order of a list, but not to those of "one or
    the other". Without grants there are none.
    """
    kept = widest(grants)
    return tuple(
        reduce(
            lambda condition, earlier: condition & ~_where(earlier, _below),
            (earlier for earlier in kept[:number] if not _apart(earlier, grant)),
            _where(grant),
        )
        for number, grant in enumerate(kept)
    )


def widest(grants: Iterable[Grant]) -> list[Grant]:
    """Return the grants that no other one covers; together they reach the same."""
    kept: list[Grant] = []
    for grant in grants:
        if not any(one.covers(grant) for one in kept):
            kept = [*(one for one in kept if not grant.covers(one)), grant]
    return kept


def _apart(one: Grant, other: Grant) -> bool:
    if one.region is None or other.region is None:
        return False
    return not (one.region.holds(other.region) or other.region.holds(one.region))


def _extent(grant: Grant) -> tuple[object, ...]:
    return grant.region, grant.group, grant.departments, grant.assignment


def _where(grant: Grant, region: Callable[[Path], Q] | None = None) -> Q:
    if grant.region is not None:
        condition = (region or standing_at)(grant.region)
    else:
        # Said twice, since the index leaves out rows in no group and LIKE alone does not tell.
        below = Q(group_now__startswith=grant.group.dotted if grant.group else "")
        condition = below & ~Q(group_now="")
    if grant.departments is not None:
        condition &= supervised(grant.departments)
    if grant.assignment is not None:
        condition &= Q(assignment_ids__contains=[grant.assignment])
    return condition


def standing_at(region: Path) -> Q:
    """Return the condition that a row stands in a region or below it."""
    ids = region.ids()
    if len(ids) in LEVELS:
        return Q((LEVELS[len(ids)], ids[-1]))
    below = _below(region)
    return Q((LEVELS[DEEPEST], ids[DEEPEST - 1])) & below if len(ids) > DEEPEST else below


def _below(region: Path) -> Q:
    """Return the region without its column, which is null above its level and so has no opposite."""
    return Q(path_now__startswith=region.dotted)
