"""The roster of some posts, read in a few queries and answered by the pure functions."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import (
    LOOK_AHEAD_HOURS,
    Holder,
    Roster,
    Substitute,
    on_duty,
    unreachable,
)
from bazhua.infra.roster.handover import Changeover, Signed, changeovers, unsigned
from bazhua.infra.roster.holders import held_within
from bazhua.infra.roster.holders import holders as known_holders
from bazhua.infra.roster.models import (
    DutyDelegation,
    DutyLeave,
    DutyShift,
    DutySignature,
    DutySubstitute,
)
from bazhua.infra.roster.rows import leave_of, shift_of, substitute_of
from bazhua.infra.roster.shifts import LONGEST, Shift
from bazhua.infra.roster.spans import Span
from bazhua.kernel.times import day_of

INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Who is on duty at a post, and the stretches ahead in which nobody can be called."""

    persons: tuple[str, ...]
    silent: tuple[Span, ...]


def roster_of(posts: Collection[str], window: Span) -> Roster:
    """Return what is on record for some posts within a window."""
    earliest = day_of(window.since - LONGEST)
    running = Q(last_day=None) | Q(last_day__gte=earliest)
    shifts = DutyShift.objects.filter(running, post__in=posts, first_day__lte=day_of(window.until))
    meets = Q(since__lt=window.until, until__gt=window.since)
    substitutes = list(DutySubstitute.objects.filter(meets, post__in=posts).order_by("pk"))
    held = [shift_of(row) for row in shifts.order_by("pk")]
    holders = held_within(posts, window)
    persons = {shift.person for shift in held} | {str(row.person) for row in substitutes}
    persons |= {holder.person for holder in holders}
    leaves = DutyLeave.objects.filter(meets, person__in=persons).order_by("pk")
    return Roster(
        shifts=tuple(held),
        substitutes=tuple(map(substitute_of, substitutes)),
        leaves=tuple(map(leave_of, leaves)),
        holders=holders,
    )


def duty_at(posts: Collection[str], at: datetime) -> dict[str, tuple[str, ...]]:
    """Return who is on duty at each of some posts at an instant; nobody is an empty answer."""
    whole = roster_of(posts, Span(at, at + INSTANT))
    return {post: on_duty(roster, (post,), at) for post, roster in _apart(whole, posts).items()}


def gaps(
    posts: Collection[str], since: datetime, *, hours: int = LOOK_AHEAD_HOURS
) -> dict[str, tuple[Span, ...]]:
    """Return the posts at which nobody who can be called is on duty for a while, and when.

    Args:
        hours: how far to look ahead.
    """
    found = outlook(posts, since, hours=hours)
    return {post: one.silent for post, one in found.items() if one.silent}


def outlook(
    posts: Collection[str], at: datetime, *, hours: int = LOOK_AHEAD_HOURS
) -> dict[str, Outlook]:
    """Return for each post who is on duty now, and when nobody can be called in the hours ahead."""
    whole = roster_of(posts, Span(at, at + timedelta(hours=hours)))
    persons = {shift.person for shift in whole.shifts}
    persons |= {substitute.person for substitute in whole.substitutes}
    persons |= {holder.person for holder in whole.holders}
    mute = persons.difference(known_holders().callable_among(persons))
    return {
        post: Outlook(
            on_duty(roster, (post,), at),
            unreachable(replace(roster, mute=frozenset(mute)), (post,), at, hours),
        )
        for post, roster in _apart(whole, posts).items()
    }


def _apart(whole: Roster, posts: Collection[str]) -> dict[str, Roster]:
    """Return the roster of each post alone, so that each is answered at its own cost."""
    shifts: dict[str, list[Shift]] = defaultdict(list)
    substitutes: dict[str, list[Substitute]] = defaultdict(list)
    holders: dict[str, list[Holder]] = defaultdict(list)
    for shift in whole.shifts:
        shifts[shift.post].append(shift)
    for substitute in whole.substitutes:
        substitutes[substitute.post].append(substitute)
    for holder in whole.holders:
        holders[holder.post].append(holder)
    return {
        post: Roster(
            tuple(shifts[post]),
            tuple(substitutes[post]),
            whole.leaves,
            holders=tuple(holders[post]),
        )
        for post in posts
    }


def members(roster: Roster, post: str, at: datetime) -> frozenset[str]:
    """Return who belongs to a post at an instant, on duty or between shifts."""
    day = day_of(at)
    own = [
        shift.person
        for shift in roster.shifts
        if shift.post == post
        and shift.rhythm.first <= day
        and (shift.rhythm.last is None or day <= shift.rhythm.last)
    ]
    own += [one.person for one in roster.holders if one.post == post and one.span.holds(at)]
    standing = [roster.stand_in(post, person, at) for person in own]
    return frozenset((*own, *standing, *on_duty(roster, (post,), at)))


def members_at(posts: Collection[str], at: datetime) -> dict[str, frozenset[str]]:
    """Return who belongs to each of some posts at an instant, on duty or between shifts."""
    whole = roster_of(posts, Span(at, at + INSTANT))
    return {post: members(whole, post, at) for post in posts}


def posts_of(person: UUID, at: datetime) -> frozenset[str]:
    """Return the posts that a person belongs to at an instant, on duty or between shifts."""
    day, moment = day_of(at), Q(since__lte=at, until__gt=at)
    running = Q(first_day__lte=day) & (Q(last_day=None) | Q(last_day__gte=day - timedelta(days=1)))
    own = DutyShift.objects.filter(running, person=person).values_list("post", flat=True)
    standing = DutySubstitute.objects.filter(moment, person=person).values_list("post", flat=True)
    held = known_holders().posts_of(person, at)
    posts = frozenset((*own, *standing, *held))
    roster = roster_of(posts, Span(at, at + INSTANT))
    return frozenset(post for post in posts if str(person) in members(roster, post, at))


def delegated(giver: UUID, taker: UUID, at: datetime) -> bool:
    """Return whether a person has delegated to another at an instant."""
    rows = DutyDelegation.objects.filter(giver=giver, taker=taker)
    return rows.filter(since__lte=at, until__gt=at).exists()


def delegations_to(taker: UUID, at: datetime) -> tuple[Delegation, ...]:
    """Return who has delegated to a person at an instant, the earliest given first."""
    rows = DutyDelegation.objects.filter(taker=taker, since__lte=at, until__gt=at)
    return tuple(
        Delegation(str(row.giver), str(row.taker), Span(row.since, row.until))
        for row in rows.order_by("since", "pk")
    )


def signatures(posts: Iterable[str], window: Span) -> tuple[Signed, ...]:
    """Return who signed which hand-over within a window."""
    rows = DutySignature.objects.filter(
        post__in=posts, at__gte=window.since, at__lt=window.until
    ).order_by("at", "pk")
    return tuple(Signed(row.post, row.at, str(row.person)) for row in rows)


def handovers(post: str, window: Span) -> tuple[tuple[Changeover, tuple[str, ...]], ...]:
    """Return the hand-overs of a post within a window that lack a signature, and whose."""
    due = changeovers(roster_of((post,), window), post, window)
    return unsigned(due, signatures((post,), window))


def changeover_at(post: str, at: datetime) -> Changeover | None:
    """Return the hand-over of a post at an instant, or nothing when its persons stay."""
    window = Span(at - INSTANT, at + INSTANT)
    return next(iter(changeovers(roster_of((post,), window), post, window)), None)
