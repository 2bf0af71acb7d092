"""Refusals as answers to programs."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import DomainError
from bazhua.kernel.shape.problems import MEDIA_TYPE, problem

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def refuses(
    view: Callable[Concatenate[HttpRequest, P], R],
) -> Callable[Concatenate[HttpRequest, P], R | HttpResponse]:
    """Make each refusal of a view a problem."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R | HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DomainError as error:
            return refused(error)

    return answer


def refused(error: DomainError) -> HttpResponse:
    """Return the problem of a refusal, in the language of the request."""
    return JsonResponse(
        problem(error, current()),
        status=error.http_status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
