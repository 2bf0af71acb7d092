"""A hidden danger is found on a visit by who takes part in it."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import VisitState, origin_on
from bazhua.grips.dangers.models import HiddenDanger, Visit, VisitFinding
from bazhua.grips.dangers.selectors.visiting.visits import visit_shown
from bazhua.grips.dangers.services.recording import Found, put_on_record
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.kernel.errors import NotFound, StaleState

MADE: Final = (VisitState.ARRIVED.value, VisitState.FINISHED.value)
"""A device may hand in what was found after the visit has ended."""


def visit_of(uid: UUID, *, actor: Actor, at: datetime) -> Visit:
    """Return the visit on which somebody finds something.

    Raises:
        NotFound: there is none in which he takes part.
        StaleState: nobody has arrived.
    """
    row = visit_shown(actor, uid, at=at)
    if actor.uid not in row.officers:
        raise NotFound("visit")
    if row.state not in MADE:
        raise StaleState
    return row


@transaction.atomic
def found_on_visit(found: Found, visit: Visit, *, actor: Actor, at: datetime) -> HiddenDanger:
    """Put a danger on record that was found on a visit; the record of the visit lists it.

    It lies within the assignments of the visit: who found it goes on with it.

    Raises:
        NotAPerson, OutOfRange: as `put_on_record`.
    """
    origin = origin_on(VisitKind(visit.kind))
    own = frozenset(visit.assignment_ids)
    row = put_on_record(replace(found, origin=origin), assignments=own, actor=actor, at=at)
    VisitFinding(uid=new_uid(at), visit=visit, danger=row).save(force_insert=True)
    return row
