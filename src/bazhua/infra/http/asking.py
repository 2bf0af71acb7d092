"""Who asks: found through a port, so that sign-in can come and change without the views."""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.request import AppRequest

ActorProvider: TypeAlias = Callable[[HttpRequest], Actor | None]
"""Tells who sent a request, by its session or token; none when nobody is signed in.

It is asked for every request, so it reads nothing from the database for one without credentials.
"""


class ActorMiddleware:
    """Notes who asks, as ``ACTOR_PROVIDER`` names him; without one, a nobody who may do nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the actor set."""
        cast("AppRequest", request).actor = _provider(settings.ACTOR_PROVIDER)(request) or NOBODY
        return self.get_response(request)


def nobody(_request: HttpRequest) -> None:
    """Say that nobody is signed in: the provider of a site that has no sign-in."""


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    return cast("AppRequest", request).actor


@cache
def _provider(dotted: str) -> ActorProvider:
    provider: ActorProvider = import_string(dotted)
    return provider
