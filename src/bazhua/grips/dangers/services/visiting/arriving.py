"""Who makes a visit arrives by his phone, be it without a network: when he says, taken once."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.policy.sources import PhoneClock
from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.domain.sources.phone import heard
from bazhua.grips.dangers.domain.visiting.table import VisitAction
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.visiting.visits import visit_shown
from bazhua.grips.dangers.services.visiting.finding import MADE
from bazhua.grips.dangers.services.visiting.moving import VisitDeed, move_visit
from bazhua.infra.db.actors import Actor
from bazhua.infra.idempotency.keys import Answer
from bazhua.infra.idempotency.services import handed_in
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of

ROUTE: Final = "visits/arrive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a phone says.

    Attributes:
        scanned: uid of the enterprise in the code that was scanned.
        said_at: when they arrived, ``sent_at`` when it left, by the phone's clock.
    """

    visit: UUID
    scanned: UUID | None
    spot: Spot | None
    said_at: datetime
    sent_at: datetime


def hand_in_arrival(key: str, arrival: Arrival, *, actor: Actor, at: datetime) -> Answer:
    """Take an arrival under the key that its phone gave it; the same again is the same answer.

    Returns:
        The JSON of the visit's uid and number, and whether somebody had arrived already.

    Raises:
        BadKey, KeyReused, KeyInProgress: the key does not stand for this arrival.
        NotFound: there is no such visit in which he takes part.
        TransitionRefused: it is cancelled, or the enterprise's code was not scanned.
    """
    said = asdict(arrival) | {"sent_at": None}
    return handed_in(
        (key, ROUTE), said, lambda: take_arrival(arrival, actor=actor, at=at), actor=actor, at=at
    )


@transaction.atomic
def take_arrival(arrival: Arrival, *, actor: Actor, at: datetime) -> dict[str, Any]:
    """Let a visit begin when its phone says; who comes after a colleague changes nothing.

    Raises:
        NotFound, TransitionRefused: as `hand_in_arrival`.
    """
    row = visit_shown(actor, arrival.visit, at=at)
    if actor.uid not in row.officers:
        raise NotFound("visit")
    row = Visit.objects.select_for_update().get(pk=row.pk)
    there = row.state in MADE
    if not there:
        day = day_of(at)
        clock = current_book(day).row(PhoneClock, day)
        when = heard(clock, said=arrival.said_at, sent=arrival.sent_at, received=at)
        deed = VisitDeed(
            visit=row.uid,
            version=row.version,
            action=VisitAction.ARRIVE,
            scanned=arrival.scanned,
            spot=arrival.spot,
        )
        row = move_visit(deed, actor=actor, at=when.found_at)
    return {"uid": str(row.uid), "number": row.number, "state": "arrived", "again": there}
