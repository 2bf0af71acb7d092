"""Who answers for posts, where he is reached, and what is his to do."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from bazhua.infra.roster.duty import Holder
from bazhua.infra.roster.spans import Span
from bazhua.registry.models import Holding, Person

PREFIX: Final = "post:"
VACANT: Final = "post:vacant"
"""Stands where a post should be and none is on record; nobody is reached by it."""

ENDLESS: Final = datetime.max.replace(tzinfo=UTC)


def holders_within(posts: Collection[str], window: Span) -> list[Holder]:
    """Return who holds some posts, by their addresses, at any instant of a window."""
    uids = [uid for post in posts if (uid := uid_of(post)) is not None]
    if not uids:
        return []
    lasting = Q(until=None) | Q(until__gt=window.since)
    rows = Holding.objects.filter(lasting, post__uid__in=uids, since__lt=window.until)
    return [
        Holder(f"{PREFIX}{post}", str(person), Span(since, until or ENDLESS))
        for post, person, since, until in rows.order_by("since", "pk").values_list(
            "post__uid", "person__uid", "since", "until"
        )
    ]


def posts_held(person: UUID, *, at: datetime) -> list[str]:
    """Return the addresses of the posts that a person holds at an instant."""
    lasting = Q(until=None) | Q(until__gt=at)
    held = Holding.objects.filter(lasting, person__uid=person, since__lte=at).order_by("pk")
    return [f"{PREFIX}{uid}" for uid in held.values_list("post__uid", flat=True)]


def callable_among(persons: Collection[str]) -> frozenset[str]:
    """Return those of some persons of whom a telephone or a mail address is on record."""
    known = Q(phone_sealed__isnull=False) | Q(mail_sealed__isnull=False)
    found = Person.objects.filter(known, uid__in=list(persons))
    return frozenset(map(str, found.values_list("uid", flat=True)))


def uid_of(post: str) -> UUID | None:
    """Return the uid of the post of an address, none where it is no such address."""
    try:
        return UUID(post.removeprefix(PREFIX)) if post.startswith(PREFIX) else None
    except ValueError:
        return None
