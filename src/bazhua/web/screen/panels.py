"""What each panel of the command screen shows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bazhua.grips.inherent.interfaces.screens import (
    RIGHT,
    alarms_at,
    last_alarms,
    to_alarms,
)
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.maps.layers import layers
from bazhua.infra.obligations.behind import RESOURCE
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.pages.cards import Called, address, called, title
from bazhua.infra.obligations.selectors import climbing, late, running_out, seen_at
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import figure
from bazhua.infra.rollup.showing.shown import shown
from bazhua.infra.rollup.showing.tables import by_window
from bazhua.infra.ui.charts.columns import Day, columns
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.table import Count
from bazhua.infra.ui.parts.text import Drawn, Text, said
from bazhua.kernel.words import Phrase
from bazhua.registry.interfaces.screens import silent_posts
from bazhua.web.map.scenes import Scene
from bazhua.web.map.sketching import sketched
from bazhua.web.screen import words
from bazhua.web.screen.parts import Feed, Line, Tile, Tiles

VIEW: Final = "view"
MOST: Final = 8
DAYS: Final = 30
FOUND: Final = "danger.found"
FIGURES: Final = (("danger.open", False), ("danger.open.major", True), ("danger.overdue", True))
"""Figures on the screen, and whether any is bad news."""


def tiles(scene: Scene) -> Drawn:
    """Return the numbers of this moment that the asker may see."""
    return Tiles((*_figures(scene), *_alarms(scene), *_obligations(scene)))


def sketch(scene: Scene) -> Drawn | None:
    """Return the map of the region, each region leading to its own map."""
    return sketched(scene).areas


def feed(scene: Scene) -> Drawn | None:
    """Return the alarms that came last."""
    asked = scene.asked
    return _feed(
        Line(
            text=one.point,
            beside=Phrase(words.AT, {"reading": said(one.reading), "subject": said(one.subject)}),
            href=one.href,
            mark=one.colour,
            state=one.state,
            at=one.at,
        )
        for one in last_alarms(asked.actor, asked.place, MOST, at=asked.at)
    )


def clocks(scene: Scene) -> Drawn | None:
    """Return what is due next."""
    rows = list(running_out(_owed(scene), scene.asked.at)[:MOST])
    return _feed(_lines(rows, scene.asked.at, _place))


def chains(scene: Scene) -> Drawn | None:
    """Return what was called about and nobody has answered."""
    rows = list(climbing(_owed(scene))[:MOST])
    return _feed(_lines(rows, scene.asked.at, _levels))


def silent(scene: Scene) -> Drawn | None:
    """Return when nobody can be called at a duty post."""
    asked = scene.asked
    found = silent_posts(asked.actor, asked.place, at=asked.at)[:MOST]
    posts = names().posts({one.address for one in found})
    return _feed(
        Line(
            text=posts.get(one.address, "–"),
            beside=Phrase(words.FROM_TO, {"since": one.span.since, "until": one.span.until}),
            href=reverse("roster:post", args=[one.post]),
        )
        for one in found
    )


def curve(scene: Scene) -> Drawn | None:
    """Return how many dangers were found on each of the last days."""
    today, one = scene.asking.today, shown()[FOUND]
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    cell = one.cell(scene.asked.place, Window(today, today), scene.asking.where)
    numbers = by_window(cell, [Window(day, day) for day in days], today)
    label = Phrase(words.CURVE_SAID, {"n": sum(number.value for number in numbers)})
    found = [
        Day(day, number.value, one.address(number.cell))
        for day, number in zip(days, numbers, strict=True)
    ]
    return columns(label, one.indicator.unit, found)


def _figures(scene: Scene) -> Iterator[Tile]:
    today = scene.asking.today
    for key, grave in FIGURES:
        one = shown()[key]
        cell = one.cell(scene.asked.place, Window(today, today), scene.asking.where)
        value = figure(cell.question(today)) or 0
        yield Tile(
            label=layers()[key].word,
            shown=f"{value:,}",
            unit=one.indicator.unit,
            definition=one.indicator.definition,
            href=one.address(cell),
            grave=grave and bool(value),
        )


def _alarms(scene: Scene) -> Iterator[Tile]:
    if not _may(scene, *RIGHT):
        return
    asked, code = scene.asked, scene.here.code
    found = alarms_at(asked.actor, asked.place, at=asked.at)
    for label, value, definition, waiting in (
        (words.ALARMS, found.unclosed, words.ALARMS_ARE, False),
        (words.WAITING, found.waiting, words.WAITING_ARE, True),
    ):
        yield Tile(
            label=label,
            shown=f"{value:,}",
            unit=words.ALARM_UNIT,
            definition=definition,
            href=to_alarms(code, waiting=waiting),
            grave=waiting and bool(value),
        )


def _obligations(scene: Scene) -> Iterator[Tile]:
    if not _may(scene, RESOURCE, VIEW):
        return
    owed = _owed(scene)
    for label, rows, definition, narrowed in (
        (words.LATE, late(owed), words.LATE_ARE, {"state": "open", "missed": "true"}),
        (words.CHAINS, climbing(owed), words.CHAINS_ARE, {"climbing": "true"}),
    ):
        count = Count(rows.order_by()[: Count(0).cap + 1].count())
        yield Tile(
            label=label,
            shown=count.shown,
            unit=words.ITEM,
            definition=definition,
            href=to_obligations(scene, **narrowed),
            grave=bool(count.value),
        )


def to_obligations(scene: Scene, **narrowed: str) -> str:
    """Return the address of the obligations of the region."""
    given = {**narrowed, "place": scene.asked.place.dotted}
    return f"{reverse('obligations:list')}?{urlencode(given)}"


def _owed(scene: Scene) -> ScopedQuerySet[Obligation]:
    return seen_at(scene.asked.actor, scene.asked.place, at=scene.asked.at)


def _may(scene: Scene, resource: str, action: str) -> bool:
    return bool(scene.asked.actor.granted(resource, action, scene.asked.at))


def _feed(lines: Iterable[Line]) -> Feed | None:
    found = tuple(lines)
    return Feed(found) if found else None


def _lines(
    rows: Sequence[Obligation], at: datetime, beside: Callable[[Obligation, Called], Text]
) -> Iterator[Line]:
    known = called(rows)
    for row in rows:
        yield Line(
            text=title(row),
            beside=beside(row, known),
            href=address(row),
            due=Due(due_at=row.due_at, at=at),
        )


def _place(row: Obligation, known: Called) -> Text:
    return known.place(row.path_now)


def _levels(row: Obligation, known: Called) -> Text:
    return Phrase(words.CALLS, {"n": row.calls, "place": said(known.place(row.path_now))})
