"""Callbacks of providers, believed by their channel: each has its effect once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.notify.core.addresses import same
from bazhua.infra.notify.core.attempts import Action, Role, State
from bazhua.infra.notify.core.ports import AddressBook, Kind, Problem
from bazhua.infra.notify.core.refusals import CodeRefused
from bazhua.infra.notify.core.reports import Fact, Report
from bazhua.infra.notify.keys import codes
from bazhua.infra.notify.models import Attempt, Heard
from bazhua.infra.notify.moves import NOTIFIER, fail, locked, move
from bazhua.infra.notify.services import by_code, take_note
from bazhua.kernel.errors import NotFound, OutOfRange
from bazhua.kernel.words import say

LONGEST_ID = 200


@transaction.atomic
def hear(report: Report, *, book: AddressBook, at: datetime) -> Attempt | None:
    """Let a report have its effect; return its attempt, or ``None`` when it was heard before.

    Raises:
        NotFound: no such attempt on this channel.
        CodeRefused: no code that was sent to this sender.
        CodeExpired: the code's time is over.
        OutOfRange: the provider's identifier is too long.
    """
    if not 0 < len(report.report_id) <= LONGEST_ID:
        allowed = say("1 至 {most} 个字符", "1 to {most} signs", most=LONGEST_ID)
        raise OutOfRange("report_id", len(report.report_id), allowed)
    _, fresh = Heard.objects.get_or_create(
        kind=report.kind.value, report_id=report.report_id, defaults={"heard_at": at}
    )
    if not fresh:
        return None
    if report.fact is Fact.ANSWERED:
        return _answered(report, book, at)
    row = _of_channel(report.attempt, report.kind)
    if report.fact is Fact.DELIVERED and row.state in {State.QUEUED, State.FAILED, State.SENT}:
        return move(
            row,
            Action.DELIVER,
            Role.PROVIDER,
            at,
            actor=NOTIFIER,
            delivered_at=at,
            next_try_at=None,
            problem="",
        )
    if report.fact is Fact.UNDELIVERED and row.state == State.SENT:
        return fail(row, Problem.UNDELIVERED, Role.PROVIDER, at)
    return row


def _answered(report: Report, book: AddressBook, at: datetime) -> Attempt:
    row = _named(report, book) if report.attempt else _replied(report, book)
    person = Actor(uid=row.person, grants=(), rights={})
    take_note(row, at=at, actor=person)
    row.refresh_from_db()
    return row


def _named(report: Report, book: AddressBook) -> Attempt:
    """Return the attempt that a provider names; a card gives its code back, a call has none."""
    row = _of_channel(report.attempt, report.kind)
    if report.kind is Kind.VOICE:
        return row
    if not codes().fits(report.code, row.uid) or not _sent_by(report, row, book):
        raise CodeRefused
    return row


def _replied(report: Report, book: AddressBook) -> Attempt:
    candidates = by_code(report.code).filter(kind=report.kind.value)
    for candidate in candidates[:10]:
        if _sent_by(report, candidate, book):
            return locked(candidate.uid)
    raise CodeRefused


def _sent_by(report: Report, row: Attempt, book: AddressBook) -> bool:
    known = book.address(row.person, report.kind)
    return known is not None and same(report.kind, known, report.sender)


def _of_channel(attempt: UUID | None, kind: Kind) -> Attempt:
    if attempt is None:
        raise NotFound
    row = locked(attempt)
    if row.kind != kind.value:
        raise NotFound
    return row
