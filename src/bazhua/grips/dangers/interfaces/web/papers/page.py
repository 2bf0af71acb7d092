"""The page of one paper: how it stands, what may be done with it, how it was served."""

from datetime import datetime

from django.urls import reverse

from bazhua.grips.dangers.domain.papers.drawing import DRAWINGS
from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, WAY_WORDS
from bazhua.grips.dangers.domain.terms import Way
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.selectors.ledger.listing import address as danger_address
from bazhua.grips.dangers.selectors.ledger.listing import grade, short
from bazhua.grips.dangers.selectors.papers.files import SERVICE_FILES
from bazhua.grips.dangers.selectors.papers.shown import PAPER, Shown
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.files.access import Sight, files_of
from bazhua.infra.obligations.core.case import State as Owed
from bazhua.infra.obligations.models import obligations
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.policies.ports import human_behind
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Evidence,
    Fact,
    RecordPage,
    Related,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.text import Text, joined, said
from bazhua.kernel.words import Phrase

TONES = {State.DRAFT: Tone.PLAIN, State.ISSUED: Tone.INFO, State.VOID: Tone.BAD}


def record_page(shown: Shown, events: list[Event], actor: Actor, at: datetime) -> RecordPage:
    """Return the page of a paper as somebody sees it, with what he may do now."""
    paper = shown.paper
    return RecordPage(
        kind=words.PAPER,
        title=PAPER_WORDS[shown.kind],
        number=paper.number or said(words.NOT_NUMBERED),
        marks=marks(shown),
        steps=_steps(shown),
        actions=_buttons(shown, actor, at),
        due=_due(shown, at),
        facts=(*_facts(shown), *_service_facts(shown)),
        timeline=_timeline(events),
        evidence=_evidence(shown, actor, at),
        related=tuple(
            Related(words.ABOUT, f"{one.number} {short(one)}", danger_address(one), grade(one))
            for one in shown.dangers
        ),
        viewers=(
            Viewer(words.OFFICES, words.OFFICES_WHY),
            Viewer(words.OWN, words.OWN_WHY),
        ),
    )


def address(shown: Shown) -> str:
    """Return the address of the page of a paper."""
    return reverse("danger_papers:record", args=[shown.paper.uid])


def marks(shown: Shown) -> tuple[Mark, ...]:
    """Return how a paper stands: its state, and whether it is served."""
    state = State(shown.paper.state)
    found = [Mark(words.STATES[state], TONES[state], "file-text")]
    if state is State.ISSUED and DRAWINGS[shown.kind].served:
        served = shown.service is not None
        found.append(
            Mark(words.SERVED, Tone.GOOD, "check")
            if served
            else Mark(words.NOT_SERVED, Tone.WARN, "clock")
        )
    return tuple(found)


def _due(shown: Shown, at: datetime) -> Due | None:
    """Return the clock of a service that is owed."""
    owed = obligations().filter(subject_uid=shown.paper.uid).exclude(state=Owed.CLOSED.value)
    one = owed.order_by("due_at", "pk").first()
    return None if one is None else Due(due_at=one.due_at, at=at)


def _steps(shown: Shown) -> tuple[Step, ...]:
    issued, served = shown.paper.issued_at, shown.service
    way = [(words.DRAWN, shown.paper.drafted_at), (words.ISSUE, issued)]
    if DRAWINGS[shown.kind].served:
        way.append((words.SERVICE, served.served_at if served else None))
    last = max(place for place, (_, at) in enumerate(way) if at)
    states = (StepState.DONE, StepState.CURRENT, StepState.AHEAD)
    return tuple(
        Step(text, states[(place >= last) + (place > last)], at)
        for place, (text, at) in enumerate(way)
    )


def _buttons(shown: Shown, actor: Actor, at: datetime) -> tuple[Action, ...]:
    paper = shown.paper
    may = {
        right: actor.may(PAPER, right, paper.place, at)
        for right in ("issue", "revise", "print", "serve", "void")
    }
    if shown.draft:
        return (
            *(
                [_press(shown, "issue", words.ISSUE, words.SURE_ISSUE)]
                if may["issue"] and not is_own_draft(shown, actor, at)
                else []
            ),
            _opens(shown, "preview", words.DOWNLOAD),
            *(
                [_press(shown, "give_up", words.GIVE_UP, words.SURE_GIVE_UP, Weight.GRAVE)]
                if may["revise"]
                else []
            ),
        )
    if State(paper.state) is State.VOID:
        return ()
    prints = [_press(shown, "print", words.PRINT, weight=Weight.SIDE)] if may["print"] else []
    open_ = shown.service is None
    asks = may["serve"] and DRAWINGS[shown.kind].served and open_
    voids = [_opens(shown, "void", words.VOID, Weight.GRAVE)] if may["void"] and open_ else []
    return (*prints, *(_serve(shown, way) for way in (Way if asks else ())), *voids)


def waits_for_another(shown: Shown) -> bool:
    """Return whether somebody else than its drafter has to issue it."""
    return shown.draft and DRAWINGS[shown.kind].approved


def is_own_draft(shown: Shown, actor: Actor, at: datetime) -> bool:
    """Return whether it waits for another than who reads it."""
    drafter = human_behind(shown.paper.drafted_by, at)
    return waits_for_another(shown) and drafter == human_behind(actor.uid, at)


def _press(
    shown: Shown, name: str, text: Text, confirm: Text = "", weight: Weight = Weight.MAIN
) -> Action:
    href = reverse(f"danger_papers:{name}", args=[shown.paper.uid])
    return Action(text=text, href=href, weight=weight, version=shown.paper.version, confirm=confirm)


def _opens(shown: Shown, name: str, text: Text, weight: Weight = Weight.SIDE) -> Action:
    href = reverse(f"danger_papers:{name}", args=[shown.paper.uid])
    return Action(text=text, href=href, weight=weight, opens=True)


def _serve(shown: Shown, way: Way) -> Action:
    return Action(
        text=words.SERVE_BY[way],
        href=reverse("danger_papers:serve", args=[shown.paper.uid, way.value.lower()]),
        weight=Weight.MAIN if way is Way.HANDED_OVER else Weight.SIDE,
        opens=True,
    )


def _facts(shown: Shown) -> tuple[Fact, ...]:
    paper = shown.paper
    return (
        Fact(words.ISSUER, paper.issuer["name"]),
        Fact(words.LETTERS, paper.issuer["word"] or words.NO_LETTERS),
        Fact(words.DRAWN_AT, paper.drafted_at),
        *([Fact(words.ISSUE, words.BY_ANOTHER)] if waits_for_another(shown) else []),
        *([Fact(words.ISSUED_AT, paper.issued_at)] if paper.issued_at else []),
        *([Fact(words.PRINTED_AT, paper.printed_at)] if paper.printed_at else []),
        *([Fact(words.DAYS, Phrase(words.COUNTED, {"n": shown.days}))] if shown.days else []),
    )


def _service_facts(shown: Shown) -> tuple[Fact, ...]:
    service = shown.service
    if service is None:
        return ()
    by = names().persons({service.served_by}).get(service.served_by, "")
    told = (
        (words.SERVICE, WAY_WORDS[Way(service.way)]),
        (words.SERVED_AT, service.served_at),
        (words.EFFECTIVE_AT, service.effective_at),
        (words.LAST_DAY, str(service.last_day or "")),
        (words.RECIPIENT, service.recipient),
        (words.REFUSAL, service.refusal),
        (words.WITNESSES, joined(service.witnesses)),
        (words.NOTE, service.note),
        (words.SERVED_BY, by),
    )
    return tuple(Fact(label, value) for label, value in told if value)


def _timeline(events: list[Event]) -> tuple[Entry, ...]:
    known = names().persons({event.actor_uid for event in events})
    return tuple(
        Entry(
            at=event.at,
            text=_happened(event),
            by=known.get(event.actor_uid, ""),
        )
        for event in events
        if event.kind in words.HAPPENED
    )


def _happened(event: Event) -> Text:
    word = words.HAPPENED[event.kind]
    way = event.data.get("way")
    told = {"number": event.data.get("number"), "way": WAY_WORDS[Way(way)] if way else None}
    return Phrase(word, told)


def _evidence(shown: Shown, actor: Actor, at: datetime) -> tuple[Evidence, ...] | None:
    service = shown.service
    if service is None:
        return None
    by = names().persons({service.served_by}).get(service.served_by, "")
    return tuple(
        Evidence(
            name=one.file.name,
            href=reverse(
                "files:original" if one.sight is Sight.ORIGINAL else "files:shown",
                args=[one.file.uid],
            ),
            icon="camera",
            by=by,
            at=one.file.given_at,
        )
        for one in files_of(SERVICE_FILES, service.uid, actor=actor, at=at)
    )
