"""Show whether the platform is well."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from bazhua.infra.db.access import VIEW
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.respond import wants_fragment
from bazhua.infra.vitals.pages.page import vitals
from bazhua.kernel.errors import NotFound

RESOURCE: Final = "system"
TEMPLATE: Final = "vitals/system.html"


@require_safe
def system(request: HttpRequest) -> HttpResponse:
    """Answer with the vitals, or with their part alone when the page asks for it again.

    Raises:
        NotFound: they are not his to see.
    """
    at = arrival(request)
    if not actor_of(request).granted(RESOURCE, VIEW, at):
        raise NotFound
    name = f"{TEMPLATE}#vitals" if wants_fragment(request) else TEMPLATE
    response = render(request, name, {"vitals": vitals(at)})
    patch_vary_headers(response, ["HX-Request"])
    return response
