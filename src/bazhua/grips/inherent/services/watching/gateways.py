"""Gateways are opened, given tokens, and closed; of a token only its digest is kept."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import psycopg
from django.db import connection, transaction

from bazhua.engine.adapters import gateways as engine
from bazhua.grips.inherent.domain.watching.terms import Way
from bazhua.grips.inherent.models import Gateway, gateways, points
from bazhua.grips.inherent.selectors.watching.reach import reached, settable, standing
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import BadInput, MissingKey, OutOfRange, StaleState
from bazhua.kernel.words import say

CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{3,39}")
LONGEST_OVERLAP: Final = timedelta(days=7)
NO_TOKEN: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGateway:
    """A gateway of an enterprise or a park.

    Attributes:
        code: by which it names itself in what it sends.
    """

    code: str
    name: str
    way: Way
    subject_uid: UUID
    subject_kind: str = "enterprise"

    def __post_init__(self) -> None:
        """Refuse a code that cannot stand in an address, or no name.

        Raises:
            MissingKey, BadInput: as said.
        """
        if not self.name.strip():
            raise MissingKey("name")
        if CODE.fullmatch(self.code) is None:
            problem = say(
                "编码应为 4 至 40 位字母、数字、- 或 _",
                "a code is 4 to 40 letters, digits, - or _",
            )
            raise BadInput("code", problem)


@transaction.atomic
def open_gateway(new: NewGateway, *, actor: Actor, at: datetime) -> tuple[Gateway, str]:
    """Open a gateway; return it with its token, which is nowhere kept.

    Raises:
        NotFound, Forbidden: no such subject for him, or he may only look.
        BadInput: its code is taken.
    """
    place = reached(new.subject_kind, new.subject_uid, actor, at)
    if gateways().filter(code=new.code).exists():
        problem = say("编码“{code}”已被使用", "the code “{code}” is taken", code=new.code)
        raise BadInput("code", problem)
    row = Gateway(
        uid=new_uid(at),
        code=new.code,
        name=new.name.strip(),
        way=new.way.value,
        subject_kind=new.subject_kind,
        subject_uid=new.subject_uid,
        since=at,
        **standing(place),
    )
    row.save(force_insert=True)
    emit("gateway.opened", row, actor=actor, at=at, data={"code": row.code, "way": row.way})
    engine.enrol(_connection(), row.code)
    return row, engine.issue(_connection(), row.code)


@transaction.atomic
def change_token(
    uid: UUID, *, overlap: timedelta, version: int, actor: Actor, at: datetime
) -> tuple[Gateway, str]:
    """Give a gateway another token; those it has are good for a while longer.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        OutOfRange: they would be good too long.
        StaleState: it moved meanwhile, or is closed.
    """
    if not timedelta() <= overlap <= LONGEST_OVERLAP:
        days = LONGEST_OVERLAP.days
        raise OutOfRange(
            "overlap",
            str(overlap),
            say("不超过 {days} 天", "{days} days at most", days=days),
        )
    row = _to_set(uid, actor, at)
    changed = swap(row, version=version)
    told = {"others_until": at + overlap}
    emit("gateway.token_changed", changed, actor=actor, at=at, data=told)
    token = engine.issue(_connection(), row.code)
    engine.end(_connection(), row.code, at + overlap, keep=token)
    return changed, token


@transaction.atomic
def close_gateway(uid: UUID, *, version: int, actor: Actor, at: datetime) -> Gateway:
    """Close a gateway by which no point in use sends; its tokens end.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        BadInput: points still send by it.
        StaleState: it moved meanwhile, or is closed.
    """
    row = _to_set(uid, actor, at)
    sending = points().filter(gateway=row, until=None).count()
    if sending:
        problem = say(
            "还有 {n} 个测点，请先停用", "{n} points send by it; end them first", n=sending
        )
        raise BadInput(None, problem)
    closed = swap(row, version=version, until=at)
    emit("gateway.closed", closed, actor=actor, at=at, data={})
    engine.end(_connection(), row.code, at, keep=NO_TOKEN)
    return closed


def _to_set(uid: UUID, actor: Actor, at: datetime) -> Gateway:
    row = settable(Gateway, uid, actor, at)
    if row.until is not None:
        raise StaleState
    return row


def _connection() -> psycopg.Connection:
    """Return the connection of the transaction."""
    connection.ensure_connection()
    own: psycopg.Connection = connection.connection
    return own
