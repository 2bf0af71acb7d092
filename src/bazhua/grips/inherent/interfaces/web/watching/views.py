"""The lists and the pages of installations, gateways and points."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.interfaces.web.watching.gateway import gateway_page
from bazhua.grips.inherent.interfaces.web.watching.installation import installation_page
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    gateway_listing,
    installation_address,
    installation_listing,
    point_address,
    point_listing,
)
from bazhua.grips.inherent.interfaces.web.watching.point import point_page
from bazhua.grips.inherent.selectors.watching.shown import (
    gateway_parts,
    gateway_shown,
    installation_parts,
    installation_shown,
    point_parts,
    point_shown,
)
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.errors import NotFound


@require_safe
def installations(request: HttpRequest) -> HttpResponseBase:
    """List the installations that the asker may view."""
    parts = installation_parts(actor_of(request), at=arrival(request))
    return show(request, installation_listing(), parts)


@require_safe
def gateways(request: HttpRequest) -> HttpResponseBase:
    """List the gateways that the asker may view."""
    parts = gateway_parts(actor_of(request), at=arrival(request))
    return show(request, gateway_listing(), parts)


@require_safe
def points(request: HttpRequest) -> HttpResponseBase:
    """List the points that the asker may view, with what they read now."""
    parts = point_parts(actor_of(request), at=arrival(request))
    return show(request, point_listing(), parts)


@require_safe
def installation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show an installation with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    row = installation_shown(actor, uid, at=at)
    return show_tabbed(request, installation_page(row, actor, at))


@require_safe
def gateway(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a gateway with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_tabbed(request, gateway_page(gateway_shown(actor, uid, at=at), actor, at))


@require_safe
def point(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a point with its trend and what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    row = point_shown(actor, uid, at=at)
    return show_tabbed(request, point_page(row, request.GET, actor, at))


@require_safe
def found(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lead from a hit of the search to the installation or the point.

    Raises:
        NotFound: there is neither for him.
    """
    actor, at = actor_of(request), arrival(request)
    try:
        return HttpResponseRedirect(installation_address(installation_shown(actor, uid, at=at)))
    except NotFound:
        return HttpResponseRedirect(point_address(point_shown(actor, uid, at=at)))
