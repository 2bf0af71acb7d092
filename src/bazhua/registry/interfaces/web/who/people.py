"""People: the list, the page of one, and what is personal in clear."""

from datetime import datetime, time
from uuid import UUID

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
from bazhua.infra.ui.parts.record import Action, Entry, Fact, RecordPage, Related, Viewer
from bazhua.infra.ui.parts.text import Text
from bazhua.infra.ui.respond import show_record
from bazhua.kernel.times import BEIJING
from bazhua.registry.domain.people import ENGAGEMENT_WORDS, EngagementKind
from bazhua.registry.interfaces.web.accounts.shown import account_actions, account_facts
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.models import Engagement, Person
from bazhua.registry.selectors.who.people import (
    engagements_of,
    holdings_of,
    people_parts,
    reaches_person,
    visible_person,
)
from bazhua.registry.services.who.persons import show_contact, show_identity


class PeopleFilter(FilterSet):
    """Filter bar of the list."""

    name = CharFilter(field_name="person__name", lookup_expr="startswith", label=_("Name"))


def host(row: Engagement) -> str:
    """Return where somebody works."""
    home = row.firm or row.organisation
    return home.name if home else ""


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
    return show(request, PEOPLE, people_parts(actor_of(request), at=arrival(request)))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a person, masked."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    mail = words.KNOWN if person.mail_sealed else words.UNKNOWN
    masked = (person.identity_shown, person.phone_shown, mail)
    return show_record(request, _page(person, masked, actor, at))


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


def _unkept(request: HttpRequest, page: RecordPage) -> HttpResponse:
    answer = show_record(request, page)
    answer["Cache-Control"] = "no-store"
    return answer


def _page(person: Person, shown: tuple[Text, Text, Text], actor: Actor, at: datetime) -> RecordPage:
    number, phone, mail = shown
    engaged = engagements_of(person, actor, at=at).select_related("firm", "organisation")
    held = holdings_of(person, actor, at=at).select_related("post")
    return RecordPage(
        kind=words.PERSON,
        title=person.name,
        number="",
        steps=(),
        actions=(*_actions(person, actor, at), *account_actions(person, actor, at)),
        facts=(
            Fact(words.IDENTITY, number or words.UNKNOWN),
            Fact(words.PHONE, phone or words.UNKNOWN),
            Fact(words.MAIL, mail),
            *account_facts(person, actor, at),
        ),
        timeline=tuple(
            Entry(
                at=datetime.combine(row.since, time(), BEIJING),
                text=ENGAGEMENT_WORDS[EngagementKind(row.kind)],
                by=host(row),
            )
            for row in engaged.order_by("-since", "pk")[:50]
        ),
        related=tuple(
            Related(words.HOLDS, row.post.name, reverse("who:post", args=[row.post.uid]))
            for row in held.filter(until=None).order_by("since", "pk")[:50]
        ),
        viewers=(Viewer(words.WHO_PERSON, words.WHY_PERSON),),
    )


def _actions(person: Person, actor: Actor, at: datetime) -> list[Action]:
    own = actor.uid == person.uid
    found = []
    if actor.granted("grant", "give", at) and not own:
        give = reverse("who:give", args=[person.uid])
        found.append(Action(text=words.GIVE, href=give, opens=True))
    for action, name, text, kept in (
        ("show_contact", "who:contact", words.SHOW_CONTACT, person.phone_sealed),
        ("show_identity", "who:identity", words.SHOW_IDENTITY, person.identity_sealed),
    ):
        if kept is not None and (own or reaches_person(actor, person, action, at=at)):
            href = reverse(name, args=[person.uid])
            found.append(Action(text=text, href=href, confirm=words.SHOW_ASK))
    return found
