"""The language a person has chosen; Chinese until he chooses."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

PROGRAMS: Final = "/api/"


class LanguageMiddleware:
    """Activates the language of the cookie; for programs that of `Accept-Language`.

    The browser's own list of languages is not asked: an official's browser is often an English
    build, and the Chinese page is the authoritative one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        language = _language(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def _language(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in dict(settings.LANGUAGES):
        return chosen
    if request.path.startswith(PROGRAMS):
        return translation.get_language_from_request(request)
    return settings.LANGUAGE_CODE
