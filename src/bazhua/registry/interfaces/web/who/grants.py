"""Grants: the list, the page of one, giving with a preview, confirming, ending."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_filters import ChoiceFilter, FilterSet

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.record import Action, Entry, Fact, RecordPage, Viewer, Weight
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Text
from bazhua.infra.ui.respond import show_form, show_record
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.times import end_of
from bazhua.kernel.words import Phrase, Word, say
from bazhua.registry.domain.roles.table import RIGHTS, ROLES
from bazhua.registry.domain.roles.words import ACTIONS, RESOURCES
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.asking import seen_version
from bazhua.registry.interfaces.web.who.forms import EndForm, GiveForm, refuse, roles
from bazhua.registry.models import RoleGrant
from bazhua.registry.selectors.who.clients import visible_client
from bazhua.registry.selectors.who.grants import (
    over_place,
    parties_of,
    visible_grant,
    visible_grants,
)
from bazhua.registry.selectors.who.people import visible_person
from bazhua.registry.selectors.who.places import departments_of, mask_of, node_by_code
from bazhua.registry.services.who.grants import (
    Giving,
    confirm_grant,
    end_grant,
    give_role,
    may_end,
)


class GrantFilter(FilterSet):
    """Filter bar of the list."""

    role = ChoiceFilter(label=_("Role"), choices=roles, empty_label=_("All"))


def holder(row: RoleGrant) -> str:
    """Return to whom a role is given."""
    if row.person is not None:
        return row.person.name
    return row.client.name if row.client else ""


def place(row: RoleGrant) -> Text:
    """Return over what a role is given."""
    if row.group is not None:
        return Word(row.group.name, row.group.name_en or row.group.name)
    path = row.node.path if row.node else ""
    return names().places([path]).get(path, path)


def role(row: RoleGrant) -> Word:
    """Return the role in words."""
    return ROLES[row.role].word


def state(row: RoleGrant, at: datetime) -> Mark:
    """Return how a grant stands at an instant."""
    if row.until is not None and row.until <= at:
        return words.OVER_NOW
    if row.confirmed_at is None:
        return words.WAITS
    return words.COMING if row.since > at else words.HOLDS_NOW


GRANTS: Listing[RoleGrant] = Listing(
    name="grants",
    model=RoleGrant,
    title=words.GRANTS,
    columns=(
        ListColumn(text=words.TO_WHOM, show=holder, min_em=7),
        ListColumn(text=words.ROLE, show=role, min_em=10),
        ListColumn(text=words.GIVEN, show=lambda row: row.given_at, sort="given_at", min_em=9),
        ListColumn(text=words.CONFIRMED, show=lambda row: row.confirmed_at or "–", min_em=9),
        ListColumn(text=words.UNTIL, show=lambda row: row.until or words.LASTS, min_em=9),
    ),
    href=lambda row: reverse("who:grant", args=[row.uid]),
    order="-given_at",
    empty=words.NO_GRANTS,
    filters=GrantFilter,
    joins=("person", "client"),
)


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the grants that he looks after, and his own."""
    return show(request, GRANTS, (visible_grants(actor_of(request), at=arrival(request)),))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a grant, and what it lets its holder do."""
    actor, at = actor_of(request), arrival(request)
    row = visible_grant(actor, uid, at=at)
    return show_record(request, _page(row, actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for a role of a person."""
    actor, at = _giver(request)
    person = visible_person(actor, uid, at=at)
    return _give(request, person.name, reverse("who:person", args=[uid]), person=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def give_client(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for a role of a program."""
    actor, at = _giver(request)
    client = visible_client(actor, uid, at=at)
    return _give(request, client.name, reverse("who:client", args=[uid]), client=uid)


def _giver(request: HttpRequest) -> tuple[Actor, datetime]:
    actor, at = actor_of(request), arrival(request)
    if not actor.granted("grant", "give", at):
        raise Forbidden
    return actor, at


def _give(request: HttpRequest, name: str, back: str, **holder: UUID) -> HttpResponse:
    """Ask for role and place, show what that reaches, and give it when he is sure."""
    actor, at = actor_of(request), arrival(request)
    form = GiveForm(request.POST or None)
    lead: Text = words.GIVE_LEAD
    if request.method == "POST" and form.is_valid():
        giving = _giving(form, at, **holder)
        if giving is not None and not form.cleaned_data["sure"]:
            lead = preview(giving)
            form.add_error("sure", _("check what it reaches, then tick this box."))
        elif giving is not None and (row := _given(form, giving, actor, at)):
            return HttpResponseRedirect(reverse("who:grant", args=[row.uid]))
    page = FormPage(
        title=Word(f"{words.GIVE.zh}：{name}", f"{words.GIVE.en}: {name}"),
        lead=lead,
        form=form,
        submit=words.GIVE,
        cancel_href=back,
    )
    return show_form(request, page)


@require_POST
def confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Confirm a grant as the second person."""
    confirm_grant(uid, version=seen_version(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("who:grant", args=[uid]))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for the reason and end a grant."""
    actor, at = actor_of(request), arrival(request)
    row = visible_grant(actor, uid, at=at)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        end_grant(uid, reason=reason, version=row.version, actor=actor, at=at)
        return HttpResponseRedirect(reverse("who:grant", args=[uid]))
    page = FormPage(
        title=words.END,
        lead=words.END_LEAD,
        form=form,
        submit=words.END,
        cancel_href=reverse("who:grant", args=[uid]),
    )
    return show_form(request, page)


def preview(giving: Giving) -> Phrase:
    """Return in words what a grant would let its holder do, and where."""
    node = giving.node_path
    return say(
        "将可在“{place}”范围内（部门：{departments}）：{rights}",
        "He may, within “{place}” (departments: {departments}): {rights}",
        place=_word(names().places([node]).get(node, node)),
        departments=departments_of(giving.departments) or words.ALL,
        rights=_listed(rights_of(giving.role)),
    )


def rights_of(code: str) -> tuple[Word, ...]:
    """Return what a role may do, a word for each kind of record."""
    mine = [right for right in RIGHTS if right.role == code]
    lines = [
        (RESOURCES[resource], [ACTIONS[right.action] for right in several])
        for resource, several in groupby(mine, key=lambda right: right.resource)
    ]
    return tuple(
        Word(
            f"{kind.zh}（{_and(word.zh for word in does)}）",
            f"{kind.en} ({', '.join(word.en for word in does)})",
        )
        for kind, does in lines
    )


def _listed(parts: Iterable[Word]) -> Word:
    several = tuple(parts)
    return Word("；".join(one.zh for one in several), "; ".join(one.en for one in several))


def _and(parts: Iterable[str]) -> str:
    return "、".join(parts)


def _word(text: Text) -> Word:
    return text if isinstance(text, Word) else Word(str(text), str(text))


def _giving(form: GiveForm, at: datetime, **holder: UUID) -> Giving | None:
    given = form.cleaned_data
    node = node_by_code(given["place"])
    if node is None:
        form.add_error("place", _("no region or enterprise has this code."))
        return None
    return Giving(
        role=given["role"],
        **holder,
        node=node.pk,
        node_path=node.path,
        departments=mask_of(given["departments"]),
        assignment=given["assignment"],
        since=at,
        until=end_of(given["until"]) if given["until"] else None,
        reason=given["reason"],
    )


def _given(form: GiveForm, giving: Giving, actor: Actor, at: datetime) -> RoleGrant | None:
    try:
        return give_role(giving, actor=actor, at=at)
    except DomainError as error:
        refuse(form, error)
        return None


def _page(row: RoleGrant, actor: Actor, at: datetime) -> RecordPage:
    confirmed = () if row.confirmed_at is None else ((row.confirmed_at, words.CONFIRMED),)
    by = {row.given_by, row.confirmed_by} - {None}
    known = names().persons({one for one in by if one is not None})
    said_by = {words.GIVEN: row.given_by, words.CONFIRMED: row.confirmed_by}
    return RecordPage(
        kind=words.GRANT,
        title=role(row),
        number=row.role,
        marks=(state(row, at),),
        steps=(),
        actions=tuple(_actions(row, actor, at)),
        facts=(
            Fact(words.TO_WHOM, holder(row)),
            Fact(words.OVER, place(row)),
            Fact(words.DEPARTMENTS, departments_of(row.departments) or words.ALL),
            Fact(words.SINCE, row.since),
            Fact(words.UNTIL, row.until or words.LASTS),
            Fact(words.REASON, row.reason),
            Fact(words.MAY, Lines(rights_of(row.role))),
        ),
        timeline=tuple(
            Entry(at=when, text=what, by=known.get(said_by[what] or UUID(int=0), ""))
            for when, what in ((row.given_at, words.GIVEN), *confirmed)
        ),
        viewers=(Viewer(words.WHO_GRANT, words.WHY_SCOPE),),
    )


def _actions(row: RoleGrant, actor: Actor, at: datetime) -> list[Action]:
    if row.until is not None and row.until <= at:
        return []
    found = []
    waits = row.confirmed_at is None and actor.may("grant", "confirm", over_place(row), at)
    if waits and actor.uid not in parties_of(row):
        found.append(
            Action(
                text=words.CONFIRM,
                href=reverse("who:confirm", args=[row.uid]),
                weight=Weight.MAIN,
                version=row.version,
                confirm=words.CONFIRM_ASK,
            )
        )
    if may_end(row, actor=actor, at=at):
        href = reverse("who:end", args=[row.uid])
        found.append(Action(text=words.END, href=href, weight=Weight.GRAVE, opens=True))
    return found
