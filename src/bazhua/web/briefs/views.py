"""The brief of a day or month, issuing it, and the paper of one that was issued."""

from io import BytesIO
from typing import Final
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.pictures import PPI, one_below_another
from bazhua.infra.papers.selectors import as_word, look, one_paper
from bazhua.infra.ui.respond import show_record, show_tabbed
from bazhua.kernel.errors import NotFound
from bazhua.web.briefs.brief import brief_of
from bazhua.web.briefs.issuing import issue_brief
from bazhua.web.briefs.pages import brief_page, paper_page
from bazhua.web.briefs.series import SERIES, Series

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def brief(request: HttpRequest, series: Series) -> HttpResponse:
    """Show the brief of a day of duty or of a month, as it stands now.

    Raises:
        Forbidden: the asker reads no figures, or works below the county.
        NotFound: the time has not ended, or is none.
    """
    actor, at = actor_of(request), arrival(request)
    found = brief_of(actor, series, request.GET.get(series.key, ""), at=at)
    return show_tabbed(request, brief_page(found, actor, at))


@require_POST
def issue(request: HttpRequest, time: str, series: Series) -> HttpResponse:
    """Issue the brief of a time, and lead to its paper.

    Raises:
        Forbidden: the asker may not issue it.
        BriefIssued: it is issued.
    """
    actor, at = actor_of(request), arrival(request)
    found = brief_of(actor, series, time, at=at)
    paper = issue_brief(found, current(), actor=actor, at=at)
    return HttpResponseRedirect(reverse("briefs:paper", args=[paper.uid]))


@require_safe
def paper(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a brief that was issued, as it looks."""
    return show_record(request, paper_page(_paper(request, uid)), "web/brief.html")


@require_safe
def picture(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer with the pages of a brief as one picture."""
    row = _paper(request, uid)
    pages = look(actor_of(request), row.uid, at=arrival(request), ppi=PPI)
    response = HttpResponse(one_below_another(pages), content_type="image/png")
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def word(request: HttpRequest, uid: UUID) -> FileResponse:
    """Answer with a brief as a Word file."""
    row = _paper(request, uid)
    made = as_word(actor_of(request), row.uid, at=arrival(request))
    name = f"{row.number}.docx"
    return FileResponse(BytesIO(made), as_attachment=True, filename=name, content_type=WORD)


def _paper(request: HttpRequest, uid: UUID) -> Paper:
    """Return the paper of a brief that the asker may see.

    Raises:
        NotFound: there is none.
    """
    row = one_paper(actor_of(request), uid, at=arrival(request))
    if row.kind not in SERIES:
        raise NotFound
    return row
