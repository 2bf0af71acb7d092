"""The bell at the head of every page of a person."""

from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.notify.selectors import waiting
from bazhua.infra.ui.parts.bell import Bell

MOST: int = 99


def bell(request: HttpRequest) -> dict[str, object]:
    """Return the bell for the template context, counted when a page draws it; none for nobody."""
    actor = actor_of(request)
    if actor == NOBODY:
        return {"bell": None}
    return {"bell": SimpleLazyObject(lambda: bell_of(actor, arrival(request)))}


def bell_of(actor: Actor, at: datetime) -> Bell:
    """Return the bell of a person."""
    found = waiting(actor.uid, at=at, most=MOST)
    newest = found.newest
    return Bell(
        count=found.count,
        most=MOST,
        href=reverse("notify:desk"),
        fetch=reverse("notify:bell"),
        latest=str(newest.uid) if newest else "",
        headline=newest.message.headline(current()) if newest else "",
    )
