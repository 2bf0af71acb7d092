"""Installations, gateways and points as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from bazhua.grips.inherent.domain.mhi.grading import Grading, grade
from bazhua.grips.inherent.domain.watching.identifying import HeldThere, Question, question
from bazhua.grips.inherent.domain.watching.terms import IDENTIFIED, InstallationKind
from bazhua.grips.inherent.models import (
    Gateway,
    Installation,
    Loosening,
    Point,
    ProcessUnit,
    gateways,
    installations,
    points,
    process_units,
)
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.events.models import Event
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.registry.api import spot_of

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Graded:
    """How an installation is graded, as of now.

    Attributes:
        held: what is held there; ``asked`` is what the rule was asked about it.
        answer: nothing where it is not graded.
    """

    held: tuple[HeldThere, ...]
    asked: Question
    answer: Answer[Grading] | None


def installation_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Installation]]:
    """Return the open installations somebody may see, in parts that share none."""
    parts = installations().parts_visible_to(actor, MONITORING, VIEW, at=at)
    return tuple(part.filter(until=None) for part in parts)


def gateway_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Gateway]]:
    """Return the gateways in use that somebody may see, in parts that share none."""
    parts = gateways().parts_visible_to(actor, MONITORING, VIEW, at=at)
    return tuple(part.filter(until=None) for part in parts)


def point_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Point]]:
    """Return the points in use that somebody may see, in parts that share none."""
    parts = points().parts_visible_to(actor, MONITORING, VIEW, at=at)
    return tuple(part.filter(until=None) for part in parts)


def installation_shown(actor: Actor, uid: UUID, *, at: datetime) -> Installation:
    """Return an installation that somebody may see.

    Raises:
        NotFound: there is none for him.
    """
    return access(Installation, actor, uid=uid, resource=MONITORING, action=VIEW, at=at)


def gateway_shown(actor: Actor, uid: UUID, *, at: datetime) -> Gateway:
    """Return a gateway that somebody may see.

    Raises:
        NotFound: there is none for him.
    """
    return access(Gateway, actor, uid=uid, resource=MONITORING, action=VIEW, at=at)


def point_shown(actor: Actor, uid: UUID, *, at: datetime) -> Point:
    """Return a point that somebody may see, with its installation and gateway.

    Raises:
        NotFound: there is none for him.
    """
    access(Point, actor, uid=uid, resource=MONITORING, action=VIEW, at=at)
    return points().select_related("installation", "gateway").get(uid=uid)


def points_at(row: Installation) -> list[Point]:
    """Return the points in use that watch an installation, ordered by tag."""
    return list(_used().filter(installation=row).order_by("tag", "pk")[:MOST])


def units_at(row: Installation) -> list[ProcessUnit]:
    """Return the process units in use of an installation, ordered by name."""
    found = process_units().filter(installation=row, until=None)
    return list(found.order_by("name", "pk")[:MOST])


def points_by(row: Gateway) -> list[Point]:
    """Return the points in use that send by a gateway, ordered by tag."""
    return list(_used().filter(gateway=row).order_by("tag", "pk")[:MOST])


def points_of(subject: UUID, actor: Actor, *, at: datetime) -> QuerySet[Point]:
    """Return the points in use of an enterprise that somebody may see, ordered by tag."""
    seen = points().visible_to(actor, MONITORING, VIEW, at=at)
    return seen.filter(subject_uid=subject, until=None).order_by("tag", "pk")


def installations_of(subject: UUID, actor: Actor, *, at: datetime) -> QuerySet[Installation]:
    """Return the open installations of an enterprise that somebody may see, the gravest first."""
    seen = installations().visible_to(actor, MONITORING, VIEW, at=at)
    return seen.filter(subject_uid=subject, until=None).order_by("level", "name", "pk")


def gateways_of(subject: UUID, actor: Actor, *, at: datetime) -> QuerySet[Gateway]:
    """Return the gateways in use of an enterprise that somebody may see, ordered by name."""
    seen = gateways().visible_to(actor, MONITORING, VIEW, at=at)
    return seen.filter(subject_uid=subject, until=None).order_by("name", "pk")


def graded(row: Installation, *, at: datetime) -> Graded | None:
    """Return how an identification unit is graded as of now; nothing for other kinds.

    Nothing either where its place is no more.
    """
    if InstallationKind(row.kind) not in IDENTIFIED or row.spot_uid is None:
        return None
    held = held_at(row.spot_uid)
    book = current_book(day_of(at))
    asked = question(book, held, row.classes)
    answer = None
    if asked.substances:
        answer = grade(book, substances=asked.substances, exposed_persons=row.exposed_persons)
    return Graded(held, asked, answer)


def held_at(spot: UUID) -> tuple[HeldThere, ...]:
    """Return what is held at a place and below it; nothing where the place is no more."""
    try:
        found = spot_of(spot, holding=True)
    except NotFound:
        return ()
    return tuple(HeldThere(one.uid, one.name, one.cas, one.most_t) for one in found.held)


def waiting(row: Point) -> list[Loosening]:
    """Return the looser limits of a point that wait for a second person, oldest first."""
    return list(Loosening.objects.filter(point=row, approved=None).order_by("asked_at", "pk"))


def happened(row: Record) -> list[Event]:
    """Return what happened to a record, oldest first."""
    return list(Event.objects.filter(record_uid=row.uid).order_by("seq"))


def _used() -> QuerySet[Point]:
    return points().filter(until=None).select_related("installation")
