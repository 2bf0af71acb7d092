"""Posts: opened, held, handed over, closed; what a post owes stays with it, whoever holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import obligations
from bazhua.infra.search.indexing import Findable, index
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of
from bazhua.registry.domain.people import PostKind
from bazhua.registry.domain.where.refusals import OutOfOrder
from bazhua.registry.domain.who.refusals import (
    Ended,
    HoldsAlready,
    NotEngaged,
    StillHolds,
    StillOwes,
)
from bazhua.registry.models import Engagement, Holding, Person, Post
from bazhua.registry.selectors.who.people import POST
from bazhua.registry.services.naming import named
from bazhua.registry.services.who.engagements import host_of

ADDRESS: Final = "post:{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostOpening:
    """A post to be opened at one enterprise or one body."""

    name: str
    name_en: str = ""
    kind: PostKind
    enterprise: UUID | None = None
    organisation: UUID | None = None
    unit: UUID | None = None


def address_of(post: Post) -> str:
    """Return the address by which obligations and chains name a post."""
    return ADDRESS.format(post.uid)


@transaction.atomic
def open_post(opening: PostOpening, *, actor: Actor, at: datetime) -> Post:
    """Open a post; it can owe from now on.

    Raises:
        NotFound: the place is not there for this actor.
        Forbidden: he may not open posts there.
        MissingKey, OutOfRange: the name is refused.
    """
    host = host_of(opening, resource=POST, action="create", actor=actor, at=at)
    row = Post.objects.create(
        uid=new_uid(at),
        kind=opening.kind.value,
        **named(opening.name, opening.name_en),
        **host.columns(),
    )
    index(POST, Findable(record=row, title=row.name, text=host.name), at=at)
    emit("post.opened", row, actor=actor, at=at, data={"kind": row.kind, "name": row.name})
    return row


@transaction.atomic
def close_post(uid: UUID, *, version: int, actor: Actor, at: datetime) -> Post:
    """Close a post that nobody holds and that owes nothing, from today on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not close it.
        Ended: it is closed.
        StillHolds: somebody holds it.
        StillOwes: obligations are owed by it.
        StaleState: somebody else changed it meanwhile.
    """
    post = _open(uid, "end", actor, at)
    lasting = Holding.objects.filter(Q(until=None) | Q(until__gt=at), post=post)
    if lasting.exists():
        raise StillHolds(post.name)
    if owed := open_obligations(post):
        raise StillOwes(owed)
    closed = swap(post, version=version, until=day_of(at))
    emit("post.closed", closed, actor=actor, at=at, data={"name": post.name})
    return closed


@transaction.atomic
def appoint(post: UUID, person: UUID, *, since: datetime, actor: Actor, at: datetime) -> Holding:
    """Let a person hold a post from an instant on, alone or with others.

    Raises:
        NotFound: post or person is not there for this actor.
        Forbidden: he may not appoint there.
        Ended: the post is closed.
        NotEngaged: the person does not work there on that day.
        HoldsAlready: he holds it.
    """
    row = _open(post, "appoint", actor, at)
    return _appointed(row, person, since, actor, at)


@transaction.atomic
def relieve(holding: UUID, *, until: datetime, version: int, actor: Actor, at: datetime) -> Holding:
    """Let a person hold a post no longer from an instant on.

    Raises:
        NotFound: there is no such holding for this actor.
        Forbidden: he may not relieve there.
        Ended: it has ended.
        OutOfOrder: it began then or later.
        StaleState: somebody else changed it meanwhile.
    """
    row = _holding(holding)
    _open(row.post.uid, "relieve", actor, at)
    return _relieved(row, until, version, actor, at)


@transaction.atomic
def hand_over(
    holding: UUID, to: UUID, *, passes_at: datetime, version: int, actor: Actor, at: datetime
) -> Holding:
    """Let a post pass from one person to another at an instant; what it owes follows.

    Raises:
        NotFound, Forbidden, Ended, OutOfOrder, NotEngaged, HoldsAlready, StaleState: as `relieve`
            and `appoint`; nothing changes.
    """
    row = _holding(holding)
    post = _open(row.post.uid, "relieve", actor, at)
    access(Post, actor, uid=post.uid, resource=POST, action="appoint", at=at)
    relieved = _relieved(row, passes_at, version, actor, at)
    taken = _appointed(post, to, passes_at, actor, at)
    told = {
        "from": relieved.person.uid,
        "to": to,
        "passes_at": passes_at,
        "open_obligations": open_obligations(post),
    }
    emit("post.handed_over", post, actor=actor, at=at, data=told)
    return taken


def open_obligations(post: Post) -> int:
    """Return how many obligations a post still owes."""
    owed = obligations().filter(holder=address_of(post))
    return owed.exclude(state=State.CLOSED.value).count()


def _open(uid: UUID, action: str, actor: Actor, at: datetime) -> Post:
    post = access(Post, actor, uid=uid, resource=POST, action=action, at=at)
    if post.until is not None:
        raise Ended
    return post


def _holding(uid: UUID) -> Holding:
    row = Holding.objects.select_related("post", "person").filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row


def _appointed(post: Post, person: UUID, since: datetime, actor: Actor, at: datetime) -> Holding:
    who = Person.objects.select_for_update().filter(uid=person).first()
    if who is None:
        raise NotFound("person")
    if not _works_at(who, post, since):
        raise NotEngaged
    lasting = Holding.objects.filter(Q(until=None) | Q(until__gt=since), post=post, person=who)
    if lasting.exists():
        raise HoldsAlready
    row = Holding.objects.create(uid=new_uid(at), post=post, person=who, since=since)
    emit("post.taken", post, actor=actor, at=at, data={"person": who.uid, "since": since})
    return row


def _relieved(row: Holding, until: datetime, version: int, actor: Actor, at: datetime) -> Holding:
    if row.until is not None and row.until <= at:
        raise Ended
    if until <= row.since:
        raise OutOfOrder("until", day_of(until), day_of(row.since))
    moved = swap(row, version=version, until=until)
    told = {"person": row.person.uid, "until": until}
    emit("post.left", row.post, actor=actor, at=at, data=told)
    return moved


def _works_at(person: Person, post: Post, since: datetime) -> bool:
    day = day_of(since)
    here = Engagement.objects.filter(
        person=person, firm=post.firm_id, organisation=post.organisation_id
    )
    return here.filter(Q(until=None) | Q(until__gt=day), since__lte=day).exists()
