"""The second factor: six digits from an app, or a recovery code."""

from datetime import datetime
from typing import Final
from uuid import UUID

import pyotp
from django.db import transaction
from django.db.models import F

from bazhua.infra.accounts.core.needs import Method, Need
from bazhua.infra.accounts.core.refusals import FactorMandatory, FactorRefused, SessionNeeded
from bazhua.infra.accounts.core.spelling import code_spelt, new_codes
from bazhua.infra.accounts.models import RecoveryCode, Session, User
from bazhua.infra.accounts.ports import must_have_totp
from bazhua.infra.accounts.services.signing_in import guessed_by, tell_wrong
from bazhua.infra.accounts.services.starting import (
    Begun,
    Visitor,
    end_others,
    go_on,
    known,
    person_of,
)
from bazhua.infra.accounts.services.tries import give_back, take_try
from bazhua.infra.crypto.sealing import keyed_hash, seal, unseal
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit

STEP_S: Final = 30
DRIFT: Final = (0, -1, 1)
"""A telephone may be half a minute off."""


def give_code(*, session: Session | None, code: str, visitor: Visitor, at: datetime) -> Begun:
    """Take a session on that waits for the second factor, by its code or a recovery code.

    Raises:
        SessionNeeded: it does not wait for one.
        FactorRefused: wrong, too old, or used already. SignInLocked: too many wrong ones.
    """
    row = known(session, Need.CODE)
    keys = guessed_by(f"code {row.user.uid}", visitor)
    waits_until = take_try(keys, at)
    with transaction.atomic():
        if _is_code(row.user, code_spelt(code), at):
            give_back(keys)
            return go_on(row, proved=Method.TOTP, at=at)
    tell_wrong(row.user, Method.TOTP, waits_until, at)
    raise FactorRefused


def begin_totp(session: Session) -> str:
    """Return the secret of a second factor that a session sets up; the same until it is confirmed.

    Raises: SessionNeeded – the session waits for something else, or the account has one.
    """
    if session.needs not in {Need.NOTHING, Need.ENROL} or session.user.has_totp:
        raise SessionNeeded
    if session.totp_sealed is None:
        sealed = seal(pyotp.random_base32(), about=_about_session(session))
        Session.objects.filter(pk=session.pk, totp_sealed=None).update(totp_sealed=sealed)
        session.refresh_from_db(fields=["totp_sealed"])
    return unseal(session.totp_sealed or b"", about=_about_session(session)).decode()


@transaction.atomic
def confirm_totp(*, session: Session, code: str, at: datetime) -> tuple[Begun, tuple[str, ...]]:
    """Switch the second factor on, with a code of it; return recovery codes, which are shown once.

    All other sessions of the account end.

    Raises:
        SessionNeeded: nothing was begun. FactorRefused: the code is wrong.
    """
    secret = begin_totp(session)
    step = _step_of(secret, code_spelt(code), at)
    if step is None:
        raise FactorRefused
    sealed = seal(secret, about=_about_user(session.user))
    user = session.user
    session.user = swap(user, version=user.version, totp_sealed=sealed, totp_step=step)
    codes = _new_codes(session.user)
    end_others(session.user, keep=session.uid, at=at)
    emit("account.totp_set", session.user, actor=person_of(user), at=at, data={})
    return go_on(session, proved=Method.TOTP, at=at), codes


@transaction.atomic
def remove_totp(*, account: UUID, at: datetime) -> None:
    """Switch the second factor of who has just confirmed his password off.

    Raises: FactorMandatory – his roles demand one.
    """
    user = User.objects.get(uid=account)
    if must_have_totp(user.person_uid, at):
        raise FactorMandatory
    user = swap(user, version=user.version, totp_sealed=None, totp_step=0)
    RecoveryCode.objects.filter(user=user).delete()
    emit("account.totp_removed", user, actor=person_of(user), at=at, data={})


@transaction.atomic
def renew_codes(*, account: UUID, at: datetime) -> tuple[str, ...]:
    """Return new recovery codes of who has a second factor; the old ones count no more.

    Raises: SessionNeeded – he has none.
    """
    user = User.objects.get(uid=account)
    if not user.has_totp:
        raise SessionNeeded
    emit("account.codes_renewed", user, actor=person_of(user), at=at, data={})
    return _new_codes(user)


def codes_left(account: UUID) -> int:
    """Return how many recovery codes are unused."""
    return RecoveryCode.objects.filter(user__uid=account, used_at=None).count()


def address_of(secret: str, login: str) -> str:
    """Return what an app reads from the code on the page: ``otpauth://totp/…``."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="Bazhua")


def _is_code(user: User, code: str, at: datetime) -> bool:
    """Return whether a code is right, and use it up."""
    secret = unseal(user.totp_sealed or b"", about=_about_user(user)).decode()
    step = _step_of(secret, code, at)
    if step is not None:
        later = User.objects.filter(pk=user.pk, totp_step__lt=step)
        return bool(later.update(totp_step=step, version=F("version") + 1))
    unused = RecoveryCode.objects.filter(user=user, used_at=None)
    return bool(unused.filter(code_hash=_code_hash(code)).update(used_at=at))


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """Return the time step that a code belongs to, near an instant."""
    if not (code.isascii() and code.isdecimal()):
        return None
    now = int(at.timestamp()) // STEP_S
    totp = pyotp.TOTP(secret)
    steps = (now + drift for drift in DRIFT)
    return next((step for step in steps if totp.verify(code, for_time=step * STEP_S)), None)


def _new_codes(user: User) -> tuple[str, ...]:
    codes = new_codes()
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, code_hash=_code_hash(code_spelt(code))) for code in codes
    )
    return codes


def _code_hash(code: str) -> bytes:
    return keyed_hash(code, about=b"accounts.recovery")


def _about_user(user: User) -> bytes:
    return b"accounts.totp" + user.uid.bytes


def _about_session(session: Session) -> bytes:
    return b"accounts.totp_begun" + session.uid.bytes
