"""Additions as pages read them, and what one of them would change."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.policies.book import current_book
from bazhua.infra.policies.core.proposal import Proposal, before, judged
from bazhua.infra.policies.models import Addition
from bazhua.infra.policies.ports import Affected, Question, dependents
from bazhua.kernel.errors import NotFound
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.policy.exchange import clause_of, row_of
from bazhua.kernel.times import day_of

RESOURCE: Final = "policy"
CREATE: Final = "create"
APPROVE: Final = "approve"


def visible_additions(actor: Actor, *, at: datetime) -> QuerySet[Addition]:
    """Return the additions, for those who may view policy rows anywhere; a row has no place."""
    rows = Addition.objects.all()
    return rows if actor.granted(RESOURCE, VIEW, at) else rows.none()


def visible_addition(actor: Actor, uid: UUID, *, at: datetime) -> Addition:
    """Return an addition.

    Raises:
        NotFound: it is not there for this actor.
    """
    row = visible_additions(actor, at=at).filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row


def additions_of(table: str, line: str, actor: Actor, *, at: datetime) -> list[Addition]:
    """Return what was ever proposed for a line, oldest first."""
    found = visible_additions(actor, at=at).filter(table=table, line=line)
    return list(found.order_by("proposed_at", "pk"))


def history(row: Addition) -> list[Event]:
    """Return what happened to an addition, oldest first."""
    return list(Event.objects.filter(record_uid=row.uid).order_by("seq"))


def row_in(addition: Addition, book: PolicyBook) -> PolicyRow:
    """Return the row of an addition."""
    return row_of(addition.row, book)


def clauses_in(addition: Addition) -> tuple[Clause, ...]:
    """Return the clause that an addition brings along."""
    return () if addition.clause is None else (clause_of(addition.clause),)


def would_change(addition: Addition, *, actor: Actor, at: datetime) -> tuple[Affected, ...]:
    """Return which open records an addition would change when it is confirmed now."""
    book = current_book(day_of(at))
    return _asked(row_in(addition, book), clauses_in(addition), book, actor, at)


def would_change_as(proposal: Proposal, *, actor: Actor, at: datetime) -> tuple[Affected, ...]:
    """Return which open records a proposal would change.

    Raises:
        DomainError: the row is refused, see `judged`.
    """
    today = day_of(at)
    book = current_book(today)
    row = judged(proposal, book, today)
    clauses = () if proposal.new_clause is None else (proposal.new_clause,)
    return _asked(row, clauses, book, actor, at)


def _asked(
    row: PolicyRow, clauses: tuple[Clause, ...], book: PolicyBook, actor: Actor, at: datetime
) -> tuple[Affected, ...]:
    question = Question(
        row=row,
        old=before(row, book),
        before=book,
        after=book.extended([row], clauses),
        actor=actor,
        at=at,
    )
    return tuple(dependent(question) for dependent in dependents())
