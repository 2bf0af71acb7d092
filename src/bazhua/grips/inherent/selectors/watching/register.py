"""The connection register: what points and alarms of a time come to, by where they stand."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet

from bazhua.grips.inherent.domain.handling.deadlines import handling
from bazhua.grips.inherent.domain.handling.policy import BadActors
from bazhua.grips.inherent.domain.watching.connection import (
    Heard,
    RegisterFigure,
    Share,
    Watch,
    acknowledged,
    credible,
    handled,
    is_late,
    minutes_between,
    online,
    repeated,
)
from bazhua.grips.inherent.models import Alarm, Outage, Point, alarms, points
from bazhua.grips.inherent.selectors.watching.credible import Sent, sent_by
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.policies.book import current_book
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour

MOST: Final = 500


class By(StrEnum):
    """What the lines of the register are."""

    COUNTY = "county"
    ENTERPRISE = "enterprise"
    INSTALLATION = "installation"


class Span(NamedTuple):
    """The time that is looked at."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register: its points and alarms, and what they come to."""

    key: str
    points: int
    alarms: int
    shares: Mapping[RegisterFigure, Share]


@dataclass(slots=True)
class _Gathered:
    watched: list[Watch] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)


def register(actor: Actor, by: By, span: Span) -> list[Line]:
    """Return the lines of what somebody may see, those with the most alarms first."""
    book = current_book(day_of(span.until))
    found: dict[str, _Gathered] = defaultdict(_Gathered)
    rows = list(_points(actor, span))
    offline, sent = _offline(rows, span), sent_by({row.tag for row in rows}, *span)
    for row in rows:
        watch = _watch(row, offline.get(row.pk, Decimal(0)), sent.get(row.tag), span)
        found[_key(row, by)].watched.append(watch)
    for alarm in _alarms(actor, span).select_related("point__installation"):
        found[_key(alarm.point, by)].heard.append(_heard(alarm, book))
    lines = [_line(key, gathered, book, span.until) for key, gathered in found.items()]
    return sorted(lines, key=lambda one: (-one.alarms, -one.points, one.key))[:MOST]


def alarms_behind(
    actor: Actor, by: By, key: str, figure: RegisterFigure, span: Span
) -> list[Alarm]:
    """Return the alarms that count against a figure of a line, the last first."""
    book = current_book(day_of(span.until))
    rows = _alarms(actor, span).select_related("point__installation").order_by("-raised_at", "pk")
    own = [row for row in rows if _key(row.point, by) == key]
    if figure is RegisterFigure.REPEATED:
        least = book.row(BadActors).repeats_per_day
        days = [(row.point_id, day_of(row.raised_at)) for row in own]
        return [row for row, day in zip(own, days, strict=True) if days.count(day) >= least][:MOST]
    late = [row for row in own if _counts_against(_heard(row, book), figure, span.until)]
    return late[:MOST]


def outages_behind(actor: Actor, by: By, key: str, span: Span) -> list[Outage]:
    """Return the times in which points of a line sent nothing, the last first."""
    own = [row.pk for row in _points(actor, span) if _key(row, by) == key]
    rows = Outage.objects.filter(_within(span), point__in=own).select_related("point")
    return list(rows.order_by("-since", "pk")[:MOST])


def doubtful_behind(actor: Actor, by: By, key: str, span: Span) -> list[tuple[Point, Sent]]:
    """Return the points of a line with readings that are not to be believed, the worst first."""
    own = {row.tag: row for row in _points(actor, span) if _key(row, by) == key}
    sent = sent_by(own, *span)
    bad = [(own[tag], one) for tag, one in sent.items() if one.credible < one.readings]
    bad.sort(key=lambda one: (one[1].credible - one[1].readings, one[0].tag))
    return bad[:MOST]


def _counts_against(one: Heard, figure: RegisterFigure, at: datetime) -> bool:
    if figure is RegisterFigure.ACKNOWLEDGED:
        return is_late(one.acknowledge_due, one.acknowledged_at, at)
    return is_late(one.feedback_due, one.answered_at, at)


def _points(actor: Actor, span: Span) -> QuerySet[Point]:
    seen = points().visible_to(actor, MONITORING, VIEW, at=span.until)
    used = Q(until=None) | Q(until__gt=span.since)
    return seen.filter(used, since__lt=span.until).select_related("installation").order_by("pk")


def _alarms(actor: Actor, span: Span) -> QuerySet[Alarm]:
    seen = alarms().visible_to(actor, MONITORING, VIEW, at=span.until)
    return seen.filter(raised_at__gte=span.since, raised_at__lt=span.until)


def _within(span: Span) -> Q:
    return (Q(until=None) | Q(until__gt=span.since)) & Q(since__lt=span.until)


def _offline(rows: Collection[Point], span: Span) -> Mapping[int, Decimal]:
    """Return for how many minutes points sent nothing."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    own = [row.pk for row in rows]
    for one in Outage.objects.filter(_within(span), point__in=own).order_by("pk"):
        begins, ends = max(one.since, span.since), min(one.until or span.until, span.until)
        found[one.point_id] += minutes_between(begins, ends)
    return found


def _watch(row: Point, offline: Decimal, sent: Sent | None, span: Span) -> Watch:
    begins, ends = max(row.since, span.since), min(row.until or span.until, span.until)
    minutes = minutes_between(begins, ends)
    return Watch(
        minutes=minutes,
        offline=min(offline, minutes),
        readings=0 if sent is None else sent.readings,
        credible=0 if sent is None else sent.credible,
    )


def _heard(row: Alarm, book: PolicyBook) -> Heard:
    due = None
    if row.called_at is not None:
        due = handling(book, colour=Colour(row.colour), announced_at=row.called_at).result
    return Heard(
        point=row.point_id,
        day=day_of(row.raised_at),
        acknowledge_due=None if due is None else due.acknowledge_due,
        acknowledged_at=row.acknowledged_at,
        feedback_due=None if due is None else due.feedback_due,
        answered_at=row.answered_at or row.closed_at,
    )


def _key(row: Point, by: By) -> str:
    match by:
        case By.COUNTY:
            return row.path_now.rsplit(f".{row.county_id}.", 1)[0] + f".{row.county_id}."
        case By.ENTERPRISE:
            return str(row.subject_uid)
        case By.INSTALLATION:
            return str(row.installation.uid) if row.installation else str(row.subject_uid)


def _line(key: str, found: _Gathered, book: PolicyBook, at: datetime) -> Line:
    least = book.row(BadActors).repeats_per_day
    return Line(
        key,
        len(found.watched),
        len(found.heard),
        {
            RegisterFigure.ONLINE: online(found.watched),
            RegisterFigure.CREDIBLE: credible(found.watched),
            RegisterFigure.ACKNOWLEDGED: acknowledged(found.heard, at),
            RegisterFigure.HANDLED: handled(found.heard, at),
            RegisterFigure.REPEATED: repeated(found.heard, least),
        },
    )
