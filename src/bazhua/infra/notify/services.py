"""Telling persons, and letting one of them take note; whom and when to call is for others to say."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.notify.core.attempts import WAITING, Action, Role, State
from bazhua.infra.notify.core.codes import typed
from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.core.ports import OUTBOUND, Kind, Problem
from bazhua.infra.notify.core.refusals import CodeExpired, CodeRefused
from bazhua.infra.notify.keys import codes
from bazhua.infra.notify.models import Attempt, Notification
from bazhua.infra.notify.moves import TOPIC_KIND, give_up, locked, move
from bazhua.infra.stream.ringing import ring_persons
from bazhua.kernel.errors import Forbidden, NotAChoice, NotFound, OutOfRange
from bazhua.kernel.words import say

RESOURCE: Final = "notification"
RECORD_CALL: Final = "record_call"
CALLABLE: Final = (Kind.IN_APP, *OUTBOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Some persons are to be told something.

    Attributes:
        occasion: what it is for, the uid of an event as a rule.
        address: the post or role they were found at.
        kinds: channels to use; a desk has its row in any case.
        until: an answer after this instant is too late.
    """

    occasion: UUID
    subject: UUID
    address: str
    persons: tuple[UUID, ...]
    message: Message
    until: datetime
    kinds: frozenset[Kind] = frozenset(OUTBOUND)

    def checked(self, at: datetime) -> "Call":
        """Return it.

        Raises:
            OutOfRange: nobody is to be told, or its time is over already.
            NotAChoice: a kind is not one that the platform can send.
        """
        if not self.persons:
            raise OutOfRange("persons", 0, say("至少一人", "at least one"))
        if self.until <= at:
            raise OutOfRange("until", self.until, say("晚于 {at}", "after {at}", at=at))
        for kind in self.kinds.difference(CALLABLE):
            raise NotAChoice("kinds", kind.value, [each.value for each in CALLABLE])
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCall:
    """Somebody was called by hand: "called at 02:31, answered"."""

    notification: UUID
    person: UUID
    called_at: datetime
    answered: bool


@transaction.atomic
def notify(call: Call, *, actor: Actor, at: datetime) -> Notification:
    """Tell some persons something; the notifier sends it. A second call for one occasion is the first.

    Raises:
        DomainError: the call is not sound, see `Call.checked`; nothing was written.
    """
    call.checked(at)
    row, made = Notification.objects.get_or_create(
        occasion=call.occasion,
        defaults={
            "uid": new_uid(at),
            "subject_uid": call.subject,
            "address": call.address,
            "template": call.message.template,
            "words": call.message.as_json(),
            "made_at": at,
            "expires_at": call.until,
        },
    )
    if made:
        kinds = [kind for kind in CALLABLE if kind in call.kinds or kind is Kind.IN_APP]
        persons = dict.fromkeys(call.persons)
        Attempt.objects.bulk_create(
            _attempt(row, person, kind, at) for person in persons for kind in kinds
        )
        told = {
            "subject": call.subject,
            "address": call.address,
            "template": call.message.template,
            "persons": [str(person) for person in persons],
            "channels": [kind.value for kind in kinds],
        }
        emit("notification.made", row, actor=actor, at=at, data=told)
        ring_persons(persons, TOPIC_KIND)
    return row


@transaction.atomic
def acknowledge(notification: UUID, *, actor: Actor, at: datetime) -> Notification:
    """Take note at the desk, as one of those who were told.

    Raises:
        NotFound: no such notification, or he was not told.
    """
    row = Attempt.objects.filter(
        notification__uid=notification, person=actor.uid, kind=Kind.IN_APP
    ).first()
    if row is None:
        raise NotFound
    return take_note(locked(row.uid), at=at, actor=actor)


@transaction.atomic
def acknowledge_code(text: str, *, actor: Actor, at: datetime) -> Notification:
    """Take note with a code typed at the desk, as the person it was sent to.

    Raises:
        CodeRefused: no code of this person.
        CodeExpired: its time is over.
    """
    found = by_code(text).filter(person=actor.uid).first()
    if found is None:
        raise CodeRefused
    return take_note(locked(found.uid), at=at, actor=actor)


@transaction.atomic
def record_call(called: HandCall, *, actor: Actor, at: datetime) -> Notification:
    """Put on record that an officer called somebody by hand, and whether he answered.

    Raises:
        Forbidden: not his to record, or he says that he reached himself.
        NotFound: no such notification, or that person was not told.
        OutOfRange: called before the message was made, or in the future.
    """
    if not actor.granted(RESOURCE, RECORD_CALL, at) or actor.uid == called.person:
        raise Forbidden
    one = Attempt.objects.filter(notification__uid=called.notification, person=called.person)
    first = one.select_related("notification").first()
    if first is None:
        raise NotFound
    made_at = first.notification.made_at
    if not made_at <= called.called_at <= at:
        span = say("{since} 至 {at}", "{since} to {at}", since=made_at, at=at)
        raise OutOfRange("called_at", called.called_at, span)
    row = _attempt(first.notification, called.person, Kind.MANUAL, called.called_at)
    row.tries = 1
    row.save(force_insert=True)
    by_hand = locked(row.uid)
    if called.answered:
        return take_note(by_hand, at=called.called_at, actor=actor)
    return give_up(by_hand, Problem.NOT_ANSWERED, called.called_at).notification


def by_code(text: str) -> QuerySet[Attempt]:
    """Return the attempts that a reply may answer.

    Raises:
        CodeRefused: the reply holds no code, or many.
    """
    digests = [codes().digest(code) for code in typed(text)]
    return Attempt.objects.filter(code_digest__in=digests).order_by("-pk")


def take_note(row: Attempt, *, at: datetime, actor: Actor) -> Notification:
    """Let the person of a locked attempt have taken note; the first of a notification counts.

    A second answer on the same attempt changes nothing.

    Raises:
        CodeExpired: the time of the notification is over.
    """
    notification = row.notification
    if row.state == State.ACKNOWLEDGED:
        return notification
    if at >= notification.expires_at:
        raise CodeExpired
    move(
        row,
        Action.ACKNOWLEDGE,
        Role.PERSON,
        at,
        actor=actor,
        acknowledged_at=at,
        next_try_at=None,
        problem="",
    )
    if notification.acknowledged_at is not None:
        return notification
    counted = swap(
        notification,
        version=notification.version,
        acknowledged_at=at,
        acknowledged_by=row.person,
        acknowledged_via=row.kind,
    )
    told = {"subject": counted.subject_uid, "person": row.person, "channel": row.kind}
    emit("notification.acknowledged", counted, actor=actor, at=at, data=told)
    _withdraw(counted, at)
    _ring_desks(counted)
    return counted


def _ring_desks(notification: Notification) -> None:
    """Let the open pages of all who were told show that it is answered."""
    desks = Attempt.objects.filter(notification=notification, kind=Kind.IN_APP.value)
    ring_persons(desks.values_list("person", flat=True), TOPIC_KIND)


def _withdraw(notification: Notification, at: datetime) -> None:
    waiting = Attempt.objects.filter(notification=notification, state__in=WAITING)
    for row in waiting.select_for_update().order_by("pk"):
        row.notification = notification
        give_up(row, Problem.ANSWERED, at)


def _attempt(notification: Notification, person: UUID, kind: Kind, at: datetime) -> Attempt:
    uid = new_uid(at)
    desk = kind is Kind.IN_APP
    return Attempt(
        uid=uid,
        notification=notification,
        person=person,
        kind=kind.value,
        state=State.SENT.value if desk else State.QUEUED.value,
        sent_at=at if desk else None,
        next_try_at=None if desk else at,
        code_digest=codes().digest(codes().code(uid)),
    )
