"""Grants as conditions of a query; a record is selected exactly when ``Grant.reaches`` its place.

A region at one of the levels below is an equality on an indexed column, which also serves the
sort order of a list. Above and below these levels it is a prefix of the path.
"""

from collections.abc import Iterable
from typing import Final

from django.db.models import F, Q
from django.db.models.lookups import GreaterThan

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


def _extent(grant: Grant) -> tuple[object, ...]:
    return grant.region, grant.group, grant.departments, grant.assignment


def _where(grant: Grant) -> Q:
    if grant.region is not None:
        condition = _region(grant.region)
    else:
        # Said twice, since the index leaves out rows in no group and LIKE alone does not tell.
        below = Q(group_now__startswith=grant.group.dotted if grant.group else "")
        condition = below & ~Q(group_now="")
    if grant.departments is not None:
        condition &= Q(GreaterThan(F("dept_mask").bitand(grant.departments), 0))
    if grant.assignment is not None:
        condition &= Q(assignment_ids__contains=[grant.assignment])
    return condition


def _region(region: Path) -> Q:
    ids = region.ids()
    if len(ids) in LEVELS:
        return Q((LEVELS[len(ids)], ids[-1]))
    below = Q(path_now__startswith=region.dotted)
    return Q((LEVELS[DEEPEST], ids[DEEPEST - 1])) & below if len(ids) > DEEPEST else below
