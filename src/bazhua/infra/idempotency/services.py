"""Doing something once for a key, and giving the same answer again."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from bazhua.infra.crypto.sealing import seal, unseal
from bazhua.infra.db.actors import Actor
from bazhua.infra.idempotency.keys import KEPT, Answer, KeyInProgress, KeyReused, Request
from bazhua.infra.idempotency.models import UsedKey
from bazhua.kernel.shape.canonical import canonical

PATIENCE_MS: Final = 5_000
"""How long a second request waits for the first, milliseconds."""

BATCH: Final = 1_000

CLAIM: Final = """
INSERT INTO idempotency_usedkey (actor_uid, key, route, sha256, headers, body, expires_at)
VALUES (%s, %s, %s, %s, '{}', '', %s)
ON CONFLICT (actor_uid, key) DO NOTHING
RETURNING id
"""
"""Waits while another transaction holds the same key; its end decides who does the effect."""


class _Claim(NamedTuple):
    """The row of a key, and whether it was written just now."""

    row: UsedKey
    fresh: bool


def once(
    request: Request,
    effect: Callable[[], Answer],
    *,
    actor: Actor,
    at: datetime,
    patience_ms: int = PATIENCE_MS,
) -> Answer:
    """Return the answer of an effect that is done at most once for a key.

    Key, effect and answer commit together. An effect that raises leaves nothing behind, so that
    the same key may be tried again.

    Args:
        effect: writes to this database and nowhere else.
        patience_ms: how long to wait for another who is just doing it.

    Raises:
        KeyReused: the key was used for another route or body.
        KeyInProgress: another is still doing it.
    """
    with transaction.atomic():
        claim = _claimed(request, actor, at, patience_ms)
        if claim.row.sha256 != request.sha256:
            raise KeyReused
        if not claim.fresh:
            return _answer(claim.row)
        answer = effect()
        body = seal(answer.body, about=_about(claim.row)) if answer.secret else answer.body
        kept = {"status": answer.status, "headers": dict(answer.headers), "body": body}
        UsedKey.objects.filter(pk=claim.row.pk).update(**kept)
        return answer


def handed_in(
    request: tuple[str, str],
    said: object,
    effect: Callable[[], object],
    *,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Return, as JSON, what becomes of what a device hands in; the same again is the same answer.

    Args:
        request: key and route.
        said: what the device says, less what differs when it tries again later.

    Raises:
        BadKey, KeyReused, KeyInProgress: as `once`.
    """

    def answer() -> Answer:
        return Answer(200, canonical(effect()), {"Content-Type": "application/json"})

    body = json.dumps(said, sort_keys=True, default=str).encode()
    return once(Request(*request, body), answer, actor=actor, at=at)


def forget_expired(at: datetime, *, batch: int = BATCH) -> int:
    """Remove keys whose thirty days are over; return how many."""
    due = UsedKey.objects.filter(expires_at__lte=at).order_by("expires_at", "pk")
    with transaction.atomic():
        ids = [row.pk for row in due.select_for_update(skip_locked=True).only("pk")[:batch]]
        return UsedKey.objects.filter(pk__in=ids).delete()[0]


def _answer(row: UsedKey) -> Answer:
    answer = Answer(row.status or 0, bytes(row.body), row.headers, again=True)
    return replace(answer, body=unseal(row.body, about=_about(row))) if answer.secret else answer


def _about(row: UsedKey) -> bytes:
    return b"idempotency.body" + row.actor_uid.bytes + row.key.encode()


def _claimed(request: Request, actor: Actor, at: datetime, patience_ms: int) -> _Claim:
    mine = UsedKey.objects.filter(actor_uid=actor.uid, key=request.key)
    given: list[Any] = [actor.uid, request.key, request.route, request.sha256, at + KEPT]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{patience_ms}ms"])
            mine.filter(expires_at__lte=at).delete()
            cursor.execute(CLAIM, given)
            fresh = cursor.fetchone() is not None
            # What the effect waits for has its own patience.
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise KeyInProgress from error
        raise
    return _Claim(mine.get(), fresh)
