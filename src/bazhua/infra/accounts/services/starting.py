"""Sessions begin, go on a step, and end."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.needs import Method, Need, next_need
from bazhua.infra.accounts.core.refusals import SessionNeeded
from bazhua.infra.accounts.core.spelling import new_token, token_hash
from bazhua.infra.accounts.models import Link, Session, User
from bazhua.infra.accounts.ports import must_have_totp
from bazhua.infra.accounts.sessions import open_sessions
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import NotFound

MOST_AGENT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Where somebody comes from.

    Attributes:
        address: of the network; empty when it is not known.
        shared: he sits at a shared device.
        device: its number, when it is a registered one.
    """

    address: str = field(default="", repr=False)
    agent: str = ""
    shared: bool = False
    device: int | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that has begun or gone a step on: what the cookie gets, and what comes next."""

    token: str = field(repr=False)
    need: Need


def person_of(user: User) -> Actor:
    """Return the person of an account as an actor without grants: he acts on his own account."""
    return Actor(uid=user.person_uid, grants=(), rights={})


def begin(
    user: User, method: Method, *, visitor: Visitor, at: datetime, link: Link | None = None
) -> Begun:
    """Begin a session in the transaction of the proof; return what comes next.

    A full one is told as ``account.signed_in``.
    """
    token = new_token()
    row = Session(
        uid=new_uid(at),
        user=user,
        token_hash=token_hash(token),
        needs=_need(user, {method}, at),
        methods=[method.value],
        is_shared=visitor.shared,
        idle_s=_idle_s(method, shared=visitor.shared),
        since=at,
        seen_at=at,
        confirmed_at=at,
        link=link,
        device_id=visitor.device,
        agent=visitor.agent[:MOST_AGENT],
    )
    row.save(force_insert=True)
    return _told(row, token, at)


def go_on(row: Session, *, proved: Method, at: datetime) -> Begun:
    """Add a proof to a session, with a new token; return what comes next.

    A password that was set takes the place of the link he came by.

    Raises: StaleState – another request took it there first.
    """
    kept = {Method(name) for name in row.methods} | {proved}
    methods = kept - {Method.LINK} if proved is Method.PASSWORD else kept
    token, was_full = new_token(), row.needs == Need.NOTHING
    moved = swap(
        row,
        version=row.version,
        token_hash=token_hash(token),
        methods=sorted(method.value for method in methods),
        needs=_need(row.user, methods, at),
        link=row.link if Method.LINK in methods else None,
        totp_sealed=None,
        seen_at=at,
        confirmed_at=at,
    )
    return Begun(token, Need.NOTHING) if was_full else _told(moved, token, at)


@transaction.atomic
def end_own(session: UUID, *, account: UUID, at: datetime) -> None:
    """End one of a person's own sessions.

    Raises: NotFound – it is over, or another's.
    """
    row = open_sessions(at).select_related("user").filter(uid=session, user__uid=account).first()
    if row is None:
        raise NotFound
    Session.objects.filter(pk=row.pk).update(ended_at=at)
    emit("account.signed_out", row.user, actor=person_of(row.user), at=at, data=_told_of(row))


def end_others(user: User, *, keep: UUID | None, at: datetime) -> int:
    """End every session of an account but one, since what opened them has changed; return how many."""
    rows = Session.objects.filter(user=user, ended_at=None)
    others = rows if keep is None else rows.exclude(uid=keep)
    return others.update(ended_at=at)


def known(row: Session | None, need: Need) -> Session:
    """Return a session that waits for a proof of a kind.

    Raises: SessionNeeded – there is none, or it waits for something else.
    """
    if row is None or row.needs != need:
        raise SessionNeeded
    return row


def _need(user: User, methods: AbstractSet[Method], at: datetime) -> Need:
    return next_need(
        methods,
        must_change=user.must_change,
        has_totp=user.has_totp,
        must_have_totp=must_have_totp(user.person_uid, at),
    )


def _idle_s(method: Method, *, shared: bool) -> int:
    env = sign_in_env()
    if method is Method.BADGE:
        return env.badge_idle_min * 60
    return (env.shared_idle_min if shared else env.idle_min) * 60


def _told(row: Session, token: str, at: datetime) -> Begun:
    """Tell that somebody is signed in, once nothing is missing any more."""
    if row.needs == Need.NOTHING:
        emit("account.signed_in", row.user, actor=person_of(row.user), at=at, data=_told_of(row))
    return Begun(token, Need(row.needs))


def _told_of(row: Session) -> dict[str, object]:
    return {
        "session": row.uid,
        "methods": sorted(row.methods),
        "shared": row.is_shared,
        "person": row.user.person_uid,
    }
