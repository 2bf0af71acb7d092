"""Signing in, step by step, and out."""

from collections.abc import Callable
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.core.refusals import SignInLocked
from bazhua.infra.accounts.devices import device_of
from bazhua.infra.accounts.pages.forms import (
    AccountForm,
    CodeForm,
    FirstForm,
    LinkForm,
    PasswordForm,
    SignInForm,
)
from bazhua.infra.accounts.pages.visitor import next_of, onward, visitor_of
from bazhua.infra.accounts.services.accounts import (
    come_by_link,
    is_first,
    make_first,
    set_password,
)
from bazhua.infra.accounts.services.factors import give_code
from bazhua.infra.accounts.services.signing_in import sign_in
from bazhua.infra.accounts.services.starting import Begun, end_own
from bazhua.infra.accounts.sessions import session_of, signed_in, take_cookie
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError, NotFound

asked = require_http_methods(["GET", "HEAD", "POST"])
SIGN_IN = "accounts/sign_in.html"


@asked
@sensitive_post_parameters()
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for login name and password."""
    if signed_in(request) is not None:
        return HttpResponseRedirect(next_of(request))
    if request.method != "POST" and "password" not in request.GET and device_of(request):
        return HttpResponseRedirect(reverse("accounts:badge"))
    form = SignInForm(request.POST or None)

    def proof() -> Begun:
        given = form.cleaned_data
        visitor = visitor_of(request)
        return sign_in(
            login=given["login"], password=given["password"], visitor=visitor, at=arrival(request)
        )

    title = _("Sign in")
    return _step(request, form, proof) or show_step(request, form, title, title, template=SIGN_IN)


@asked
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor."""
    row = session_of(request)
    if row is None or row.needs != Need.CODE:
        return _from_the_start(request)
    form = CodeForm(request.POST or None)

    def proof() -> Begun:
        given = form.cleaned_data["code"]
        return give_code(session=row, code=given, visitor=visitor_of(request), at=arrival(request))

    return _step(request, form, proof) or show_step(request, form, _("Second factor"), _("Go on"))


@asked
@sensitive_post_parameters()
def new_password(request: HttpRequest) -> HttpResponse:
    """Ask for a new password: of who came by a link, or whose password must change."""
    row = session_of(request)
    if row is None or row.needs != Need.PASSWORD:
        return _from_the_start(request)
    form = PasswordForm(request.POST or None)

    def proof() -> Begun:
        return set_password(
            session=row, password=form.cleaned_data["password"], at=arrival(request)
        )

    lead = _("For the account %(login)s.") % {"login": row.user.login}
    return _step(request, form, proof) or show_step(
        request, form, _("Set your password"), _("Set the password"), lead=lead
    )


@asked
@sensitive_post_parameters()
def link(request: HttpRequest) -> HttpResponse:
    """Take the code of a one-time link, which its address carries behind a #: no log holds it."""
    if "login" in request.POST:
        return _first(request, FirstForm(request.POST))
    form = LinkForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            return _by_link(request, form.cleaned_data["code"].strip())
        except DomainError as refusal:
            form.refuse(refusal)
    lead = _("The link is good for one person and one time.")
    return show_step(
        request, form, _("One-time link"), _("Go on"), lead=lead, template="accounts/link.html"
    )


def _by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the code of a link with the form it leads to."""
    at = arrival(request)
    if is_first(token, at):
        return _first(request, FirstForm(initial={"code": token}))
    begun = come_by_link(token=token, visitor=visitor_of(request), at=at)
    response = onward(request, begun)
    response["Location"] += "#main"  # else a browser without scripts keeps the code behind the #
    return response


def _first(request: HttpRequest, form: FirstForm) -> HttpResponse:
    """Ask the first administrator for what his account needs, and make it."""

    def proof() -> Begun:
        given = form.cleaned_data
        return make_first(
            token=given["code"],
            name=given["name"],
            login=given["login"],
            password=given["password"],
            visitor=visitor_of(request),
            at=arrival(request),
        )

    title, submit = _("First administrator"), _("Make the account")
    lead = _("This platform has no account yet. Yours will be the first; it may invite others.")
    return _step(request, form, proof) or show_step(request, form, title, submit, lead=lead)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session, and let the browser forget what it has seen."""
    end_here(request)
    response = HttpResponseRedirect(reverse("accounts:sign_in"))
    take_cookie(response)
    return response


def end_here(request: HttpRequest) -> None:
    """End the session of a request, if it has one."""
    row = session_of(request)
    if row is not None:
        with suppress(NotFound):  # ended meanwhile, by another page
            end_own(row.uid, account=row.user.uid, at=arrival(request))


def _step(
    request: HttpRequest, form: AccountForm, proof: Callable[[], Begun]
) -> HttpResponse | None:
    """Answer with the way onward when a form proves what it asks for; else it says why not."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return onward(request, proof())
    except DomainError as refusal:
        form.refuse(refusal)
    return None


def show_step(
    request: HttpRequest,
    form: AccountForm,
    title: str,
    submit: str,
    *,
    lead: str = "",
    template: str = "ui/form.html",
) -> HttpResponse:
    """Answer with the form of a step; one that makes wait says how long."""
    page = FormPage(title=title, lead=lead, form=form, submit=submit, cancel_href="/")
    response = show_form(request, page, template)
    if isinstance(form.refusal, SignInLocked):
        response.status_code = form.refusal.http_status
        wait = form.refusal.until - arrival(request)
        response["Retry-After"] = str(max(1, round(wait.total_seconds())))
    return response


def _from_the_start(request: HttpRequest) -> HttpResponse:
    """Lead whoever opens a step out of order to the first; who is signed in, onward."""
    done = signed_in(request) is not None
    return HttpResponseRedirect(next_of(request) if done else reverse("accounts:sign_in"))
