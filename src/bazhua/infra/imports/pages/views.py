"""Upload a table, watch it being read, look at its errors, choose what is taken."""

from datetime import datetime
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.imports.core.declaration import ImportKind
from bazhua.infra.imports.core.refusals import SameFile
from bazhua.infra.imports.kinds import kind_of, kinds, word_of
from bazhua.infra.imports.pages.forms import UploadForm
from bazhua.infra.imports.pages.page import address, import_page, mark_of
from bazhua.infra.imports.report import error_report
from bazhua.infra.imports.selectors import own_import, own_imports
from bazhua.infra.imports.services import allowed, choose, drop, upload
from bazhua.infra.imports.template import template_of
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.kernel.errors import BadInput, NotFound
from bazhua.kernel.words import say

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_DIGITS = 7


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List what he may import, and what he has imported."""
    actor, at = actor_of(request), arrival(request)
    mine = [(row, address(row), word_of(row.kind), mark_of(row)) for row in own_imports(actor)]
    offered = [kind for kind in kinds().values() if allowed(kind, actor, at)]
    return render(request, "imports/list.html", {"kinds": offered, "imports": mine})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for a table; keep it and show how far it is."""
    actor, at = actor_of(request), arrival(request)
    declared = _offered(kind, actor, at)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        again = bool(form.cleaned_data.get("again"))
        try:
            row = upload(kind, sent.read(), sent.name, actor=actor, at=at, again=again)
        except (SameFile, TableRefused) as refusal:
            form.refuse(refusal)
        else:
            return HttpResponseRedirect(address(row))
    content = {"kind": declared, "form": form, "bound": form.is_bound}
    return render(request, "imports/new.html", content, status=422 if form.is_bound else 200)


@require_safe
def template(request: HttpRequest, kind: str) -> FileResponse:
    """Answer with a workbook to fill in."""
    declared = _offered(kind, actor_of(request), arrival(request))
    return _workbook(template_of(declared, current()), f"{declared.name}.xlsx")


@require_safe
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show how far an import is, its errors, and what may be chosen."""
    row = own_import(uid, actor=actor_of(request))
    after = request.GET.get("after", "0")
    below = int(after) if after.isascii() and after.isdecimal() and len(after) <= MOST_DIGITS else 0
    return render(request, "imports/show.html", {"page": import_page(row, below)})


@require_safe
def errors(request: HttpRequest, uid: UUID) -> FileResponse:
    """Answer with the rows that have errors, each with what to do."""
    row = own_import(uid, actor=actor_of(request))
    return _workbook(error_report(row, current()), f"{row.kind}-errors.xlsx")


@require_POST
def take_all(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take every row."""
    return _chosen(request, uid, good_only=False)


@require_POST
def take_good(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take the good rows alone."""
    return _chosen(request, uid, good_only=True)


@require_POST
def give_up(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give it up."""
    actor, at = actor_of(request), arrival(request)
    row = drop(uid, actor=actor, at=at, version=_version(request))
    return HttpResponseRedirect(address(row))


def _chosen(request: HttpRequest, uid: UUID, *, good_only: bool) -> HttpResponse:
    actor, at = actor_of(request), arrival(request)
    version = _version(request)
    row = choose(uid, good_only=good_only, actor=actor, at=at, version=version)
    return HttpResponseRedirect(address(row))


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    if not (given.isascii() and given.isdecimal() and len(given) <= MOST_DIGITS):
        raise BadInput("version", say("缺少版本号，请刷新页面", "the version is missing; reload"))
    return int(given)


def _offered(kind: str, actor: Actor, at: datetime) -> ImportKind:
    declared = kind_of(kind)
    if not allowed(declared, actor, at):
        raise NotFound
    return declared


def _workbook(content: object, name: str) -> FileResponse:
    return FileResponse(content, as_attachment=True, filename=name, content_type=WORKBOOK)
