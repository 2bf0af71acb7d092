"""Who is signed in: a cookie with a token, and the row of a session that it opens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import DurationField, ExpressionWrapper, F, QuerySet, Value
from django.http import HttpRequest, HttpResponse

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.core.spelling import token_hash
from bazhua.infra.accounts.models import Session
from bazhua.infra.http.request import arrival

KEPT: Final = "_accounts_session"
TOUCHED_EVERY: Final = timedelta(seconds=30)
FRESH: Final = timedelta(minutes=5)
BY_ITSELF: Final = ("/live/", "/now", "/notifications/bell")
"""What an open page fetches by itself: nobody need sit before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A person who is signed in, as a request shows him.

    Attributes:
        methods: how he showed who he is: password, totp, oidc, badge.
        shared: on a device that others use after him.
        device: that device is a registered one, where badges count.
        since: when he signed in, UTC.
        confirmed_at: when he last showed who he is, UTC.
        session: identifier of the session.
    """

    account: UUID
    person: UUID
    login: str
    methods: frozenset[str]
    shared: bool
    device: bool
    since: datetime
    confirmed_at: datetime
    idle_s: int
    session: UUID

    def is_fresh(self, at: datetime) -> bool:
        """Return whether he showed who he is within the last minutes, as a grave step demands."""
        return at - self.confirmed_at < FRESH


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Return who is signed in; reads nothing from the database for a request without a cookie.

    A session that still needs a code or a new password lets nobody in.
    """
    row = session_of(request)
    if row is None or row.needs != Need.NOTHING:
        return None
    return SignedIn(
        account=row.user.uid,
        person=row.user.person_uid,
        login=row.user.login,
        methods=frozenset(row.methods),
        shared=row.is_shared,
        device=row.device_id is not None,
        since=row.since,
        confirmed_at=row.confirmed_at,
        idle_s=row.idle_s,
        session=row.uid,
    )


def session_of(request: HttpRequest) -> Session | None:
    """Return the session of a request, also one that is on its way; asked of the database once."""
    kept = vars(request)
    if KEPT not in kept:
        token = request.COOKIES.get(settings.SIGN_IN_COOKIE, "")
        kept[KEPT] = _alive(token, arrival(request)) if token else None
        if kept[KEPT] is not None and not request.path.startswith(BY_ITSELF):
            _touch(kept[KEPT], arrival(request))
    found: Session | None = kept[KEPT]
    return found


def give_cookie(response: HttpResponse, token: str) -> None:
    """Let a browser keep a token until it is closed, out of the reach of scripts."""
    response.set_cookie(
        settings.SIGN_IN_COOKIE,
        token,
        httponly=True,
        samesite="Lax",
        secure=settings.SIGN_IN_SECURE,
    )


def take_cookie(response: HttpResponse) -> None:
    """Let a browser forget the token, and all that it kept of the pages."""
    response.delete_cookie(settings.SIGN_IN_COOKIE, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'


def open_sessions(at: datetime) -> QuerySet[Session]:
    """Return the sessions that have neither been ended nor run out."""
    longest = timedelta(hours=sign_in_env().longest_h)
    idle = ExpressionWrapper(F("idle_s") * Value(timedelta(seconds=1)), DurationField())
    return Session.objects.annotate(runs_out_at=F("seen_at") + idle).filter(
        ended_at=None, since__gt=at - longest, user__is_active=True, runs_out_at__gt=at
    )


def _alive(token: str, at: datetime) -> Session | None:
    rows = open_sessions(at).select_related("user")
    return rows.filter(token_hash=token_hash(token)).first()


def _touch(row: Session, at: datetime) -> None:
    """Note that it is used, now and then: not every page writes."""
    if at - row.seen_at < min(TOUCHED_EVERY, timedelta(seconds=row.idle_s) / 8):
        return
    Session.objects.filter(pk=row.pk, ended_at=None, seen_at__lt=at).update(seen_at=at)
    row.seen_at = at
