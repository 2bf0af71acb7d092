"""The page of a point: its trend with zoom, its limits, looser ones that wait."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.watching.limits import ASCENDING
from bazhua.grips.inherent.domain.watching.terms import LIMITS
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    gateway_address,
    installation_address,
    measured,
    range_of,
    subject_address,
    value_now,
)
from bazhua.grips.inherent.interfaces.web.watching.parts import (
    history,
    limits_table,
    persons_called,
    spans,
    stretches_of,
)
from bazhua.grips.inherent.models import Limit, Loosening, Point
from bazhua.grips.inherent.selectors.watching.points import limits_of
from bazhua.grips.inherent.selectors.watching.reach import APPROVE, MONITORING, may_set
from bazhua.grips.inherent.selectors.watching.readings import latest
from bazhua.grips.inherent.selectors.watching.shown import waiting
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.charts.trend import Bound, Times, trend
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text
from bazhua.kernel.numbers import plain
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase, Word
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called

HOUR: Final = timedelta(hours=1)
MOST: Final = timedelta(days=31)
LEAST: Final = timedelta(minutes=10)
RANGES: Final[Mapping[str, tuple[timedelta, Word]]] = {
    "1h": (HOUR, Word("1 小时", "1 h")),
    "8h": (8 * HOUR, Word("8 小时", "8 h")),
    "24h": (24 * HOUR, Word("24 小时", "24 h")),
    "7d": (168 * HOUR, Word("7 天", "7 d")),
    "30d": (720 * HOUR, Word("30 天", "30 d")),
}
BEYOND: Final = Word("{limit} {value}", "{limit} {value}")


def point_page(row: Point, asked: QueryDict, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page as somebody sees it; ``asked`` names the time that the trend shows."""
    limits = limits_of([row])[row.pk]
    sets = row.until is None and may_set(row, actor, at)
    set_limit = Action(
        text=words.SET_LIMIT,
        href=reverse("monitoring:new_limit", args=[row.uid]),
        weight=Weight.MAIN,
        opens=True,
    )
    return TabbedPage(
        kind=words.POINT,
        title=row.name,
        number=row.tag,
        marks=(words.ENDED,) if row.until is not None else (),
        actions=tuple(_actions(row)) if sets else (),
        tabs=(),
        panels=(
            _trend(row, limits, asked, at),
            Panel(title=measured(row), body=Facts(tuple(_facts(row)))),
            Panel(
                title=words.LIMITS,
                body=limits_table(row, limits, may_set=sets),
                empty=words.NO_LIMITS,
                actions=(set_limit,) if sets else (),
            ),
            *_waiting(row, actor, at),
            history(row),
        ),
    )


def _actions(row: Point) -> Iterator[Action]:
    yield Action(
        text=words.CHANGE, href=reverse("monitoring:change_point", args=[row.uid]), opens=True
    )
    yield Action(
        text=words.END,
        href=reverse("monitoring:end_point", args=[row.uid]),
        version=row.version,
        confirm=words.END_ASK,
        weight=Weight.GRAVE,
    )


def _facts(row: Point) -> Iterator[Fact]:
    found = latest({row.tag}).get(row.tag)
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    yield Fact(words.NOW, value_now(row, found))
    if found is not None:
        yield Fact(words.QUALITY, words.QUALITIES[found.quality])
    yield Fact(words.ENTERPRISE, Link(firm, subject_address(row)))
    if row.installation is not None:
        where = Link(row.installation.name, installation_address(row.installation))
        yield Fact(words.INSTALLATION, where)
    yield Fact(words.GATEWAY, Link(row.gateway.name, gateway_address(row.gateway)))
    yield Fact(words.RANGE, range_of(row))
    yield Fact(words.PERIOD, f"{row.period_s} s")


def _trend(row: Point, limits: Mapping[LimitKind, Limit], asked: QueryDict, at: datetime) -> Panel:
    since, until = shown(asked, at)
    times = Times(since=since, until=until, stretches=stretches_of(row, since, until))
    found = spans(row.tag, since, until, times.stretches)
    bounds = [
        Bound(float(one.set_point), Colour(one.colour), _level(kind, one, row))
        for kind, one in limits.items()
        if kind in ASCENDING
    ]
    drawn = trend(
        f"{row.name} {row.unit}",
        row.unit,
        times,
        found,
        bounds,
        tuple(_ways(since, until, at)),
    )
    return Panel(title=words.TREND, body=drawn, note="" if found else words.NO_READINGS.text)


def _level(kind: LimitKind, one: Limit, row: Point) -> Text:
    value = f"{plain(one.set_point)} {row.unit}"
    return Phrase(BEYOND, {"limit": LIMITS[kind], "value": value})


def shown(asked: QueryDict, at: datetime) -> tuple[datetime, datetime]:
    """Return the time that a trend shows: the last day, or what the address names."""
    length, _ = RANGES.get(asked.get("range", ""), RANGES["24h"])
    until = at
    with suppress(ValueError, TypeError, OverflowError):
        wanted = timedelta(seconds=int(asked.get("seconds", "")))
        until = min(datetime.fromisoformat(asked.get("until", "")), at)
        length = wanted
    return until - min(max(length, LEAST), MOST), until


def _ways(since: datetime, until: datetime, at: datetime) -> Iterator[Link]:
    for key, (_, word) in RANGES.items():
        yield Link(word, f"?{urlencode({'range': key})}")
    length, middle = until - since, since + (until - since) / 2
    yield Link(words.NEARER, _way(middle + length / 4, length / 2))
    yield Link(words.FARTHER, _way(min(middle + length, at), length * 2))
    yield Link(words.EARLIER, _way(since + length / 4, length))
    if until < at:
        yield Link(words.LATER, _way(min(until + length * 3 / 4, at), length))


def _way(until: datetime, length: timedelta) -> str:
    told = {"until": until.astimezone(BEIJING).isoformat(), "seconds": int(length.total_seconds())}
    return f"?{urlencode(told)}"


def _waiting(row: Point, actor: Actor, at: datetime) -> Iterator[Panel]:
    found = waiting(row)
    if not found:
        return
    persons = persons_called({one.asked_by for one in found})
    may = actor.may(MONITORING, APPROVE, row.place, at)
    table = Table(
        caption=words.WAITING,
        columns=(
            Column(words.LIMITS, 5),
            Column(words.SET_POINT, 5),
            Column(words.REASON, 9),
            Column(words.ASKED_BY, 6),
        ),
        rows=tuple(
            Row(
                "",
                (
                    LIMITS[LimitKind(one.kind)],
                    _wanted(one, row),
                    one.reason,
                    persons.get(one.asked_by, "–"),
                ),
            )
            for one in found
        ),
    )
    actions = tuple(_decisions(found)) if may else ()
    yield Panel(title=words.WAITING, body=table, note=words.WAITING_NOTE, actions=actions)


def _wanted(one: Loosening, row: Point) -> Part:
    if one.given is None:
        return words.ENDS
    return f"{one.given['wanted']['set_point']} {row.unit}"


def _decisions(found: list[Loosening]) -> Iterator[Action]:
    one = found[0]
    yield Action(
        text=words.APPROVE,
        href=reverse("monitoring:approve", args=[one.uid]),
        version=one.version,
        confirm=words.APPROVE_ASK,
        weight=Weight.MAIN,
    )
    yield Action(
        text=words.REFUSE,
        href=reverse("monitoring:refuse", args=[one.uid]),
        version=one.version,
        confirm=words.REFUSE_ASK,
    )
