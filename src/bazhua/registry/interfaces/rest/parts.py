"""Lists of what belongs to another record: programs read them, no page does."""

from typing import TypeVar

from django_filters import BooleanFilter, FilterSet

from bazhua.infra.db.records import Record
from bazhua.infra.tables.listing import Listing
from bazhua.infra.ui.parts.table import Empty

RowT = TypeVar("RowT", bound=Record)


class StandingFilter(FilterSet):
    """Those that stand, or those that have ended."""

    standing = BooleanFilter(field_name="until", lookup_expr="isnull")


def part_listing(
    model: type[RowT], name: str, *joins: str, filters: type[FilterSet] = StandingFilter
) -> Listing[RowT]:
    """Return the list of parts in the order of their entry.

    Args:
        joins: foreign keys that an answer names, read with the rows.
    """
    return Listing(
        name=name,
        model=model,
        title=name,
        columns=(),
        href=lambda row: str(row.uid),
        order="id",
        empty=Empty(name, ""),
        filters=filters,
        joins=joins,
    )
