"""Badges of persons who have no password, and the devices they are shown on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.accounts.core.needs import Method
from bazhua.infra.accounts.core.spelling import (
    badge_spelt,
    checked_login,
    new_badge_code,
    new_token,
    token_hash,
)
from bazhua.infra.accounts.models import Badge, Device, PhoneCode, Session, User
from bazhua.infra.accounts.services.accounts import made
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import MissingKey, NotFound, OutOfRange
from bazhua.kernel.words import say

LONGEST_NAME = 80


@transaction.atomic
def give_badge(*, person: UUID, login: str, actor: Actor, at: datetime) -> str:
    """Give a person a badge, with an account if he has none; return the code that stands on it.

    The badge that he had ends, with the sessions it opened.

    Raises:
        LoginRefused, LoginTaken: the login name of a new account. NotFound: his account is closed.
    """
    user = User.objects.select_for_update().filter(person_uid=person).first()
    if user is None:
        user = made(person, checked_login(login), actor, at)
    if not user.is_active:
        raise NotFound
    _end_badge(user, at)
    code = new_badge_code()
    row = Badge(uid=new_uid(at), user=user, code_hash=token_hash(badge_spelt(code)), made_at=at)
    row.save(force_insert=True)
    told = {"person": person, "badge": row.uid}
    emit("account.badge_given", user, actor=actor, at=at, data=told)
    return code


@transaction.atomic
def end_badge(*, person: UUID, actor: Actor, at: datetime) -> int:
    """End a person's badge and all sessions that it opened; return how many these were.

    Raises: NotFound – he has none.
    """
    user = User.objects.select_for_update().filter(person_uid=person).first()
    if user is None or not Badge.objects.filter(user=user, ended_at=None).exists():
        raise NotFound
    ended = _end_badge(user, at)
    told = {"person": person, "sessions": ended}
    emit("account.badge_ended", user, actor=actor, at=at, data=told)
    return ended


@transaction.atomic
def enrol_device(*, name: str, path: str, actor: Actor, at: datetime) -> str:
    """Register a device that several persons use; return the token for its cookie.

    Args:
        path: of the node where it stands.

    Raises: MissingKey, OutOfRange – it has no name, or a long one.
    """
    plain = " ".join(name.split())
    if not plain:
        raise MissingKey("name")
    if len(plain) > LONGEST_NAME:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_NAME)
        raise OutOfRange("name", len(plain), allowed)
    token = new_token()
    row = Device(
        uid=new_uid(at),
        token_hash=token_hash(token),
        name=plain,
        path=path,
        enrolled_by=actor.uid,
        enrolled_at=at,
    )
    row.save(force_insert=True)
    emit("device.enrolled", row, actor=actor, at=at, data={"name": plain, "path": path})
    return token


@transaction.atomic
def end_device(uid: UUID, *, actor: Actor, at: datetime) -> int:
    """Let a device be a shared one no more, and end the sessions on it; return how many.

    Raises: NotFound – there is none in use.
    """
    row = Device.objects.select_for_update().filter(uid=uid, ended_at=None).first()
    if row is None:
        raise NotFound
    Device.objects.filter(pk=row.pk).update(ended_at=at)
    sessions = Session.objects.filter(device=row, ended_at=None).update(ended_at=at)
    emit("device.ended", row, actor=actor, at=at, data={"name": row.name, "sessions": sessions})
    return sessions


def _end_badge(user: User, at: datetime) -> int:
    badges = Badge.objects.filter(user=user, ended_at=None)
    PhoneCode.objects.filter(badge__in=badges, used_at=None, until__gt=at).update(
        until=at, sealed=None
    )
    badges.update(ended_at=at)
    opened = Session.objects.filter(
        user=user, ended_at=None, methods__contains=[Method.BADGE.value]
    )
    return opened.update(ended_at=at)
