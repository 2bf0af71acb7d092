"""What several pages show alike: points in a table, limits in words, what happened."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.urls import reverse

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.watching.terms import LIMITS, WAYS, Way
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    gateway_address,
    installation_address,
    kind,
    level,
    measured,
    point_address,
    value_now,
)
from bazhua.grips.inherent.models import Limit, Point
from bazhua.grips.inherent.selectors.watching.points import limits_of
from bazhua.grips.inherent.selectors.watching.readings import (
    latest,
    milliseconds,
    stretches,
)
from bazhua.grips.inherent.selectors.watching.shown import (
    gateways_of,
    happened,
    installations_of,
)
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record
from bazhua.infra.events.models import Event
from bazhua.infra.ui.charts.trend import Span, spark
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.record import Action, Entry, Weight
from bazhua.infra.ui.parts.tabbed import History, Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text, said
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Phrase, Word
from bazhua.law.terms import Colour

SPARKS: Final = 48
SHOWN: Final = 100
DAY: Final = timedelta(days=1)
SPARKED: Final = 25
"""So many points of a page show a small line; more would read too much."""

MOST_STRETCHES: Final = 500


def points_panel(rows: Sequence[Point], at: datetime, actions: tuple[Action, ...]) -> Panel:
    """Return points with what they read now, their last day and their limits."""
    table = Table(
        caption=words.POINTS,
        columns=(
            Column(words.NAME, 9),
            Column(words.TAG, 8),
            Column(words.MEASURES, 6),
            Column(words.NOW, 6, number=True),
            Column(words.QUALITY, 6),
            Column(words.LAST_DAY, 8),
            Column(words.LIMITS, 9),
        ),
        rows=tuple(_rows(rows, at)),
    )
    return Panel(
        title=words.POINTS,
        body=table if rows else None,
        empty=words.NO_POINTS,
        actions=actions,
    )


def installations_panel(subject: UUID, actor: Actor, at: datetime, *, may_set: bool) -> Panel:
    """Return the installations of an enterprise or a body, and the way to set one up."""
    rows = list(installations_of(subject, actor, at=at)[:SHOWN])
    table = Table(
        caption=words.INSTALLATIONS,
        columns=(Column(words.NAME, 9), Column(words.KIND, 6), Column(words.LEVEL, 8)),
        rows=tuple(
            Row(installation_address(row), (row.name, kind(row), level(row))) for row in rows
        ),
    )
    open_one = Action(
        text=words.OPEN,
        href=reverse("monitoring:open", args=[subject]),
        weight=Weight.MAIN,
        opens=True,
    )
    return Panel(
        title=words.INSTALLATIONS,
        body=table if rows else None,
        empty=words.NONE,
        actions=(open_one,) if may_set else (),
    )


def gateways_panel(subject: UUID, actor: Actor, at: datetime, *, may_set: bool) -> Panel:
    """Return the gateways of an enterprise or a body, and the way to open one."""
    rows = list(gateways_of(subject, actor, at=at)[:SHOWN])
    table = Table(
        caption=words.GATEWAYS,
        columns=(Column(words.NAME, 9), Column(words.CODE, 9), Column(words.WAY, 5)),
        rows=tuple(
            Row(gateway_address(row), (row.name, row.code, WAYS[Way(row.way)])) for row in rows
        ),
    )
    open_one = Action(
        text=words.OPEN_GATEWAY,
        href=reverse("monitoring:open_gateway", args=[subject]),
        opens=True,
    )
    return Panel(
        title=words.GATEWAYS,
        body=table if rows else None,
        empty=words.NO_GATEWAYS,
        actions=(open_one,) if may_set else (),
    )


def limits_said(limits: Mapping[LimitKind, Limit]) -> str:
    """Return the limits of a point in one line."""
    return " · ".join(f"{kind.value} {plain(one.set_point)}" for kind, one in limits.items())


def limits_table(row: Point, limits: Mapping[LimitKind, Limit], *, may_set: bool) -> Table | None:
    """Return the limits of a point; each leads to its editor for who may set it."""
    if not limits:
        return None
    return Table(
        caption=words.LIMITS,
        columns=(
            Column(words.LIMITS, 5),
            Column(words.SET_POINT, 6, number=True),
            Column(words.DEAD_BAND, 5, number=True),
            Column(words.DELAYS, 7),
            Column(words.COLOUR, 5),
            *((Column(words.END_LIMIT, 5),) if may_set else ()),
        ),
        rows=tuple(
            Row(
                reverse("monitoring:limit", args=[row.uid, slug(kind)]) if may_set else "",
                (
                    LIMITS[kind],
                    f"{plain(one.set_point)} {row.unit}",
                    plain(one.dead_band),
                    f"{one.on_delay_s} s / {one.off_delay_s} s",
                    words.COLOURS[Colour(one.colour)],
                    *_ending(row, kind, may_set=may_set),
                ),
            )
            for kind, one in limits.items()
        ),
    )


def _ending(row: Point, kind: LimitKind, *, may_set: bool) -> Iterator[Part]:
    if may_set:
        yield Link(words.END, reverse("monitoring:end_limit", args=[row.uid, slug(kind)]))


def slug(kind: LimitKind) -> str:
    """Return a kind of limit as it stands in addresses."""
    return kind.name.lower()


def stretches_of(row: Point, since: datetime, until: datetime) -> int:
    """Return in how many stretches a time is drawn: none is shorter than the point takes to send."""
    return max(1, min(MOST_STRETCHES, (until - since) // timedelta(seconds=row.period_s)))


def spans(tag: str, since: datetime, until: datetime, most: int) -> list[Span]:
    """Return what a point read in a time as stretches of a drawing."""
    begin, length = milliseconds(since), milliseconds(until) - milliseconds(since)
    return [
        Span(
            max((milliseconds(one.at) - begin) * most // length, 0),
            one.low,
            one.high,
            one.last,
            one.good,
        )
        for one in stretches(tag, since, until, most)
    ]


def history(row: Record) -> Panel:
    """Return what happened to a record, the last first."""
    events = list(reversed(happened(row)))
    persons = names().persons({event.actor_uid for event in events})
    entries = tuple(
        Entry(at=event.at, text=_said(event), by=persons.get(event.actor_uid, ""))
        for event in events
    )
    return Panel(title=words.HISTORY, body=History(entries))


def persons_called(uids: set[UUID]) -> Mapping[UUID, Text]:
    """Return the names of persons."""
    return names().persons(uids)


def _rows(rows: Sequence[Point], at: datetime) -> Iterator[Row]:
    read, limits = latest({row.tag for row in rows}), limits_of(rows)
    for number, row in enumerate(rows):
        found = read.get(row.tag)
        line: Part = "–"
        if found is not None and number < SPARKED:
            line = _spark(row, at)
        yield Row(
            point_address(row),
            (
                row.name,
                row.tag,
                measured(row),
                value_now(row, found),
                "–" if found is None else words.QUALITIES[found.quality],
                line,
                limits_said(limits[row.pk]),
            ),
        )


def _spark(row: Point, at: datetime) -> Part:
    drawn = spans(row.tag, at - DAY, at, SPARKS)
    if not drawn:
        return "–"
    low, high = min(one.low for one in drawn), max(one.high for one in drawn)
    label = f"{said(words.LAST_DAY)} {low:.4g}–{high:.4g} {row.unit}"
    return spark(label, SPARKS, drawn)


def _said(event: Event) -> Text:
    """Return what an event says, with the numbers in it."""
    word = words.HAPPENED.get(event.kind)
    if word is None:
        return event.kind
    data = event.data
    if event.kind == "installation.identified":
        mark = words.LEVELS.get(data["level"] or 0)
        graded: Text = words.NOT_MAJOR if mark is None else mark.text
        return Phrase(word, {"s": _cut(data["s"]), "r": _cut(data["r"]), "level": said(graded)})
    if "limit" not in data:
        return word
    told = {
        "limit": LIMITS[LimitKind(data["limit"])],
        "before": _set(data.get("before")),
        "after": _set(data.get("after")),
    }
    reason = data.get("reason")
    phrase = Phrase(word, told)
    return f"{said(phrase)} · {reason}" if reason else phrase


def _set(told: Mapping[str, Any] | None) -> Word | str:
    return "–" if told is None else str(told["set_point"])


def _cut(text: str) -> str:
    return plain(Decimal(text).quantize(Decimal("0.0001")))
