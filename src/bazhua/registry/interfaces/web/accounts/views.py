"""Inviting a person, giving him a new link, closing and opening his account."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.infra.accounts.pages.forms import AccountForm
from bazhua.infra.accounts.pages.giving import Given, Slip, show_given, show_slip
from bazhua.infra.accounts.selectors import account_of, free_login
from bazhua.infra.accounts.services.accounts import address_of_link
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.search.spelling import syllables
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError, NotFound
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.accounts import words
from bazhua.registry.interfaces.web.accounts.forms import BadgeForm, InviteForm, RenewForm
from bazhua.registry.models import Person
from bazhua.registry.selectors.who.people import visible_person
from bazhua.registry.services.who.accounts import (
    INVITE,
    RESET,
    hand_badge,
    invite_person,
    looks_after,
    renew_link,
    set_account_open,
    take_badge,
)

LONGEST_PROPOSED = 40


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for the login name, make the account, show its link once."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    looks_after(person, INVITE, actor=actor, at=at)
    form = InviteForm(request.POST or None, initial={"login": proposed(person.name)})

    def token() -> str:
        return invite_person(uid, login=form.cleaned_data["login"], actor=actor, at=at)

    page = _page(person, form, words.INVITE, words.INVITE_LEAD, words.INVITE_SUBMIT)
    return _given(request, person, form, token) or show_form(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask what was lost, and show a new link once."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    looks_after(person, RESET, actor=actor, at=at)
    state = account_of(uid, at=at)
    if state is None:
        raise NotFound
    form = RenewForm(request.POST if request.method == "POST" else None)
    if not state.has_totp:
        del form.fields["without_totp"]

    def token() -> str:
        lost = form.cleaned_data.get("without_totp", False)
        return renew_link(uid, actor=actor, at=at, without_totp=lost)

    page = _page(person, form, words.RENEW, words.RENEW_LEAD, words.RENEW)
    return _given(request, person, form, token) or show_form(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def badge(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask once more, give a badge, show it once to be printed."""
    actor, at = actor_of(request), arrival(request)
    person = visible_person(actor, uid, at=at)
    looks_after(person, INVITE, actor=actor, at=at)
    state = account_of(uid, at=at)
    login = state.login if state else proposed(person.name)
    form = BadgeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            code = hand_badge(uid, login=login, actor=actor, at=at)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            onward = reverse("who:person", args=[uid])
            return show_slip(request, Slip(name=person.name, code=code, given_at=at, onward=onward))
    page = _page(person, form, words.HAND_BADGE, words.BADGE_LEAD, words.HAND_BADGE)
    return show_form(request, page)


@require_POST
def end_badge(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End a person's badge."""
    take_badge(uid, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("who:person", args=[uid]))


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close a person's account."""
    return _set_open(request, uid, is_open=False)


@require_POST
def reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open a closed account again."""
    return _set_open(request, uid, is_open=True)


def proposed(name: str) -> str:
    """Return a login name that is free, from the pinyin of a person's name."""
    spoken = "".join(syllables(name))
    plain = "".join(sign for sign in spoken if sign.isascii() and sign.isalnum())
    return free_login(plain[:LONGEST_PROPOSED] or "user")


def _set_open(request: HttpRequest, uid: UUID, *, is_open: bool) -> HttpResponse:
    set_account_open(uid, is_open=is_open, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("who:person", args=[uid]))


def _given(
    request: HttpRequest, person: Person, form: AccountForm, token: Callable[[], str]
) -> HttpResponse | None:
    """Answer with the link that a valid form brings; else the form says why not."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        address = address_of_link(token())
    except DomainError as refusal:
        form.refuse(refusal)
        return None
    state = account_of(person.uid, at=arrival(request))
    if state is None or state.link_until is None:
        raise NotFound
    given = Given(
        title=words.LINK_FOR,
        name=person.name,
        login=state.login,
        address=address,
        until=state.link_until,
        onward=reverse("who:person", args=[person.uid]),
    )
    return show_given(request, given)


def _page(person: Person, form: AccountForm, text: Word, lead: Word, submit: Word) -> FormPage:
    return FormPage(
        title=Word(f"{text.zh}：{person.name}", f"{text.en}: {person.name}"),
        lead=lead,
        form=form,
        submit=submit,
        cancel_href=reverse("who:person", args=[person.uid]),
    )
