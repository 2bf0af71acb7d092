"""The page of published figures; nobody signs in for it."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Part, headed
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase
from bazhua.registry.interfaces.telling.publishing import Published, published_regions
from bazhua.web.public import words
from bazhua.web.public.months import closed_months, month_asked, name
from bazhua.web.public.numbers import Numbers, numbers


@require_safe
def public_figures(request: HttpRequest) -> HttpResponse:
    """Show what is published of a month that has ended, by city.

    Raises:
        NotFound: there is no such month, or no region yet.
    """
    at = arrival(request)
    today = day_of(at)
    month = month_asked(request.GET.get("month", ""), today)
    regions = published_regions(at)
    found = numbers(regions, month, today)
    page = TabbedPage(
        kind=words.KIND,
        title=Phrase(words.TITLE_OF, {"region": regions.name}),
        number=name(month),
        tabs=tuple(_tab(one, month) for one in closed_months(today)),
        panels=(_table(regions, found, month), _about(regions, found)),
    )
    return show_tabbed(request, page)


def _tab(month: Window, asked: Window) -> TabLink:
    href = f"{reverse('public')}?month={name(month)}"
    return TabLink(text=name(month), href=href, current=month == asked)


def _table(regions: Published, found: Sequence[Numbers], month: Window) -> Panel:
    columns = (
        Column(words.REGION, 8),
        *(Column(one.of.heading, 6, number=True) for one in found),
    )
    rows = [
        Row("", (word, *(_shown(one.parts.get(node, 0)) for one in found)))
        for node, word in regions.cities.items()
    ]
    every = Phrase(words.ALL_OF, {"region": regions.name})
    rows.append(Row("", (every, *(_shown(one.whole) for one in found))))
    body = Table(caption=words.BY_CITY, columns=columns, rows=tuple(rows))
    return Panel(title=Phrase(words.OF_MONTH, {"month": name(month)}), body=body)


def _shown(value: int | None) -> Part:
    return words.WITHHELD if value is None else f"{value:,}"


def _about(regions: Published, found: Sequence[Numbers]) -> Panel:
    small = Phrase(words.SMALL_IS, {"least": regions.least})
    facts = (
        *(Fact(one.of.heading, headed(one.of.indicator.definition)) for one in found),
        Fact(words.WHICH, words.WHICH_IS),
        Fact(words.SMALL, small),
        Fact(words.CHANGES, words.CHANGES_ARE),
        Fact(words.BASIS, cited(regions.clause)),
    )
    return Panel(title=words.ABOUT, body=Facts(facts))
