"""The page of a visit: what its kind allows, who takes part, what was found."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.acts import AllowedActs
from bazhua.grips.dangers.domain.visiting.table import (
    ACTION_WORDS,
    GROUND_WORDS,
    STATE_WORDS,
    Ground,
    VisitAction,
    VisitState,
)
from bazhua.grips.dangers.interfaces.web.papers.links import order_button
from bazhua.grips.dangers.interfaces.web.visits import words
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.selectors.story import happened
from bazhua.grips.dangers.selectors.visiting.visits import counted, found_on
from bazhua.grips.dangers.services.visiting.planning import allowed
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Fact,
    RecordPage,
    Related,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.text import Link, Text, headed, joined
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES
from bazhua.registry.api import subjects_called

WAY = (VisitState.PLANNED, VisitState.ARRIVED, VisitState.FINISHED)


def visit_page(row: Visit, actor: Actor, at: datetime) -> RecordPage:
    """Return the page as somebody sees it, with what he may do now."""
    acts = allowed(VisitKind(row.kind), row.planned_on, at)
    found = found_on(row)
    orders = order_button(found, actor, at) if acts.may_order else ()
    return RecordPage(
        kind=words.VISIT,
        title=headed(CODES[VisitKind(row.kind)]),
        number=row.number,
        marks=(words.STATES[VisitState(row.state)],),
        steps=tuple(_steps(row)),
        actions=(*_actions(row, acts, actor), *orders),
        facts=tuple(_facts(row, acts, at)),
        timeline=_timeline(row),
        related=tuple(
            Related(words.FOUND, short(one), reverse("dangers:record", args=[one.uid]))
            for one in found
        ),
        viewers=(Viewer(words.WHO, words.WHY),),
    )


def _steps(row: Visit) -> Iterator[Step]:
    if row.state == VisitState.CANCELLED.value:
        return
    here = WAY.index(VisitState(row.state))
    instants = (None, row.arrived_at, row.finished_at)
    for number, state in enumerate(WAY):
        standing = StepState.CURRENT if number == here else StepState.AHEAD
        stood = StepState.DONE if number < here else standing
        yield Step(STATE_WORDS[state], stood, instants[number])


def _actions(row: Visit, acts: AllowedActs, actor: Actor) -> Iterator[Action]:
    """Yield the buttons that the kind and the state allow to who takes part."""
    if actor.uid not in row.officers:
        return
    state, note = VisitState(row.state), "visits:do"
    if state is VisitState.PLANNED and not acts.needs_scan:
        arrive = reverse("visits:arrive", args=[row.uid])
        text = ACTION_WORDS[VisitAction.ARRIVE]
        yield Action(text=text, href=arrive, version=row.version, weight=Weight.MAIN)
    if state is VisitState.PLANNED:
        cancel = reverse(note, args=[row.uid, "cancel"])
        yield Action(text=ACTION_WORDS[VisitAction.CANCEL], href=cancel, opens=True)
    if state is VisitState.ARRIVED:
        report = f"{reverse('report:page')}?visit={row.uid}"
        yield Action(text=words.REPORT, href=report, opens=True, weight=Weight.MAIN)
        yield Action(
            text=ACTION_WORDS[VisitAction.FINISH],
            href=reverse("visits:finish", args=[row.uid]),
            version=row.version,
            confirm=words.FINISH_ASK,
        )
    if acts.hand_off and state in {VisitState.ARRIVED, VisitState.FINISHED}:
        hand_off = reverse(note, args=[row.uid, "hand-off"])
        yield Action(text=ACTION_WORDS[VisitAction.HAND_OFF], href=hand_off, opens=True)


def _facts(row: Visit, acts: AllowedActs, at: datetime) -> Iterator[Fact]:
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    persons = names().persons(row.officers)
    yield Fact(words.ENTERPRISE, Link(firm, reverse("enterprises:record", args=[row.subject_uid])))
    yield Fact(words.OFFICERS, joined(persons.get(one, "–") for one in row.officers))
    yield Fact(words.DAY, row.planned_on.isoformat())
    ground = GROUND_WORDS[Ground(row.ground)]
    yield Fact(words.GROUND, joined((ground, row.basis)))
    if row.approval:
        yield Fact(words.APPROVAL, row.approval)
    if row.state == VisitState.PLANNED.value and acts.needs_scan:
        yield Fact(words.ARRIVED, words.SCAN_FIRST)
    measures = [word for name, word in words.MEASURES if getattr(acts, name)]
    yield Fact(words.MAY_DO, joined(measures) if measures else words.MAY_NOT)
    if acts.counts_to_cap:
        yield from _count(row, at)


def _count(row: Visit, at: datetime) -> Iterator[Fact]:
    found = counted(row.subject_uid, at=at)
    made = {"year": found.year, "made": found.made, "cap": found.cap}
    yield Fact(words.COUNT, Phrase(words.COUNTED, made))
    yield Fact(words.CAP, cited(found.clause))


def _timeline(row: Visit) -> tuple[Entry, ...]:
    events = happened(row)
    persons = {UUID(event.data["person"]) for event in events if "person" in event.data}
    known = names().persons(persons | {row.planned_by})
    return tuple(
        Entry(
            at=event.at,
            text=_told(event),
            by=known.get(UUID(event.data.get("person", str(row.planned_by))), ""),
        )
        for event in events
    )


def _told(event: Event) -> Text:
    what = words.HAPPENED[event.data.get("action", event.kind)]
    note = event.data.get("note")
    return say("{what}：{note}", "{what}: {note}", what=what, note=note) if note else what
