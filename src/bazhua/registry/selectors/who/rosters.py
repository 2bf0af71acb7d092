"""Duty as pages read it: whose posts, who is on duty when, and where nobody is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import standing_at
from bazhua.infra.roster.duty import Watch, watches
from bazhua.infra.roster.handover import Changeover, changeovers
from bazhua.infra.roster.models import DutyLeave, DutyShift, DutySubstitute
from bazhua.infra.roster.selectors import Outlook, gaps, outlook, roster_of, signatures
from bazhua.infra.roster.spans import Span, pieces
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.times import BEIJING, day_of
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Engagement, Person, Post
from bazhua.registry.selectors.who.duties import PREFIX, uid_of

ROSTER: Final = "roster"
DAYS: Final = 7
MOST_POSTS: Final = 50
MOST_WATCHED: Final = 200
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on, in Beijing time."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Week":
        """Return the week of a day."""
        return cls(day - timedelta(days=day.weekday()))

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, Monday first."""
        return tuple(self.first + DAY * number for number in range(DAYS))

    @property
    def span(self) -> Span:
        """Its instants."""
        return Span(midnight(self.first), midnight(self.first + DAY * DAYS))


@dataclass(frozen=True, slots=True)
class PostWeek:
    """A post and who is on duty at it: for each day the stretches of that day."""

    post: Post
    days: tuple[tuple[Watch, ...], ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A time in which nobody can be called at a post, and the address of that."""

    post: UUID
    address: str
    span: Span


def midnight(day: date) -> datetime:
    """Return the first instant of a day."""
    return datetime.combine(day, time(), BEIJING)


def address(post: Post) -> str:
    """Return the address by which rosters name a post."""
    return f"{PREFIX}{post.uid}"


def roster_posts(actor: Actor, *, at: datetime) -> list[Post]:
    """Return the open posts of where an actor works whose roster he may view.

    Who works nowhere sees the posts of duty officers within his reach. At most fifty.
    """
    rows = Post.objects.visible_to(actor, ROSTER, VIEW, at=at).filter(until=None)
    today = day_of(at)
    own = Engagement.objects.filter(
        Q(until=None) | Q(until__gt=today), person__uid=actor.uid, since__lte=today
    )
    homes = list(own.values_list("firm", "organisation"))
    if homes:
        firms, bodies = ({home[side] for home in homes} - {None} for side in (0, 1))
        rows = rows.filter(Q(firm__in=firms) | Q(organisation__in=bodies))
    else:
        rows = rows.filter(kind=PostKind.DUTY_OFFICER.value)
    return list(rows.select_related("firm", "organisation").order_by("pinyin", "pk")[:MOST_POSTS])


def roster_parts(actor: Actor, *, at: datetime) -> Sequence[QuerySet[Post]]:
    """Return the open posts whose roster an actor may view, in parts that share none."""
    seen = Post.objects.parts_visible_to(actor, ROSTER, VIEW, at=at)
    return [part.filter(until=None) for part in seen]


def weeks_of(posts: Sequence[Post], week: Week) -> list[PostWeek]:
    """Return who is on duty at each of some posts on each day of a week."""
    roster = roster_of([address(post) for post in posts], week.span)
    found = []
    for post in posts:
        whole = watches(roster, (address(post),), week.span)
        days = tuple(_on_day(whole, day) for day in week.days)
        found.append(PostWeek(post, days))
    return found


def changes_of(post: Post, window: Span) -> list[tuple[Changeover, Mapping[str, bool]]]:
    """Return when duty passes at a post within a window, and which of its parties have signed."""
    where = address(post)
    signed = {(one.at, one.person) for one in signatures((where,), window)}
    due = changeovers(roster_of((where,), window), where, window)
    return [
        (change, {person: (change.at, person) in signed for person in change.parties})
        for change in due
        if change.parties
    ]


def ahead(posts: Sequence[Post], at: datetime) -> Mapping[str, Outlook]:
    """Return who is on duty now at each post, and when nobody can be called within 24 h."""
    return outlook([address(post) for post in posts], at)


def silent_posts(actor: Actor, place: Path, *, at: datetime) -> list[Silence]:
    """Return the posts of duty officers at a place where nobody can be called for a while.

    Down to the county, in the 24 hours ahead, the soonest first; of at most 200 posts.
    """
    seen = Post.objects.visible_to(actor, ROSTER, VIEW, at=at).filter(standing_at(place))
    rows = seen.filter(until=None, kind=PostKind.DUTY_OFFICER.value, town_id=None)
    posts = {address(row): row.uid for row in rows.order_by("path_now", "pk")[:MOST_WATCHED]}
    silences = [
        Silence(posts[where], where, span)
        for where, spans in gaps(list(posts), at).items()
        for span in spans
    ]
    return sorted(silences, key=lambda one: (one.span, one.address))


def standing_rows(
    post: Post, persons: Collection[str], at: datetime
) -> tuple[list[DutyShift], list[DutySubstitute], list[DutyLeave]]:
    """Return the shifts, substitutes and leaves of a post that have not ended."""
    lasting = Q(last_day=None) | Q(last_day__gte=day_of(at))
    where = address(post)
    shifts = DutyShift.objects.filter(lasting, post=where).order_by("first_day", "pk")
    substitutes = DutySubstitute.objects.filter(post=where, until__gt=at).order_by("since", "pk")
    leaves = DutyLeave.objects.filter(person__in=list(persons), until__gt=at)
    return list(shifts), list(substitutes), list(leaves.order_by("since", "pk"))


def workers_at(post: Post, day: date, limit: int = 500) -> list[Person]:
    """Return who works where a post is on a day, in the order of their names."""
    here = Engagement.objects.filter(
        Q(until=None) | Q(until__gt=day),
        firm=post.firm_id,
        organisation=post.organisation_id,
        since__lte=day,
    )
    found = Person.objects.filter(pk__in=here.values("person")).order_by("pinyin", "pk")
    return list(found[:limit])


def _on_day(whole: Sequence[Watch], day: date) -> tuple[Watch, ...]:
    span = Span(midnight(day), midnight(day + DAY))
    cuts = [watch.span.since for watch in whole]
    return tuple(
        Watch(piece, next(one.persons for one in whole if one.span.holds(piece.since)))
        for piece in pieces(span, cuts)
    )


@dataclass(frozen=True, slots=True)
class ShiftSeen:
    """Of which post a shift is, and the version its reader saw."""

    post: UUID
    version: int


def shift_version(uid: UUID) -> ShiftSeen:
    """Return which post a shift belongs to.

    Raises:
        NotFound: there is no such shift at a post of the registry.
    """
    row = DutyShift.objects.filter(uid=uid).first()
    post = uid_of(row.post) if row else None
    if row is None or post is None:
        raise NotFound
    return ShiftSeen(post, row.version)
