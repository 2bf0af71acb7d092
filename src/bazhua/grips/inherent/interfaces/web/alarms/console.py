"""The alarm console: what stands now, how many there are, who is flooded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.domain.handling.terms import Mark
from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.models.alarms import UNCLOSED
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE, alarm_parts, in_units
from bazhua.grips.inherent.selectors.alarms.listing import (
    EVERY,
    WAITS,
    address,
    alarm_listing,
    unfit,
)
from bazhua.grips.inherent.selectors.alarms.load import Flood, Load, bad_actors, floods, load
from bazhua.grips.inherent.selectors.alarms.offers import waits
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.asked import asked
from bazhua.infra.tables.listing import FORMAT, Listing
from bazhua.infra.tables.pages import page
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Choosing, Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Link, Text, said
from bazhua.infra.ui.respond import wants_fragment
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase
from bazhua.registry.api import subjects_called

PROGRESS: Final = "progress"
FLOOD: Final = "flood"
BEHIND: Final = "behind"
ACKNOWLEDGE: Final = "acknowledge"


@dataclass(frozen=True, slots=True)
class Banner:
    """Says that a subject is flooded, and where in it."""

    text: Text
    units: Table


@require_safe
def console(request: HttpRequest) -> HttpResponseBase:
    """Show the alarms that the asker may view, those that are not closed when nothing else is asked.

    Behind a number all stand that add up to it.
    """
    actor, at = actor_of(request), arrival(request)
    flooded = floods(actor, at=at)
    parts = alarm_parts(actor, at=at)
    whole = bool(request.GET.get(BEHIND))
    if not whole and not request.GET.get(PROGRESS):
        parts = [part.filter(UNCLOSED) for part in parts]
    if flooded and not whole and request.GET.get(FLOOD) != EVERY:
        parts = [part.exclude(_unfit(flooded)) for part in parts]
    listing = _listing(actor, at)
    if request.GET.get(FORMAT) or (wants_fragment(request) and not _whole(request)):
        return show(request, listing, parts)
    asking = asked(listing, parts, request.GET)
    shown = {
        "page": page(asking),
        "here": request.get_full_path(),
        "figures": _figures(load(actor, at=at), at),
        "banners": _banners(flooded),
        "all": asking.address(flood=EVERY),
        "side": _worst(actor, at),
    }
    status = 422 if asking.form.errors else 200
    return render(request, "inherent/console.html", shown, status=status)


def _whole(request: HttpRequest) -> bool:
    """Return whether the whole console is fetched anew, since something rang."""
    return request.headers.get("HX-Target") == "console"


def _listing(actor: Actor, at: datetime) -> Listing[Alarm]:
    listing = alarm_listing(at)
    if not actor.granted(RESOURCE, ACKNOWLEDGE, at):
        return listing

    def choice(row: Alarm) -> str:
        may = waits(row) and actor.may(RESOURCE, ACKNOWLEDGE, row.place, at)
        return str(row.uid) if may else ""

    choosing = Choosing(words.ACKNOWLEDGE_CHOSEN, reverse("alarms:acknowledge"))
    return replace(listing, choosing=choosing, choice=choice)


def _unfit(flooded: list[Flood]) -> object:
    return unfit([one.subject for one in flooded], [pk for one in flooded for pk in one.firsts])


def _banners(flooded: list[Flood]) -> list[Banner]:
    called = subjects_called({one.subject for one in flooded})
    firsts = in_units([pk for one in flooded for pk in one.firsts])
    return [
        Banner(
            Phrase(
                words.FLOODED,
                {
                    "subject": said(called.get(one.subject, "–")),
                    "since": f"{one.since.astimezone(BEIJING):%H:%M}",
                    "n": one.announced,
                },
            ),
            _units(one, firsts),
        )
        for one in flooded
    ]


def _units(flood: Flood, firsts: Mapping[int, Alarm]) -> Table:
    """Return the installations of a flood, each with what came first there."""
    rows = []
    for unit in flood.units:
        first = firsts[unit.first]
        installation = first.point.installation
        name = installation.name if installation else words.NO_UNIT
        shown = Link(
            f"{first.point.name} {first.raised_at.astimezone(BEIJING):%H:%M:%S}", address(first)
        )
        rows.append(Row("", (name, shown, unit.announced, unit.grave)))
    columns = (
        Column(words.INSTALLATION, 8),
        Column(words.FIRST, 12),
        Column(words.NUMBER, number=True),
        Column(words.GRAVE, number=True),
    )
    return Table(caption=words.UNITS, columns=columns, rows=tuple(rows))


def _figures(found: Load, at: datetime) -> tuple[Figure, ...]:
    limits = found.limits
    today = {
        "low": limits.acceptable_per_day,
        "high": limits.highest_per_day,
        "busiest": found.busiest,
    }
    peak = {"n": limits.peak_per_10_minutes}
    return tuple(
        Figure(
            label=label,
            value=value,
            unit=words.PIECES,
            as_of=at,
            definition=definition,
            href=f"?{query}" if query else "",
        )
        for label, value, definition, query in (
            (words.WAITING, found.waiting, words.WAITING_IS, f"state={WAITS}"),
            (words.TEN_MINUTES, found.ten_minutes, Phrase(words.TEN_MINUTES_IS, peak), ""),
            (words.TODAY, found.today, Phrase(words.TODAY_IS, today), ""),
            (words.STANDING, found.standing, words.STANDING_IS, f"mark={Mark.STANDING.value}"),
            (
                words.CHATTERING,
                found.chattering,
                words.CHATTERING_IS,
                f"mark={Mark.CHATTERING.value}",
            ),
        )
    )


def _worst(actor: Actor, at: datetime) -> Panel:
    rows = tuple(
        Row(
            "",
            (
                f"{one.point.name} {one.point.tag}",
                one.alarms,
                Phrase(words.PERCENT, {"n": one.share_percent}),
            ),
        )
        for one in bad_actors(actor, at=at)
    )
    columns = (
        Column(words.POINT, 12),
        Column(words.NUMBER, number=True),
        Column(words.SHARE, number=True),
    )
    body = Table(caption=words.BAD_ACTORS, columns=columns, rows=rows) if rows else None
    empty = Empty(words.NO_BAD_ACTORS, words.NO_BAD_ACTORS_FILL)
    return Panel(title=words.BAD_ACTORS, body=body, empty=empty, note=words.BAD_ACTORS_LEAD)
