"""Obligations as parts of a page: cards of the desk, clocks, time line."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.case import Outcome, State
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.kinds import kinds
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.pages import words
from bazhua.infra.obligations.pages.offers import asks_for
from bazhua.infra.obligations.rows import case_of
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.clock import Due, Told
from bazhua.infra.ui.parts.desk import DeskCard
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action as Button
from bazhua.infra.ui.parts.record import Entry, Weight
from bazhua.infra.ui.parts.text import Text, joined, said
from bazhua.kernel.words import Phrase

SHORT = 8


@dataclass(frozen=True, slots=True)
class Called:
    """Names of all that some obligations and their events speak of, read once."""

    persons: Mapping[UUID, Text]
    posts: Mapping[str, Text]
    places: Mapping[str, Text]

    def person(self, uid: str) -> Text:
        """Return the name of a person."""
        return self.persons.get(UUID(uid), uid[-SHORT:])

    def post(self, address: str) -> Text:
        """Return what a post is called."""
        return self.posts.get(address, address)

    def place(self, path: str) -> Text:
        """Return the name of a place."""
        return self.places.get(path, "")


def called(rows: Collection[Obligation], events: Collection[Event] = ()) -> Called:
    """Return the names that pages of obligations need."""
    posts = {row.holder for row in rows} | {row.verifier for row in rows if row.verifier}
    posts |= {event.data["address"] for event in events if "address" in event.data}
    persons = {event.actor_uid for event in events}
    persons |= {UUID(uid) for row in rows for uid in row.called_persons}
    known = names()
    return Called(
        known.persons(persons), known.posts(posts), known.places({row.path_now for row in rows})
    )


def title(row: Obligation) -> Text:
    """Return what is to be done."""
    kind = kinds().get(row.kind)
    return kind.word if kind else row.kind


def address(row: Obligation) -> str:
    """Return the address of the page of an obligation."""
    return reverse("obligations:show", args=[row.uid])


def due(
    row: Obligation, known: Called, at: datetime, done_at: datetime | None = None
) -> Due | None:
    """Return the countdown and who was told; none while its time stands still or is no matter.

    Args:
        done_at: when it was ended, if it was.
    """
    if row.state == State.PAUSED.value or row.outcome in {Outcome.WAIVED, Outcome.LAPSED}:
        return None
    made_at = row.call_made_at
    told = [Told(known.person(uid), made_at) for uid in row.called_persons if made_at]
    return Due(due_at=row.due_at, at=at, done_at=row.stopped_at or done_at, told=tuple(told))


def marks(row: Obligation) -> tuple[Mark, ...]:
    """Return what stands out: how it stands, late, nobody answered."""
    found = [Mark(_state(row), Tone.PLAIN)]
    if row.missed_at and not row.outcome:
        found.append(Mark(words.LATE, Tone.BAD, "clock-exclamation"))
    if row.unanswered_at and not row.answered_by:
        found.append(Mark(words.UNANSWERED, Tone.BAD, "bell-ringing"))
    return tuple(found)


def card(row: Obligation, action: Action | None, known: Called, at: datetime) -> DeskCard:
    """Return an obligation as a card of the desk, with the one thing to do about it."""
    return DeskCard(
        kind=known.post(row.holder),
        title=title(row),
        href=address(row),
        number=str(row.uid)[-SHORT:],
        place=known.place(row.path_now),
        due=due(row, known, at),
        clause=cited(row.clause),
        action=button(row, action, Weight.MAIN) if action else onward(row),
        marks=marks(row),
    )


def button(row: Obligation, action: Action, weight: Weight) -> Button:
    """Return the button of a move: it acts at once after a question, or opens what it asks for."""
    word, opens = words.ACTIONS[action], asks_for(case_of(row), action).anything
    return Button(
        text=word,
        href=reverse("obligations:move", args=[row.uid, action.value]),
        weight=weight,
        version=None if opens else row.version,
        confirm="" if opens else Phrase(words.SURE, {"action": word, "what": said(title(row))}),
        opens=opens,
    )


def onward(row: Obligation, weight: Weight = Weight.MAIN) -> Button:
    """Return the button that leads to where it is done, or to its own page."""
    kind = kinds().get(row.kind)
    if kind is None or kind.page is None or not kind.settled:
        return Button(text=words.OPEN, href=address(row), opens=True)
    there = kind.page(row.subject_uid)
    return Button(text=words.DO_THERE, href=there, weight=weight, opens=True)


def entries(events: Sequence[Event], known: Called) -> Iterable[Entry]:
    """Yield the time line, oldest first."""
    for event in events:
        yield Entry(at=event.at, text=_happened(event, known), by=_by(event, known))


def _happened(event: Event, known: Called) -> Text:
    data = event.data
    match event.kind:
        case "obligation.called":
            text = words.CALLED if data["persons"] else words.CALLED_NOBODY
            post = said(known.post(data["address"]))
            return Phrase(text, {"level": data["level"] + 1, "post": post})
        case "obligation.moved":
            action = words.ACTIONS[Action(data["action"])]
            if not data["ground"]:
                return action
            return Phrase(words.MOVED, {"action": action, "ground": data["ground"]})
    return words.HAPPENED.get(event.kind, event.kind)


def _by(event: Event, known: Called) -> Text:
    if event.kind == "obligation.called":
        return joined(known.person(uid) for uid in event.data["persons"])
    return known.persons.get(event.actor_uid, "")


def _state(row: Obligation) -> Text:
    if row.outcome:
        return words.OUTCOMES[Outcome(row.outcome)]
    return words.STATES[State(row.state)]
