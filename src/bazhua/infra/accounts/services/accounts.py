"""Accounts are made, invited, closed, and get their passwords."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, connection, transaction

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.needs import Method, Need
from bazhua.infra.accounts.core.refusals import AccountsExist, LinkRefused, LoginTaken
from bazhua.infra.accounts.core.spelling import checked_login, new_token, token_hash
from bazhua.infra.accounts.models import Badge, Link, RecoveryCode, Session, User
from bazhua.infra.accounts.passwords import check_password
from bazhua.infra.accounts.ports import first_administrator
from bazhua.infra.accounts.services.starting import (
    Begun,
    Visitor,
    begin,
    end_others,
    go_on,
    known,
    person_of,
)
from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import NotFound

FIRST_LOCK = 7_203_311
"""Advisory lock of making the first administrator."""


@transaction.atomic
def invite(*, person: UUID, login: str, actor: Actor, at: datetime) -> str:
    """Make a person's account, or give the one he has a new link; return the link's token.

    The token stands for the person until he has set a password with it, once, within
    ``BAZHUA_SIGN_IN_LINK_H`` hours. An older link of his ends.

    Raises:
        LoginRefused: the login name cannot be one. LoginTaken: it is another's.
    """
    name = checked_login(login)
    user = User.objects.filter(person_uid=person).first() or made(person, name, actor, at)
    if user.login != name:
        raise LoginTaken(name)
    return _link(user, actor, at)


@transaction.atomic
def renew(*, person: UUID, actor: Actor, at: datetime, without_totp: bool = False) -> str:
    """Give a person who forgot his password a new link; return its token.

    Args:
        without_totp: he lost his second factor too: it and his recovery codes are removed.

    Raises: NotFound – he has no open account.
    """
    user = User.objects.filter(person_uid=person, is_active=True).first()
    if user is None:
        raise NotFound
    if without_totp and user.has_totp:
        user = swap(user, version=user.version, totp_sealed=None, totp_step=0)
        RecoveryCode.objects.filter(user=user).delete()
        emit("account.totp_removed", user, actor=actor, at=at, data={"person": person})
    return _link(user, actor, at)


@transaction.atomic
def set_open(*, person: UUID, is_open: bool, actor: Actor, at: datetime) -> None:
    """Close a person's account, which ends his sessions, links and badge, or open it again.

    Raises: NotFound – he has none.
    """
    user = User.objects.filter(person_uid=person).first()
    if user is None:
        raise NotFound
    if user.is_active == is_open:
        return
    user = swap(user, version=user.version, is_active=is_open)
    end_others(user, keep=None, at=at)
    Link.objects.filter(user=user, ended_at=None).update(ended_at=at)
    Badge.objects.filter(user=user, ended_at=None).update(ended_at=at)
    kind = "account.opened" if is_open else "account.closed"
    emit(kind, user, actor=actor, at=at, data={"person": person})


@transaction.atomic
def invite_with_password(
    *, person: UUID, login: str, password: str, actor: Actor, at: datetime
) -> None:
    """Make an account whose password is set by who makes it: of an invented person.

    Raises: LoginRefused, LoginTaken, PasswordWeak – see there; nothing was made.
    """
    name = checked_login(login)
    check_password(password, name)
    _with_password(made(person, name, actor, at), password, at)


@transaction.atomic
def come_by_link(*, token: str, visitor: Visitor, at: datetime) -> Begun:
    """Begin a session that may set the password of a link; the link is not yet used up.

    Raises: LinkRefused – unknown, used or over.
    """
    link = _open_link(token, at)
    if link.user is None:
        raise LinkRefused
    return begin(link.user, Method.LINK, visitor=visitor, at=at, link=link)


def is_first(token: str, at: datetime) -> bool:
    """Return whether a token is the link of the first administrator.

    Raises: LinkRefused – unknown, used or over.
    """
    return _open_link(token, at).user is None


@transaction.atomic
def set_password(*, session: Session | None, password: str, at: datetime) -> Begun:
    """Set the password that a session waits for; uses its link up and ends all other sessions.

    Raises:
        SessionNeeded: it waits for none. PasswordWeak: says why.
        LinkRefused: the link was used or replaced meanwhile.
    """
    row = known(session, Need.PASSWORD)
    check_password(password, row.user.login)
    if row.link is not None and not _used_up(row.link, at):
        raise LinkRefused
    row.user = _with_password(row.user, password, at)
    end_others(row.user, keep=row.uid, at=at)
    return go_on(row, proved=Method.PASSWORD, at=at)


@transaction.atomic
def change_password(*, account: UUID, session: UUID, password: str, at: datetime) -> None:
    """Change the password of who is signed in and has just confirmed the old one.

    All his other sessions and his open link end.

    Raises: PasswordWeak – says why.
    """
    user = User.objects.get(uid=account)
    check_password(password, user.login)
    user = _with_password(user, password, at)
    end_others(user, keep=session, at=at)
    Link.objects.filter(user=user, ended_at=None).update(ended_at=at)


@transaction.atomic
def first_link(*, at: datetime) -> str:
    """Make the link of the first administrator; an older one ends. Return its token.

    Raises: AccountsExist – somebody can sign in already and may invite others.
    """
    _only_first()
    return _link(None, NOBODY, at)


@transaction.atomic
def make_first(
    *, token: str, name: str, login: str, password: str, visitor: Visitor, at: datetime
) -> Begun:
    """Make the first administrator with the link that was printed at the start.

    Raises:
        LinkRefused, LoginRefused, PasswordWeak: see there; nothing was made.
        AccountsExist: another was faster.
    """
    _only_first()
    link = _open_link(token, at)
    if link.user is not None or not _used_up(link, at):
        raise LinkRefused
    spelt = checked_login(login)
    check_password(password, spelt)
    person = first_administrator(name, at)
    acting = Actor(uid=person, grants=(), rights={})
    user = _with_password(made(person, spelt, acting, at), password, at)
    return begin(user, Method.PASSWORD, visitor=visitor, at=at)


def address_of_link(token: str) -> str:
    """Return the link of a token; what stands behind the # is sent to no server."""
    return f"{settings.SITE_ORIGIN}/sign-in/link#{token}"


def _only_first() -> None:
    """Let one at a time see that nobody has an account."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST_LOCK])
    if User.objects.exists():
        raise AccountsExist


def made(person: UUID, login: str, actor: Actor, at: datetime) -> User:
    """Return a new account without a password, in the transaction of what it is made for.

    Raises: LoginTaken – the login name is another's.
    """
    user = User(
        uid=new_uid(at), person_uid=person, login=login, password=make_password(None), made_at=at
    )
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise LoginTaken(login) from None
    emit("account.made", user, actor=actor, at=at, data={"person": person})
    return user


def _link(user: User | None, actor: Actor, at: datetime) -> str:
    Link.objects.filter(user=user, ended_at=None).update(ended_at=at)
    token = new_token()
    until = at + timedelta(hours=sign_in_env().link_h)
    link = Link(uid=new_uid(at), user=user, token_hash=token_hash(token), made_at=at, until=until)
    link.save(force_insert=True)
    record, data = (user, {"person": user.person_uid}) if user else (link, {})
    emit("account.link_given", record, actor=actor, at=at, data={**data, "until": until})
    return token


def _open_link(token: str, at: datetime) -> Link:
    found = Link.objects.select_related("user").filter(token_hash=token_hash(token))
    link = found.filter(ended_at=None, until__gt=at).first()
    if link is None or (link.user is not None and not link.user.is_active):
        raise LinkRefused
    return link


def _used_up(link: Link, at: datetime) -> bool:
    return bool(Link.objects.filter(pk=link.pk, ended_at=None, until__gt=at).update(ended_at=at))


def _with_password(user: User, password: str, at: datetime) -> User:
    hashed = make_password(password)
    user = swap(user, version=user.version, password=hashed, must_change=False)
    emit("account.password_set", user, actor=person_of(user), at=at, data={})
    return user
