"""The list of tailings ponds."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.interfaces.web.ponds.listing import pond_listing
from bazhua.grips.inherent.selectors.duty.ponds import pond_parts
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show


@require_safe
def ponds(request: HttpRequest) -> HttpResponseBase:
    """List the tailings ponds that the asker may view, by their warning."""
    parts = pond_parts(actor_of(request), at=arrival(request))
    return show(request, pond_listing(), parts)
