"""What an address asks of a list: filters, order, page; and addresses that ask for a bit else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import FilterSet

from bazhua.infra.tables.cursor import opened, sealed
from bazhua.infra.tables.keyset import Order, Window
from bazhua.infra.tables.listing import FORMAT, PAGE, SORT, Listing
from bazhua.infra.ui.parts.text import said

M = TypeVar("M", bound=Model)

LONGEST: Final = 2_000
"""Characters of a cursor or an order that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Generic[M]):
    """A list as an address asks for it.

    Attributes:
        parts: without the rows that the filters leave out; none when a filter was refused.
        chosen: how many filters leave rows out.
    """

    listing: Listing[M]
    form: forms.Form
    order: Order
    window: Window
    parts: Sequence[QuerySet[M]]
    chosen: int
    query: QueryDict

    def address(self, **changes: str) -> str:
        """Return the query of an address with other order, page or format; empty ones left out."""
        kept = self.query.copy()
        for name in (PAGE, FORMAT):
            kept.pop(name, None)
        for name, value in changes.items():
            kept[name] = value
        for name in [name for name, values in kept.lists() if not any(values)]:
            del kept[name]
        return f"?{kept.urlencode()}"

    def page_at(self, window: Window) -> str:
        """Return the query of the address of another page."""
        return self.address(page=sealed(self.listing.name, self.order, window))


def asked(listing: Listing[M], parts: Sequence[QuerySet[M]], query: QueryDict) -> Asked[M]:
    """Read an address; a filter that is refused is told by the form.

    Raises:
        NotAChoice: the list is not sorted by this.
        BadCursor: the page was not made here for this list and order.
    """
    order = listing.sorted_by(query.get(SORT, "")[:LONGEST])
    cursor = query.get(PAGE, "")[:LONGEST]
    window = opened(cursor, listing.name, order, listing.column(order.field))
    shown = query.copy()
    shown[SORT] = str(order)
    filterset = listing.filters(shown, QuerySet(listing.model))
    form = filterset.form
    if len(listing.sorts()) > 1:
        form.fields[SORT] = _sorts(listing)
    given: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return Asked(
        listing=listing,
        form=form,
        order=order,
        window=window,
        parts=() if form.errors else _filtered(filterset, parts, given),
        chosen=sum(given.get(name) not in (None, "", []) for name in filterset.filters),
        query=query,
    )


def _filtered(
    filterset: FilterSet, parts: Sequence[QuerySet[M]], given: dict[str, Any]
) -> Sequence[QuerySet[M]]:
    for name, one in filterset.filters.items():
        parts = [one.filter(part, given[name]) for part in parts]
    return parts


def _sorts(listing: Listing[M]) -> forms.ChoiceField:
    choices = [
        (str(Order(name, down=down)), way(said(text), down=down))
        for name, text in listing.sorts().items()
        for down in (False, True)
    ]
    return forms.ChoiceField(label=_("Order"), choices=choices, required=False)


def way(text: str, *, down: bool) -> str:
    """Return what people call an order."""
    template = _("%(column)s, descending") if down else _("%(column)s, ascending")
    return template % {"column": text}
