"""What stands on a person's desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.behind import RESOURCE
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.kinds import is_settled
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.pages import words
from bazhua.infra.obligations.pages.cards import called as names_for
from bazhua.infra.obligations.pages.cards import card
from bazhua.infra.obligations.selectors import awaited_from, held_by, unanswered
from bazhua.infra.roster.holders import own_address
from bazhua.infra.roster.selectors import Outlook, outlook, posts_of
from bazhua.infra.roster.spans import Span
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.desk import DeskCard
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.text import Text, joined, said
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase

MOST_UNANSWERED = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of the page.

    Attributes:
        on_duty: each of the person's posts, and who is on duty there now.
        unanswered: late obligations of his scope whose whole chain nobody answered.
    """

    mine: tuple[DeskCard, ...]
    to_verify: tuple[DeskCard, ...]
    unanswered: tuple[DeskCard, ...]
    on_duty: tuple[Fact, ...]
    title: Text = words.DESK


def desk_of(actor: Actor, at: datetime) -> Desk:
    """Return the desk of a person: his posts' obligations, what awaits his check, who is on duty."""
    posts = posts_of(actor.uid, at)
    mine = held_by({*posts, own_address(str(actor.uid))})
    waiting = awaited_from(posts)
    alone = _unanswered(actor, at)
    known = names_for([*mine, *waiting, *alone])
    return Desk(
        mine=tuple(card(row, _step(row), known, at) for row in mine),
        to_verify=tuple(card(row, Action.VERIFY, known, at) for row in waiting),
        unanswered=tuple(card(row, None, known, at) for row in alone),
        on_duty=_on_duty(outlook(posts, at)) if posts else (),
    )


def next_cards(actor: Actor, at: datetime, *, most: int) -> tuple[DeskCard, ...]:
    """Return what a person's posts must do next, late ones first."""
    posts = posts_of(actor.uid, at)
    mine = held_by({*posts, own_address(str(actor.uid))}, limit=most)
    known = names_for(mine)
    return tuple(card(row, _step(row), known, at) for row in mine)


def _step(row: Obligation) -> Action | None:
    if row.state != State.OPEN.value or is_settled(row.kind):
        return None
    return Action.DISCHARGE if row.verifier else Action.COMPLETE


def _unanswered(actor: Actor, at: datetime) -> list[Obligation]:
    if not actor.granted(RESOURCE, VIEW, at):
        return []
    return list(unanswered(actor, at=at).order_by("due_at", "pk")[:MOST_UNANSWERED])


def _on_duty(found: Mapping[str, Outlook]) -> tuple[Fact, ...]:
    posts = names().posts(frozenset(found))
    persons = names().persons({UUID(uid) for one in found.values() for uid in one.persons})
    return tuple(
        Fact(
            posts.get(post, post),
            Lines(
                (
                    joined(persons.get(UUID(uid), uid) for uid in one.persons)
                    or words.NOBODY_ON_DUTY,
                    *map(_silence, one.silent),
                )
            ),
        )
        for post, one in sorted(found.items(), key=lambda each: said(posts.get(each[0], each[0])))
    )


def _silence(span: Span) -> Mark:
    since, until = (f"{one.astimezone(BEIJING):%m-%d %H:%M}" for one in (span.since, span.until))
    return Mark(Phrase(words.SILENT, {"since": since, "until": until}), Tone.BAD, "alert-octagon")
