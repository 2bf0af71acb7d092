"""A page of a list, as the value that `ui/list.html` draws."""

from dataclasses import replace
from typing import Final, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from bazhua.infra.tables.asked import Asked
from bazhua.infra.tables.keyset import Key, Order, Window, counted, keys
from bazhua.infra.tables.listing import ListColumn
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.table import CAP, Column, Count, Empty, ListPage, Pager, Row, Table

M = TypeVar("M", bound=Model)

WORKBOOK: Final = "xlsx"


def page(asking: Asked[M], *actions: Action) -> ListPage:
    """Return the page that was asked for.

    Whoever goes back beyond the first row gets the first page, full.
    """
    listing = asking.listing
    number, parts = counted(asking.parts, CAP)
    asking = replace(asking, parts=parts)
    at, pager = turn(asking, asking.window)
    found = listing.fetched(asking.parts, at)
    return ListPage(
        title=listing.title,
        lead=listing.lead,
        table=Table(
            caption=listing.title,
            columns=tuple(_column(asking, column) for column in listing.columns),
            rows=tuple(
                Row(
                    listing.href(row),
                    tuple(column.show(row) for column in listing.columns),
                    listing.choice(row),
                )
                for row in found
            ),
        ),
        count=Count(number),
        empty=_nothing_left() if asking.chosen else listing.empty,
        pager=pager,
        filter=asking.form if asking.form.fields else None,
        chosen=asking.chosen,
        actions=actions,
        workbook=asking.address(format=WORKBOOK),
        choosing=listing.choosing,
    )


def turn(asking: Asked[M], window: Window) -> tuple[list[Key], Pager]:
    """Return where the rows of a window stand, and the addresses of the pages beside it."""
    size = asking.listing.size
    at = keys(asking.parts, asking.order, window, size + 1)
    more, at = len(at) > size, at[:size]
    if window.backward:
        if not more:
            return turn(asking, Window())
        at.reverse()
    before = asking.page_at(Window(at[0], backward=True)) if at and window.key else ""
    after = asking.page_at(Window(at[-1])) if more or window.backward else ""
    return at, Pager(newer=before, older=after)


def _column(asking: Asked[M], column: ListColumn[M]) -> Column:
    sorts = bool(column.sort) and column.sort == asking.order.field
    way = "descending" if asking.order.down else "ascending"
    other = Order(column.sort, down=sorts and not asking.order.down)
    return Column(
        column.text,
        column.min_em,
        column.number,
        asking.address(sort=str(other)) if column.sort else "",
        way if sorts else "",
    )


def _nothing_left() -> Empty:
    return Empty(
        _("No record matches the filter"),
        _("Change or clear the filter to see the records it leaves out."),
        Action(text=_("Clear the filter"), href="?", opens=True),
    )
