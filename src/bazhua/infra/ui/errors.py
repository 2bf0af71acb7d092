"""Error pages in the style of the site: what is wrong, with what value, what to do."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _

from bazhua.infra.i18n.language import current
from bazhua.infra.ui.context import chrome
from bazhua.kernel.errors import DomainError, Forbidden, NotFound
from bazhua.kernel.lexicon import sentence


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What an error page says."""

    status: int
    title: str
    problem: str
    remedy: str

    @property
    def asks_who(self) -> bool:
        """Whether somebody else might have been answered; true of 404 also, which may hide."""
        return self.status in {403, 404}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    del exception
    page = ErrorPage(
        400,
        _("The request cannot be read"),
        _("The server could not understand the request for %(path)s.") % {"path": request.path},
        _("Go back, reload the page and try again."),
    )
    return _answer(request, page)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    del exception
    page = ErrorPage(
        403,
        _("This is not allowed to you"),
        _("Your role does not include this action at %(path)s.") % {"path": request.path},
        _("Ask the person who assigns roles in your organisation, or hand the matter over."),
    )
    return _answer(request, page)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a form comes from another site or its cookie is gone."""
    del reason
    page = ErrorPage(
        403,
        _("The form has expired"),
        _("The form sent to %(path)s does not carry this site's mark.") % {"path": request.path},
        _("Allow cookies for this site, reload the form and send it again."),
    )
    return _answer(request, page)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404; also for what exists but is out of scope."""
    del exception
    page = ErrorPage(
        404,
        _("There is no such page"),
        _("Nothing you can see has the address %(path)s.") % {"path": request.path},
        _("Check the address, or start from the first page."),
    )
    return _answer(request, page)


def refused(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """Answer a refusal that no form of the page can tell, in its own sentence and status."""
    pages = {403: forbidden, 404: not_found}
    if type(refusal) in {Forbidden, NotFound}:
        return pages[refusal.http_status](request)
    page = ErrorPage(
        refusal.http_status,
        _("The request was refused"),
        sentence(refusal, current()),
        _("Nothing was changed. Go back to the page you came from, or start from the first page."),
    )
    return _answer(request, page)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with as little machinery as possible; nothing was saved."""
    page = ErrorPage(
        500,
        _("The server has failed"),
        _("A fault of the platform stopped the request for %(path)s; nothing was saved.")
        % {"path": request.path},
        _("Try again in a minute. If it stays, tell the duty desk the address and the time below."),
    )
    frame = chrome(request) | {"page": page, "navigation": (), "bare": True}
    return HttpResponse(get_template("ui/error.html").render(frame), status=page.status)


def _answer(request: HttpRequest, page: ErrorPage) -> HttpResponse:
    return render(request, "ui/error.html", {"page": page, "bare": False}, status=page.status)
