"""Persons, engagements and posts as an actor sees them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.infra.crypto.sealing import keyed_hash
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.files.access import Sight
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of
from bazhua.registry.models import Engagement, Holding, Person, Post

PERSON: Final = "person"
POST: Final = "post"
IDENTITY: Final = b"person.identity"


def identity_hash(number: str) -> bytes:
    """Return what a valid identity number is found again by."""
    return keyed_hash(number, about=IDENTITY)


def engagements_of(person: Person, actor: Actor, *, at: datetime) -> QuerySet[Engagement]:
    """Return the engagements of a person that an actor may view; the person sees all of his."""
    if actor.uid == person.uid:
        return Engagement.objects.filter(person=person)
    return Engagement.objects.visible_to(actor, PERSON, VIEW, at=at).filter(person=person)


def holdings_of(person: Person, actor: Actor, *, at: datetime) -> QuerySet[Holding]:
    """Return the holdings of a person at posts that an actor may view; he sees all of his."""
    mine = Holding.objects.filter(person=person)
    if actor.uid == person.uid:
        return mine
    return mine.filter(post__in=Post.objects.visible_to(actor, POST, VIEW, at=at))


def visible_person(actor: Actor, uid: UUID, *, at: datetime) -> Person:
    """Return a person of whom an actor may view an engagement or a post, or himself.

    Raises:
        NotFound: there is none for this actor.
    """
    person = Person.objects.filter(uid=uid).first()
    if person is None or not _is_seen(person, actor, at):
        raise NotFound
    return person


def reaches_person(actor: Actor, person: Person, action: str, *, at: datetime) -> bool:
    """Return whether an actor may do an action to a person through where he works today."""
    today = day_of(at)
    lasting = Q(until=None) | Q(until__gt=today)
    return (
        Engagement.objects.visible_to(actor, PERSON, action, at=at)
        .filter(lasting, person=person, since__lte=today)
        .exists()
    )


def person_sight(actor: Actor, uid: UUID, at: datetime) -> Sight:
    """Return everything for the person himself and for who may change him where he works today.

    Nobody else sees a file of his: it may tell in clear what a person's page masks.
    """
    person = Person.objects.filter(uid=uid).first()
    if person is None:
        return Sight.NONE
    own = actor.uid == person.uid or reaches_person(actor, person, "update", at=at)
    return Sight.ORIGINAL if own else Sight.NONE


def post_sight(actor: Actor, uid: UUID, at: datetime) -> Sight:
    """Return everything for who may open posts there, the shown copy for who views the post."""
    rows = Post.objects.filter(uid=uid)
    if rows.visible_to(actor, POST, "create", at=at).exists():
        return Sight.ORIGINAL
    seen = rows.visible_to(actor, POST, VIEW, at=at).exists()
    return Sight.SHOWN if seen else Sight.NONE


def _is_seen(person: Person, actor: Actor, at: datetime) -> bool:
    return (
        actor.uid == person.uid
        or engagements_of(person, actor, at=at).exists()
        or holdings_of(person, actor, at=at).exists()
    )


def holders_at(post: Post, at: datetime) -> QuerySet[Holding]:
    """Return who holds a post at an instant, the first to hold it first."""
    rows = Holding.objects.filter(post=post, since__lte=at)
    return rows.filter(_lasting(at)).select_related("person").order_by("since", "pk")


def _lasting(at: datetime) -> Q:
    return Q(until=None) | Q(until__gt=at)


def people_parts(actor: Actor, *, at: datetime) -> tuple[QuerySet[Engagement], ...]:
    """Return the engagements that an actor may view, in parts that share none."""
    return Engagement.objects.parts_visible_to(actor, PERSON, VIEW, at=at)


def post_parts(actor: Actor, *, at: datetime) -> tuple[QuerySet[Post], ...]:
    """Return the posts that an actor may view, in parts that share none."""
    return Post.objects.parts_visible_to(actor, POST, VIEW, at=at)


def colleagues(post: Post, *, at: datetime, but: Person, limit: int = 500) -> list[Person]:
    """Return who else works where a post is on that day, in the order of their names."""
    today = day_of(at)
    here = Engagement.objects.filter(
        Q(until=None) | Q(until__gt=today),
        firm=post.firm_id,
        organisation=post.organisation_id,
        since__lte=today,
    ).exclude(person=but)
    found = Person.objects.filter(pk__in=here.values("person")).order_by("pinyin", "pk")
    return list(found[:limit])
