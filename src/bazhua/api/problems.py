"""Refusals of an API as problem details, in the language of the request."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import DomainError
from bazhua.kernel.shape.problems import MEDIA_TYPE, problem


def refuse_with_problems(api: NinjaAPI) -> None:
    """Make every refusal of an API a problem."""

    @api.exception_handler(DomainError)
    def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
        body = problem(error, current())
        response = api.create_response(request, body, status=error.http_status)
        response["Content-Type"] = MEDIA_TYPE
        return response
