"""The list of sums, and the way to what is signed of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe

from bazhua.grips.dangers.interfaces.web.periodic.listing import sum_listing
from bazhua.grips.dangers.models import PeriodicSum
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.periodic import sum_parts
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.signoff.pages.page import address_of
from bazhua.infra.signoff.selectors import about
from bazhua.infra.tables.answers import show


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the sums that the asker may view."""
    actor, at = actor_of(request), arrival(request)
    return show(request, sum_listing(at), sum_parts(actor, at=at))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lead to the sheet of a sum, where it is signed."""
    actor, at = actor_of(request), arrival(request)
    row = access(PeriodicSum, actor, uid=uid, resource=RESOURCE, action=VIEW, at=at)
    return HttpResponseRedirect(address_of(about(row.uid)[-1]))
