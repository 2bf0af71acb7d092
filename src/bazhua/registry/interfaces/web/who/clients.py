"""Programs that use the API: the list, the page of one, issuing, ending, giving it roles."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.record import Action, Entry, Fact, RecordPage, Related, Viewer, Weight
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form, show_record
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.times import end_of
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.asking import seen_version
from bazhua.registry.interfaces.web.who.forms import refuse
from bazhua.registry.interfaces.web.who.grants import place, role
from bazhua.registry.interfaces.web.who.grants import state as grant_state
from bazhua.registry.models import Client
from bazhua.registry.selectors.who.clients import RESOURCE, visible_client, visible_clients
from bazhua.registry.selectors.who.grants import JOINS, visible_grants
from bazhua.registry.services.who.clients import end_client, issue_client


class ClientForm(forms.Form):
    """A program and its last day."""

    name = forms.CharField(label=_("Name"), max_length=120)
    until = forms.DateField(
        label=_("Last day"),
        help_text=_("For example 2026-11-30. At most 366 days ahead."),
    )


def state(row: Client, at: datetime) -> Mark:
    """Return whether a token is in force."""
    over = row.ended_at is not None or row.until <= at
    return words.OVER_NOW if over else words.HOLDS_NOW


CLIENTS: Listing[Client] = Listing(
    name="clients",
    model=Client,
    title=words.CLIENTS,
    columns=(
        ListColumn(text=words.CLIENT, show=lambda row: row.name, min_em=10),
        ListColumn(text=words.ISSUED, show=lambda row: row.since, sort="since", min_em=9),
        ListColumn(text=words.UNTIL, show=lambda row: row.ended_at or row.until, min_em=9),
    ),
    href=lambda row: reverse("who:client", args=[row.uid]),
    order="-since",
    empty=words.NO_CLIENTS,
)


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the programs."""
    actor, at = actor_of(request), arrival(request)
    new_one = Action(text=words.NEW_CLIENT, href=reverse("who:new_client"), opens=True)
    may = actor.granted(RESOURCE, "create", at)
    return show(request, CLIENTS, (visible_clients(actor, at=at),), *([new_one] if may else []))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a program and what is given to it."""
    actor, at = actor_of(request), arrival(request)
    return show_record(request, _page(visible_client(actor, uid, at=at), actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Issue a token, and show it this once."""
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, "create", at):
        raise Forbidden
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said: Mapping[str, Any] = form.cleaned_data
        try:
            issued = issue_client(said["name"], until=end_of(said["until"]), actor=actor, at=at)
        except DomainError as error:
            refuse(form, error)
        else:
            given = {"client": issued.client, "token": issued.token}
            answer = render(request, "who/token.html", given)
            answer["Cache-Control"] = "no-store"
            return answer
    page = FormPage(
        title=words.NEW_CLIENT,
        lead=words.NEW_CLIENT_LEAD,
        form=form,
        submit=words.NEW_CLIENT,
        cancel_href=reverse("who:clients"),
    )
    return show_form(request, page)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let a token be refused from now on."""
    end_client(uid, version=seen_version(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("who:client", args=[uid]))


def _page(row: Client, actor: Actor, at: datetime) -> RecordPage:
    given = visible_grants(actor, at=at).filter(client=row).select_related(*JOINS).order_by("-pk")
    known = names().persons({row.given_by})
    ended = ((row.ended_at, words.ENDED),) if row.ended_at else ()
    return RecordPage(
        kind=words.CLIENT,
        title=row.name,
        number="",
        marks=(state(row, at),),
        steps=(),
        actions=_actions(row, actor, at),
        facts=(
            Fact(words.ISSUED, row.since),
            Fact(words.UNTIL, row.until),
            Fact(words.ISSUED_BY, known.get(row.given_by, "–")),
            Fact(words.TOKEN, words.TOKEN_KEPT),
        ),
        timeline=tuple(
            Entry(at=when, text=what) for when, what in ((row.since, words.ISSUED), *ended)
        ),
        related=tuple(
            Related(
                place(one), role(one), reverse("who:grant", args=[one.uid]), grant_state(one, at)
            )
            for one in given[:50]
        ),
        viewers=(Viewer(words.WHO_CLIENT, words.WHY_CLIENT),),
    )


def _actions(row: Client, actor: Actor, at: datetime) -> tuple[Action, ...]:
    if row.ended_at is not None or row.until <= at:
        return ()
    found = []
    if actor.granted("grant", "give", at):
        href = reverse("who:give_client", args=[row.uid])
        found.append(Action(text=words.GIVE, href=href, weight=Weight.MAIN, opens=True))
    if actor.granted(RESOURCE, "end", at):
        found.append(
            Action(
                text=words.END_CLIENT,
                href=reverse("who:end_client", args=[row.uid]),
                weight=Weight.GRAVE,
                version=row.version,
                confirm=words.END_CLIENT_ASK,
            )
        )
    return tuple(found)
