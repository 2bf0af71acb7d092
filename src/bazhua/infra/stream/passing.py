"""Passes as cookies: short, out of the reach of scripts, sent to the stream's address only."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.stream.topics import topics_of
from bazhua.kernel.stream.passes import COOKIE, Pass, Passes

LASTS: Final = timedelta(minutes=5)
"""What was taken from a person is heard no longer than this."""


def stream_for(request: HttpRequest, actor: Actor) -> str | None:
    """Return the stream's address for a page; none where the page or person cannot hear it."""
    stream: str | None = settings.STREAM_URL
    at_home = request.headers.get("Host") == urlsplit(settings.SITE_ORIGIN).netloc
    return stream if at_home and actor != NOBODY else None


def give_pass(response: HttpResponse, stream_url: str, actor: Actor, at: datetime) -> None:
    """Set the cookie of a person's pass to a stream.

    Raises:
        ValueError: he has more topics than a cookie holds.
    """
    until = at + LASTS
    given = Pass(_holder(actor), topics_of(actor, at), int(until.timestamp()))
    stream, site = urlsplit(stream_url), urlsplit(settings.SITE_ORIGIN)
    response.set_cookie(
        COOKIE,
        Passes(settings.STREAM_KEY.encode()).sealed(given),
        max_age=int(LASTS.total_seconds()),
        path=stream.path,
        domain=None if stream.hostname == site.hostname else site.hostname,
        secure=stream.scheme == "https",
        httponly=True,
        samesite="Strict",
    )


def _holder(actor: Actor) -> str:
    """Return what the gate counts a person's pages by; it does not tell who he is."""
    key = settings.STREAM_KEY.encode()
    return hmac.new(key, b"bazhua.stream.holder\0" + actor.uid.bytes, hashlib.sha256).hexdigest()[
        :16
    ]
