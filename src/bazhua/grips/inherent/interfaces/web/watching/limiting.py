"""The editor of limits with its trial, ending one, and deciding on looser ones."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.watching.terms import LIMITS
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.asking import point_to_set
from bazhua.grips.inherent.interfaces.web.watching.forms import (
    EndLimitForm,
    LimitForm,
    NewLimitForm,
    shown,
)
from bazhua.grips.inherent.interfaces.web.watching.listing import point_address
from bazhua.grips.inherent.models import Limit, Point
from bazhua.grips.inherent.selectors.watching.points import limits_of, setting_of
from bazhua.grips.inherent.selectors.watching.preview import preview
from bazhua.grips.inherent.services.watching.limits import (
    LimitDeed,
    checked,
    decide_loosening,
    end_limit,
    set_limit,
)
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer, tell
from bazhua.infra.ui.parts.table import FormPage, Trial
from bazhua.infra.ui.parts.text import Text, joined
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError, NotFound
from bazhua.kernel.words import Phrase

TRY: Final = "try"
WEEK: Final = timedelta(days=7)
OFFERED: Final = (
    LimitKind.LL,
    LimitKind.L,
    LimitKind.H,
    LimitKind.HH,
    LimitKind.ROC_UP,
    LimitKind.ROC_DOWN,
    LimitKind.DI,
    LimitKind.BAD,
)


@require_http_methods(["GET", "HEAD", "POST"])
def new_limit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for a limit of a kind that a point has not yet, show what it would come to, and set it."""
    point = point_to_set(uid, actor_of(request), arrival(request))
    known = limits_of([point])[point.pk]
    form = NewLimitForm(request.POST or None)
    form.offer_kinds(kind for kind in OFFERED if kind not in known)
    return _edited(request, point, form, known, None)


@require_http_methods(["GET", "HEAD", "POST"])
def limit(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask how a limit is to be set, show what that would come to, and set it.

    Raises:
        NotFound: the point has no such limit.
    """
    point = point_to_set(uid, actor_of(request), arrival(request))
    known = limits_of([point])[point.pk]
    kind = _kind(slug)
    if kind not in known:
        raise NotFound
    form = LimitForm(request.POST or None, initial=_known(known[kind]))
    return _edited(request, point, form, known, kind)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask why a limit ends, and end it.

    Raises:
        NotFound: the point has no such limit.
    """
    actor, at = actor_of(request), arrival(request)
    point = point_to_set(uid, actor, at)
    kind = _kind(slug)
    found = limits_of([point])[point.pk].get(kind)
    if found is None:
        raise NotFound
    form = EndLimitForm(request.POST or None, initial={"version": found.version})

    def do(filled: forms.Form) -> str:
        told = filled.cleaned_data
        end_limit(uid, kind, version=told["version"], reason=told["reason"], actor=actor, at=at)
        return point_address(point)

    page = FormPage(
        title=words.END_LIMIT,
        lead=_about(point, kind),
        form=form,
        submit=words.END_LIMIT,
        cancel_href=point_address(point),
    )
    return answer(request, page, do)


@require_POST
def approve(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Approve a looser limit as the second person."""
    return _decided(request, uid, approved=True)


@require_POST
def refuse(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Refuse a looser limit as the second person."""
    return _decided(request, uid, approved=False)


def _decided(request: HttpRequest, uid: UUID, *, approved: bool) -> HttpResponse:
    row = decide_loosening(uid, approved=approved, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(point_address(row.point))


def _edited(
    request: HttpRequest,
    point: Point,
    form: LimitForm,
    known: Mapping[LimitKind, Limit],
    kind: LimitKind | None,
) -> HttpResponse:
    actor, at = actor_of(request), arrival(request)

    def chosen() -> LimitKind:
        return kind or LimitKind(form.cleaned_data["kind"])

    def do(filled: forms.Form) -> str:
        told = filled.cleaned_data
        deed = LimitDeed(
            point=point.uid,
            wanted=form.wanted(chosen()),
            texts=form.texts(),
            version=told["version"],
            reason=told["reason"],
        )
        set_limit(deed, actor=actor, at=at)
        return point_address(point)

    news: Text = ""
    if TRY in request.POST and form.is_valid():
        news = _tried(form, point, known, chosen(), at)
    page = FormPage(
        title=words.SET_LIMIT,
        lead=words.SET_LIMIT_LEAD if kind is None else _about(point, kind),
        form=form,
        submit=words.SET_LIMIT,
        cancel_href=point_address(point),
        trial=Trial(TRY, words.TRY),
        news=news,
    )
    return show_form(request, page) if TRY in request.POST else answer(request, page, do)


def _tried(
    form: LimitForm,
    point: Point,
    known: Mapping[LimitKind, Limit],
    kind: LimitKind,
    at: datetime,
) -> Text:
    """Return what a limit would have come to; tell at the form why it could not be set."""
    try:
        setting = checked(form.wanted(kind), point, known, at)
    except DomainError as refused:
        tell(form, refused)
        return ""
    before = known.get(kind)
    found = preview(point, None if before is None else setting_of(before), setting, at - WEEK, at)
    told = {"after": found.after, "before": found.before, "n": found.readings}
    return Phrase(words.TRIED_NEW if found.before is None else words.TRIED, told)


def _about(point: Point, kind: LimitKind) -> str:
    return joined((point.name, LIMITS[kind]))


def _kind(slug: str) -> LimitKind:
    found = next((kind for kind in LimitKind if kind.name.lower() == slug), None)
    if found is None:
        raise NotFound
    return found


def _known(row: Limit) -> dict[str, Any]:
    names = ("version", "on_delay_s", "off_delay_s", "latching", "re_alarm_s", "colour")
    texts = ("cause", "consequence", "response", "approval")
    told = {name: getattr(row, name) for name in (*names, *texts)}
    return told | {"set_point": shown(row.set_point), "dead_band": shown(row.dead_band)}
