"""Switches of the frame and the server's time."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from bazhua.infra.http.request import arrival
from bazhua.infra.ui.context import THEME_COOKIE, THEMES


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep light or dark in a cookie and go back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            httponly=True,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """Answer the server's time in milliseconds since 1970: the countdowns follow it."""
    return HttpResponse(str(int(arrival(request).timestamp() * 1000)), content_type="text/plain")
