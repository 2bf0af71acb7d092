"""The notifier: takes what is due, hands it over, marks it.

A claim is committed before anything leaves the machine. When the process dies between sending and
marking, the claim runs out and the message is handed over again under the same key: at least once,
and never lost.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from django.db import transaction

from bazhua.infra.notify.core.attempts import OPEN, WAITING, Action, Role, State
from bazhua.infra.notify.core.patience import PATIENCE
from bazhua.infra.notify.core.ports import (
    AddressBook,
    Channel,
    Kind,
    Parcel,
    Problem,
    SendFailed,
    Unconfigured,
)
from bazhua.infra.notify.keys import codes
from bazhua.infra.notify.models import Attempt
from bazhua.infra.notify.moves import NOTIFIER, fail, give_up, locked, move
from bazhua.kernel.words import Lang

BATCH: Final = 16
"""All of a batch leave at once, so that none waits for a slow one."""

CLAIM: Final = timedelta(seconds=60)
"""Longer than the slowest hand-over: two requests of ten seconds."""

EXPIRY_BATCH: Final = 500
LONGEST_ID: Final = 200

Clock: TypeAlias = Callable[[], datetime]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one hand-over."""

    provider_id: str = ""
    problem: Problem | None = None


def send_due(
    channel: Channel, book: AddressBook, clock: Clock, *, batch: int = BATCH, lang: Lang = Lang.ZH
) -> int:
    """Hand over what is due on a channel; return how many were tried.

    Any number of processes may do this at once.
    """
    claimed = _claim(channel.kind, clock(), batch)
    if not claimed:
        return 0
    with ThreadPoolExecutor(max_workers=len(claimed)) as pool:
        going = {
            pool.submit(_hand_over, channel, p): row for row, p in _packed(claimed, book, lang)
        }
        for row, outcome in _finished(going):
            _mark(row, outcome, clock())
    return len(claimed)


@transaction.atomic
def give_up_expired(at: datetime, *, batch: int = EXPIRY_BATCH) -> int:
    """Give up the attempts whose time is over without an answer; return how many."""
    over = Attempt.objects.filter(
        state__in=[state.value for state in OPEN], notification__expires_at__lte=at
    )
    found = list(over.order_by("pk").values_list("uid", flat=True)[:batch])
    rows = [locked(uid) for uid in found]
    for row in rows:
        if row.state in OPEN:
            give_up(row, Problem.EXPIRED, at)
    return len(rows)


@transaction.atomic
def _claim(kind: Kind, at: datetime, batch: int) -> list[Attempt]:
    due = Attempt.objects.filter(
        kind=kind.value,
        state__in=[state.value for state in WAITING],
        next_try_at__lte=at,
        notification__expires_at__gt=at,
    )
    rows = due.select_for_update(skip_locked=True, of=("self",)).select_related("notification")
    claimed = []
    for row in rows.order_by("next_try_at", "pk")[:batch]:
        if row.tries >= PATIENCE[kind].tries:
            give_up(row, Problem.INTERRUPTED, at)
        else:
            claimed.append(_claimed(row, at))
    return claimed


def _claimed(row: Attempt, at: datetime) -> Attempt:
    queued = row
    if row.state == State.FAILED:
        queued = move(row, Action.RETRY, Role.NOTIFIER, at, actor=NOTIFIER)
    queued.tries += 1
    queued.next_try_at = at + CLAIM
    queued.save(update_fields=["tries", "next_try_at"])
    return queued


def _packed(
    claimed: list[Attempt], book: AddressBook, lang: Lang
) -> Iterator[tuple[Attempt, Parcel]]:
    for row in claimed:
        kind, message = Kind(row.kind), row.notification.message
        code = codes().code(row.uid)
        address = book.address(row.person, kind) or ""
        title, text = message.headline(lang), message.body(lang, kind, code)
        yield row, Parcel(key=row.uid, address=address, title=title, text=text, code=code)


def _hand_over(channel: Channel, parcel: Parcel) -> Outcome:
    if not parcel.address and not isinstance(channel, Unconfigured):
        return Outcome(problem=Problem.NO_ADDRESS)
    try:
        return Outcome(provider_id=channel.send(parcel)[:LONGEST_ID])
    except SendFailed as failure:
        log.warning("%s by %s: %s", parcel.key, channel.kind, failure)
        return Outcome(problem=failure.problem)


def _finished(going: dict[Future[Outcome], Attempt]) -> Iterator[tuple[Attempt, Outcome]]:
    for future in as_completed(going):
        yield going[future], future.result()


@transaction.atomic
def _mark(claimed: Attempt, outcome: Outcome, at: datetime) -> None:
    """Write what became of it, unless an answer or a callback was faster."""
    row = locked(claimed.uid)
    if row.state != State.QUEUED:
        return
    if outcome.problem is not None:
        fail(row, outcome.problem, Role.NOTIFIER, at)
        return
    move(
        row,
        Action.SEND,
        Role.NOTIFIER,
        at,
        actor=NOTIFIER,
        sent_at=at,
        next_try_at=None,
        provider_id=outcome.provider_id,
        problem="",
    )
