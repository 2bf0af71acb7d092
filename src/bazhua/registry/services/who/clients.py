"""Programs that use the API: a token shown once, an end, grants of their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import Forbidden, MissingKey, OutOfRange
from bazhua.kernel.words import say
from bazhua.registry.models import Client, RoleGrant
from bazhua.registry.selectors.who.clients import RESOURCE, visible_client
from bazhua.registry.services.who.grants import GrantOver

LONGEST_NAME: Final = 120
LONGEST_LIFE: Final = timedelta(days=366)
PREFIX: Final = "bz_"
"""Tells a token of this platform from other secrets, for those who look for leaked ones."""

TOKEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Issued:
    """A new client with its token, which is kept nowhere."""

    client: Client
    token: str


@transaction.atomic
def issue_client(name: str, *, until: datetime, actor: Actor, at: datetime) -> Issued:
    """Make a client that may nothing until roles are given to it.

    Raises:
        Forbidden: he may not make clients.
        MissingKey: it has no name.
        OutOfRange: the name is too long, or it would end now or in more than 366 days.
    """
    if not actor.granted(RESOURCE, "create", at):
        raise Forbidden
    plain = " ".join(name.split())
    if not plain:
        raise MissingKey("name")
    if len(plain) > LONGEST_NAME:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_NAME)
        raise OutOfRange("name", len(plain), allowed)
    if not at < until <= at + LONGEST_LIFE:
        span = say("{since} 至 {until}", "{since} to {until}", since=at, until=at + LONGEST_LIFE)
        raise OutOfRange("until", until, span)
    token = PREFIX + token_urlsafe(TOKEN_BYTES)
    row = Client.objects.create(
        uid=new_uid(at),
        name=plain,
        token_hash=sha256(token.encode()).digest(),
        since=at,
        until=until,
        given_by=actor.uid,
    )
    emit("client.issued", row, actor=actor, at=at, data={"name": plain, "until": until})
    return Issued(row, token)


@transaction.atomic
def end_client(uid: UUID, *, version: int, actor: Actor, at: datetime) -> Client:
    """Let a token be refused from now on, and end the grants of its program.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not end clients.
        GrantOver: it has ended.
        StaleState: somebody else changed it.
    """
    row = visible_client(actor, uid, at=at)
    if not actor.granted(RESOURCE, "end", at):
        raise Forbidden
    if row.ended_at is not None:
        raise GrantOver
    ended = swap(row, version=version, ended_at=at)
    open_grants = RoleGrant.objects.filter(client=row, since__lt=at)
    open_grants.exclude(until__lte=at).update(until=at, ended_by=actor.uid)
    emit("client.ended", ended, actor=actor, at=at, data={"name": row.name})
    return ended
