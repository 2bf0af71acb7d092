"""What the tests of accounts share: a morning, persons, an account that is set up."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pyotp
from django.conf import settings
from django.test import RequestFactory

from bazhua.infra.accounts.core.spelling import token_hash
from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.services.accounts import come_by_link, invite, set_password
from bazhua.infra.accounts.services.factors import begin_totp, confirm_totp
from bazhua.infra.accounts.services.signing_in import sign_in
from bazhua.infra.accounts.services.starting import Visitor
from bazhua.infra.accounts.sessions import signed_in
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event

MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
WANG, LI = UUID(int=11), UUID(int=12)
ADMIN = Actor(uid=UUID(int=1), grants=(), rights={})
PASSWORD = "three tall pines 3"  # noqa: S105 -- a sample
OTHER_PASSWORD = "seven grey herons 7"  # noqa: S105 -- a sample
AT_DESK = Visitor(address="192.0.2.7", agent="Firefox")


def invited(person=WANG, login="wang", at=MORNING):
    return invite(person=person, login=login, actor=ADMIN, at=at)


def session_with(token):
    return Session.objects.select_related("user", "link").get(token_hash=token_hash(token))


def account(person=WANG, login="wang", password=PASSWORD, at=MORNING):
    """Make an account whose password is set; return it."""
    begun = come_by_link(token=invited(person, login, at), visitor=AT_DESK, at=at)
    set_password(session=session_with(begun.token), password=password, at=at)
    return User.objects.get(person_uid=person)


def enter(login="wang", password=PASSWORD, at=MORNING, visitor=AT_DESK):
    return sign_in(login=login, password=password, visitor=visitor, at=at)


def with_totp(person=WANG, login="wang", at=MORNING):
    """Make an account with a second factor; return the app, and the recovery codes."""
    account(person, login, at=at)
    session = session_with(enter(login, at=at).token)
    app = pyotp.TOTP(begin_totp(session))
    _, codes = confirm_totp(session=session, code=app.at(at), at=at)
    return app, codes


def request_of(token, at=MORNING, path="/"):
    """Return a request with the cookie of a session, as it comes out of the middleware."""
    request = RequestFactory().get(path)
    if token is not None:
        request.COOKIES[settings.SIGN_IN_COOKIE] = token
    request.at = at
    return request


def who(token, at=MORNING, path="/"):
    return signed_in(request_of(token, at, path))


def kinds():
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def state():
    """Return everything that a refusal must not change."""
    users = list(User.objects.order_by("pk").values())
    sessions = list(Session.objects.order_by("pk").values())
    return SimpleNamespace(users=users, sessions=sessions, events=Event.objects.count())
