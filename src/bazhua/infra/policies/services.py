"""Proposing rows, confirming and withdrawing them; every change is an event of the addition."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.infra.policies.core.proposal import (
    Proposal,
    State,
    check_span,
    judged,
    line_of,
    reason_of,
)
from bazhua.infra.policies.core.refusals import PolicyDecided, SecondPersonNeeded
from bazhua.infra.policies.models import Addition
from bazhua.infra.policies.ports import human_behind
from bazhua.infra.policies.selectors import APPROVE, CREATE, RESOURCE, visible_addition
from bazhua.kernel.errors import Forbidden, StaleState
from bazhua.kernel.policy.book import row_json
from bazhua.kernel.policy.exchange import row_of
from bazhua.kernel.shape.writing import written
from bazhua.kernel.times import day_of

ORDER_LOCK: Final = 0x706F6C69
"""One confirmation at a time, so that numbers follow the commits."""


@transaction.atomic
def propose(proposal: Proposal, *, actor: Actor, at: datetime) -> Addition:
    """Propose a row; nothing changes until a second person confirms it.

    Raises:
        Forbidden: he may not propose rows.
        SecondPersonNeeded: no person is known behind who proposes.
        DomainError: the row is refused, see `judged`.
    """
    if not actor.granted(RESOURCE, CREATE, at):
        raise Forbidden
    behind = human_behind(actor.uid, at)
    if behind is None:
        raise SecondPersonNeeded
    today = day_of(at)
    row = judged(proposal, current_book(today), today)
    addition = Addition(
        uid=new_uid(at),
        table=row.table,
        line=line_of(row),
        row=row_json(row),
        clause=written(proposal.new_clause),
        since=row.since,
        until=row.until,
        reason=reason_of(proposal.reason),
        behind=behind,
        proposed_by=actor.uid,
        proposed_at=at,
    )
    addition.save(force_insert=True)
    emit("policy.proposed", addition, actor=actor, at=at, data=_told(addition))
    return addition


@transaction.atomic
def confirm(uid: UUID, *, version: int, actor: Actor, at: datetime) -> Addition:
    """Confirm a row as the second person; it holds from its first day.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not confirm rows.
        SecondPersonNeeded: he is no person, or the one who proposed it.
        PolicyDecided: it is confirmed or withdrawn.
        PolicyInPast: its first day has come meanwhile.
        StaleState: somebody else changed it.
    """
    row = visible_addition(actor, uid, at=at)
    if not actor.granted(RESOURCE, APPROVE, at):
        raise Forbidden
    if human_behind(actor.uid, at) != actor.uid or actor.uid == row.behind:
        raise SecondPersonNeeded
    _undecided(row, version)
    today = day_of(at)
    check_span(row_of(row.row, current_book(today)), today)
    moved = swap(
        row,
        version=version,
        state=State.CONFIRMED.value,
        decided_by=actor.uid,
        decided_at=at,
        number=_next_number(),
    )
    emit("policy.confirmed", moved, actor=actor, at=at, data=_told(moved))
    return moved


@transaction.atomic
def withdraw(uid: UUID, *, reason: str, version: int, actor: Actor, at: datetime) -> Addition:
    """Withdraw a row that nobody has confirmed; it stays on record.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he neither proposed it nor may confirm rows.
        PolicyDecided: it is confirmed or withdrawn.
        MissingKey: the reason is empty.
        StaleState: somebody else changed it.
    """
    row = visible_addition(actor, uid, at=at)
    if not may_withdraw(row, actor=actor, at=at):
        raise Forbidden
    said = reason_of(reason)
    _undecided(row, version)
    state = State.WITHDRAWN.value
    moved = swap(row, version=version, state=state, decided_by=actor.uid, decided_at=at)
    told = {"table": row.table, "line": row.line, "since": row.since, "reason": said}
    emit("policy.withdrawn", moved, actor=actor, at=at, data=told)
    return moved


def may_confirm(row: Addition, *, actor: Actor, at: datetime) -> bool:
    """Return whether an actor may be the second person of a row that waits."""
    waits = row.state == State.PROPOSED.value and row.since > day_of(at)
    another = actor.uid != row.behind and human_behind(actor.uid, at) == actor.uid
    return waits and another and bool(actor.granted(RESOURCE, APPROVE, at))


def may_withdraw(row: Addition, *, actor: Actor, at: datetime) -> bool:
    """Return whether an actor may withdraw a row."""
    own = actor.uid in {row.proposed_by, row.behind}
    return own or bool(actor.granted(RESOURCE, APPROVE, at))


def _undecided(row: Addition, version: int) -> None:
    if row.state != State.PROPOSED.value:
        raise PolicyDecided
    if row.version != version:
        raise StaleState


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER_LOCK])
    return (Addition.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _told(row: Addition) -> dict[str, Any]:
    return {
        "table": row.table,
        "line": row.line,
        "row": row.row,
        "clause": row.clause,
        "reason": row.reason,
        "behind": row.behind,
        "number": row.number,
    }
