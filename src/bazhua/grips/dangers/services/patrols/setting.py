"""An enterprise sets a patrol, changes it from a day on, ends it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.patrols.questions import asked, form_of
from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.grips.dangers.models import Patrol, PatrolEdition
from bazhua.grips.dangers.selectors.patrols.patrols import form_asked, latest_edition
from bazhua.grips.dangers.selectors.reach import firm_of
from bazhua.grips.dangers.services.patrols.expecting import bound, shared_rule
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.forms.services import publish_template
from bazhua.infra.forms.template import Item
from bazhua.infra.recurrence.selectors import RESOURCE
from bazhua.infra.recurrence.services import SET, bind, release
from bazhua.kernel.errors import Forbidden, MissingKey, NotAChoice, NotFound, OutOfRange, StaleState
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.api import place_of, posts_at, spot_of

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a patrol is walked from a day on.

    Attributes:
        holder: address of the post that has to see that it is walked.
        questions: one in a line.
        known: questions that were asked before, or come with the platform: they keep their keys.
    """

    holder: str
    rhythm: PatrolRhythm
    questions: str
    since: date
    known: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPatrol:
    """A patrol to be set at an enterprise.

    Attributes:
        spot: uid of the place that is looked at; none for the whole enterprise.
    """

    name: str
    enterprise: UUID
    spot: UUID | None
    manner: Manner

    def __post_init__(self) -> None:
        """Refuse a patrol that is called nothing.

        Raises:
            MissingKey: it has no name.
        """
        if not self.name.strip():
            raise MissingKey("name")


@transaction.atomic
def set_patrol(new: NewPatrol, *, actor: Actor, at: datetime) -> Patrol:
    """Set a patrol.

    Raises:
        NotFound, Forbidden: no such enterprise or place of it for him, or he sets no patrols there.
        NotAChoice: there is no such post.
        MissingKey, OutOfRange: no questions, too many, or a day that has passed.
    """
    firm = place_of("enterprise", new.enterprise)
    if not actor.may(RESOURCE, SET, firm, at):
        raise Forbidden if actor.may(RESOURCE, VIEW, firm, at) else NotFound
    _not_before(day_of(at), new.manner.since)
    _check_holder(new.manner.holder, firm, at)
    row = _made(new, firm, at)
    row.save(force_insert=True)
    told = {"name": row.name, "rhythm": row.rhythm, "holder": row.holder}
    emit("patrol.set", row, actor=actor, at=at, data=told)
    rule = shared_rule(new.manner.rhythm, row.place, at=at)
    _published(row, 1, rule, new.manner, actor, at)
    bind(rule, [bound(row, row.holder, at=at)], since=new.manner.since, actor=actor, at=at)
    return row


@transaction.atomic
def change_patrol(uid: UUID, manner: Manner, *, version: int, actor: Actor, at: datetime) -> Patrol:
    """Let a patrol be walked another way from a day on; what was walked before stays as it was.

    Raises:
        NotFound, Forbidden: there is none for him, or he may not change it.
        StaleState: it moved meanwhile, or has ended.
        NotAChoice: there is no such post.
        MissingKey, OutOfRange: no questions, too many, or no day after today and the last change.
    """
    row = _to_set(uid, actor, at)
    last = latest_edition(row)
    _not_before(max(day_of(at), last.since) + DAY, manner.since)
    _check_holder(manner.holder, row.place, at)
    changed = swap(row, version=version, rhythm=manner.rhythm.value, holder=manner.holder)
    told = {"since": manner.since, "rhythm": changed.rhythm, "holder": changed.holder}
    emit("patrol.changed", changed, actor=actor, at=at, data=told)
    rule = last.rule_uid
    if (manner.rhythm.value, manner.holder) != (last.rhythm, last.holder):
        release(rule, [row.uid], last=manner.since - DAY, actor=actor, at=at)
        rule = shared_rule(manner.rhythm, row.place, at=at)
        one = bound(changed, manner.holder, at=at)
        bind(rule, [one], since=manner.since, actor=actor, at=at)
    _published(changed, last.number + 1, rule, manner, actor, at)
    return changed


@transaction.atomic
def end_patrol(uid: UUID, last: date, *, version: int, actor: Actor, at: datetime) -> Patrol:
    """Let a patrol be expected for the last time on a day.

    Raises:
        NotFound, Forbidden: there is none for him, or he may not end it.
        StaleState: it moved meanwhile, or has ended.
        OutOfRange: the day has passed, or a change begins later.
    """
    row = _to_set(uid, actor, at)
    edition = latest_edition(row)
    _not_before(max(day_of(at), edition.since), last)
    ended = swap(row, version=version, ended_on=last)
    emit("patrol.ended", ended, actor=actor, at=at, data={"last": last})
    release(edition.rule_uid, [row.uid], last=last, actor=actor, at=at)
    return ended


def _to_set(uid: UUID, actor: Actor, at: datetime) -> Patrol:
    row = access(Patrol, actor, uid=uid, resource=RESOURCE, action=SET, at=at)
    if row.ended_on is not None:
        raise StaleState
    return row


def _not_before(first: date, day: date) -> None:
    if day < first:
        raise OutOfRange("since", day, say("不早于 {day}", "{day} or later", day=first))


def _check_holder(holder: str, place: Place, at: datetime) -> None:
    known = posts_at(Place(region=firm_of(place.region) or place.region), at=at)
    if holder not in known:
        raise NotAChoice("holder", holder, sorted(known))


def _made(new: NewPatrol, firm: Place, at: datetime) -> Patrol:
    spot = None if new.spot is None else spot_of(new.spot)
    if spot is not None and not firm.region.holds(spot.standing.region):
        raise NotFound("spot")
    place = firm if spot is None else spot.standing
    return Patrol(
        uid=new_uid(at),
        path_then=place.region.dotted,
        path_now=place.region.dotted,
        group_now=place.group.dotted if place.group else "",
        dept_mask=place.departments,
        assignment_ids=sorted(place.assignments),
        name=new.name.strip(),
        subject_kind="enterprise" if spot is None else spot.subject.kind,
        subject_uid=new.enterprise if spot is None else spot.subject.uid,
        spot_uid=new.spot,
        spot="" if spot is None else spot.name.zh,
        rhythm=new.manner.rhythm.value,
        holder=new.manner.holder,
        set_at=at,
    )


def _published(
    row: Patrol, number: int, rule: UUID, manner: Manner, actor: Actor, at: datetime
) -> None:
    before = form_asked(latest_edition(row)).items if number > 1 else ()
    items = asked(manner.questions, (*manner.known, *before))
    publish_template(form_of(row.uid, number, row.name, items), actor=actor, at=at)
    PatrolEdition(
        uid=new_uid(at),
        patrol=row,
        number=number,
        since=manner.since,
        rhythm=manner.rhythm.value,
        holder=manner.holder,
        rule_uid=rule,
    ).save(force_insert=True)
