"""Refusals as answers to programs."""

from django.http import HttpResponse, JsonResponse

from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import DomainError
from bazhua.kernel.shape.problems import MEDIA_TYPE, problem


def refused(error: DomainError) -> HttpResponse:
    """Return the problem of a refusal, in the language of the request."""
    return JsonResponse(
        problem(error, current()),
        status=error.http_status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
