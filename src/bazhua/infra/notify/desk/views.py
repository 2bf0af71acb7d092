"""The page of a person's messages, and his taking note of one."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.notify.core.refusals import CodeExpired
from bazhua.infra.notify.desk.bell import bell_of
from bazhua.infra.notify.selectors import desk
from bazhua.infra.notify.services import acknowledge
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.respond import wants_fragment
from bazhua.kernel.errors import NotFound
from bazhua.kernel.lexicon import sentence

TEMPLATE = "notify/desk.html"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Answer with the person's messages, or their list alone when htmx asks for it."""
    return _page(request, _person(request), status=200)


@require_safe
def bell(request: HttpRequest) -> HttpResponse:
    """Answer with the bell alone."""
    return render(
        request, "notify/bell.html", {"bell": bell_of(_person(request), arrival(request))}
    )


@require_POST
def take_note(request: HttpRequest, notification: UUID) -> HttpResponse:
    """Take note of a message and go back to the list; 409 when its time is over.

    Raises:
        Http404: it was not for this person.
    """
    person = _person(request)
    try:
        acknowledge(notification, actor=person, at=arrival(request))
    except NotFound:
        raise Http404 from None
    except CodeExpired as refusal:
        return _page(request, person, refusal.http_status, sentence(refusal, current()))
    return HttpResponseRedirect(reverse("notify:desk"))


def _page(request: HttpRequest, person: Actor, status: int, refusal: str = "") -> HttpResponse:
    name = f"{TEMPLATE}#messages" if wants_fragment(request) else TEMPLATE
    content = {
        "rows": desk(person.uid, at=arrival(request)),
        "refusal": refusal,
        "empty": Empty(
            text=_("No messages"), fill=_("What the platform tells you will stand here.")
        ),
    }
    response = render(request, name, content, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _person(request: HttpRequest) -> Actor:
    """Return who asks.

    Raises:
        PermissionDenied: nobody is signed in.
    """
    actor = actor_of(request)
    if actor == NOBODY:
        raise PermissionDenied
    return actor
