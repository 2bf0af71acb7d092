"""Answers by code, from a sender who does not guess."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from bazhua.infra.notify.callbacks.refusals import TooManyCodes
from bazhua.infra.notify.core.codes import typed
from bazhua.infra.notify.core.ports import AddressBook
from bazhua.infra.notify.core.refusals import CodeRefused
from bazhua.infra.notify.core.reports import Report
from bazhua.infra.notify.hearing import hear
from bazhua.infra.notify.keys import sender_key
from bazhua.infra.notify.models import Attempt, WrongCode

MOST_WRONG: Final = 5
WITHIN: Final = timedelta(minutes=15)


def hear_unless_guessing(report: Report, *, book: AddressBook, at: datetime) -> Attempt | None:
    """Let a report have its effect; a sender of many wrong codes has to wait.

    A wrong code is counted once, however often the provider repeats its callback.

    Raises:
        TooManyCodes: he waits; a right code does not count meanwhile.
        DomainError: see `hear`.
    """
    if not report.sender:
        return hear(report, book=book, at=at)
    with transaction.atomic():
        sender = sender_key(report.kind, report.sender)
        _wait_for_others(sender)
        _check(sender, at)
        try:
            return hear(report, book=book, at=at)
        except CodeRefused as refused:
            refusal = refused
            _count(sender, report, at)
    raise refusal


def _wait_for_others(sender: str) -> None:
    """Let one callback of a sender be heard at a time, so that none slips past the count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sender])


def _check(sender: str, at: datetime) -> None:
    wrong = WrongCode.objects.filter(sender=sender, at__gt=at - WITHIN)
    latest = list(wrong.order_by("-at").values_list("at", flat=True)[:MOST_WRONG])
    if len(latest) >= MOST_WRONG:
        left = latest[-1] + WITHIN - at
        raise TooManyCodes(max(1, -(-left // timedelta(minutes=1))))


def _count(sender: str, report: Report, at: datetime) -> None:
    if _holds_code(report.code):
        WrongCode.objects.get_or_create(
            kind=report.kind.value,
            report_id=report.report_id,
            defaults={"sender": sender, "at": at},
        )


def _holds_code(text: str) -> bool:
    """Return whether a reply tries a code; "on my way" does not."""
    try:
        typed(text)
    except CodeRefused:
        return False
    return True
