"""How many alarms people have to deal with, who is flooded, and which points alarm most."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from bazhua.grips.inherent.domain.alarm.policy import Nuisance
from bazhua.grips.inherent.domain.handling.flood import flooded_since
from bazhua.grips.inherent.domain.handling.policy import AlarmLoad, BadActors
from bazhua.grips.inherent.domain.handling.terms import Mark
from bazhua.grips.inherent.models import Point, points
from bazhua.grips.inherent.models.alarms import UNCLOSED
from bazhua.grips.inherent.selectors.alarms.alarms import alarms_seen
from bazhua.grips.inherent.selectors.alarms.listing import GRAVE, TO_ACKNOWLEDGE
from bazhua.infra.db.actors import Actor
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of, start_of

TEN_MINUTES: Final = timedelta(minutes=10)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Counts of one moment; ``busiest`` is the most that one subject had today.

    Attributes:
        limits: how many a day can be handled.
    """

    waiting: int
    ten_minutes: int
    today: int
    busiest: int
    standing: int
    chattering: int
    limits: AlarmLoad


class Told(NamedTuple):
    """An announcement: of which alarm, at which installation."""

    called_at: datetime
    alarm: int
    installation: int | None
    colour: str


@dataclass(frozen=True, slots=True)
class FloodedUnit:
    """An installation in a flood: the alarm that came first, how many came, how many grave ones."""

    installation: int | None
    first: int
    announced: int
    grave: int


@dataclass(frozen=True, slots=True)
class Flood:
    """A subject that is flooded, since when, and its installations in the order in which they began."""

    subject: UUID
    since: datetime
    units: tuple[FloodedUnit, ...]

    @property
    def announced(self) -> int:
        """How many alarms were announced."""
        return sum(unit.announced for unit in self.units)

    @property
    def firsts(self) -> tuple[int, ...]:
        """The alarms that came first at each installation."""
        return tuple(unit.first for unit in self.units)


@dataclass(frozen=True, slots=True)
class BadActor:
    """A point and how often it alarmed."""

    point: Point
    alarms: int
    share_percent: int


def load(actor: Actor, *, at: datetime) -> Load:
    """Return the load of what an actor may view."""
    seen = alarms_seen(actor, at=at)
    today = seen.filter(raised_at__gte=start_of(day_of(at)), called_at__isnull=False)
    most = today.values("subject_uid").annotate(n=Count("pk")).order_by("-n").first()
    counts = seen.filter(UNCLOSED).aggregate(
        waiting=Count("pk", filter=Q(state__in=TO_ACKNOWLEDGE)),
        standing=Count("pk", filter=Q(marks__contains=[Mark.STANDING.value])),
        chattering=Count("pk", filter=Q(marks__contains=[Mark.CHATTERING.value])),
    )
    return Load(
        ten_minutes=today.filter(called_at__gt=at - TEN_MINUTES).count(),
        today=today.count(),
        busiest=most["n"] if most else 0,
        limits=current_book(day_of(at)).row(AlarmLoad, day_of(at)),
        **counts,
    )


def floods(actor: Actor, *, at: datetime) -> list[Flood]:
    """Return who is flooded of those whose alarms an actor may view, the worst first."""
    noise = current_book(day_of(at)).row(Nuisance, day_of(at))
    found = alarms_seen(actor, at=at).filter(raised_at__gt=at - DAY, called_at__gt=at - HOUR)
    told: dict[UUID, list[Told]] = defaultdict(list)
    rows = found.order_by("called_at", "pk").values_list(
        "subject_uid", "called_at", "pk", "point__installation", "colour"
    )
    for subject, called_at, pk, installation, colour in rows:
        if called_at is not None:
            told[subject].append(Told(called_at, pk, installation, colour))
    flooded = [_flood(subject, own, noise, at) for subject, own in told.items()]
    return sorted((one for one in flooded if one), key=lambda one: -one.announced)


def _flood(subject: UUID, told: Sequence[Told], noise: Nuisance, at: datetime) -> Flood | None:
    since = flooded_since([one.called_at for one in told], at, noise)
    if since is None:
        return None
    begun = since - timedelta(seconds=noise.flood_within_s)
    units: dict[int | None, list[Told]] = defaultdict(list)
    for one in told:
        if one.called_at > begun:
            units[one.installation].append(one)
    return Flood(subject, since, tuple(_unit(key, own) for key, own in units.items()))


def _unit(installation: int | None, told: Sequence[Told]) -> FloodedUnit:
    grave = sum(one.colour in GRAVE for one in told)
    return FloodedUnit(installation, told[0].alarm, len(told), grave)


def bad_actors(actor: Actor, *, at: datetime) -> list[BadActor]:
    """Return the points that alarmed most in the last day, of those that an actor may view."""
    rule = current_book(day_of(at)).row(BadActors, day_of(at))
    recent = alarms_seen(actor, at=at).filter(raised_at__gt=at - DAY)
    counts: Mapping[int, int] = dict(
        recent.values_list("point").annotate(n=Count("pk")).order_by("-n", "point")[: rule.named]
    )
    total = recent.count()
    known = _points(counts)
    return [
        BadActor(known[point], number, round(100 * number / total))
        for point, number in Counter(counts).most_common()
    ]


def _points(ids: Collection[int]) -> dict[int, Point]:
    return {row.pk: row for row in points().filter(pk__in=ids)}
