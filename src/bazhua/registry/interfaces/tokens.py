"""A token that is not in force is refused at the door, whatever the address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refused
from bazhua.kernel.errors import DomainError
from bazhua.registry.interfaces.actors import bearer_of


class TokenRefused(DomainError):
    """A token is unknown, has run out, or was ended; which one is not told."""

    code = "token_refused"
    http_status = 401


class TokenMiddleware:
    """Answers a request whose token names nobody with a problem; one that counts needs no form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse the token."""
        if bearer_of(request) and actor_of(request) is NOBODY:
            answer = refused(TokenRefused())
            answer["WWW-Authenticate"] = "Bearer"
            return answer
        if bearer_of(request):
            # No other site can make a browser send this header, so there is no form to be forged;
            # Django reads this mark.
            request.csrf_processing_done = True  # type: ignore[attr-defined]
        return self.get_response(request)
