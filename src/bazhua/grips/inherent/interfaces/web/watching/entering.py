"""Gateways are opened, given tokens that are shown once, and closed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.asking import seen
from bazhua.grips.inherent.interfaces.web.watching.forms import GatewayForm, TokenForm
from bazhua.grips.inherent.interfaces.web.watching.gateway import gateway_page
from bazhua.grips.inherent.interfaces.web.watching.listing import gateway_address, watched_address
from bazhua.grips.inherent.models import Gateway
from bazhua.grips.inherent.selectors.watching.reach import kind_of, reached, settable
from bazhua.grips.inherent.services.watching.gateways import (
    change_token,
    close_gateway,
    open_gateway,
)
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import tell
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form, show_tabbed
from bazhua.kernel.errors import DomainError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest, enterprise: UUID) -> HttpResponse:
    """Ask what a gateway is called, open it, and show its token.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    of = kind_of(enterprise)
    reached(of, enterprise, actor, at)
    form = GatewayForm(request.POST or None)
    if form.is_valid():
        try:
            row, token = open_gateway(form.gateway(of, enterprise), actor=actor, at=at)
        except DomainError as refused:
            tell(form, refused)
        else:
            return show_tabbed(request, gateway_page(row, actor, at, token))
    page = FormPage(
        title=words.OPEN_GATEWAY,
        lead=words.GATEWAYS_LEAD,
        form=form,
        submit=words.OPEN_GATEWAY,
        cancel_href=watched_address(of, enterprise),
    )
    return show_form(request, page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_token(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask how long the old tokens stay good, issue another, and show it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    row = settable(Gateway, uid, actor, at)
    form = TokenForm(request.POST or None, initial={"version": row.version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            row, token = change_token(
                uid, overlap=form.overlap(), version=version, actor=actor, at=at
            )
        except DomainError as refused:
            tell(form, refused)
        else:
            return show_tabbed(request, gateway_page(row, actor, at, token))
    page = FormPage(
        title=words.NEW_TOKEN,
        lead=words.NEW_TOKEN_LEAD,
        form=form,
        submit=words.NEW_TOKEN,
        cancel_href=gateway_address(row),
    )
    return show_form(request, page)


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close a gateway; its tokens end."""
    row = close_gateway(uid, version=seen(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(gateway_address(row))
