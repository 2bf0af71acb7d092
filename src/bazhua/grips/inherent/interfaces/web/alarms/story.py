"""Steps, time line and clocks of an alarm, as parts of its page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.terms import (
    ACTIONS,
    MARKS,
    PROGRESS,
    REASONS,
    STATES,
    Action,
    Mark,
    Progress,
    Reason,
)
from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.models import Alarm
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.pages.cards import title
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.clock import Due, Told
from bazhua.infra.ui.parts.record import Entry, Step, StepState
from bazhua.infra.ui.parts.text import Text, headed, joined, said
from bazhua.kernel.words import Phrase

WAY: Final = tuple(Progress)
MOVED: Final = "alarm.moved"


@dataclass(frozen=True, slots=True)
class Known:
    """Names of all that the page of an alarm speaks of, read once."""

    persons: Mapping[UUID, Text]
    posts: Mapping[str, Text]
    places: Mapping[str, Text]

    def person(self, uid: str) -> Text:
        """Return the name of a person."""
        return self.persons.get(UUID(uid), "–")


def known_of(row: Alarm, events: Collection[Event], duties: Collection[Obligation]) -> Known:
    """Return the names that the page of an alarm needs."""
    persons = {UUID(event.data["person"]) for event in events if "person" in event.data}
    persons |= {UUID(uid) for one in duties for uid in one.called_persons}
    persons |= {row.acknowledged_by} if row.acknowledged_by else set()
    found = names()
    return Known(
        found.persons(persons),
        found.posts({one.holder for one in duties}),
        found.places({row.path_now}),
    )


def steps(row: Alarm, events: Iterable[Event]) -> tuple[Step, ...]:
    """Return the main way with when each step of it was reached."""
    reached = {Progress.NEW: row.raised_at}
    reached |= {Progress(e.data["to"]): e.at for e in events if e.kind == MOVED}
    if row.gone_at is not None:
        reached.setdefault(Progress.CLEARED, row.gone_at)
    here = WAY.index(Progress(row.progress))
    return tuple(
        Step(
            headed(PROGRESS[one]),
            _stands(number - here),
            reached.get(one) if number <= here else None,
        )
        for number, one in enumerate(WAY)
    )


def timeline(row: Alarm, events: Iterable[Event], known: Known) -> tuple[Entry, ...]:
    """Return what happened, oldest first, each step of people with its clause."""
    return tuple(
        Entry(
            at=event.at,
            text=_happened(row, event),
            by=known.person(event.data["person"]) if "person" in event.data else words.ENGINE,
            clause=cited(clause) if (clause := event.data.get("clause")) else None,
        )
        for event in events
    )


def clocks(duties: Sequence[Obligation], known: Known, at: datetime) -> tuple[Entry, ...]:
    """Return what posts still owe, the earliest due first, each with its clock and its clause."""
    return tuple(
        Entry(
            at=one.starts_at,
            text=title(one),
            by=known.posts.get(one.holder, one.holder),
            clause=cited(one.clause),
            due=Due(due_at=one.due_at, at=at, told=_told(one, known)),
        )
        for one in duties
    )


def _stands(distance: int) -> StepState:
    if distance == 0:
        return StepState.CURRENT
    return StepState.DONE if distance < 0 else StepState.AHEAD


def _happened(row: Alarm, event: Event) -> Text:
    data = event.data
    match event.kind:
        case "alarm.raised":
            return Phrase(words.HAPPENED[event.kind], _reading(row, data))
        case "alarm.changed":
            before, after = STATES[AlarmState(data["from"])], STATES[AlarmState(data["to"])]
            return Phrase(words.CHANGED, {"before": headed(before), "after": headed(after)})
        case "alarm.marked":
            word = words.MARKED if data["stands"] else words.UNMARKED
            return Phrase(word, {"mark": MARKS[Mark(data["mark"])]})
        case "alarm.moved":
            return _did(data)
        case _:
            return words.HAPPENED[event.kind]


def _reading(row: Alarm, data: Mapping[str, Any]) -> dict[str, str]:
    value = "–" if data["value"] is None else f"{data['value']:g} {row.point.unit}"
    return {"value": value, "set_point": f"{float(data['set_point']):g}"}


def _did(data: Mapping[str, Any]) -> Text:
    act = headed(ACTIONS[Action(data["action"])])
    brought: list[Text] = [
        *([REASONS[Reason(data["reason"])]] if "reason" in data else []),
        *([Phrase(words.FOR_MINUTES, {"n": data["minutes"]})] if "minutes" in data else []),
        *(data[key] for key in ("paper", "remark") if key in data),
    ]
    return Phrase(words.DID, {"act": said(act), "brought": joined(brought)}) if brought else act


def _told(one: Obligation, known: Known) -> tuple[Told, ...]:
    made_at = one.call_made_at
    return tuple(Told(known.person(uid), made_at) for uid in one.called_persons if made_at)
