"""The papers of a danger, and the page of one with its picture."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bazhua.grips.dangers.interfaces.web.papers.listing import list_page
from bazhua.grips.dangers.interfaces.web.papers.page import record_page
from bazhua.grips.dangers.selectors.dangers import danger_shown
from bazhua.grips.dangers.selectors.papers.shown import paper_shown, papers_asked, papers_of
from bazhua.infra.events.models import Event
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.papers.pictures import PPI, one_below_another
from bazhua.infra.papers.selectors import look, preview
from bazhua.infra.ui.respond import show_list, show_record


@require_safe
def listing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """List the papers about a danger, with those that are due."""
    actor, at = actor_of(request), arrival(request)
    row = danger_shown(actor, uid=uid, at=at)
    papers, asked = papers_of(actor, row, at=at), papers_asked(actor, row, at=at)
    return show_list(request, list_page(row, papers, asked))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a paper as it looks, with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    shown = paper_shown(actor, uid=uid, at=at)
    events = list(Event.objects.filter(record_uid=uid).order_by("seq"))
    page = record_page(shown, events, actor, at)
    return show_record(request, page, "dangers/paper.html")


@require_safe
def picture(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer with the pages of a paper as one picture."""
    actor, at = actor_of(request), arrival(request)
    shown = paper_shown(actor, uid=uid, at=at)
    response = HttpResponse(
        one_below_another(look(actor, shown.paper.uid, at=at, ppi=PPI)), content_type="image/png"
    )
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def preview_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer with a draft as PDF, marked 草稿.

    Raises:
        StaleState: it is issued: its file is what it looks like.
    """
    actor, at = actor_of(request), arrival(request)
    shown = paper_shown(actor, uid=uid, at=at)
    response = HttpResponse(preview(actor, shown.paper.uid, at=at), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{shown.kind}.pdf"'
    return response
