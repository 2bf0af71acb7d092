"""Who asks in tests: the person whose uid a header or cookie names."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.request import arrival
from bazhua.kernel.scope import Grant, Path
from bazhua.registry import api

COOKIE = "sample_person"
OFFICER = "officer"
"""After a uid and a colon: the role that the person has over the whole tree."""

RIGHTS = {
    ("obligation", name): frozenset({OFFICER})
    for name in ("view", "complete", "discharge", "verify", "return")
} | {("system", "view"): frozenset({OFFICER})}
EVERYWHERE = Grant(role=OFFICER, region=Path(".1."), since=datetime(2020, 1, 1, tzinfo=UTC))


def by_cookie(request: HttpRequest) -> Actor | None:
    """Return the person of a cookie that no real site has."""
    uid, _, role = request.COOKIES.get(COOKIE, "").partition(":")
    if not uid:
        return None
    return Actor(uid=UUID(uid), grants=(EVERYWHERE,) if role else (), rights=RIGHTS)


def granted(request: HttpRequest) -> Actor | None:
    """Return the person of the registry whom a cookie names, with all that is given to him."""
    uid = request.COOKIES.get(COOKIE, "")
    return api.actor_of(UUID(uid), at=arrival(request)) if uid else None
