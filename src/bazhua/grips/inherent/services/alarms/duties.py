"""Obligations about alarms: opened when they are announced, ended by what people do."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bazhua.grips.inherent.domain.handling.duties import (
    DONE,
    Due,
    Duty,
    acknowledged,
    announced,
    called,
    chain,
    ended,
)
from bazhua.grips.inherent.domain.handling.policy import FOLLOWS
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.addresses import Addresses
from bazhua.grips.inherent.services.alarms.folding import Call
from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.services import Opening, open_each, settle
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour
from bazhua.registry.api import VACANT

SUBJECT: Final = "alarm"


def begin(calls: Iterable[Call], *, actor: Actor, at: datetime) -> None:
    """Open what alarms ask for that people are told of; again only that they acknowledge."""
    book = current_book(day_of(at))
    addresses = Addresses(book, at)
    openings = [
        _opening(call.row, due, addresses)
        for call in calls
        for due in announced(book, Colour(call.row.colour), call.at)
        if call.first or due.duty is Duty.ACKNOWLEDGE
    ]
    open_each(openings, actor=actor, at=at)


def follow(
    row: Alarm, action: Action, reason: Reason | None, *, hand: Hand, actor: Actor, at: datetime
) -> None:
    """End what a step has done or left without an object, and open what it asks for."""
    book = current_book(day_of(at))
    if action in DONE:
        settle(row.uid, [DONE[action].value], hand=hand, actor=actor, at=at)
    over = [duty.value for duty in ended(book, action, reason, at)]
    if over:
        settle(row.uid, over, hand=hand, actor=actor, at=at, ground=FOLLOWS)
    if action is Action.ACKNOWLEDGE and row.called_at is not None and not row.reason:
        due = acknowledged(book, Colour(row.colour), row.called_at)
        open_each([_opening(row, due, Addresses(book, at))], actor=actor, at=at)


def _opening(row: Alarm, due: Due, addresses: Addresses) -> Opening:
    known = addresses.of(row.subject_uid, row.place.region)
    chained = chain(due, known)
    return Opening(
        kind=due.duty.value,
        subject_kind=SUBJECT,
        subject_uid=row.uid,
        place=row.place,
        terms=Terms(
            holder=chained[0] if chained else VACANT,
            clause=due.clause,
            starts_at=due.starts_at,
            rule=called(due, known),
        ),
        due_at=due.due_at,
    )
