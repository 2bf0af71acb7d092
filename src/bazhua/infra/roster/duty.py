"""Who is on duty at a post now, and when nobody will be.

A substitute prevails over the person he stands in for, and leave over both. Where the shifts name
nobody who is there, those who hold the post answer; where they are away too, nobody does, and that
is a gap to be told of beforehand.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bazhua.infra.roster.shifts import Shift
from bazhua.infra.roster.spans import Span, joined, pieces

LOOK_AHEAD_HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """A person takes the shifts of another at a post for a time.

    Attributes:
        when_away: a standing deputy; he takes only those shifts that meet a leave of the other.
    """

    post: str
    absent: str
    person: str
    span: Span
    when_away: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """A person is away from every post for a time."""

    person: str
    span: Span


@dataclass(frozen=True, slots=True)
class Holder:
    """A person holds a post for a time; it ends at the last instant when nobody has ended it."""

    post: str
    person: str
    span: Span


@dataclass(frozen=True, slots=True)
class Roster:
    """What is known of some posts; of several substitutes at once the last in order holds.

    Attributes:
        mute: persons on record without any way of calling them.
    """

    shifts: tuple[Shift, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    leaves: tuple[Leave, ...] = ()
    mute: frozenset[str] = frozenset()
    holders: tuple[Holder, ...] = ()

    def away(self, person: str, at: datetime) -> bool:
        """Return whether a person is on leave."""
        return any(leave.person == person and leave.span.holds(at) for leave in self.leaves)

    def stand_in(self, post: str, person: str, at: datetime) -> str:
        """Return who takes a person's shift, through substitutes of substitutes."""
        passed = {person}
        while True:
            following = self._substitute(post, person, at)
            if following is None or following in passed:
                return person
            person = following
            passed.add(person)

    def _substitute(self, post: str, absent: str, at: datetime) -> str | None:
        away = self.away(absent, at)
        found = [
            substitute.person
            for substitute in self.substitutes
            if (substitute.post, substitute.absent) == (post, absent)
            and substitute.span.holds(at)
            and (away or not substitute.when_away)
        ]
        return found[-1] if found else None

    def changes(self, posts: Collection[str], window: Span) -> Iterator[datetime]:
        """Yield every instant of a window at which somebody may begin or end to be on duty."""
        stretches = [
            s for shift in self.shifts if shift.post in posts for s in shift.within(window)
        ]
        stretches += [s.span for s in self.substitutes if s.post in posts]
        stretches += [leave.span for leave in self.leaves]
        stretches += [holder.span for holder in self.holders if holder.post in posts]
        for stretch in stretches:
            yield stretch.since
            yield stretch.until


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is on duty throughout a stretch; nobody, when there are no persons."""

    span: Span
    persons: tuple[str, ...]


def on_duty(roster: Roster, posts: Collection[str], at: datetime) -> tuple[str, ...]:
    """Return who answers for any of some posts at an instant, the first to call first."""
    held = [shift for shift in roster.shifts if shift.post in posts and shift.runs_at(at)]
    named = [(shift.post, shift.person) for shift in sorted(held, key=lambda shift: shift.rank)]
    there = {
        post for post, person in named if not roster.away(roster.stand_in(post, person, at), at)
    }
    named += [
        (holder.post, holder.person)
        for holder in roster.holders
        if holder.post in posts and holder.post not in there and holder.span.holds(at)
    ]
    persons = [roster.stand_in(post, person, at) for post, person in named]
    return tuple(dict.fromkeys(p for p in persons if not roster.away(p, at)))


def watches(roster: Roster, posts: Collection[str], window: Span) -> tuple[Watch, ...]:
    """Return who is on duty all through a window, one entry each time that it changes."""
    found: list[Watch] = []
    for piece in pieces(window, roster.changes(posts, window)):
        persons = on_duty(roster, posts, piece.since)
        if found and found[-1].persons == persons:
            found[-1] = Watch(Span(found[-1].span.since, piece.until), persons)
        else:
            found.append(Watch(piece, persons))
    return tuple(found)


def unreachable(
    roster: Roster, posts: Collection[str], since: datetime, hours: int = LOOK_AHEAD_HOURS
) -> tuple[Span, ...]:
    """Return the stretches in which nobody who can be called is on duty at any of the posts."""
    window = Span(since, since + timedelta(hours=hours))
    silent = (w.span for w in watches(roster, posts, window) if roster.mute.issuperset(w.persons))
    return joined(silent)
