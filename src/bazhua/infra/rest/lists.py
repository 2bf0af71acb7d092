"""Lists as endpoints: the same declaration, filters, orders and cursors as the page has."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django_filters import BooleanFilter

from bazhua.infra.tables.asked import LONGEST, asked
from bazhua.infra.tables.keyset import counted, rows
from bazhua.infra.tables.listing import OWN_NAMES, PAGE, SORT, Listing
from bazhua.infra.tables.pages import turn
from bazhua.infra.ui.parts.table import CAP
from bazhua.kernel.errors import BadInput, UnknownKey
from bazhua.kernel.words import say

M = TypeVar("M", bound=Model)

LONGEST_FILTER: Final = 200


def parameters(listing: Listing[Any]) -> list[dict[str, Any]]:
    """Return the parameters of a list, as the OpenAPI document names them."""
    sorts = [sign + name for name in listing.sorts() for sign in ("", "-")]
    text = {"type": "string", "maxLength": LONGEST_FILTER}
    filters = {
        name: ({"type": "string", "enum": ["true", "false"]} if _yes_no(one) else text)
        for name, one in listing.filters.base_filters.items()
    }
    shapes: dict[str, dict[str, Any]] = {
        **filters,
        SORT: {"type": "string", "enum": sorts},
        PAGE: {"type": "string", "maxLength": LONGEST, "description": "From `next` of an answer."},
    }
    return [
        {"name": name, "in": "query", "required": False, "schema": shape}
        for name, shape in shapes.items()
    ]


def _yes_no(one: Any) -> bool:
    return isinstance(one, BooleanFilter)


def listed(
    request: HttpRequest,
    listing: Listing[M],
    parts: Sequence[QuerySet[M]],
    shape: Callable[[M], Any],
) -> dict[str, Any]:
    """Return the page of a list that an address asks for.

    Raises: as `listed_together`.
    """
    return listed_together(request, listing, parts, lambda found: [shape(row) for row in found])


def listed_together(
    request: HttpRequest,
    listing: Listing[M],
    parts: Sequence[QuerySet[M]],
    shapes: Callable[[Sequence[M]], list[Any]],
) -> dict[str, Any]:
    """Return the page of a list whose rows are shaped together, in few queries.

    Raises:
        UnknownKey: the list has no such parameter.
        BadInput: a filter is refused.
        NotAChoice: the list is not sorted by this.
        BadCursor: the page was not made here for this list and order.
    """
    known = [*listing.filters.base_filters, *sorted(OWN_NAMES - {"format"})]
    for name in request.GET:
        if name not in known:
            raise UnknownKey(name, known)
    asking = asked(listing, parts, request.GET)
    for field, messages in asking.form.errors.items():
        problem = say(
            "筛选条件“{field}”：{why}", "filter “{field}”: {why}", field=field, why=str(messages[0])
        )
        raise BadInput(field, problem)
    _, parts = counted(asking.parts, CAP)
    asking = replace(asking, parts=parts)
    at, pager = turn(asking, asking.window)
    return {
        "items": shapes(rows(asking.parts, at, *listing.joins)),
        "previous": f"{request.path}{pager.newer}" if pager.newer else None,
        "next": f"{request.path}{pager.older}" if pager.older else None,
    }
