"""Steps, time line and clocks of a hidden danger, as parts of its page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.story import happened
from bazhua.grips.dangers.services.proving import PHOTO_AFTER
from bazhua.infra.events.models import Event
from bazhua.infra.files.access import Seen
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.pages.cards import title
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.clock import Due, Told
from bazhua.infra.ui.parts.record import Entry, Step, StepState
from bazhua.infra.ui.parts.text import Text, headed, joined, said
from bazhua.kernel.words import Phrase, Word

WAY: Final = (
    State.FOUND,
    State.REGISTERED,
    State.PLANNED,
    State.RECTIFYING,
    State.ACCEPT_REQUESTED,
    State.ACCEPTED,
    State.CLOSED,
)
ACTION: Final = "action"
"""Key of an event that is a step; the first, by which it was found, has none."""

PHOTO_WORDS: Final[Mapping[str, Word]] = {
    "danger.photo_added": words.PHOTO_ADDED,
    PHOTO_AFTER: words.PHOTO_AFTER,
}
CONFIRMED: Final = "danger.confirmed"
"""One more has seen it."""

PAPERS: Final = {
    "danger.paper_issued": words.PAPER_ISSUED,
    "danger.paper_voided": words.PAPER_VOIDED,
}
ORDERED: Final = "danger.ordered"

PERSONS: Final = ("person", "acts_for")
"""Keys of an event that name a person."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names of all that a page of a danger speaks of, read once."""

    persons: Mapping[UUID, Text]
    posts: Mapping[str, Text]
    places: Mapping[str, Text]

    def person(self, uid: str) -> Text:
        """Return the name of a person."""
        return self.persons.get(UUID(uid), "–")

    def all_of(self, uids: Iterable[str]) -> str:
        """Return the names of persons in a line; empty when there are none."""
        return joined(map(self.person, uids))

    def post(self, address: str) -> Text:
        """Return what a post is called."""
        return self.posts.get(address, address)

    def place(self, path: str) -> Text:
        """Return the name of a place."""
        return self.places.get(path, "–")


def known_of(
    row: HiddenDanger,
    events: Sequence[Event],
    duties: Sequence[Obligation],
    files: Sequence[Seen],
) -> Known:
    """Return the names that the page of a danger needs."""
    persons = {str(row.found_by), *row.responsible, *row.acceptors}
    persons |= {event.data[key] for event in events for key in PERSONS if key in event.data}
    persons |= {uid for one in duties for uid in one.called_persons}
    persons |= {str(one.file.given_by) for one in files}
    posts = {row.owner, row.overseer} | {one.holder for one in duties}
    found = names()
    return Known(
        found.persons(set(map(UUID, persons))), found.posts(posts), found.places({row.path_now})
    )


def steps(row: HiddenDanger, events: Collection[Event]) -> tuple[Step, ...]:
    """Return the main way with when each state was reached last; of a merged one the way it went."""
    reached = {State.FOUND: row.found_at}
    reached |= {State(e.data["to"]): e.at for e in events if _moves(e)}
    state = State(row.state)
    if state is State.MERGED:
        before = [one for one in WAY if one in reached]
        done = tuple(Step(headed(STATE_WORDS[one]), StepState.DONE, reached[one]) for one in before)
        return (*done, Step(headed(STATE_WORDS[state]), StepState.CURRENT, reached.get(state)))
    here = WAY.index(state)
    return tuple(
        Step(
            headed(STATE_WORDS[one]),
            _stands(number - here),
            reached.get(one) if number <= here else None,
        )
        for number, one in enumerate(WAY)
    )


def timeline(events: Iterable[Event], known: Known, *, insider: bool) -> tuple[Entry, ...]:
    """Return what happened, oldest first, each step with its clause.

    Args:
        insider: whether the reader may learn who found or saw it; else its origin could be guessed.
    """
    return tuple(
        Entry(
            at=event.at,
            text=_happened(event),
            by=_by(event, known) if insider or ACTION in event.data else "",
            clause=cited(clause) if (clause := event.data.get("clause")) else None,
        )
        for event in events
        if insider or event.kind != CONFIRMED
    )


def last_step(row: HiddenDanger) -> Event:
    """Return what last changed a danger; where nothing has yet, what last happened to it."""
    events = happened(row)
    steps_ = [event for event in events if ACTION in event.data or event.kind == ORDERED]
    return (steps_ or events)[-1]


def clocks(duties: Iterable[Obligation], known: Known, at: datetime) -> tuple[Entry, ...]:
    """Return what posts still owe, the earliest due first, each with its clock and its clause."""
    return tuple(
        Entry(
            at=one.starts_at,
            text=title(one),
            by=known.post(one.holder),
            clause=cited(one.clause),
            due=Due(due_at=one.due_at, at=at, told=_told(one, known)),
        )
        for one in duties
    )


def _moves(event: Event) -> bool:
    return event.data.get("to") not in {None, event.data.get("from")}


def _stands(distance: int) -> StepState:
    if distance == 0:
        return StepState.CURRENT
    return StepState.DONE if distance < 0 else StepState.AHEAD


def _happened(event: Event) -> Text:
    if event.kind == CONFIRMED:
        return Phrase(words.SEEN, {"wrong": event.data["wrong"]})
    if event.kind in PHOTO_WORDS:
        return PHOTO_WORDS[event.kind]
    if event.kind in PAPERS:
        kind = PAPER_WORDS[PaperKind(event.data["kind"])]
        return Phrase(PAPERS[event.kind], {"kind": kind, "number": event.data["number"]})
    if event.kind == ORDERED:
        told = {key: event.data[key] for key in ("order", "last_day")}
        return Phrase(words.ORDERED, told)
    if ACTION not in event.data:
        return words.FOUND
    act = headed(ACTION_WORDS[Action(event.data[ACTION])])
    ground = event.data.get("ground")
    return Phrase(words.DID, {"act": act, "ground": ground}) if ground else act


def _by(event: Event, known: Known) -> Text:
    person = known.person(event.data["person"])
    if "acts_for" not in event.data:
        return person
    other = known.person(event.data["acts_for"])
    return Phrase(words.FOR, {"person": said(person), "other": said(other)})


def _told(one: Obligation, known: Known) -> tuple[Told, ...]:
    made_at = one.call_made_at
    return tuple(Told(known.person(uid), made_at) for uid in one.called_persons if made_at)
