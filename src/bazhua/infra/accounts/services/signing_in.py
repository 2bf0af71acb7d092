"""Signing in with a password, or with an account that an issuer has vouched for."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from bazhua.infra.accounts.core.needs import Method
from bazhua.infra.accounts.core.refusals import SignInRefused
from bazhua.infra.accounts.core.spelling import login_spelt
from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.passwords import MOST_PASSWORD
from bazhua.infra.accounts.services.starting import Begun, Visitor, begin
from bazhua.infra.accounts.services.tries import (
    Key,
    give_back,
    key_of_account,
    key_of_address,
    take_try,
)
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.emission import emit


def sign_in(*, login: str, password: str, visitor: Visitor, at: datetime) -> Begun:
    """Begin a session with a password; return what it still needs.

    An unknown login name costs as much time, and is counted and refused in the same words.

    Raises:
        SignInRefused: they do not belong together, or the account is closed.
        SignInLocked: too many wrong tries of this name or address.
    """
    name = login_spelt(login)
    keys = guessed_by(name, visitor)
    waits_until = take_try(keys, at)
    user = User.objects.filter(login=name).first()
    if not is_password(user, password) or user is None or not user.is_active:
        tell_wrong(user, Method.PASSWORD, waits_until, at)
        raise SignInRefused
    with transaction.atomic():
        give_back(keys)
        return begin(user, Method.PASSWORD, visitor=visitor, at=at)


@transaction.atomic
def sign_in_vouched(*, login: str, visitor: Visitor, at: datetime) -> Begun:
    """Begin a session for the account whose login name an issuer has named; none is made.

    Raises: SignInRefused – no open account has this name.
    """
    user = User.objects.filter(login=login_spelt(login), is_active=True).first()
    if user is None:
        raise SignInRefused
    return begin(user, Method.OIDC, visitor=visitor, at=at)


def confirm(*, account: UUID, password: str, visitor: Visitor, at: datetime) -> None:
    """Let a signed-in person show once more who he is, before a grave step such as a signature.

    Raises:
        SignInRefused: the password is wrong.
        SignInLocked: too many wrong tries.
    """
    user = User.objects.get(uid=account)
    keys = guessed_by(user.login, visitor)
    waits_until = take_try(keys, at)
    if not is_password(user, password):
        tell_wrong(user, Method.PASSWORD, waits_until, at)
        raise SignInRefused
    give_back(keys)


@transaction.atomic
def confirm_vouched(*, session: UUID, login: str, at: datetime) -> None:
    """Note that the person of a session has just shown afresh to the issuer who he is.

    Raises: SignInRefused – the issuer vouches for another.
    """
    row = Session.objects.select_related("user").get(uid=session)
    if row.user.login != login_spelt(login):
        raise SignInRefused
    Session.objects.filter(pk=row.pk).update(confirmed_at=at)


def has_password(account: UUID) -> bool:
    """Return whether an account has a password, by which its person can show who he is."""
    return User.objects.get(uid=account).has_usable_password()


def guessed_by(name: str, visitor: Visitor) -> tuple[Key, ...]:
    """Return whose tries a guess counts for."""
    account = key_of_account(name)
    return (account, key_of_address(visitor.address)) if visitor.address else (account,)


def is_password(user: User | None, password: str) -> bool:
    """Return whether a password is that of an account; takes as long when there is none."""
    if len(password) > MOST_PASSWORD:
        return False
    if user is None or not user.has_usable_password():
        make_password(password)
        return False
    return check_password(password, user.password)


@transaction.atomic
def tell_wrong(user: User | None, method: Method, until: datetime | None, at: datetime) -> None:
    """Tell that a proof was wrong, and that the account waits; of an unknown name nothing."""
    if user is None:
        return
    emit("account.refused", user, actor=NOBODY, at=at, data={"method": method.value})
    if until is not None:
        emit("account.locked", user, actor=NOBODY, at=at, data={"until": until})
