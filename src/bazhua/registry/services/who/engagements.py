"""Where people work: employees, contractors' people, dispatched workers, visitors."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.search.indexing import Findable, index
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.domain.people import ENGAGEMENT_WORDS, EngagementKind
from bazhua.registry.domain.where.refusals import OutOfOrder
from bazhua.registry.domain.who.refusals import (
    Ended,
    EngagedAlready,
    EngagementRefused,
    StillHolds,
)
from bazhua.registry.models import Engagement, Enterprise, Holding, Organisation, Person, Unit

RESOURCE: Final = "engagement"
LENT: Final = frozenset({EngagementKind.CONTRACTOR, EngagementKind.DISPATCHED})
PLACE: Final = ("path_now", "group_now", "dept_mask", "assignment_ids")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engaging:
    """A person to be engaged at one enterprise or one body.

    Attributes:
        employer: the firm that lends him, when he is a contractor's person or dispatched.
        until: the first day on which he no longer works there; a visitor has one.
    """

    person: UUID
    kind: EngagementKind
    enterprise: UUID | None = None
    organisation: UUID | None = None
    unit: UUID | None = None
    employer: UUID | None = None
    title: str = ""
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """Where people work and posts are: an enterprise or a body, perhaps a unit of it."""

    enterprise: Enterprise | None
    organisation: Organisation | None
    unit: Unit | None

    @property
    def name(self) -> str:
        """The name of the enterprise or body."""
        return (self.enterprise or self._body).name

    @property
    def _body(self) -> Organisation:
        if self.organisation is None:
            raise ValueError(self)
        return self.organisation

    def columns(self) -> dict[str, Any]:
        """Return where a row about it stands."""
        home = self.enterprise or self._body
        place = {name: getattr(home, name) for name in PLACE}
        if self.unit is not None:
            place["path_now"] = self.unit.node.path
        return {
            **place,
            "path_then": place["path_now"],
            "firm": self.enterprise,
            "organisation": self.organisation,
            "unit": self.unit,
        }


def host_of(wanted: Any, *, resource: str, action: str, actor: Actor, at: datetime) -> Host:
    """Return where something is to be, when the actor may do the action there.

    Args:
        wanted: names an ``enterprise`` or an ``organisation`` and perhaps a ``unit`` by uid.

    Raises:
        NotFound: it is not there for this actor, or not exactly one is named.
        Forbidden: he may view but not do this there.
    """
    if (wanted.enterprise is None) == (wanted.organisation is None):
        raise NotFound("enterprise")
    asked: dict[str, Any] = {"resource": resource, "action": action, "at": at}
    if wanted.organisation is not None:
        body = access(Organisation, actor, uid=wanted.organisation, **asked)
        return Host(None, body, None)
    firm = access(Enterprise, actor, uid=wanted.enterprise, **asked)
    unit = None
    if wanted.unit is not None:
        units = Unit.objects.filter(uid=wanted.unit, enterprise=firm, until=None)
        unit = units.select_related("node").first()
        if unit is None:
            raise NotFound("unit")
    return Host(firm, None, unit)


@transaction.atomic
def engage(engaging: Engaging, *, actor: Actor, at: datetime) -> Engagement:
    """Put on record that a person works somewhere.

    Raises:
        NotFound: person, place or employer is not there for this actor.
        Forbidden: he may not engage people there.
        EngagementRefused: employer or end does not suit the kind.
        OutOfOrder: it would end before it begins.
        EngagedAlready: he works there in this way on these days already.
    """
    host = host_of(engaging, resource=RESOURCE, action="create", actor=actor, at=at)
    person = Person.objects.select_for_update().filter(uid=engaging.person).first()
    if person is None:
        raise NotFound("person")
    employer = _employer(engaging)
    if engaging.until is not None and engaging.until <= engaging.since:
        raise OutOfOrder("until", engaging.until, engaging.since)
    _refuse_twice(engaging, person, host)
    row = Engagement.objects.create(
        uid=new_uid(at),
        person=person,
        pinyin=person.pinyin,
        kind=engaging.kind.value,
        employer=employer,
        title=engaging.title.strip(),
        since=engaging.since,
        until=engaging.until,
        **host.columns(),
    )
    # Not by the name of the host: who looks for an enterprise would find all its people instead.
    index("person", Findable(record=row, title=person.name), at=at)
    told = {"person": person.uid, "kind": row.kind, "since": row.since, "until": row.until}
    emit("engagement.begun", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def end_engagement(
    uid: UUID, *, until: date, version: int, actor: Actor, at: datetime
) -> Engagement:
    """Let a person work somewhere no longer from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not end it.
        Ended: it has ended.
        OutOfOrder: it began on that day or later.
        StillHolds: he holds posts there; they are handed over first.
        StaleState: somebody else changed it meanwhile.
    """
    row = access(Engagement, actor, uid=uid, resource=RESOURCE, action="end", at=at)
    if row.until is not None and row.until <= day_of(at):
        raise Ended
    if until <= row.since:
        raise OutOfOrder("until", until, row.since)
    held = Holding.objects.filter(person_id=row.person_id, until=None)
    held = held.filter(post__firm=row.firm, post__organisation=row.organisation)
    if names := list(held.order_by("pk").values_list("post__name", flat=True)):
        raise StillHolds("、".join(names))
    ended = swap(row, version=version, until=until)
    emit("engagement.ended", ended, actor=actor, at=at, data={"until": until})
    return ended


def _employer(engaging: Engaging) -> Enterprise | None:
    lent = engaging.kind in LENT
    word = ENGAGEMENT_WORDS[engaging.kind]
    if lent and engaging.employer is None:
        problem = say("{kind}须填用人单位", "for {kind} name the employer", kind=word)
        raise EngagementRefused("employer", problem)
    if engaging.kind is EngagementKind.EMPLOYEE and engaging.employer is not None:
        problem = say("{kind}不填用人单位", "{kind} has no other employer", kind=word)
        raise EngagementRefused("employer", problem)
    if engaging.kind is EngagementKind.VISITOR and engaging.until is None:
        problem = say("{kind}须填离开日期", "for {kind} name the day it ends", kind=word)
        raise EngagementRefused("until", problem)
    if engaging.employer is None:
        return None
    found = Enterprise.objects.filter(uid=engaging.employer).first()
    if found is None or engaging.employer == engaging.enterprise:
        raise NotFound("employer")
    return found


def _refuse_twice(engaging: Engaging, person: Person, host: Host) -> None:
    same = Engagement.objects.filter(
        person=person,
        kind=engaging.kind.value,
        firm=host.enterprise,
        organisation=host.organisation,
    ).filter(Q(until=None) | Q(until__gt=engaging.since))
    if engaging.until is not None:
        same = same.filter(since__lt=engaging.until)
    if (first := same.order_by("since").first()) is not None:
        raise EngagedAlready(first.since)
