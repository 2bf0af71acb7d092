"""Pages of enterprises, regions and bodies."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.showing.narrowing import behind_what
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.filling import tell
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Action, Fact, RecordPage, Viewer, Weight
from bazhua.infra.ui.parts.table import Empty, FormPage
from bazhua.infra.ui.parts.text import Part
from bazhua.infra.ui.respond import show_form, show_record, show_tabbed
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word, say
from bazhua.registry.domain.organisations import ORGANISATION_WORDS, OrganisationKind
from bazhua.registry.interfaces.web.where.deeds import bodies
from bazhua.registry.interfaces.web.where.firm.overview import CHANGE
from bazhua.registry.interfaces.web.where.firm.page import firm_page
from bazhua.registry.interfaces.web.where.forms import FACTS, EnteringForm, FactsForm
from bazhua.registry.interfaces.web.where.regionpage import region_page
from bazhua.registry.models import Organisation
from bazhua.registry.selectors.names import called
from bazhua.registry.selectors.parties import letter_codes
from bazhua.registry.selectors.where import enterprises, listings, regions
from bazhua.registry.selectors.where.tabs import Asked, opened
from bazhua.registry.services.where.enterprises import (
    change_enterprise,
    open_enterprise,
    open_row,
)

GAPS = Word("无人监管的企业", "Enterprises that nobody supervises")
GAPS_LEAD = Word(
    "在册企业中没有任何部门负有监管职责的，逐一明确。",
    "On record, and no department in charge: name one for each.",
)
OVERLAPS = Word("重复监管的企业", "Enterprises supervised twice")
OVERLAPS_LEAD = Word(
    "两个及以上部门以同一职责监管的，应当厘清。",
    "Two departments or more supervise for the same reason: make clear which one does.",
)
NO_LETTERS = Word("未登记，文书编号不含机关代字", "none on record; its papers are numbered without")
NO_GAPS = Empty(
    Word("没有无人监管的企业", "Every enterprise is supervised"),
    Word(
        "在册企业的监管关系全部终止时，会出现在这里。",
        "An enterprise appears here while no department supervises it.",
    ),
)
NO_OVERLAPS = Empty(
    Word("没有重复监管的企业", "No enterprise is supervised twice"),
    Word(
        "两个部门以同一职责监管同一企业时，会出现在这里。",
        "An enterprise appears here while two departments supervise it for the same reason.",
    ),
)
SAVE = Word("保存", "Save")
ENTER = Word("登记企业", "Enter an enterprise")


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """Show the enterprises that the asker may view."""
    actor, at = actor_of(request), arrival(request)
    parts = enterprises.enterprise_parts(actor, at=at)
    new = Action(text=ENTER, href=reverse("enterprises:new"), weight=Weight.MAIN, opens=True)
    actions = (new,) if actor.granted("enterprise", "create", at) else ()
    filters = listings.EnterpriseDayFilter.on(day_of(at))
    lead = behind_what(request.GET.get("behind", ""))
    found = listings.enterprise_listing(enterprises.county_names(), lead=lead, filters=filters)
    return show(request, found, parts, *actions)


@require_safe
def gaps(request: HttpRequest) -> HttpResponseBase:
    """Show the enterprises that no department supervises."""
    parts = enterprises.unsupervised(actor_of(request), at=arrival(request))
    names = enterprises.county_names()
    found = listings.enterprise_listing(
        names, title=GAPS, lead=GAPS_LEAD, name="gaps", empty=NO_GAPS
    )
    return show(request, found, parts)


@require_safe
def overlaps(request: HttpRequest) -> HttpResponseBase:
    """Show the enterprises that two departments supervise for the same reason."""
    parts = enterprises.doubly_supervised(actor_of(request), at=arrival(request))
    names = enterprises.county_names()
    found = listings.enterprise_listing(
        names, title=OVERLAPS, lead=OVERLAPS_LEAD, name="overlaps", empty=NO_OVERLAPS
    )
    return show(request, found, parts)


@require_safe
def record(request: HttpRequest, uid: UUID, slug: str = "") -> HttpResponse:
    """Show an enterprise with one of its tabs open."""
    actor, at = actor_of(request), arrival(request)
    asked = Asked(enterprises.enterprise(actor, uid, at=at), actor, at)
    return show_tabbed(request, firm_page(asked, opened(asked, slug)))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter an enterprise.

    Raises:
        Forbidden: the asker may enter none anywhere.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted("enterprise", "create", at):
        raise Forbidden
    form = EnteringForm(request.POST or None)
    if form.is_valid():
        try:
            row = open_enterprise(form.entering(), actor=actor, at=at)
        except DomainError as refused:
            tell(form, refused)
        else:
            return HttpResponseRedirect(reverse("enterprises:record", args=[row.uid]))
    page = FormPage(title=ENTER, form=form, submit=SAVE, cancel_href=reverse("enterprises:list"))
    return show_form(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change what an enterprise is."""
    actor, at = actor_of(request), arrival(request)
    row = open_row(uid, actor=actor, at=at)
    here = reverse("enterprises:record", args=[uid])
    initial = {key: getattr(row, key) for key in (*FACTS, "version")}
    form = FactsForm(request.POST or None, initial=initial)
    if form.is_valid():
        seen = form.cleaned_data["version"] or 0
        try:
            change_enterprise(uid, form.facts(), version=seen, actor=actor, at=at)
        except DomainError as refused:
            tell(form, refused)
        else:
            return HttpResponseRedirect(here)
    page = FormPage(title=CHANGE, lead=called(row), form=form, submit=SAVE, cancel_href=here)
    return show_form(request, page)


@require_safe
def region(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a region."""
    actor, at = actor_of(request), arrival(request)
    found = regions.region_record(actor, uid, at=at)
    may_change = actor.may("region", "update", found.row.place, at)
    return show_record(request, region_page(found, may_change=may_change))


@require_safe
def body_list(request: HttpRequest) -> HttpResponseBase:
    """Show the bodies that the asker may view."""
    actor, at = actor_of(request), arrival(request)
    parts = regions.body_parts(actor, at=at)
    may_open = actor.granted("organisation", "create", at)
    return show(request, listings.BODIES, parts, *(_opening() if may_open else ()))


@require_safe
def body(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a body."""
    actor, at = actor_of(request), arrival(request)
    row = regions.body(actor, uid, at=at)
    ends = row.until is None and actor.may("organisation", "end", row.place, at)
    close = Action(
        text=bodies.CLOSE,
        href=reverse("organisations:close", args=[uid]),
        weight=Weight.GRAVE,
        opens=True,
    )
    gives = row.until is None and actor.may("organisation", "update", row.place, at)
    letters = Action(
        text=bodies.LETTERS, href=reverse("organisations:letters", args=[uid]), opens=True
    )
    page = RecordPage(
        kind=ORGANISATION_WORDS[OrganisationKind(row.kind)],
        title=called(row),
        number=row.code,
        steps=(),
        actions=(
            *_onward(row, actor, at),
            *((letters,) if gives else ()),
            *((close,) if ends else ()),
        ),
        facts=(
            Fact(Word("英文名", "English name"), row.name_en or "–"),
            Fact(Word("所在区划", "Region"), regions.region_name(row)),
            Fact(Word("部门", "Department"), called(row.department) if row.department else "–"),
            Fact(Word("上级机构", "Above"), called(row.parent) if row.parent else "–"),
            Fact(Word("机关代字", "Letter code"), _letters(row)),
            Fact(Word("设立日期", "Opened on"), row.since.isoformat()),
            Fact(Word("撤销日期", "Closed on"), row.until.isoformat() if row.until else "–"),
        ),
        timeline=(),
        viewers=(Viewer(Word("范围内有权人员", "Those granted a scope here"), called(row)),),
    )
    return show_record(request, page)


def _onward(row: Organisation, actor: Actor, at: datetime) -> Iterator[Action]:
    """Yield what other parts lead to from the page of a body."""
    for part in import_string(settings.BODY_ACTIONS):
        yield from part(row.kind, row.uid, row.place, actor, at)


def _letters(row: Organisation) -> Part:
    """Return the letters of a body in numbers of its papers, with the day of each."""
    given = tuple(
        say("{letters}（{day} 起）", "{letters} (from {day})", letters=one.letters, day=one.since)
        for one in letter_codes(row)
    )
    return Lines(given) if given else NO_LETTERS


def _opening() -> tuple[Action, Action]:
    new, offices = reverse("organisations:new"), reverse("organisations:offices")
    return (
        Action(text=bodies.OPEN, href=new, weight=Weight.MAIN, opens=True),
        Action(text=bodies.OFFICES, href=offices, opens=True),
    )
