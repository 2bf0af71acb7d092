"""A request of the site: it carries who asks and the one instant that all in it happens at."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from bazhua.infra.db.actors import Actor


class AppRequest(HttpRequest):
    """A request after the middleware of the site."""

    at: datetime
    actor: Actor
    htmx: HtmxDetails


class ArrivalMiddleware:
    """Notes when the request arrived; services take this instant as their ``at``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the instant set."""
        cast("AppRequest", request).at = datetime.now(UTC)
        return self.get_response(request)


def arrival(request: HttpRequest) -> datetime:
    """Return when the request arrived, UTC."""
    return cast("AppRequest", request).at
