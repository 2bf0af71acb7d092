"""The page of an obligation."""

from collections.abc import Sequence
from datetime import datetime

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.kinds import is_settled, kinds
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.pages import words
from bazhua.infra.obligations.pages.cards import (
    Called,
    button,
    called,
    due,
    entries,
    marks,
    onward,
    title,
)
from bazhua.infra.obligations.pages.cards import address as page_of
from bazhua.infra.obligations.pages.offers import may_answer, offered
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.record import Action as Button
from bazhua.infra.ui.parts.record import (
    Fact,
    RecordPage,
    Related,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.text import joined

GRAVE = frozenset({Action.WAIVE, Action.LAPSE})
FORWARD = (Action.DISCHARGE, Action.COMPLETE, Action.VERIFY, Action.RESUME)


def record_page(row: Obligation, events: Sequence[Event], actor: Actor, at: datetime) -> RecordPage:
    """Return the page as a person sees it, with what he may do now."""
    known = called([row], events)
    ended = events[-1].at if row.outcome and events else None
    return RecordPage(
        kind=words.KIND,
        title=title(row),
        number=str(row.uid)[-8:],
        marks=marks(row),
        steps=_steps(row),
        actions=_buttons(row, actor, at),
        due=due(row, known, at, ended),
        facts=_facts(row, known),
        timeline=tuple(entries(events, known)),
        related=_about(row),
        viewers=(
            Viewer(words.ALL_GRANTED, words.SCOPE),
            Viewer(words.THOSE_CALLED, words.BY_DUTY),
        ),
    )


def _steps(row: Obligation) -> tuple[Step, ...]:
    way = [State.OPEN, State.CLOSED]
    if row.verifier:
        way.insert(1, State.DISCHARGED)
    state = State(row.state)
    here = way.index(state if state in way else State.OPEN)
    order = [StepState.DONE] * here + [StepState.CURRENT] + [StepState.AHEAD] * len(way)
    return tuple(
        Step(words.STATES[State.PAUSED if state is State.PAUSED and n == here else one], order[n])
        for n, one in enumerate(way)
    )


def _buttons(row: Obligation, actor: Actor, at: datetime) -> tuple[Button, ...]:
    found = []
    if may_answer(row, actor, at):
        found.append(Button(text=words.ANSWER, href=f"{page_of(row)}answer", weight=Weight.MAIN))
    if is_settled(row.kind) and not row.outcome:
        found.append(onward(row, Weight.SIDE if found else Weight.MAIN))
    for action in offered(row, actor, at):
        first = not found and action in FORWARD
        weight = Weight.GRAVE if action in GRAVE else Weight.MAIN if first else Weight.SIDE
        found.append(button(row, action, weight))
    return tuple(found)


def _facts(row: Obligation, known: Called) -> tuple[Fact, ...]:
    found = [
        Fact(words.HOLDER, known.post(row.holder)),
        *([Fact(words.VERIFIER, known.post(row.verifier))] if row.verifier else []),
        Fact(words.PLACE, known.place(row.path_now)),
        Fact(words.CLAUSE, cited(row.clause)),
        Fact(words.STARTS, row.starts_at),
        Fact(words.DUE, row.due_at),
    ]
    if row.evidence:
        found.append(Fact(words.EVIDENCE, joined(row.evidence)))
    return tuple(found)


def _about(row: Obligation) -> tuple[Related, ...]:
    kind = kinds().get(row.kind)
    if kind is None or kind.page is None:
        return ()
    return (Related(words.SUBJECT, words.OPEN_SUBJECT, kind.page(row.subject_uid)),)
