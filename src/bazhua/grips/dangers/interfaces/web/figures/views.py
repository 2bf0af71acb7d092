"""The page of figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.grips.dangers.domain.closed_loop.indicators import CLOSED
from bazhua.grips.dangers.interfaces.figures import CODES
from bazhua.grips.dangers.interfaces.web import words as own
from bazhua.grips.dangers.interfaces.web.figures import drawing, words
from bazhua.grips.dangers.interfaces.web.figures.asking import Asking, departments_read
from bazhua.grips.dangers.interfaces.web.figures.drawing import Labels
from bazhua.grips.dangers.selectors.ledger.figures import By, days_open, lines
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.reading.cells import Cell
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.infra.ui.parts.tabbed import FilterBar, TabbedPage, TabLink
from bazhua.infra.ui.parts.text import Drawn, Text
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import regions_below

HERE = "dangers:figures"
WAYS = {
    "dangers:list": own.LIST,
    "dangers:board": own.AS_BOARD,
    HERE: own.FIGURES,
}


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show the figures of a region; 422 for days that are none.

    Raises:
        NotFound: the asker sees no such region.
        Forbidden: he reads no figures there.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, VIEW, at):
        raise Forbidden
    here, lower = regions_below(actor, request.GET.get("region", ""), at=at)
    path = Path(here.path_now)
    form = Asking(request.GET, day_of(at), departments_read(actor, path, at=at))
    bar, name = FilterBar(form=form), Word(here.name, here.name_en or here.name)
    if not form.is_valid():
        return _shown(request, "", (bar,), 422)
    window, where = form.window, form.where
    whole, parts = lines(path, window, form.told_by, where, at=at)
    below = {str(row.node_id): row for row in lower}
    names = _names(form.told_by, below)
    labels = Labels(
        head=words.BY_WHAT[form.told_by.value],
        all_of=Phrase(words.ALL_OF, {"region": name}),
        called=names.__getitem__,
        href=lambda key: _down(request, below[key].code) if form.told_by is By.REGION else "",
    )
    cell = Cell(indicator=CLOSED.key, path=path, window=window, where=where)
    panels = (
        bar,
        drawing.table(whole, [line for line in parts if line.key in names], labels),
        drawing.days(cell, days_open(path, window, where, at=at)),
        drawing.definitions(),
    )
    told: dict[str, Word | date] = {"region": name, "since": window.since, "until": window.until}
    return _shown(request, Phrase(words.LEAD, told), panels, 200)


def _shown(request: HttpRequest, lead: Text, panels: Sequence[Drawn], status: int) -> HttpResponse:
    page = TabbedPage(kind=lead, title=words.TITLE, number="", tabs=_tabs(), panels=tuple(panels))
    answer = show_tabbed(request, page)
    answer.status_code = status
    return answer


def _tabs() -> tuple[TabLink, ...]:
    """Return the ways to look at the same dangers."""
    return tuple(
        TabLink(text=word, href=reverse(name), current=name == HERE) for name, word in WAYS.items()
    )


def _names(by: By, lower: Mapping[str, Any]) -> Mapping[str, Text]:
    match by:
        case By.REGION:
            return {key: Word(row.name, row.name_en or row.name) for key, row in lower.items()}
        case _:
            return CODES[by.value]()


def _down(request: HttpRequest, code: str) -> str:
    given = {key: value for key, value in request.GET.items() if key != "region" and value}
    return f"{reverse('dangers:figures')}?{urlencode({**given, 'region': code})}"
