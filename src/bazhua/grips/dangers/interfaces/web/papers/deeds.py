"""What is done with papers: drawn up, issued, given up, printed, served."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.grips.dangers.domain.terms import Way
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.interfaces.web.papers.forms import (
    CHOSEN,
    DrawForm,
    ServeForm,
    VersionForm,
    VoidForm,
)
from bazhua.grips.dangers.interfaces.web.papers.late import overtaken
from bazhua.grips.dangers.interfaces.web.papers.page import address
from bazhua.grips.dangers.selectors.dangers import danger_shown
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.selectors.papers.shown import PAPER, Shown, joinable, paper_shown
from bazhua.grips.dangers.services.papers.drawing import Drawing, draw_up, give_up
from bazhua.grips.dangers.services.papers.issuing import issue, void
from bazhua.grips.dangers.services.papers.serving import Delivery, Picture, serve
from bazhua.infra.db.access import access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.services import note_printed
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.words import Lang, Phrase, Word

KINDS = {kind.value: kind for kind in PaperKind}
WAYS = {way.value.lower(): way for way in Way}


@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
    """Ask which dangers a paper is about, and draw it up.

    Raises:
        NotFound: there is no such kind, or no such danger for the asker.
        Forbidden: he may not draft papers there.
    """
    actor, at = actor_of(request), arrival(request)
    found = KINDS.get(kind)
    if found is None:
        raise NotFound
    row = danger_shown(actor, uid=uid, at=at)
    if not actor.may(PAPER, "draft", row.place, at):
        raise Forbidden
    others = joinable(actor, row, found, at=at)
    form = DrawForm(request.POST or None)
    choices = [(str(one.uid), f"{one.number} {short(one)}") for one in others]
    form.offer(found, choices, [str(uid), *request.GET.getlist(CHOSEN)])

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        drawing = Drawing(
            kind=found,
            dangers=tuple(map(UUID, said.get("dangers", [str(uid)]))),
            days=said.get("days"),
            lang=Lang(said["lang"]),
        )
        paper = draw_up(drawing, actor=actor, at=at)
        return reverse("danger_papers:record", args=[paper.uid])

    title = Phrase(words.DRAW, {"kind": PAPER_WORDS[found]})
    page = FormPage(
        title=title,
        lead=f"{row.number} {short(row)}",
        form=form,
        submit=title,
        cancel_href=reverse("danger_papers:list", args=[uid]),
    )
    return answer(request, page, do)


@require_POST
def issue_it(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Issue a draft."""
    actor, at = actor_of(request), arrival(request)
    shown = paper_shown(actor, uid=uid, at=at)
    access(Paper, actor, uid=uid, resource=PAPER, action="issue", at=at)

    def do(filled: forms.Form) -> str:
        issue(uid, version=filled.cleaned_data["version"], actor=actor, at=at)
        return address(shown)

    page = _pressed(request, shown, words.ISSUE)
    return answer(request, page, do, lambda: overtaken(request, uid, actor, at))


@require_POST
def give_it_up(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give up a draft."""
    actor, at = actor_of(request), arrival(request)
    shown = paper_shown(actor, uid=uid, at=at)
    access(Paper, actor, uid=uid, resource=PAPER, action="revise", at=at)

    def do(filled: forms.Form) -> str:
        give_up(uid, version=filled.cleaned_data["version"], actor=actor, at=at)
        return reverse("danger_papers:list", args=[shown.dangers[0].uid])

    page = _pressed(request, shown, words.GIVE_UP)
    return answer(request, page, do, lambda: overtaken(request, uid, actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def void_it(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask why an issued paper is voided, and void it.

    Raises:
        NotFound, Forbidden: there is no such paper for the asker, or he may not void it.
    """
    actor, at = actor_of(request), arrival(request)
    shown = paper_shown(actor, uid=uid, at=at)
    access(Paper, actor, uid=uid, resource=PAPER, action="void", at=at)
    form = VoidForm(request.POST or None, initial={"version": shown.paper.version})

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        void(uid, said["reason"], version=said["version"], actor=actor, at=at)
        return address(shown)

    page = FormPage(
        title=words.VOID,
        lead=shown.paper.number,
        form=form,
        submit=words.VOID,
        cancel_href=address(shown),
    )
    return answer(request, page, do, lambda: overtaken(request, uid, actor, at))


@require_POST
def print_it(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Note that a paper is printed, and hand its file over; how often does not matter."""
    actor, at = actor_of(request), arrival(request)
    row = paper_shown(actor, uid=uid, at=at).paper
    printed = note_printed(uid, version=row.version, actor=actor, at=at)
    return HttpResponseRedirect(reverse("files:original", args=[printed.pdf_file]))


@require_http_methods(["GET", "HEAD", "POST"])
def serve_it(request: HttpRequest, uid: UUID, way: str) -> HttpResponse:
    """Ask how a paper was served in a way, and put it on record.

    Raises:
        NotFound: there is no such way, or no such paper for the asker.
        Forbidden: he may not serve papers there.
    """
    actor, at = actor_of(request), arrival(request)
    if way not in WAYS:
        raise NotFound
    shown = paper_shown(actor, uid=uid, at=at)
    access(Paper, actor, uid=uid, resource=PAPER, action="serve", at=at)
    form = ServeForm(
        request.POST or None,
        request.FILES or None,
        initial={"version": shown.paper.version, "served_at": at},
    )
    form.offer(WAYS[way])

    def do(filled: forms.Form) -> str:
        sent = filled.cleaned_data.get("picture")
        pictures = (Picture(sent.name or "", sent.chunks()),) if sent else ()
        given = Delivery(paper=uid, way=WAYS[way], pictures=pictures, **form.told())
        serve(given, actor=actor, at=at)
        return address(shown)

    page = FormPage(
        title=words.SERVE_BY[WAYS[way]],
        lead=shown.paper.number,
        form=form,
        submit=words.SERVE,
        cancel_href=address(shown),
    )
    return answer(request, page, do, lambda: overtaken(request, uid, actor, at))


def _pressed(request: HttpRequest, shown: Shown, title: Word) -> FormPage:
    """Return the page that shows why a press of a button was refused."""
    form = VersionForm(request.POST)
    return FormPage(
        title=title,
        lead=PAPER_WORDS[shown.kind],
        form=form,
        submit=title,
        cancel_href=address(shown),
    )
