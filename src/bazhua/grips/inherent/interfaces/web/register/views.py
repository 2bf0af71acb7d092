"""The connection register by county, enterprise and installation, and the records behind it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.domain.watching.connection import (
    DEFINITIONS,
    FIGURES,
    RegisterFigure,
)
from bazhua.grips.inherent.domain.watching.policy import ConnectionTarget
from bazhua.grips.inherent.interfaces.web.register import words
from bazhua.grips.inherent.interfaces.web.register.behind import behind_panel
from bazhua.grips.inherent.models import installations
from bazhua.grips.inherent.selectors.watching.register import By, Line, Span, register
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.policies.book import current_book
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.errors import NotFound
from bazhua.kernel.numbers import plain
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import places_called, subjects_called

WORDS: Final = {
    By.COUNTY: words.COUNTY,
    By.ENTERPRISE: words.ENTERPRISE,
    By.INSTALLATION: words.INSTALLATION,
}
DAYS: Final[Mapping[int, Word]] = {1: words.LAST_DAY, 7: words.LAST_WEEK}
BELOW: Final = Mark(words.BELOW, Tone.WARN, "alert-triangle")
HIGHER_IS_BETTER: Final = frozenset(RegisterFigure) - {RegisterFigure.REPEATED}


@require_safe
def by_place(request: HttpRequest, by: str) -> HttpResponse:
    """Show the register, a line for each county, enterprise or installation.

    Raises:
        NotFound: there are no lines of this kind.
    """
    actor, at, kind = actor_of(request), arrival(request), _kind(by)
    days = days_asked(request.GET)
    lines = register(actor, kind, Span(at - timedelta(days=days), at))
    least = _targets(at)
    columns = (
        Column(WORDS[kind], 10),
        Column(words.POINTS, 4, number=True),
        Column(words.ALARMS, 4, number=True),
        *(Column(word, 6, number=True) for word in FIGURES.values()),
    )
    called = _called(kind, [one.key for one in lines])
    table = Table(
        caption=words.REGISTER,
        columns=columns,
        rows=tuple(_row(one, kind, days, called, least) for one in lines),
    )
    page = TabbedPage(
        kind=words.REGISTER,
        title=words.REGISTER,
        number="",
        tabs=tuple(_tabs(kind, days)),
        panels=(
            Panel(
                title=DAYS[days],
                body=table if lines else None,
                empty=words.NONE,
                note=words.LEAD,
            ),
            _definitions(least),
        ),
    )
    return show_tabbed(request, page)


@require_safe
def behind(request: HttpRequest, by: str, figure: str) -> HttpResponse:
    """Show the alarms, or the outages, that count against a figure of a line.

    Raises:
        NotFound: there are no such lines, or no such figure.
    """
    actor, at, kind = actor_of(request), arrival(request), _kind(by)
    with suppress(ValueError):
        wanted = RegisterFigure(figure)
        key, days = request.GET.get("of", ""), days_asked(request.GET)
        span = Span(at - timedelta(days=days), at)
        page = TabbedPage(
            kind=words.REGISTER,
            title=FIGURES[wanted],
            number="",
            tabs=(),
            panels=(behind_panel(actor, kind, key, wanted, span),),
        )
        return show_tabbed(request, page)
    raise NotFound


def days_asked(asked: QueryDict) -> int:
    """Return how many days the address asks for; one of those that are offered."""
    with suppress(ValueError):
        days = int(str(asked.get("days", "1")))
        return days if days in DAYS else 1
    return 1


def _kind(by: str) -> By:
    try:
        return By(by)
    except ValueError as unknown:
        raise NotFound from unknown


def _tabs(kind: By, days: int) -> Sequence[TabLink]:
    kinds = [
        TabLink(
            text=WORDS[one],
            href=f"{reverse('register:by', args=[one.value])}?days={days}",
            current=one is kind,
        )
        for one in By
    ]
    here = reverse("register:by", args=[kind.value])
    spans = [TabLink(text=word, href=f"{here}?days={n}") for n, word in DAYS.items() if n != days]
    return [*kinds, *spans]


def _row(
    one: Line,
    kind: By,
    days: int,
    called: Mapping[str, Text],
    least: Mapping[RegisterFigure, ConnectionTarget],
) -> Row:
    def figure(which: RegisterFigure) -> Part:
        percent = one.shares[which].percent
        if percent is None:
            return "–"
        address = reverse("register:behind", args=[kind.value, which.value])
        told = urlencode({"of": one.key, "days": days})
        link = Link(f"{plain(percent)} %", f"{address}?{told}")
        target = least.get(which)
        missed = target is not None and percent < target.least_percent
        return Lines((link, BELOW)) if missed else link

    name = called.get(one.key, "–")
    return Row("", (name, one.points, one.alarms, *(figure(which) for which in FIGURES)))


def _targets(at: datetime) -> Mapping[RegisterFigure, ConnectionTarget]:
    rows = current_book(day_of(at)).rows(ConnectionTarget)
    return {RegisterFigure(row.figure): row for row in rows}


def _definitions(least: Mapping[RegisterFigure, ConnectionTarget]) -> Panel:
    facts = []
    for which, word in FIGURES.items():
        target = least.get(which)
        said: Part = DEFINITIONS[which]
        if target is not None:
            said = Lines((said, Phrase(words.TARGET, {"least": target.least_percent})))
        facts.append(Fact(word, said))
    return Panel(title=words.DEFINITIONS, body=Facts(tuple(facts)))


def _called(kind: By, keys: Sequence[str]) -> Mapping[str, Text]:
    if kind is By.COUNTY:
        return places_called(set(keys))
    uids = {UUID(key) for key in keys}
    found: dict[str, Text] = {str(uid): word for uid, word in subjects_called(uids).items()}
    if kind is By.INSTALLATION:
        rows = installations().filter(uid__in=uids)
        found |= {str(row.uid): row.name for row in rows}
    return found
