"""A visit goes along its table: arrival by the code of the enterprise, end, hand-off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import (
    VISIT,
    VISITOR,
    VisitAction,
    VisitFacts,
    VisitState,
)
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.visiting.visits import visit_shown
from bazhua.grips.dangers.services.visiting.planning import allowed
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.kernel.errors import StaleState


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDeed:
    """What somebody does with a visit, as he saw it.

    Attributes:
        scanned: uid of the enterprise in the code that was scanned on arrival.
        note: what is handed to enforcement, or why it is cancelled.
    """

    visit: UUID
    version: int
    action: VisitAction
    scanned: UUID | None = None
    spot: Spot | None = None
    note: str = ""


@transaction.atomic
def move_visit(deed: VisitDeed, *, actor: Actor, at: datetime) -> Visit:
    """Move a visit along its table.

    Raises:
        NotFound: there is none for him.
        NotAPerson: nobody is behind the account.
        StaleState: it has moved since he saw it.
        TransitionRefused: no such step, he does not take part, or a condition does not hold.
    """
    row = visit_shown(actor, deed.visit, at=at)
    if row.version != deed.version:
        raise StaleState
    person = person_of(actor.uid, at)
    roles = {VISITOR} if UUID(person) in row.officers else set()
    facts = VisitFacts(
        acts=allowed(VisitKind(row.kind), row.planned_on, at),
        scanned=deed.scanned == row.subject_uid,
        note=deed.note,
    )
    state = VISIT.step(VisitState(row.state), deed.action, roles, facts)
    done = swap(row, version=deed.version, state=state.value, **_columns(deed, row, at))
    told = {"action": deed.action.value, "to": state.value, "person": person}
    if deed.note:
        told["note"] = deed.note
    emit("visit.moved", done, actor=actor, at=at, data=told)
    return done


def _columns(deed: VisitDeed, row: Visit, at: datetime) -> dict[str, Any]:
    match deed.action:
        case VisitAction.ARRIVE:
            spot = deed.spot
            return {
                "arrived_at": at,
                "scanned": deed.scanned == row.subject_uid,
                "longitude": spot.longitude if spot else None,
                "latitude": spot.latitude if spot else None,
            }
        case VisitAction.FINISH:
            return {"finished_at": at}
        case _:
            return {}
