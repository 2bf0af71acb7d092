"""Views that somebody keeps: saved under a name, listed on the first page, deleted."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.infra.rollup.showing.saved import LONGEST_NAME, drop_view, save_view, saved_views
from bazhua.infra.rollup.showing.shown import areas
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, FormPage, Row, Table
from bazhua.infra.ui.parts.text import Part
from bazhua.kernel.errors import Forbidden
from bazhua.web.figures import words

ALIEN = frozenset({"page", "format", "next", "csrfmiddlewaretoken"})


class Naming(forms.Form):
    """What a view is called."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Ask what a view is to be called, and keep it.

    Raises:
        Forbidden: the asker reads no figures.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, VIEW, at):
        raise Forbidden
    query = _cleaned(request)
    shown = f"{reverse('figures:explorer')}?{query}"

    def kept(form: forms.Form) -> str:
        save_view(actor=actor, name=form.cleaned_data["name"], query=query, at=at)
        return reverse("figures:explorer")

    page = FormPage(
        title=words.SAVE_VIEW,
        lead=words.SAVE_LEAD,
        form=Naming(request.POST or None),
        submit=words.SAVE,
        cancel_href=shown,
    )
    return answer(request, page, kept)


@require_POST
def drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a view of the asker's own.

    Raises:
        NotFound: he has none of this uid.
    """
    drop_view(uid, actor=actor_of(request))
    return HttpResponseRedirect(reverse("figures:explorer"))


def views(actor: Actor) -> Panel:
    """Return the views to begin with: those of everybody, and what somebody has kept."""
    columns = (Column(words.VIEW, 12), Column(words.WHOSE, 8), Column(words.DELETE, 6))
    rows = tuple(Row(href, cells) for href, cells in (*_shipped(), *_own(actor)))
    return Panel(title=words.VIEWS, body=Table(caption=words.VIEWS, columns=columns, rows=rows))


def _shipped() -> Iterator[tuple[str, tuple[Part, ...]]]:
    for area, _columns in areas().values():
        yield f"?figure={area.key}", (area.heading, words.EVERYBODYS, "")


def _own(actor: Actor) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for row in saved_views(actor):
        delete = Action(text=words.DELETE, href=reverse("figures:drop", args=[row.uid]))
        yield f"?{row.query}", (row.name, words.OWN, delete)


def _cleaned(request: HttpRequest) -> str:
    given = parse_qsl(request.META.get("QUERY_STRING", ""))
    return urlencode([(key, value) for key, value in given if key not in ALIEN])
