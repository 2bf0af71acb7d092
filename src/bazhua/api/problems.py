"""Refusals of an API as problem details, in the language of the request."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from bazhua.infra.i18n.language import current
from bazhua.infra.rest.versions import status_of
from bazhua.kernel.errors import BadInput, DomainError, MissingKey, NotFound, NotJson, UnknownKey
from bazhua.kernel.shape.problems import MEDIA_TYPE, problem
from bazhua.kernel.shape.scalars import MOST_QUOTED
from bazhua.kernel.words import say

CHALLENGE: Final = "Bearer"


class TokenNeeded(DomainError):
    """A request carries no token."""

    code = "token_needed"
    http_status = 401

    def __init__(self) -> None:
        super().__init__("Authorization")


def refuse_with_problems(api: NinjaAPI) -> None:
    """Make every refusal of an API a problem."""

    @api.exception_handler(DomainError)
    def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
        return refused(request, error)

    @api.exception_handler(ValidationError)
    def refuse_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return refused(request, misshapen(error.errors))

    @api.exception_handler(AuthenticationError)
    def refuse_stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        del error
        answer = refused(request, TokenNeeded())
        answer["WWW-Authenticate"] = CHALLENGE
        return answer

    @api.exception_handler(HttpError)
    def refuse_body(request: HttpRequest, error: HttpError) -> HttpResponse:
        return refused(request, NotJson(str(error)))

    @api.exception_handler(Http404)
    def refuse_path(request: HttpRequest, error: Http404) -> HttpResponse:
        del error
        return refused(request, NotFound())


def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Return the problem of a refusal."""
    status = status_of(error, request)
    return JsonResponse(
        problem(error, current()) | {"status": status},
        status=status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


@csrf_exempt
def no_endpoint(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer a program that asks for an address of no endpoint."""
    del rest
    return refused(request, NotFound())


def misshapen(errors: Sequence[dict[str, Any]]) -> DomainError:
    """Return the refusal of the first thing that does not fit the declaration of an endpoint."""
    first = errors[0]
    field = ".".join(str(part) for part in first["loc"][1:] if part != "given") or None
    match first["type"]:
        case "missing" if field:
            return MissingKey(field)
        case "extra_forbidden" if field:
            return UnknownKey(field, ())
    why = str(first["msg"])[:MOST_QUOTED]
    return BadInput(
        field,
        say(
            "“{field}”不符合接口说明：{why}",
            "“{field}” does not fit the description of the interface: {why}",
            field=field or "body",
            why=why,
        ),
    )
