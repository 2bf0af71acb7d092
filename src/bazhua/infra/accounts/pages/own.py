"""A person's own account: his sessions, his password, his second factor."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.core.refusals import NothingToShow
from bazhua.infra.accounts.models import Session
from bazhua.infra.accounts.pages.forms import (
    AccountForm,
    ConfirmForm,
    OwnCodeForm,
    OwnCodePasswordForm,
    OwnPasswordForm,
)
from bazhua.infra.accounts.pages.giving import drawn
from bazhua.infra.accounts.pages.visitor import agent_said, next_of, visitor_of
from bazhua.infra.accounts.services.accounts import change_password
from bazhua.infra.accounts.services.factors import (
    address_of,
    begin_totp,
    codes_left,
    confirm_totp,
    remove_totp,
    renew_codes,
)
from bazhua.infra.accounts.services.signing_in import confirm, has_password
from bazhua.infra.accounts.services.starting import end_own
from bazhua.infra.accounts.sessions import (
    SignedIn,
    give_cookie,
    open_sessions,
    session_of,
    signed_in,
    take_cookie,
)
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Text
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError

asked = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 20


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One open session as its person sees it."""

    agent: str
    since: datetime
    seen_at: datetime
    here: bool
    shared: bool
    end: Action


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything `accounts/own.html` draws."""

    login: str
    has_totp: bool
    codes_left: int
    sessions: tuple[SessionLine, ...]
    leave: Action


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show a person's account."""
    signed = signed_in(request)
    if signed is None:
        return _to_sign_in(request)
    row = session_of(request)
    open_ones = open_sessions(arrival(request)).filter(user__uid=signed.account)
    page = OwnPage(
        login=signed.login,
        has_totp=row is not None and row.user.has_totp,
        codes_left=codes_left(signed.account),
        sessions=tuple(_line(one, signed.session) for one in open_ones.order_by("-since")[:SHOWN]),
        leave=Action(text=_("Sign out"), href=reverse("accounts:leave")),
    )
    return render(request, "accounts/own.html", {"page": page})


@require_POST
def end(request: HttpRequest, session: UUID) -> HttpResponse:
    """End one of his sessions."""
    signed = signed_in(request)
    if signed is None:
        return _to_sign_in(request)
    end_own(session, account=signed.account, at=arrival(request))
    response = HttpResponseRedirect(reverse("accounts:own"))
    if session == signed.session:
        take_cookie(response)
    return response


@asked
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change his password."""
    signed = signed_in(request)
    if signed is None:
        return _to_sign_in(request)
    form = OwnPasswordForm(request.POST or None)
    if led := _asked_of_issuer(request, form, signed):
        return led
    if _confirmed(request, form, signed.account):
        given = form.cleaned_data["password"]
        try:
            change_password(
                account=signed.account, session=signed.session, password=given, at=arrival(request)
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return HttpResponseRedirect(reverse("accounts:own"))
    lead = _("All your other sessions end.")
    return _form(request, form, _("Change the password"), _("Change the password"), lead)


@asked
@sensitive_post_parameters()
def enrol(request: HttpRequest) -> HttpResponse:
    """Set up the second factor that a person may not be without."""
    row = session_of(request)
    if row is None or row.needs != Need.ENROL:
        return HttpResponseRedirect(reverse("accounts:sign_in"))
    form = OwnCodeForm(request.POST or None)
    lead = _("Your roles demand a second factor. Nothing else opens before it is set up.")
    return _enrol(request, row, form, lead)


@asked
@sensitive_post_parameters()
def enrol_own(request: HttpRequest) -> HttpResponse:
    """Set up a second factor by one's own wish."""
    signed, row = signed_in(request), session_of(request)
    if signed is None or row is None:
        return _to_sign_in(request)
    if row.user.has_totp:
        return HttpResponseRedirect(reverse("accounts:own"))
    form = OwnCodePasswordForm(request.POST or None)
    return _asked_of_issuer(request, form, signed) or _enrol(request, row, form, "")


@asked
@sensitive_post_parameters()
def remove(request: HttpRequest) -> HttpResponse:
    """Switch the second factor off."""
    signed = signed_in(request)
    if signed is None:
        return _to_sign_in(request)
    form = ConfirmForm(request.POST or None)
    if led := _asked_of_issuer(request, form, signed):
        return led
    if _confirmed(request, form, signed.account):
        try:
            remove_totp(account=signed.account, at=arrival(request))
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return HttpResponseRedirect(reverse("accounts:own"))
    lead = _("From then on the password alone lets in. Recovery codes are deleted.")
    title = _("Remove the second factor")
    return _form(request, form, title, title, lead)


@asked
@sensitive_post_parameters()
def codes(request: HttpRequest) -> HttpResponse:
    """Give new recovery codes."""
    signed = signed_in(request)
    if signed is None:
        return _to_sign_in(request)
    form = ConfirmForm(request.POST or None)
    if led := _asked_of_issuer(request, form, signed):
        return led
    if _confirmed(request, form, signed.account):
        try:
            fresh = renew_codes(account=signed.account, at=arrival(request))
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _shown_once(request, fresh, reverse("accounts:own"))
    lead = _("The old codes count no more.")
    return _form(request, form, _("New recovery codes"), _("Make new codes"), lead)


def _enrol(request: HttpRequest, row: Session, form: AccountForm, lead: str) -> HttpResponse:
    is_right = form.is_bound and form.is_valid()
    if is_right and (row.needs == Need.ENROL or _confirmed(request, form, row.user.uid)):
        given = form.cleaned_data["code"]
        try:
            begun, fresh = confirm_totp(session=row, code=given, at=arrival(request))
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            onward = next_of(request) if row.needs == Need.ENROL else reverse("accounts:own")
            response = _shown_once(request, fresh, onward)
            give_cookie(response, begun.token)
            return response
    secret = begin_totp(row)
    address = address_of(secret, row.user.login)
    picture = drawn(address)
    page = _page(form, _("Set up the second factor"), _("Switch it on"), lead)
    shown = {"page": page, "secret": " ".join(_fours(secret)), "picture": picture}
    status = 422 if form.errors else 200
    return render(request, "accounts/enrol.html", shown, status=status)


def _asked_of_issuer(
    request: HttpRequest, form: AccountForm, signed: SignedIn
) -> HttpResponse | None:
    """Lead who has no password to the issuer, unless he has just shown there who he is.

    Raises:
        NothingToShow: the site has no issuer; he signs in with a badge alone.
    """
    if has_password(signed.account):
        return None
    del form.fields["old"]
    if signed.is_fresh(arrival(request)):
        return None
    if sign_in_env().oidc_issuer is None:
        raise NothingToShow
    query = urlencode({"next": request.path})
    return HttpResponseRedirect(f"{reverse('accounts:oidc_again')}?{query}")


def _confirmed(request: HttpRequest, form: AccountForm, account: UUID) -> bool:
    """Return whether a form holds the password that he has; says so at its field if not."""
    if not form.is_bound or not form.is_valid():
        return False
    if "old" not in form.fields:
        return True
    given = form.cleaned_data["old"]
    try:
        confirm(account=account, password=given, visitor=visitor_of(request), at=arrival(request))
    except DomainError as refusal:
        refusal.field = "old"
        form.refuse(refusal)
        return False
    return True


def _shown_once(request: HttpRequest, fresh: tuple[str, ...], onward: str) -> HttpResponse:
    return render(request, "accounts/codes.html", {"codes": fresh, "onward": onward})


def _form(
    request: HttpRequest, form: AccountForm, title: str, submit: str, lead: str
) -> HttpResponse:
    return show_form(request, _page(form, title, submit, lead))


def _page(form: AccountForm, title: Text, submit: Text, lead: Text) -> FormPage:
    return FormPage(
        title=title, lead=lead, form=form, submit=submit, cancel_href=reverse("accounts:own")
    )


def _line(row: Session, here: UUID) -> SessionLine:
    return SessionLine(
        agent=agent_said(row.agent) or _("Unknown browser"),
        since=row.since,
        seen_at=row.seen_at,
        here=row.uid == here,
        shared=row.is_shared,
        end=Action(
            text=_("End"),
            href=reverse("accounts:end_session", args=[row.uid]),
            weight=Weight.SIDE,
        ),
    )


def _fours(secret: str) -> list[str]:
    return [secret[place : place + 4] for place in range(0, len(secret), 4)]


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    wanted = request.get_full_path() if request.method == "GET" else reverse("accounts:own")
    query = urlencode({"next": wanted})
    return HttpResponseRedirect(f"{reverse('accounts:sign_in')}?{query}")
