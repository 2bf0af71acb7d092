"""What is done to posts: opened, taken, left, closed."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.infra.db.access import access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.times import day_of
from bazhua.registry.domain.people import POST_WORDS, PostKind
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.asking import Asking, ask, seen_version
from bazhua.registry.interfaces.web.who.forms import HandOverForm
from bazhua.registry.models import Post
from bazhua.registry.selectors.who.homes import home_called, uids_of, unit_called
from bazhua.registry.selectors.who.people import POST
from bazhua.registry.selectors.who.rosters import workers_at
from bazhua.registry.services.who.posts import (
    PostOpening,
    appoint,
    close_post,
    open_post,
    relieve,
)

RIGHT: Final = (POST, "create")


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of posts in the language of the page."""
    return [(kind.value, word.text(current())) for kind, word in POST_WORDS.items()]


class OpenForm(forms.Form):
    """A post to be opened."""

    where = forms.CharField(
        label=_("Where"),
        max_length=200,
        help_text=_("Full name or credit code of the enterprise or body."),
    )
    unit = forms.CharField(
        label=_("Workshop or team"),
        max_length=200,
        required=False,
        help_text=_("Its name, as on the page of the enterprise."),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=kinds)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a post."""
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(*RIGHT, at):
        raise Forbidden
    form = OpenForm(request.POST or None, initial={"where": request.GET.get("where", "")[:200]})

    def deed(said: Mapping[str, Any]) -> str:
        home = home_called(said["where"], RIGHT, actor, at=at)
        opening = PostOpening(
            name=said["name"],
            name_en=said["name_en"],
            kind=PostKind(said["kind"]),
            unit=unit_called(home, said["unit"]),
            **uids_of(home),
        )
        return reverse("who:post", args=[open_post(opening, actor=actor, at=at).uid])

    asking = Asking(title=words.NEW_POST, lead=words.NEW_POST_LEAD, back=reverse("who:posts"))
    return ask(request, form, asking, deed)


@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask who takes a post, and appoint him from now on."""
    actor, at = actor_of(request), arrival(request)
    post = access(Post, actor, uid=uid, resource=POST, action="appoint", at=at)
    people = [(str(one.uid), one.name) for one in workers_at(post, day_of(at))]
    form = HandOverForm(request.POST or None, people)

    def deed(said: Mapping[str, Any]) -> None:
        appoint(uid, UUID(said["to"]), since=at, actor=actor, at=at)

    asking = Asking(
        title=words.APPOINT, lead=words.APPOINT_LEAD, back=reverse("who:post", args=[uid])
    )
    return ask(request, form, asking, deed)


@require_POST
def leaving(request: HttpRequest, uid: UUID, holding: UUID) -> HttpResponse:
    """Let somebody hold a post no longer, from now on."""
    actor, at = actor_of(request), arrival(request)
    relieve(holding, until=at, version=seen_version(request), actor=actor, at=at)
    return HttpResponseRedirect(reverse("who:post", args=[uid]))


@require_POST
def closing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close a post that nobody holds and that owes nothing."""
    close_post(uid, version=seen_version(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("who:post", args=[uid]))
