"""Who asks in tests: the person whose uid a header or cookie names."""

from uuid import UUID

from django.http import HttpRequest

from bazhua.infra.db.actors import Actor

COOKIE = "sample_person"


def by_cookie(request: HttpRequest) -> Actor | None:
    """Return the person of a cookie that no real site has."""
    uid = request.COOKIES.get(COOKIE)
    return Actor(uid=UUID(uid), grants=(), rights={}) if uid else None
