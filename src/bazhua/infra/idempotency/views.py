"""Views that may be asked again with the same `Idempotency-Key` header, as the IETF draft says."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refused
from bazhua.infra.http.request import arrival
from bazhua.infra.idempotency.keys import (
    Answer,
    BadKey,
    KeyInProgress,
    KeyReused,
    Request,
    key_in,
)
from bazhua.infra.idempotency.services import once

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
KEPT_HEADERS: Final = ("Content-Type", "Location", "ETag", "Cache-Control")
RETRY_AFTER_S: Final = "1"
FAILED: Final = 400


class _Undone(Exception):
    """The view refused: what it wrote is undone and its answer is not kept."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__(response.status_code)
        self.response = response


def idempotent(*, required: bool = False) -> Callable[[View[P]], View[P]]:
    """Let a view be asked once for each key of an actor; a repeat gets the answer of the first.

    For an endpoint of ninja: ``@decorate_view(idempotent())``. Only answers below 400 are kept; a
    refusal undoes everything, and the key may be used again. The key of nobody means nothing:
    strangers must not get each other's answers.

    Args:
        required: refuse a request without a key.
    """

    def wrapped(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            header = request.headers.get(HEADER)
            if (header is None and not required) or actor_of(request) is NOBODY:
                return view(request, *args, **kwargs)
            try:
                return _once(request, header or "", lambda: view(request, *args, **kwargs))
            except _Undone as undone:
                return undone.response
            except KeyInProgress as error:
                response = refused(error)
                response.headers["Retry-After"] = RETRY_AFTER_S
                return response
            except (BadKey, KeyReused) as error:
                return refused(error)

        return answer

    return wrapped


def _once(request: HttpRequest, header: str, view: Callable[[], HttpResponse]) -> HttpResponse:
    route = f"{request.method} {request.path}"
    asked = Request(key_in(header), route, _query(request) + request.body)
    given = once(asked, lambda: _kept(view()), actor=actor_of(request), at=arrival(request))
    response = HttpResponse(given.body, status=given.status, headers=dict(given.headers))
    if given.again:
        response.headers[REPLAYED] = "true"
    return response


def _query(request: HttpRequest) -> bytes:
    return f"{request.META.get('QUERY_STRING', '')}\n".encode()


def _kept(response: HttpResponse) -> Answer:
    if response.status_code >= FAILED:
        raise _Undone(response)
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    return Answer(response.status_code, response.content, headers)
