"""People answer alarms: one function for every act, and one for many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.engine.core.batch import Action as Operation
from bazhua.engine.core.definitions import LimitKind
from bazhua.engine.messages import Asked, EntryKind, Operations
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.duties import records_danger
from bazhua.grips.inherent.domain.handling.table import RIGHTS, TABLE, Facts, reached
from bazhua.grips.inherent.domain.handling.terms import Action, Progress
from bazhua.grips.inherent.models import Alarm, alarms
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE
from bazhua.grips.inherent.selectors.alarms.offers import facts_of
from bazhua.grips.inherent.services.alarms import duties
from bazhua.grips.inherent.services.alarms.counting import count_answered, count_closed
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.grips.inherent.services.alarms.following import HINT
from bazhua.grips.inherent.services.alarms.recording import record_for
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.events.models import Event
from bazhua.infra.findings.behind import person_of
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.policies.book import current_book
from bazhua.infra.stream.ringing import ring_places
from bazhua.infra.telemetry.writing import tell_engine
from bazhua.kernel.errors import Forbidden, NotFound, TransitionRefused
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour

MOST_AT_ONCE: Final = 200
OPERATIONS: Final[Mapping[Action, Operation]] = {
    Action.ACKNOWLEDGE: Operation.ACKNOWLEDGE,
    Action.RESET: Operation.RESET,
    Action.SHELVE: Operation.SHELVE,
    Action.UNSHELVE: Operation.UNSHELVE,
    Action.TAKE_OUT: Operation.TAKE_OUT,
    Action.PUT_BACK: Operation.PUT_BACK,
}
"""What the engine is told; the other acts are none of its business."""

ANSWERS: Final = frozenset({Action.FEEDBACK, Action.CHECK})


@dataclass(frozen=True, slots=True)
class _Acting:
    """Who acts when."""

    actor: Actor
    at: datetime
    person: str

    @classmethod
    def of(cls, actor: Actor, at: datetime) -> "_Acting":
        return cls(actor, at, person_of(actor.uid, at))


@transaction.atomic
def act(deed: Deed, *, actor: Actor, at: datetime) -> Alarm:
    """Do something with an alarm; the engine is told in the same transaction.

    Raises:
        NotFound, Forbidden: it is out of scope, or he lacks the right.
        NotAPerson: nobody stands behind the account.
        TransitionRefused: no such step, not for his role, or a condition does not hold.
    """
    (row,) = _locked([deed.alarm])
    who = _Acting.of(actor, at)
    done = _done(row, deed, who)
    _tell([done], deed, who)
    return done


@transaction.atomic
def acknowledge_each(
    uids: Sequence[UUID], remark: str, *, actor: Actor, at: datetime
) -> list[Alarm]:
    """Acknowledge those of some alarms that wait for it, all with one remark; return them.

    Raises:
        NotFound, Forbidden: one is out of scope, or he lacks the right there; nothing changed.
        NotAPerson: nobody stands behind the account.
    """
    who = _Acting.of(actor, at)
    done = []
    for row in _locked(uids[:MOST_AT_ONCE]):
        deed = Deed(alarm=row.uid, action=Action.ACKNOWLEDGE, remark=remark)
        try:
            done.append(_done(row, deed, who))
        except TransitionRefused:
            continue  # somebody was faster, or it does not wait
    if done:
        _tell(done, Deed(alarm=done[0].uid, action=Action.ACKNOWLEDGE), who)
    return done


def _locked(uids: Sequence[UUID]) -> list[Alarm]:
    """Return alarms in one order for all; neither people nor the engine's news move them meanwhile.

    Raises:
        NotFound: there is none of one of these uids.
    """
    asked = alarms().select_related("point__installation").filter(uid__in=uids)
    rows = list(asked.select_for_update(of=("self",)).order_by("pk"))
    if len(rows) != len(set(uids)):
        raise NotFound
    return rows


def _done(row: Alarm, deed: Deed, who: _Acting) -> Alarm:
    place = row.place
    if not who.actor.may(RESOURCE, RIGHTS[deed.action], place, who.at):
        raise Forbidden if who.actor.may(RESOURCE, VIEW, place, who.at) else NotFound
    roles = who.actor.roles_at(place, who.at)
    before = Progress(row.progress)
    after = reached(
        TABLE.step(before, deed.action, roles, _facts(row, deed, who.at)),
        gone=row.state == AlarmState.NORM.value,
    )
    edge = TABLE.edge(before, deed.action)
    recorded = _recorded(row, deed, who)
    changed = _changes(deed, after, who) | recorded
    done = swap(row, version=row.version, **changed)
    told = {
        "action": deed.action.value,
        "from": before.value,
        "to": after.value,
        "person": who.person,
        "clause": edge.clause if edge else "",
        **_brought(deed),
        **({"danger": str(done.danger_uid)} if recorded else {}),
    }
    event = emit("alarm.moved", done, actor=who.actor, at=who.at, data=told)
    _count(event, row, done)
    hand = Hand(who.person, roles)
    duties.follow(done, deed.action, deed.reason, hand=hand, actor=who.actor, at=who.at)
    return done


def _count(event: Event, before: Alarm, after: Alarm) -> None:
    """Count an act that gives the first answer, or that closes."""
    if before.answered_at is None and after.answered_at is not None:
        count_answered(event, after)
    if after.progress == Progress.CLOSED.value:
        count_closed(event)


def _facts(row: Alarm, deed: Deed, at: datetime) -> Facts:
    return facts_of(
        row,
        at=at,
        reason=deed.reason,
        remark=deed.remark,
        paper=deed.paper,
        minutes=deed.minutes,
    )


def _recorded(row: Alarm, deed: Deed, who: _Acting) -> dict[str, Any]:
    """Record a hidden danger where the book asks for one; return the column that names it."""
    if deed.action not in ANSWERS or deed.reason is None or row.danger_uid is not None:
        return {}
    book = current_book(day_of(who.at))
    if not records_danger(book, deed.reason, Colour(row.colour), who.at):
        return {}
    found = record_for(row, deed.reason, deed.remark, actor=who.actor, at=who.at)
    return {"danger_uid": found.danger_uid}


def _changes(deed: Deed, after: Progress, who: _Acting) -> dict[str, Any]:
    """Return the columns that an act changes; the reason of who looked on the spot prevails."""
    changed: dict[str, Any] = {"progress": after.value}
    match deed.action:
        case Action.ACKNOWLEDGE:
            changed |= {"acknowledged_at": who.at, "acknowledged_by": UUID(who.person)}
        case Action.FEEDBACK | Action.CHECK if deed.reason is not None:
            changed |= {"reason": deed.reason.value, "remark": deed.remark, "answered_at": who.at}
        case Action.CLOSE:
            changed |= {"closed_at": who.at}
        case _:
            pass
    return changed


def _brought(deed: Deed) -> dict[str, Any]:
    brought = {
        "reason": deed.reason.value if deed.reason else "",
        "remark": deed.remark.strip(),
        "paper": deed.paper.strip(),
        "minutes": deed.minutes,
    }
    return {key: value for key, value in brought.items() if value}


def _tell(rows: Sequence[Alarm], deed: Deed, who: _Acting) -> None:
    """Ring where they stand, and tell the engine; that comes last."""
    ring_places({row.place.region for row in rows}, HINT)
    operation = OPERATIONS.get(deed.action)
    if operation is None:
        return
    until = int((who.at + timedelta(minutes=deed.minutes)).timestamp() * 1_000)
    asked = [
        Asked(operation, row.point.tag, LimitKind(row.limit_kind), until if deed.minutes else 0)
        for row in rows
    ]
    tell_engine(EntryKind.OPERATIONS, Operations(who.person, asked))
