"""Signing in without a password: a badge on a shared device, then a code from one's own phone."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from bazhua.infra.accounts.core.needs import Method
from bazhua.infra.accounts.core.refusals import (
    BadgeRefused,
    DeviceUnknown,
    PhoneCodeRefused,
    PhoneUnknown,
    TextsUnset,
)
from bazhua.infra.accounts.core.spelling import (
    badge_spelt,
    code_spelt,
    new_phone_code,
    new_token,
    token_hash,
)
from bazhua.infra.accounts.models import Badge, Device, PhoneCode
from bazhua.infra.accounts.services.signing_in import tell_wrong
from bazhua.infra.accounts.services.starting import Begun, Visitor, begin
from bazhua.infra.accounts.services.tries import (
    Key,
    give_back,
    key_of_account,
    key_of_device,
    take_try,
)
from bazhua.infra.crypto.sealing import keyed_hash, seal
from bazhua.infra.db.records import new_uid
from bazhua.infra.notify.configured import address_book, own_channels
from bazhua.infra.notify.core.ports import Kind, Unconfigured

LASTS: Final = timedelta(minutes=5)
MOST_TRIES: Final = 5
"""Wrong digits of one code; then it is dead."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A code is on its way.

    Attributes:
        token: for the browser alone; the code counts only together with it.
        ends_with: the last two digits of the number it goes to.
    """

    token: str = field(repr=False)
    ends_with: str


def ask_code(*, badge: str, visitor: Visitor, at: datetime) -> Asked:
    """Send a code to the phone of a badge's person; the clock sends it within a second.

    Each badge shown counts as a try until a code proves right, so nobody is flooded with texts.

    Raises:
        DeviceUnknown: this is no registered shared device.
        TextsUnset: the platform sends no text messages.
        BadgeRefused: unknown, ended, or its account is closed.
        PhoneUnknown: no number of the person is on record.
        SignInLocked: too many badges or codes that did not prove right.
    """
    device = _device(visitor)
    if isinstance(own_channels()[Kind.SMS], Unconfigured):
        raise TextsUnset
    found = Badge.objects.select_related("user").filter(ended_at=None, user__is_active=True)
    row = found.filter(code_hash=token_hash(badge_spelt(badge))).first()
    take_try((key_of_device(device), *_key_of(row)), at)
    if row is None:
        raise BadgeRefused
    number = address_book().address(row.user.person_uid, Kind.SMS)
    if not number:
        raise PhoneUnknown
    return Asked(_waiting(row, device, at), number[-2:])


def give_phone_code(*, token: str, code: str, visitor: Visitor, at: datetime) -> Begun:
    """Begin a session with the code that came to the phone.

    Raises:
        PhoneCodeRefused: wrong, used, over, or asked for on another device.
        SignInLocked: too many wrong ones.
    """
    waiting = PhoneCode.objects.select_related("badge__user", "device")
    row = waiting.filter(token_hash=token_hash(token), device=visitor.device).first()
    if row is None or not _is_open(row, at):
        raise PhoneCodeRefused
    key = _key_of(row.badge)
    waits_until = take_try(key, at)
    with transaction.atomic():
        if _is_right(row, code_spelt(code), at):
            give_back((key_of_device(row.device), *key))
            return begin(row.badge.user, Method.BADGE, visitor=visitor, at=at)
    PhoneCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
    tell_wrong(row.badge.user, Method.BADGE, waits_until, at)
    raise PhoneCodeRefused


def code_hash(code: str, row: PhoneCode) -> bytes:
    """Return what is kept of a code; six digits need the key, and differ from row to row."""
    return keyed_hash(code, about=b"accounts.phone_code" + row.uid.bytes)


def about(row: PhoneCode) -> bytes:
    """Return what the sealed code of a row is about."""
    return b"accounts.phone_code" + row.uid.bytes


@transaction.atomic
def _waiting(badge: Badge, device: Device, at: datetime) -> str:
    """Put a code on its way; an older one of the badge counts no more."""
    older = PhoneCode.objects.filter(badge=badge, used_at=None, until__gt=at)
    older.update(until=at, sealed=None)
    token, code = new_token(), new_phone_code()
    row = PhoneCode(
        uid=new_uid(at),
        badge=badge,
        device=device,
        token_hash=token_hash(token),
        made_at=at,
        until=at + LASTS,
        next_try_at=at,
    )
    row.code_hash, row.sealed = code_hash(code, row), seal(code, about=about(row))
    row.save(force_insert=True)
    return token


def _device(visitor: Visitor) -> Device:
    found = None
    if visitor.device is not None:
        found = Device.objects.filter(pk=visitor.device, ended_at=None).first()
    if found is None:
        raise DeviceUnknown
    return found


def _is_open(row: PhoneCode, at: datetime) -> bool:
    alive = row.badge.ended_at is None and row.badge.user.is_active and row.device.ended_at is None
    return alive and row.used_at is None and at < row.until and row.tries < MOST_TRIES


def _is_right(row: PhoneCode, code: str, at: datetime) -> bool:
    """Return whether a code is right, and use it up."""
    if not hmac.compare_digest(code_hash(code, row), bytes(row.code_hash)):
        return False
    unused = PhoneCode.objects.filter(pk=row.pk, used_at=None, tries__lt=MOST_TRIES, until__gt=at)
    return bool(unused.update(used_at=at, sealed=None))


def _key_of(badge: Badge | None) -> tuple[Key, ...]:
    return (key_of_account(f"badge {badge.uid}"),) if badge is not None else ()
