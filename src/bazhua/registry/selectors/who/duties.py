"""Who answers for posts, where he is reached, and what is his to do."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.selectors import held_by
from bazhua.infra.roster.duty import Holder
from bazhua.infra.roster.models import DutyShift
from bazhua.infra.roster.spans import Span
from bazhua.kernel.times import day_of
from bazhua.registry.models import Holding, Person

PREFIX: Final = "post:"
ENDLESS: Final = datetime.max.replace(tzinfo=UTC)


def holders_within(posts: Collection[str], window: Span) -> list[Holder]:
    """Return who holds some posts, by their addresses, at any instant of a window."""
    uids = [uid for post in posts if (uid := _uid_of(post)) is not None]
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


def posts_of(person: UUID, *, at: datetime) -> tuple[str, ...]:
    """Return the addresses of the posts that a person holds, or has shifts at."""
    lasting = Q(until=None) | Q(until__gt=at)
    held = Holding.objects.filter(lasting, person__uid=person, since__lte=at)
    day = day_of(at)
    running = Q(last_day=None) | Q(last_day__gte=day)
    shifts = DutyShift.objects.filter(running, person=person, first_day__lte=day)
    own = [f"{PREFIX}{uid}" for uid in held.order_by("pk").values_list("post__uid", flat=True)]
    return tuple(dict.fromkeys([*own, *shifts.order_by("pk").values_list("post", flat=True)]))


def to_do(person: UUID, *, at: datetime) -> list[Obligation]:
    """Return what is a person's to do through his posts, the earliest due first."""
    return held_by(posts_of(person, at=at))


def can_be_called(person: str) -> bool:
    """Return whether a telephone or a mail address of a person is on record."""
    known = Q(phone_sealed__isnull=False) | Q(mail_sealed__isnull=False)
    return Person.objects.filter(known, uid=person).exists()


def _uid_of(post: str) -> UUID | None:
    try:
        return UUID(post.removeprefix(PREFIX)) if post.startswith(PREFIX) else None
    except ValueError:
        return None
