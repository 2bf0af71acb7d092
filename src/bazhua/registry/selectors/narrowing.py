"""Rows of any list narrowed to a region that somebody names by its code."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from bazhua.registry.domain.tree import Level
from bazhua.registry.models import all_regions

RowsT = TypeVar("RowsT", bound="QuerySet[Any]")

COLUMNS = {
    Level.CITY.value: "city_id",
    Level.COUNTY.value: "county_id",
    Level.TOWN.value: "town_id",
}


def within_region(rows: RowsT, code: str) -> RowsT:
    """Return the rows that stand in a region; none when nothing has this code."""
    region = all_regions().filter(code=code.strip()).first()
    if region is None:
        return rows.none()
    column = COLUMNS.get(region.level)
    return rows.filter(**{column: region.node_id}) if column else rows
