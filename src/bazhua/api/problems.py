"""Refusals as RFC 9457 problem details, in the language of the request."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang, Phrase, Word

MEDIA_TYPE = "application/problem+json"


def problem(error: DomainError, lang: Lang) -> dict[str, Any]:
    """Return the members of a problem: type, title, status, code, field and the error's data."""
    data = {
        name: value.text(lang) if isinstance(value, Word | Phrase) else written(value)
        for name, value in error.data.items()
    }
    return {
        "type": f"urn:bazhua:{error.code}",
        "title": sentence(error, lang),
        "status": error.http_status,
        "code": error.code,
        "field": error.field,
        "data": data,
    }


def refuse_with_problems(api: NinjaAPI) -> None:
    """Make every refusal of an API a problem."""

    @api.exception_handler(DomainError)
    def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
        body = problem(error, current())
        response = api.create_response(request, body, status=error.http_status)
        response["Content-Type"] = MEDIA_TYPE
        return response
