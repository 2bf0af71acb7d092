"""Who may plan which duty: the roster of a post, for those whose grants reach the post."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.roster import services as roster
from bazhua.infra.roster.duty import Leave, Substitute
from bazhua.infra.roster.models import DutyLeave, DutyShift, DutySignature, DutySubstitute
from bazhua.infra.roster.shifts import Shift
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.registry.domain.who.refusals import Ended, NotEngaged
from bazhua.registry.models import Engagement, Person, Post
from bazhua.registry.selectors.who.duties import PREFIX
from bazhua.registry.selectors.who.people import reaches_person

RESOURCE: Final = "roster"
PLAN: Final = "plan"


@transaction.atomic
def plan_duty(shift: Shift, *, actor: Actor, at: datetime) -> DutyShift:
    """Let a person who works there hold the duty of a post on the days of a rhythm.

    Raises:
        NotFound: there is no such post for this actor.
        Forbidden: he may not plan its duty.
        Ended: the post is closed.
        NotEngaged: the person does not work there on the first day.
    """
    post = _planned(shift.post, actor, at)
    _works_there(UUID(shift.person), post, shift.rhythm.first)
    return roster.plan_shift(shift, actor=actor, at=at)


@transaction.atomic
def end_duty(uid: UUID, *, last_day: date, version: int, actor: Actor, at: datetime) -> DutyShift:
    """Let the last day on which a shift begins be a given one.

    Raises:
        NotFound, Forbidden, Ended: as `plan_duty`.
        StaleState: somebody else changed it meanwhile.
    """
    row = DutyShift.objects.filter(uid=uid).first()
    if row is None:
        raise NotFound
    _planned(row.post, actor, at)
    last = max(last_day, row.first_day)
    return roster.end_shift(row, last_day=last, version=version, actor=actor, at=at)


@transaction.atomic
def name_substitute(substitute: Substitute, *, actor: Actor, at: datetime) -> DutySubstitute:
    """Let a person who works there take another's duty at a post for a time.

    Raises:
        NotFound, Forbidden, Ended, NotEngaged: as `plan_duty`.
    """
    post = _planned(substitute.post, actor, at)
    _works_there(UUID(substitute.person), post, substitute.span.since.date())
    return roster.stand_in(substitute, actor=actor, at=at)


@transaction.atomic
def note_leave(leave: Leave, *, actor: Actor, at: datetime) -> DutyLeave:
    """Let a person be away from every post: he says so himself, or who plans duty where he works.

    Raises:
        NotFound: there is no such person.
        Forbidden: neither he nor somebody who plans his duty.
    """
    person = Person.objects.filter(uid=leave.person).first()
    if person is None:
        raise NotFound("person")
    if str(actor.uid) != leave.person and not _plans_for(actor, person, at):
        raise Forbidden
    return roster.take_leave(leave, actor=actor, at=at)


def sign_handover(
    post: UUID, passes_at: datetime, content_sha256: bytes, *, actor: Actor, at: datetime
) -> DutySignature:
    """Sign the hand-over of a post as the person who acts; the roster says whether he has a part.

    Raises:
        NotFound: duty does not pass at the post then.
        Forbidden: he neither hands it over nor takes it.
    """
    address = f"{PREFIX}{post}"
    return roster.sign_handover(address, passes_at, content_sha256, actor=actor, at=at)


def _planned(address: str, actor: Actor, at: datetime) -> Post:
    uid = UUID(address.removeprefix(PREFIX))
    post = access(Post, actor, uid=uid, resource=RESOURCE, action=PLAN, at=at)
    if post.until is not None:
        raise Ended
    return post


def _works_there(person: UUID, post: Post, day: date) -> None:
    here = Engagement.objects.filter(
        person__uid=person, firm=post.firm_id, organisation=post.organisation_id
    )
    if not here.filter(Q(until=None) | Q(until__gt=day), since__lte=day).exists():
        raise NotEngaged


def _plans_for(actor: Actor, person: Person, at: datetime) -> bool:
    places = Engagement.objects.visible_to(actor, RESOURCE, PLAN, at=at)
    return reaches_person(actor, person, "view", at=at) and places.filter(person=person).exists()
