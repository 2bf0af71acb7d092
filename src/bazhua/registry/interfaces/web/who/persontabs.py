"""The registry's own tabs of a person: where he works, which posts he holds, what he may do."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse

from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Drawn, Link, Part
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import ENGAGEMENT_WORDS, EngagementKind
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.grants import place, role, state
from bazhua.registry.models import Engagement, Post
from bazhua.registry.selectors.who.grants import JOINS, visible_grants
from bazhua.registry.selectors.who.people import engagements_of, holdings_of
from bazhua.registry.selectors.who.persontabs import Asked, PersonTab

MOST: Final = 100


def engagements(asked: Asked) -> tuple[Drawn, ...]:
    """Return where he works and worked, each with its end for whoever may."""
    found = engagements_of(asked.person, asked.actor, at=asked.at)
    rows = found.select_related("firm", "organisation", "employer").order_by("-since", "-pk")
    actions: tuple[Action, ...] = ()
    if asked.actor.granted("engagement", "create", asked.at):
        href = reverse("who:engage", args=[asked.person.uid])
        actions = (Action(text=words.ENGAGE, href=href, opens=True),)
    heads = (words.PLACE, words.KIND, words.TITLE, words.EMPLOYER, words.SINCE, words.UNTIL)
    lines = [
        Row(
            "",
            (
                host(row),
                ENGAGEMENT_WORDS[EngagementKind(row.kind)],
                row.title or "–",
                row.employer.name if row.employer else "–",
                row.since.isoformat(),
                _end(row, asked),
            ),
        )
        for row in rows[:MOST]
    ]
    return (_panel(words.ENGAGED, heads, lines, words.NO_ENGAGEMENTS, actions),)


def posts(asked: Asked) -> tuple[Drawn, ...]:
    """Return which posts he holds and held."""
    held = holdings_of(asked.person, asked.actor, at=asked.at)
    rows = held.select_related("post__firm", "post__organisation").order_by("-since", "-pk")
    heads = (words.POST, words.PLACE, words.SINCE, words.UNTIL)
    lines = [
        Row(
            reverse("who:post", args=[row.post.uid]),
            (
                Word(row.post.name, row.post.name_en or row.post.name),
                host(row.post),
                _day(row.since),
                _day(row.until) if row.until else words.LASTS,
            ),
        )
        for row in rows[:MOST]
    ]
    return (_panel(words.POSTS, heads, lines, words.HOLDS_NONE),)


def grants(asked: Asked) -> tuple[Drawn, ...]:
    """Return what is given to him, as far as his reader looks after it."""
    rows = visible_grants(asked.actor, at=asked.at).filter(person=asked.person)
    heads = (words.ROLE, words.OVER, words.STATE, words.GIVEN, words.UNTIL)
    lines = [
        Row(
            reverse("who:grant", args=[row.uid]),
            (role(row), place(row), state(row, asked.at), row.given_at, row.until or words.LASTS),
        )
        for row in rows.select_related(*JOINS).order_by("-given_at", "-pk")[:MOST]
    ]
    actions: tuple[Action, ...] = ()
    if asked.actor.granted("grant", "give", asked.at) and not asked.own:
        href = reverse("who:give", args=[asked.person.uid])
        actions = (Action(text=words.GIVE, href=href, opens=True),)
    return (_panel(words.GRANTS, heads, lines, words.NO_GRANTS, actions),)


def host(row: Engagement | Post) -> str:
    """Return where an engagement or a post is."""
    home = row.firm or row.organisation
    return home.name if home else ""


def _panel(
    title: Word,
    heads: tuple[Word, ...],
    rows: Sequence[Row],
    empty: Empty,
    actions: tuple[Action, ...] = (),
) -> Panel:
    columns = tuple(Column(head, 7) for head in heads)
    table = Table(caption=title, columns=columns, rows=tuple(rows)) if rows else None
    return Panel(title=title, body=table, empty=empty, actions=actions)


def _end(row: Engagement, asked: Asked) -> Part:
    if row.until is not None:
        return row.until.isoformat()
    if asked.actor.may("engagement", "end", row.place, asked.at):
        return Link(words.END_ENGAGEMENT, reverse("who:end_engagement", args=[row.uid]))
    return words.LASTS


def _day(at: datetime) -> str:
    return day_of(at).isoformat()


OWN: Final = (
    PersonTab(
        slug="engagements",
        word=words.ENGAGED,
        right=("person", "view"),
        panels=engagements,
    ),
    PersonTab(slug="posts", word=words.POSTS, right=("post", "view"), panels=posts),
    PersonTab(slug="grants", word=words.GRANTS, right=("grant", "view"), panels=grants),
)
"""The training grip adds the certificates from its own ``interfaces``."""
