"""Refusals that a page does not tell itself become an error page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bazhua.infra.ui.errors import refused
from bazhua.kernel.errors import DomainError


class RefusalMiddleware:
    """Answers a `DomainError` of a view with its sentence and its status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with what the view says."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else is a fault of the program."""
        return refused(request, exception) if isinstance(exception, DomainError) else None
