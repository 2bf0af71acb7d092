"""Obligations of a hidden danger, opened and ended with its steps."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.duties import (
    DONE,
    OVER,
    Bearer,
    Due,
    Duty,
    Stepped,
    begun,
)
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.papers.duties import ORDER_CLAUSE
from bazhua.grips.dangers.domain.policy.answering import AnswerWait
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.rows import danger_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.services import Opening, open_each, settle
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of, end_of
from bazhua.registry.api import posts_held

SUBJECT: Final = "danger"
AT_ONCE: Final = timedelta(0)


def begin(row: HiddenDanger, *, actor: Actor, at: datetime) -> None:
    """Open what a danger asks for that was put on record."""
    _open(row, None, by=row.found_by, actor=actor, at=at)


def follow(row: HiddenDanger, action: Action, *, hand: Hand, actor: Actor, at: datetime) -> None:
    """End what a step has done or left without an object, and open what it asks for."""
    if done := DONE.get(action):
        settle(row.uid, _kinds(done), hand=hand, actor=actor, at=at)
    if over := OVER.get(action):
        ground = next(edge.clause for edge in LOOP.edges if edge.action is action)
        settle(row.uid, _kinds(over), hand=hand, actor=actor, at=at, ground=ground)
    _open(row, action, by=UUID(hand.person), actor=actor, at=at)


def begin_order(
    row: HiddenDanger, *, since: datetime, hand: Hand, actor: Actor, at: datetime
) -> None:
    """Open what an order asks for that was served; it takes the place of what a plan asked for."""
    if row.due_on is None:
        raise AssertionError("an order gives a day")
    settle(row.uid, [Duty.RECTIFY.value], hand=hand, actor=actor, at=at, ground=ORDER_CLAUSE)
    due = Due(Duty.RECTIFY, ORDER_CLAUSE, since, end_of(row.due_on))
    open_each([_opening(row, due, row.owner, answer_wait(at))], actor=actor, at=at)


def answer_wait(at: datetime) -> timedelta:
    """Return how long who is called has to answer."""
    day = day_of(at)
    return current_book(day).row(AnswerWait, day).wait


def _kinds(duties: Iterable[Duty]) -> list[str]:
    return [duty.value for duty in duties]


def _open(
    row: HiddenDanger, action: Action | None, *, by: UUID, actor: Actor, at: datetime
) -> None:
    step = Stepped(
        action=action,
        danger=danger_of(row),
        sector=Sector(row.sector) if row.sector else None,
        plan=row.plan,
        known_at=at if action is Action.UPGRADE else row.found_at,
        at=at,
    )
    dues, wait = begun(current_book(day_of(at)), step), answer_wait(at)
    openings = (_opening(row, due, _holder(row, due.bearer, by, at), wait) for due in dues)
    open_each(openings, actor=actor, at=at)


def _holder(row: HiddenDanger, bearer: Bearer, by: UUID, at: datetime) -> str:
    """Return the address of the post that owes something; who holds no post leaves it to who supervises."""
    match bearer:
        case Bearer.OWNER:
            return row.owner
        case Bearer.OVERSEER:
            return row.overseer
        case Bearer.ACTOR:
            return next(iter(posts_held(by, at=at)), row.overseer)


def _opening(row: HiddenDanger, due: Due, holder: str, wait: timedelta) -> Opening:
    return Opening(
        kind=due.duty.value,
        subject_kind=SUBJECT,
        subject_uid=row.uid,
        place=row.place,
        terms=Terms(
            holder=holder,
            clause=due.clause,
            starts_at=due.starts_at,
            rule=_called(row, due, holder, wait),
        ),
        due_at=due.due_at,
    )


def _called(row: HiddenDanger, due: Due, holder: str, wait: timedelta) -> EscalationRule:
    """Return whom a missed duty calls: who owes it, then who supervises; the warning only the first."""
    first = Level(holder, AT_ONCE)
    alone = due.duty is Duty.WARNING or due.bearer is not Bearer.OWNER
    if alone or holder == row.overseer:
        return EscalationRule((first,), wait)
    return EscalationRule((first, Level(row.overseer, wait)), wait)
