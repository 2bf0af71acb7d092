"""Engaging people: a new one, one on record, the end of it; where a person is reached."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.times import day_of
from bazhua.registry.domain.people import ENGAGEMENT_WORDS, EngagementKind
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.asking import Asking, ask
from bazhua.registry.models import Engagement
from bazhua.registry.selectors.who.homes import home_called, uids_of, unit_called
from bazhua.registry.selectors.who.people import PERSON, visible_person
from bazhua.registry.services.who.engagements import RESOURCE, Engaging, end_engagement, engage
from bazhua.registry.services.who.persons import Registration, change_contact, register_person

RIGHT: Final = (RESOURCE, "create")
METHODS: Final = ["GET", "HEAD", "POST"]
DAY: Final = _("For example 2026-11-30.")


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of engagements in the language of the page."""
    return [(kind.value, word.text(current())) for kind, word in ENGAGEMENT_WORDS.items()]


class EngageForm(forms.Form):
    """Where somebody works from when."""

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
    kind = forms.ChoiceField(label=_("Kind"), choices=kinds)
    employer = forms.CharField(
        label=_("Employer"),
        max_length=18,
        required=False,
        help_text=_("Credit code; only for contractors' people and dispatched workers."),
    )
    title = forms.CharField(label=_("Title"), max_length=80, required=False)
    since = forms.DateField(label=_("Since"), help_text=DAY)
    until = forms.DateField(
        label=_("Ends on"),
        required=False,
        help_text=_("The first day on which he no longer works there; visitors have one."),
    )


class NewPersonForm(EngageForm):
    """A person and where he works."""

    field_order = ("name", "identity", "phone", "mail")
    name = forms.CharField(label=_("Name"), max_length=200)
    identity = forms.CharField(
        label=_("Identity number"),
        max_length=40,
        required=False,
        help_text=_("Kept sealed; by it he is found again instead of being there twice."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    mail = forms.CharField(label=_("Mail"), max_length=200, required=False)


class EndForm(forms.Form):
    """From which day on he no longer works there."""

    until = forms.DateField(
        label=_("Ends on"),
        help_text=_("The first day on which it no longer holds, for example 2026-11-30."),
    )


class ReachForm(forms.Form):
    """Where a person is reached; an empty field is forgotten."""

    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    mail = forms.CharField(label=_("Mail"), max_length=200, required=False)


@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """Put a person on record, or find him again, and engage him."""
    actor, at = actor_of(request), arrival(request)
    if not (actor.granted(PERSON, "create", at) and actor.granted(*RIGHT, at)):
        raise Forbidden
    form = NewPersonForm(request.POST or None, initial=_initial(request, at))

    def deed(said: Mapping[str, Any]) -> str:
        given = {key: said[key] for key in ("name", "identity", "phone", "mail")}
        person = register_person(Registration(**given), actor=actor, at=at).person
        engage(_engaging(person.uid, said, actor, at), actor=actor, at=at)
        return reverse("who:person", args=[person.uid])

    asking = Asking(title=words.NEW_PERSON, lead=words.NEW_PERSON_LEAD, back=reverse("who:people"))
    return ask(request, form, asking, deed)


@require_http_methods(METHODS)
def engagement(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Engage a person who is on record."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    if not actor.granted(*RIGHT, at):
        raise Forbidden
    form = EngageForm(request.POST or None, initial=_initial(request, at))

    def deed(said: Mapping[str, Any]) -> None:
        engage(_engaging(uid, said, actor, at), actor=actor, at=at)

    return ask(request, form, _asking(words.ENGAGE, person.name, uid), deed)


@require_http_methods(METHODS)
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask from which day on somebody no longer works there, and end it."""
    actor, at = actor_of(request), arrival(request)
    row = access(Engagement, actor, uid=uid, resource=RESOURCE, action="end", at=at)
    form = EndForm(request.POST or None, initial={"until": day_of(at)})

    def deed(said: Mapping[str, Any]) -> None:
        end_engagement(uid, until=said["until"], version=row.version, actor=actor, at=at)

    return ask(
        request,
        form,
        _asking(words.END_ENGAGEMENT, words.END_ENGAGEMENT_LEAD, row.person.uid),
        deed,
    )


@require_http_methods(METHODS)
def reach(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask where a person is reached from now on."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    if actor.uid != uid and not actor.granted(PERSON, "update", at):
        raise Forbidden
    form = ReachForm(request.POST or None)

    def deed(said: Mapping[str, Any]) -> None:
        change_contact(
            uid,
            phone=said["phone"],
            mail=said["mail"],
            version=person.version,
            actor=actor,
            at=at,
        )

    return ask(request, form, _asking(words.REACH, words.REACH_LEAD, uid), deed)


def _engaging(person: UUID, said: Mapping[str, Any], actor: Actor, at: datetime) -> Engaging:
    home = home_called(said["where"], RIGHT, actor, at=at)
    employer = None
    if said["employer"]:
        employer = home_called(
            said["employer"], ("enterprise", VIEW), actor, at=at, field="employer"
        ).uid
    return Engaging(
        person=person,
        kind=EngagementKind(said["kind"]),
        employer=employer,
        title=said["title"],
        since=said["since"],
        until=said["until"],
        unit=unit_called(home, said["unit"]),
        **uids_of(home),
    )


def _initial(request: HttpRequest, at: datetime) -> dict[str, Any]:
    return {"where": request.GET.get("where", "")[:200], "since": day_of(at)}


def _asking(title: Any, lead: Any, person: UUID) -> Asking:
    return Asking(title=title, lead=lead, back=reverse("who:person", args=[person]))
