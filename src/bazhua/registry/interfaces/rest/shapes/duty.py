"""Who is on duty at which post, now, in a week, and by which shifts."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from ninja import Schema

from bazhua.infra.rest.shapes import Day, Said
from bazhua.infra.roster.models import DutyShift
from bazhua.infra.roster.selectors import Outlook
from bazhua.infra.roster.spans import Span
from bazhua.registry.models import Post
from bazhua.registry.selectors.who.rosters import PostWeek, Week, address


class Stretch(Schema):
    """From an instant up to, and not including, another."""

    since: Said
    until: Said


class RosterOut(Schema):
    """A post, who is on duty at it now, and when nobody can be called in the next 24 hours."""

    post: UUID
    address: str
    name: str
    on_duty: list[UUID]
    silent: list[Stretch]


class WatchOut(Stretch):
    """A stretch of a day and who is on duty in it; nobody is a gap."""

    on_duty: list[UUID]


class DayOut(Schema):
    """A day of a roster."""

    day: date
    watches: list[WatchOut]


class WeekQuery(Schema):
    """A day of the week; today by default."""

    day: Day | None = None


class ShiftOut(Schema):
    """That a person has the duty of a post on the days of a rhythm.

    Attributes:
        on_days: of each cycle, counted from `first_day` as day 0.
        begins: on those days, Beijing time.
        rank: of several at once the lowest is called first.
    """

    uid: UUID
    version: int
    person: UUID
    first_day: date
    last_day: date | None
    cycle_days: int
    on_days: list[int]
    begins: time
    lasts_minutes: int
    rank: int


def roster(post: Post, seen: Outlook) -> RosterOut:
    """Return a post and its duty as they are answered."""
    return RosterOut(
        post=post.uid,
        address=address(post),
        name=post.name,
        on_duty=_uids(seen.persons),
        silent=[_stretch(span) for span in seen.silent],
    )


def week(one: PostWeek, days: Week) -> list[DayOut]:
    """Return the week of a post as it is answered."""
    return [
        DayOut(
            day=day,
            watches=[
                WatchOut(
                    since=watch.span.since, until=watch.span.until, on_duty=_uids(watch.persons)
                )
                for watch in watches
            ],
        )
        for day, watches in zip(days.days, one.days, strict=True)
    ]


def shift(row: DutyShift) -> ShiftOut:
    """Return a shift as it is answered."""
    return ShiftOut(
        uid=row.uid,
        version=row.version,
        person=row.person,
        first_day=row.first_day,
        last_day=row.last_day,
        cycle_days=row.cycle_days,
        on_days=row.on_days,
        begins=row.begins,
        lasts_minutes=int(row.lasts.total_seconds() // 60),
        rank=row.rank,
    )


def _stretch(span: Span) -> Stretch:
    return Stretch(since=span.since, until=span.until)


def _uids(persons: Sequence[str]) -> list[UUID]:
    return [UUID(one) for one in persons]
