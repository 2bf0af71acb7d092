"""The explorer's page, and the same numbers as files."""

from collections.abc import Callable, Mapping
from typing import Final

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.infra.ui.parts.tabbed import TabbedPage
from bazhua.kernel.errors import Forbidden, NotAChoice
from bazhua.kernel.times import day_of
from bazhua.web.figures.asking import Asking, departments_read
from bazhua.web.figures.page import Seen, page, refused
from bazhua.web.figures.place import here
from bazhua.web.figures.taking.sheet import sheet
from bazhua.web.figures.taking.workbook import book

FORMAT = "format"
FILES: Final[Mapping[str, Callable[[Seen], FileResponse]]] = {"xlsx": book, "pdf": sheet}


@require_safe
def explorer(request: HttpRequest) -> HttpResponseBase:
    """Show figures of a region; 422 for days that are none.

    Raises:
        NotFound: the asker sees no such region.
        Forbidden: he reads no figures there.
        NotAChoice: there is no such format.
        GlyphMissing: the font of a PDF lacks a character of a name.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, VIEW, at):
        raise Forbidden
    place = here(actor, request.GET.get("region", ""), at=at)
    form = Asking(request.GET, day_of(at), departments_read(actor, place.path, at=at))
    if not form.is_valid():
        return _shown(request, refused(place, form), 422)
    seen = Seen(actor=actor, here=place, form=form, at=at, first=not request.GET)
    wanted = request.GET.get(FORMAT, "")
    if wanted and wanted not in FILES:
        raise NotAChoice(FORMAT, wanted, list(FILES))
    return FILES[wanted](seen) if wanted else _shown(request, page(seen), 200)


def _shown(request: HttpRequest, shown: TabbedPage, status: int) -> HttpResponse:
    return render(request, "web/figures.html", {"page": shown}, status=status)
