"""The ledger of hidden dangers, and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from bazhua.grips.dangers.interfaces.web.record import record_page
from bazhua.grips.dangers.selectors.dangers import danger_parts, danger_shown
from bazhua.grips.dangers.selectors.listing import danger_listing
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.respond import show_record


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the dangers that the asker may view."""
    actor, at = actor_of(request), arrival(request)
    return show(request, danger_listing(at), danger_parts(actor, at=at))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a danger with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_record(request, record_page(danger_shown(actor, uid=uid, at=at), actor, at))
