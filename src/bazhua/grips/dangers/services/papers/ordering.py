"""An order that is served binds: the day until which a danger must be right, and who owes it."""

from dataclasses import dataclass
from datetime import date, datetime

from bazhua.grips.dangers.domain.closed_loop.terms import Mark
from bazhua.grips.dangers.domain.papers.drawing import ORDERABLE
from bazhua.grips.dangers.domain.papers.duties import ORDER_CLAUSE
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.signing import standing_of
from bazhua.grips.dangers.services import counting, duties
from bazhua.grips.dangers.services.signing.keeping import keep_up
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.core.terms import ENDED, JUDGED, State
from bazhua.infra.obligations.core.hands import Hand

PAST = ENDED | JUDGED


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it binds from its service on."""

    number: str
    effective_at: datetime
    last_day: date


def take_effect(order: Order, row: HiddenDanger, *, hand: Hand, actor: Actor, at: datetime) -> None:
    """Let an order bind for a danger; of what was put right meanwhile only the mark stays."""
    state = State(row.state)
    if state in PAST:
        return
    done = swap(
        row,
        version=row.version,
        marks=sorted({*row.marks, Mark.RECTIFICATION_ORDERED.value}),
        ordered_until=order.last_day,
        due_on=min(row.due_on or order.last_day, order.last_day),
    )
    told = {
        "order": order.number,
        "clause": ORDER_CLAUSE,
        "last_day": order.last_day,
        "person": hand.person,
    }
    event = emit("danger.ordered", done, actor=actor, at=at, data=told)
    counting.count_again(event, row, done)
    keep_up(done, None, standing_of(done), hand=hand, actor=actor, at=at)
    if state in ORDERABLE:
        duties.begin_order(done, since=order.effective_at, hand=hand, actor=actor, at=at)
