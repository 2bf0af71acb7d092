"""People: the list, the page of one, and what is personal in clear."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django_filters import CharFilter, FilterSet

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.record import Action, Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.text import Drawn, Link, Text
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import ENGAGEMENT_WORDS, EngagementKind
from bazhua.registry.interfaces.web.accounts.shown import account_actions, account_facts
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.persontabs import host
from bazhua.registry.models import Engagement, Person
from bazhua.registry.selectors.who.people import (
    engagements_of,
    holdings_of,
    people_parts,
    reaches_person,
    visible_person,
)
from bazhua.registry.selectors.who.persontabs import Asked, offered, opened
from bazhua.registry.services.who.persons import show_contact, show_identity


class PeopleFilter(FilterSet):
    """Filter bar of the list."""

    name = CharFilter(field_name="person__name", lookup_expr="startswith", label=_("Name"))


PEOPLE: Listing[Engagement] = Listing(
    name="people",
    model=Engagement,
    title=words.PEOPLE,
    columns=(
        ListColumn(text=words.NAME, show=lambda row: row.person.name, sort="pinyin", min_em=6),
        ListColumn(text=words.PLACE, show=host, min_em=12),
        ListColumn(text=words.KIND, show=lambda row: ENGAGEMENT_WORDS[EngagementKind(row.kind)]),
        ListColumn(text=words.TITLE, show=lambda row: row.title or "–"),
        ListColumn(text=words.SINCE, show=lambda row: row.since.isoformat(), min_em=7),
        ListColumn(
            text=words.UNTIL,
            show=lambda row: row.until.isoformat() if row.until else words.LASTS,
            min_em=7,
        ),
        ListColumn(text=words.PHONE, show=lambda row: row.person.phone_shown or "–", min_em=8),
    ),
    href=lambda row: reverse("who:person", args=[row.person.uid]),
    order="pinyin",
    empty=words.NO_PEOPLE,
    filters=PeopleFilter,
    joins=("person", "firm", "organisation"),
)


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the people within his reach."""
    actor, at = actor_of(request), arrival(request)
    new = Action(text=words.NEW_PERSON, href=reverse("who:new_person"), opens=True)
    may = actor.granted("person", "create", at) and actor.granted("engagement", "create", at)
    return show(request, PEOPLE, people_parts(actor, at=at), *([new] if may else []))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a person, masked."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    mail = words.KNOWN if person.mail_sealed else words.UNKNOWN
    masked = (person.identity_shown, person.phone_shown, mail)
    return show_tabbed(request, _page(person, masked, actor, at))


@require_safe
def tab(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Show one tab of a person."""
    actor, at = actor_of(request), arrival(request)
    asked = Asked(visible_person(actor, uid, at=at), actor, at)
    return show_tabbed(request, _tabbed(asked, opened(asked, slug).panels(asked), slug))


@require_POST
def identity(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show the identity number in clear, on this page alone."""
    actor, at = actor_of(request), arrival(request)
    number = show_identity(uid, actor=actor, at=at)
    person = visible_person(actor, uid, at=at)
    mail = words.KNOWN if person.mail_sealed else words.UNKNOWN
    return _unkept(request, _page(person, (number, person.phone_shown, mail), actor, at))


@require_POST
def contact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show telephone and mail in clear, on this page alone."""
    actor, at = actor_of(request), arrival(request)
    phone, mail = show_contact(uid, actor=actor, at=at)
    person = visible_person(actor, uid, at=at)
    shown = (person.identity_shown, phone, mail or words.UNKNOWN)
    return _unkept(request, _page(person, shown, actor, at))


def _unkept(request: HttpRequest, page: TabbedPage) -> HttpResponse:
    answer = show_tabbed(request, page)
    answer["Cache-Control"] = "no-store"
    return answer


def _page(person: Person, shown: tuple[Text, Text, Text], actor: Actor, at: datetime) -> TabbedPage:
    number, phone, mail = shown
    facts = Facts(
        (
            Fact(words.IDENTITY, number or words.UNKNOWN),
            Fact(words.PHONE, phone or words.UNKNOWN),
            Fact(words.MAIL, mail),
            *account_facts(person, actor, at),
            Fact(words.WHO_SEES, words.WHO_PERSON),
        )
    )
    asked = Asked(person, actor, at)
    panels = (Panel(title=words.ON_RECORD, body=facts, note=words.WHY_PERSON), *_now(asked))
    return _tabbed(asked, panels, "")


def _now(asked: Asked) -> tuple[Panel, ...]:
    """Return where he works and which posts he holds today."""
    today = day_of(asked.at)
    engaged = engagements_of(asked.person, asked.actor, at=asked.at).filter(
        Q(until=None) | Q(until__gt=today), since__lte=today
    )
    held = holdings_of(asked.person, asked.actor, at=asked.at).filter(
        Q(until=None) | Q(until__gt=asked.at), since__lte=asked.at
    )
    places = tuple(
        Fact(ENGAGEMENT_WORDS[EngagementKind(row.kind)], f"{host(row)} {row.title}".strip())
        for row in engaged.select_related("firm", "organisation").order_by("-since", "pk")[:20]
    )
    posts = tuple(
        Fact(words.HOLDS, Link(row.post.name, reverse("who:post", args=[row.post.uid])))
        for row in held.select_related("post").order_by("since", "pk")[:20]
    )
    return (
        Panel(
            title=words.TODAY,
            body=Facts((*places, *posts)) if places or posts else None,
            empty=words.NOT_ENGAGED,
        ),
    )


def _tabbed(asked: Asked, panels: tuple[Drawn, ...], slug: str) -> TabbedPage:
    person = asked.person
    first = TabLink(
        text=words.OVERVIEW, href=reverse("who:person", args=[person.uid]), current=not slug
    )
    others = (
        TabLink(
            text=one.word,
            href=reverse("who:tab", args=[person.uid, one.slug]),
            current=one.slug == slug,
        )
        for one in offered(asked)
    )
    return TabbedPage(
        kind=words.PERSON,
        title=Word(person.name, person.name_en or person.name),
        number="",
        actions=(
            *_actions(person, asked.actor, asked.at),
            *account_actions(person, asked.actor, asked.at),
        ),
        tabs=(first, *others),
        panels=panels,
    )


def _actions(person: Person, actor: Actor, at: datetime) -> list[Action]:
    own = actor.uid == person.uid
    found = []
    if actor.granted("grant", "give", at) and not own:
        give = reverse("who:give", args=[person.uid])
        found.append(Action(text=words.GIVE, href=give, opens=True))
    if own or reaches_person(actor, person, "update", at=at):
        reach = reverse("who:reach", args=[person.uid])
        found.append(Action(text=words.REACH, href=reach, opens=True))
    for action, name, text, kept in (
        ("show_contact", "who:contact", words.SHOW_CONTACT, person.phone_sealed),
        ("show_identity", "who:identity", words.SHOW_IDENTITY, person.identity_sealed),
    ):
        if kept is not None and (own or reaches_person(actor, person, action, at=at)):
            href = reverse(name, args=[person.uid])
            found.append(Action(text=text, href=href, confirm=words.SHOW_ASK))
    return found
