"""Answer a request for a list: the page, its rows alone, or all of its rows as a workbook."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from tempfile import TemporaryFile
from typing import Final, TypeVar

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bazhua.infra.db.snapshots import snapshot
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables import workbook
from bazhua.infra.tables.asked import Asked, asked, way
from bazhua.infra.tables.keyset import count, walk
from bazhua.infra.tables.listing import FORMAT, SORT, Cell, Listing
from bazhua.infra.tables.pages import WORKBOOK, page
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.text import said
from bazhua.infra.ui.respond import show_list
from bazhua.kernel.errors import DomainError, NotAChoice
from bazhua.kernel.times import BEIJING

M = TypeVar("M", bound=Model)

MOST_ROWS: Final = 100_000
TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TooManyRows(DomainError):
    """A list is too long for one workbook."""

    code = "too_many_rows"


def show(
    request: HttpRequest, listing: Listing[M], parts: Sequence[QuerySet[M]], *actions: Action
) -> HttpResponseBase:
    """Answer with a list as the address asks for it; 422 when a filter is refused.

    Raises:
        NotAChoice: the list is not sorted by this, or has no such format.
        BadCursor: the page was not made here for this list and order.
        TooManyRows: the workbook would be too long; nothing is written.
    """
    asking = asked(listing, parts, request.GET)
    wanted = request.GET.get(FORMAT, "")
    if wanted not in {"", WORKBOOK}:
        raise NotAChoice(FORMAT, wanted, [WORKBOOK])
    if wanted and not asking.form.errors:
        return _book(request, asking)
    response = show_list(request, page(asking, *actions))
    if asking.form.errors:
        response.status_code = 422
    return response


def _book(request: HttpRequest, asking: Asked[M]) -> FileResponse:
    at = arrival(request)
    file = TemporaryFile()  # noqa: SIM115 -- the response closes it
    try:
        with snapshot():
            about = _about(asking, actor_of(request).uid, at)
            head = [said(column.text) for column in asking.listing.columns]
            workbook.write(file, (_("Rows"), _("About")), head, _cells(asking), about)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"{said(asking.listing.title)} {at.astimezone(BEIJING):%Y%m%d-%H%M}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)


def _cells(asking: Asked[M]) -> Iterator[list[Cell]]:
    listing = asking.listing
    for row in walk(asking.parts, asking.order, listing.fetched):
        yield [column.cell(row) for column in listing.columns]


def _total(asking: Asked[M]) -> int:
    total = count(asking.parts, MOST_ROWS)
    if total > MOST_ROWS:
        raise TooManyRows(FORMAT, most=MOST_ROWS)
    return total


def _about(asking: Asked[M], who: object, at: datetime) -> list[tuple[str, Cell]]:
    word = _("Filter")
    filters = [(f"{word}: {label}", shown) for label, shown in _chosen(asking.form)]
    return [
        (_("List"), said(asking.listing.title)),
        (_("As of"), at),
        (_("Made by"), str(who)),
        (_("Rows"), _total(asking)),
        (_("Order"), _order(asking)),
        *(filters or [(_("Filter"), _("none"))]),
    ]


def _chosen(form: Form) -> Iterator[tuple[str, str]]:
    for field in form:
        value = form.cleaned_data.get(field.name)
        if field.name == SORT or value in (None, "", []):
            continue
        names = {str(code): str(text) for code, text in getattr(field.field, "choices", ())}
        yield str(field.label), names.get(str(value), str(value))


def _order(asking: Asked[M]) -> str:
    text = said(asking.listing.sorts()[asking.order.field])
    return way(text, down=asking.order.down)
