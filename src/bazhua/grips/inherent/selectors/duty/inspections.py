"""How the inspections of who answers by name stand: due, done, missed, nobody named."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Q

from bazhua.grips.inherent.domain.duty.inspecting import INSPECT
from bazhua.grips.inherent.domain.duty.named import NamedPerson
from bazhua.grips.inherent.models import (
    Inspection,
    Installation,
    inspections,
    installations,
)
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.core.periods import Period
from bazhua.infra.recurrence.core.policy import State
from bazhua.infra.recurrence.deeds import FULFIL
from bazhua.infra.recurrence.models import Assignment
from bazhua.infra.recurrence.selectors import (
    RESOURCE,
    Outcome,
    Stand,
    closed,
    outcomes,
    running,
    unsettled,
)
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import day_of
from bazhua.registry.api import posts_held

SHOWN: Final = 50
MOST_DOORS: Final = 9


class Stands(StrEnum):
    """What of an installation stands out; the first two are of any of its persons."""

    DUE = "DUE"
    MISSED = "MISSED"
    UNNAMED = "UNNAMED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the inspections of one person at one installation stand.

    Attributes:
        now: the period that runs, ``before`` the one that closed last; none where nothing is
            expected.
    """

    now: Outcome | None = None
    before: Outcome | None = None

    @property
    def due(self) -> bool:
        """Whether he is still to inspect in the period that runs."""
        return self.now is not None and is_open(self.now)

    @property
    def missed(self) -> bool:
        """Whether he did not inspect in the period that closed last."""
        return self.before is not None and is_open(self.before)


@dataclass(frozen=True, slots=True)
class Told:
    """How many installations there are within somebody's reach, and of how many one was missed."""

    installations: int
    missed: int


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody is to inspect in a period that runs."""

    assignment: Assignment
    person: NamedPerson
    period: Period


NOTHING_EXPECTED: Final = Standing()


def calendar_at(at: datetime) -> WorkCalendar:
    """Return the working days of the book in force."""
    return WorkCalendar.of(current_book(day_of(at)))


def is_open(outcome: Outcome) -> bool:
    """Tell whether what was expected has not been done."""
    return outcome.told is None or outcome.told.state == State.MISSED


def posts_of(row: Installation) -> Mapping[NamedPerson, str]:
    """Return the addresses of the posts of who answers by name; empty where nobody is named."""
    return {
        NamedPerson.PRINCIPAL: row.principal,
        NamedPerson.TECHNICAL: row.technical,
        NamedPerson.OPERATION: row.operation,
    }


def graded_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Installation]]:
    """Return the graded installations somebody may see, in parts that share none."""
    parts = installations().parts_visible_to(actor, MONITORING, VIEW, at=at)
    return tuple(part.filter(until=None, level__isnull=False) for part in parts)


def graded_of(subject: UUID, actor: Actor, *, at: datetime) -> list[Installation]:
    """Return the graded installations of an enterprise that somebody may see, the gravest first."""
    seen = installations().visible_to(actor, MONITORING, VIEW, at=at)
    rows = seen.filter(subject_uid=subject, until=None, level__isnull=False)
    return list(rows.order_by("level", "name", "pk")[:SHOWN])


def narrowed(
    rows: ScopedQuerySet[Installation], stands: Stands, *, at: datetime
) -> ScopedQuerySet[Installation]:
    """Return those of some installations at which something stands out."""
    if stands is Stands.UNNAMED:
        return rows.filter(Q(principal="") | Q(technical="") | Q(operation=""))
    periods = _running(at) if stands is Stands.DUE else _closed(at)
    return rows.filter(uid__in=unsettled(periods).values("subject_uid"))


def told(actor: Actor, *, at: datetime) -> Told:
    """Return how the inspections of somebody's reach stand, as installations."""
    seen = installations().visible_to(actor, MONITORING, VIEW, at=at)
    graded = seen.filter(until=None, level__isnull=False)
    return Told(graded.count(), narrowed(graded, Stands.MISSED, at=at).count())


def standings(
    rows: Iterable[Installation], *, at: datetime
) -> Mapping[UUID, Mapping[NamedPerson, Standing]]:
    """Return how inspections stand at some installations, as many queries for one as for all."""
    uids = {row.uid for row in rows}
    now, before = _by_person(_running(at), uids), _by_person(_closed(at), uids)
    return {
        uid: {
            person: Standing(now=now.get((uid, person)), before=before.get((uid, person)))
            for person in NamedPerson
        }
        for uid in uids
    }


def to_inspect(actor: Actor, uid: UUID, *, at: datetime) -> Installation:
    """Return an installation that somebody may inspect, if it is he who answers for it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    row = installations().filter(uid=uid, until=None).first()
    if row is None:
        raise NotFound
    if not actor.may(RESOURCE, FULFIL, row.place, at):
        raise Forbidden if actor.may(MONITORING, VIEW, row.place, at) else NotFound
    return row


def inspected_shown(actor: Actor, uid: UUID, *, at: datetime) -> Installation:
    """Return an installation whose inspections somebody may see.

    Raises:
        NotFound: there is none for him.
    """
    return access(Installation, actor, uid=uid, resource=MONITORING, action=VIEW, at=at)


def inspections_of(row: Installation) -> list[Inspection]:
    """Return the inspections of an installation, the last first."""
    found = inspections().filter(installation=row)
    return list(found.order_by("-inspected_at", "-pk")[:SHOWN])


def last_of(rows: Collection[Installation]) -> Mapping[tuple[int, str], datetime]:
    """Return when each person inspected last, by key of the installation and the person."""
    found = inspections().filter(installation__in=rows)
    last = found.order_by("installation", "person", "-inspected_at")
    return {
        (installation, person): at
        for installation, person, at in last.distinct("installation", "person").values_list(
            "installation", "person", "inspected_at"
        )
    }


def owed_by(person: UUID, *, at: datetime) -> list[Owed]:
    """Return what a person is to inspect in the periods that run, by the posts that he holds."""
    posts = posts_held(person, at=at)
    if not posts:
        return []
    stands = {one.rule.pk: one for one in _running(at)}
    found = unsettled(stands.values()).filter(holder__in=posts).order_by("pk")[:MOST_DOORS]
    return [
        Owed(row, person_by(stands[row.rule_id].rule.kind), stands[row.rule_id].period)
        for row in found
    ]


def installations_called(uids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what some installations are called."""
    return dict(installations().filter(uid__in=uids).values_list("uid", "name"))


def person_by(kind: str) -> NamedPerson:
    """Return whose inspection a rule expects."""
    return next(person for person, one in INSPECT.items() if one == kind)


def _running(at: datetime) -> list[Stand]:
    calendar = calendar_at(at)
    return [one for kind in INSPECT.values() for one in running(kind, at, calendar)]


def _closed(at: datetime) -> list[Stand]:
    calendar = calendar_at(at)
    return [one for kind in INSPECT.values() for one in closed(kind, at, calendar)]


def _by_person(
    stands: Collection[Stand], uids: Collection[UUID]
) -> Mapping[tuple[UUID, NamedPerson], Outcome]:
    persons = {one.rule.pk: person_by(one.rule.kind) for one in stands}
    return {
        (one.assignment.subject_uid, persons[one.assignment.rule_id]): one
        for one in outcomes(stands, uids)
    }
