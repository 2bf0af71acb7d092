"""The roster: who is on duty now and this week, at each of my posts and at one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.roster.duty import Watch
from bazhua.infra.roster.selectors import Outlook
from bazhua.infra.roster.spans import Span
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action, Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Drawn, Part, Text, joined, said
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.roster import words
from bazhua.registry.interfaces.web.roster.standing import standing_panels
from bazhua.registry.interfaces.web.who.posts import called, home
from bazhua.registry.models import Post
from bazhua.registry.selectors.who.rosters import (
    ROSTER,
    PostWeek,
    Week,
    address,
    ahead,
    changes_of,
    roster_posts,
    weeks_of,
)

NOBODY: Final = Mark(words.NOBODY, Tone.BAD, "alert-octagon")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
BEHIND: Final = timedelta(days=1)
AHEAD: Final = timedelta(days=2)
FAR: Final = timedelta(days=3660)

People = Mapping[str, Text]
"""Names by uid."""


@dataclass(frozen=True, slots=True)
class Turning:
    """The week that is shown, and the addresses of others; none of today's when it is shown."""

    week: Text
    earlier: str
    later: str
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPage:
    """Everything the page of a roster draws."""

    title: Text
    lead: Text
    marks: tuple[Drawn, ...]
    actions: tuple[Action, ...]
    turning: Turning
    panels: tuple[Drawn, ...]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show who is on duty now and in a week at the posts of where he works."""
    actor, at = actor_of(request), arrival(request)
    posts = roster_posts(actor, at=at)
    week = _week(request, at)
    weeks = weeks_of(posts, week)
    seen = ahead(posts, at)
    known = _people([weeks])
    page = RosterPage(
        title=words.ROSTER,
        lead=words.ROSTER_LEAD if posts else "",
        marks=(_silence_mark(sum(bool(one.silent) for one in seen.values())),) if posts else (),
        actions=(),
        turning=_turning(week, reverse("roster:all"), at),
        panels=(
            Panel(
                title=words.NOW,
                body=_now(posts, seen, known) if posts else None,
                empty=words.NO_ROSTER,
            ),
            *([Panel(title=words.WEEK, body=_all_week(weeks, week, known))] if posts else []),
        ),
    )
    return render(request, "roster/week.html", {"page": page})


@require_safe
def post_week(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show the week of one post, what its roster is made of, and its hand-overs."""
    actor, at = actor_of(request), arrival(request)
    post = access(Post, actor, uid=uid, resource=ROSTER, action=VIEW, at=at)
    week = _week(request, at)
    (one,) = weeks_of([post], week)
    seen = ahead([post], at)
    plans = post.until is None and actor.may(ROSTER, "plan", post.place, at)
    known = _people([[one]])
    page = RosterPage(
        title=called(post),
        lead=home(post),
        marks=(),
        actions=_actions(post) if plans else (),
        turning=_turning(week, reverse("roster:post", args=[uid]), at),
        panels=(
            Panel(title=words.NOW, body=_now([post], seen, known)),
            Panel(title=words.WEEK, body=_one_week(one, week, known)),
            _handovers(post, actor, at),
            *standing_panels(post, at, plans=plans),
        ),
    )
    return render(request, "roster/week.html", {"page": page})


def micros(at: datetime) -> int:
    """Return an instant as it stands in an address: microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def instant(number: int) -> datetime:
    """Return the instant of an address."""
    return EPOCH + timedelta(microseconds=number)


def clock_span(span: Span, day: date) -> str:
    """Return the hours of a stretch of a day; its end is 24:00 when it is the day's."""
    until = span.until.astimezone(BEIJING)
    end = "24:00" if until.date() > day else f"{until:%H:%M}"
    return f"{span.since.astimezone(BEIJING):%H:%M}–{end}"


def moment_span(span: Span) -> str:
    """Return a stretch as day and hour of both ends."""
    since, until = (one.astimezone(BEIJING) for one in (span.since, span.until))
    return f"{since:%m-%d %H:%M} – {until:%m-%d %H:%M}"


def _week(request: HttpRequest, at: datetime) -> Week:
    today = day_of(at)
    try:
        asked = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return Week.of(today)
    return Week.of(asked if abs(asked - today) < FAR else today)


def _turning(week: Week, here: str, at: datetime) -> Turning:
    step = timedelta(days=7)
    last = week.days[-1]
    return Turning(
        Word(f"{week.first} 至 {last}", f"{week.first} to {last}"),
        f"{here}?week={week.first - step}",
        f"{here}?week={week.first + step}",
        "" if week == Week.of(day_of(at)) else here,
    )


def _people(groups: Sequence[Sequence[PostWeek]]) -> People:
    uids = {
        person
        for weeks in groups
        for one in weeks
        for day in one.days
        for watch in day
        for person in watch.persons
    }
    return {str(uid): name for uid, name in names().persons({UUID(one) for one in uids}).items()}


def _called(persons: Sequence[str], known: People) -> str:
    return joined(known.get(one, one[-8:]) for one in persons)


def _now(posts: Sequence[Post], seen: Mapping[str, Outlook], known: People) -> Drawn:
    more = {UUID(one) for each in seen.values() for one in each.persons if one not in known}
    found = names().persons(more) if more else {}
    everybody = {**known, **{str(uid): name for uid, name in found.items()}}
    return Facts(
        tuple(
            Fact(
                called(post),
                Lines(
                    (
                        _called(seen[address(post)].persons, everybody) or NOBODY,
                        *(_gap_mark(span) for span in seen[address(post)].silent),
                    )
                ),
            )
            for post in posts
        )
    )


def _all_week(weeks: Sequence[PostWeek], week: Week, known: People) -> Drawn:
    rows = tuple(
        Row(
            reverse("roster:post", args=[one.post.uid]),
            (
                called(one.post),
                *(
                    _cell(day, of_day, known)
                    for of_day, day in zip(one.days, week.days, strict=True)
                ),
            ),
        )
        for one in weeks
    )
    columns = (Column(words.POST, 7), *(Column(_day_word(day), 6) for day in week.days))
    return Table(caption=words.WEEK, columns=columns, rows=rows)


def _one_week(one: PostWeek, week: Week, known: People) -> Drawn:
    rows = tuple(
        Row("", (_day_word(day), _cell(day, of_day, known)))
        for of_day, day in zip(one.days, week.days, strict=True)
    )
    columns = (Column(words.DAY, 7), Column(words.ON_DUTY, 16))
    return Table(caption=words.WEEK, columns=columns, rows=rows)


def _cell(day: date, stretches: Sequence[Watch], known: People) -> Part:
    lines: list[Part] = []
    for one in stretches:
        hours = clock_span(one.span, day)
        whole = len(stretches) == 1
        if one.persons:
            people = _called(one.persons, known)
            lines.append(people if whole else f"{hours} {people}")
        else:
            told = words.NOBODY if whole else Word(f"{hours} 空档", f"{hours} gap")
            lines.append(Mark(told, Tone.BAD, "alert-octagon"))
    return Lines(tuple(lines))


def _day_word(day: date) -> Word:
    word = words.WEEKDAYS[day.weekday()]
    return Word(f"{word.zh} {day:%m-%d}", f"{word.en} {day:%m-%d}")


def _silence_mark(count: int) -> Mark:
    if not count:
        return Mark(words.NO_SILENCE, Tone.GOOD, "circle-check")
    told = Word(
        f"{count} 个岗位 24 小时内有时段无人可联系",
        f"nobody can be called within 24 h: {count}",
    )
    return Mark(told, Tone.BAD, "alert-octagon")


def _gap_mark(span: Span) -> Mark:
    told = Word(f"无人可联系 {moment_span(span)}", f"nobody can be called {moment_span(span)}")
    return Mark(told, Tone.BAD, "alert-octagon")


def _actions(post: Post) -> tuple[Action, ...]:
    return tuple(
        Action(text=text, href=reverse(name, args=[post.uid]), opens=True)
        for text, name in (
            (words.PLAN, "roster:plan"),
            (words.SUBSTITUTE, "roster:substitute"),
            (words.LEAVE, "roster:leave"),
        )
    )


def _signature(name: Text, *, done: bool) -> Mark:
    state = words.SIGNED if done else words.NOT_SIGNED
    told = Word(f"{said(name)} {state.zh}", f"{said(name)} {state.en}")
    return Mark(told, Tone.GOOD, "circle-check") if done else Mark(told, Tone.WARN, "clock")


def _handovers(post: Post, actor: Actor, at: datetime) -> Panel:
    found = changes_of(post, Span(at - BEHIND, at + AHEAD))
    uids = {UUID(one) for change, _ in found for one in (*change.outgoing, *change.incoming)}
    known = {str(uid): name for uid, name in names().persons(uids).items()}
    rows = tuple(
        Row(
            reverse("roster:sign", args=[post.uid, micros(change.at)])
            if signed.get(str(actor.uid)) is False
            else "",
            (
                f"{change.at.astimezone(BEIJING):%m-%d %H:%M}",
                _called(change.outgoing, known) or NOBODY,
                _called(change.incoming, known) or NOBODY,
                Lines(
                    tuple(_signature(known.get(one, ""), done=done) for one, done in signed.items())
                ),
            ),
        )
        for change, signed in found
    )
    columns = (
        Column(words.PASSES_AT, 7),
        Column(words.OUTGOING, 8),
        Column(words.INCOMING, 8),
        Column(words.SIGNATURES, 10),
    )
    table = Table(caption=words.HANDOVERS, columns=columns, rows=rows) if rows else None
    return Panel(title=words.HANDOVERS, body=table, empty=words.NO_HANDOVERS, note=words.SIGN_NOTE)
