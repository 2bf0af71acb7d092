"""Who asks is found by the provider that the settings name, and is nobody without one."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.asking import ActorMiddleware, actor_of
from bazhua.kernel.scope import Grant, Path, Place

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROOT = Path.of(1)
MAY = {("case", "view"): frozenset({"inspector"})}
INSPECTOR = Actor(
    uid=UUID(int=7),
    grants=(Grant(role="inspector", region=ROOT, since=NOON),),
    rights=MAY,
)


def by_header(request):
    return INSPECTOR if request.headers.get("Authorization") == "inspector" else None


def asked(**headers):
    """Return who asked, as the view behind the middleware saw him."""
    seen = []

    def view(request):
        seen.append(actor_of(request))
        return HttpResponse()

    ActorMiddleware(view)(RequestFactory().get("/", headers=headers))
    return seen[0]


def test_site_without_sign_in_knows_nobody():
    assert asked(Authorization="inspector") is NOBODY


@pytest.mark.parametrize(("word", "actor"), [("inspector", INSPECTOR), ("", NOBODY)])
def test_provider_of_the_settings_is_asked(settings, word, actor):
    settings.ACTOR_PROVIDER = f"{__name__}.by_header"

    assert asked(Authorization=word) is actor


def test_nobody_may_nothing():
    place = Place(region=ROOT)

    assert INSPECTOR.may("case", "view", place, NOON) is True
    assert NOBODY.may("case", "view", place, NOON) is False
    assert NOBODY.roles_at(place, NOON) == frozenset()


def test_every_request_of_the_site_carries_its_actor(client):
    assert actor_of(client.get("/").wsgi_request) is NOBODY
