"""The lists and the pages of early warnings and process units, and what people do with them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.grips.inherent.domain.warning.terms import PERIODS_S
from bazhua.grips.inherent.interfaces.web.units import SET_UP, unit_address
from bazhua.grips.inherent.interfaces.web.warning import words
from bazhua.grips.inherent.interfaces.web.warning.forms import (
    AnswerForm,
    TrainForm,
    UnitForm,
)
from bazhua.grips.inherent.interfaces.web.warning.forms import shown as as_entered
from bazhua.grips.inherent.interfaces.web.warning.listing import (
    unit_listing,
    warning_address,
    warning_listing,
)
from bazhua.grips.inherent.interfaces.web.warning.unit import unit_page
from bazhua.grips.inherent.interfaces.web.warning.warning import warning_page
from bazhua.grips.inherent.interfaces.web.watching.asking import seen
from bazhua.grips.inherent.interfaces.web.watching.listing import installation_address
from bazhua.grips.inherent.models import Installation, ProcessUnit
from bazhua.grips.inherent.selectors.warning.units import columns_of, unit_parts, unit_shown
from bazhua.grips.inherent.selectors.warning.warnings import (
    ANSWER,
    warning_parts,
    warning_shown,
)
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.grips.inherent.selectors.watching.shown import points_at
from bazhua.grips.inherent.services.warning.answering import answer_warning
from bazhua.grips.inherent.services.warning.training import Training, train_unit
from bazhua.grips.inherent.services.warning.units import (
    close_unit,
    reinstate_unit,
    set_up_unit,
)
from bazhua.infra.db.access import access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.asked import asked
from bazhua.infra.tables.listing import FORMAT
from bazhua.infra.tables.pages import page as list_page
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_tabbed, wants_fragment

DAY = timedelta(days=1)


@require_safe
def warnings(request: HttpRequest) -> HttpResponseBase:
    """List the warnings that the asker may view; the page stays up to date by itself."""
    parts = warning_parts(actor_of(request), at=arrival(request))
    whole = request.headers.get("HX-Target") == "warnings"
    if request.GET.get(FORMAT) or (wants_fragment(request) and not whole):
        return show(request, warning_listing(), parts)
    asking = asked(warning_listing(), parts, request.GET)
    shown = {"page": list_page(asking), "here": request.get_full_path()}
    status = 422 if asking.form.errors else 200
    return render(request, "inherent/warnings.html", shown, status=status)


@require_safe
def warning(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a warning with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_tabbed(request, warning_page(warning_shown(actor, uid, at=at), actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def answer_one(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask what a warning was, and keep it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    row = warning_shown(actor, uid, at=at, action=ANSWER)
    form = AnswerForm(request.POST or None)

    def do(_filled: forms.Form) -> str:
        return warning_address(answer_warning(form.deed(uid), actor=actor, at=at))

    page = FormPage(
        title=words.ANSWER,
        lead=words.ANSWER_LEAD,
        form=form,
        submit=words.ANSWER,
        cancel_href=warning_address(row),
    )
    return answer(request, page, do)


@require_safe
def units(request: HttpRequest) -> HttpResponseBase:
    """List the process units that the asker may view."""
    parts = unit_parts(actor_of(request), at=arrival(request))
    return show(request, unit_listing(), parts)


@require_safe
def unit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a process unit with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_tabbed(request, unit_page(unit_shown(actor, uid, at=at), actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, installation: UUID) -> HttpResponse:
    """Ask which points are watched together, and set up a process unit.

    Raises:
        NotFound, Forbidden: no such installation for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    home = access(Installation, actor, uid=installation, resource=MONITORING, action=SET, at=at)
    form = UnitForm(request.POST or None)
    offered = [(str(one.uid), f"{one.name} {one.tag}") for one in points_at(home)]
    form.fields["points"].choices = offered  # type: ignore[attr-defined]

    def do(_filled: forms.Form) -> str:
        return unit_address(set_up_unit(form.unit(installation), actor=actor, at=at))

    page = FormPage(
        title=SET_UP,
        lead=words.SET_UP_LEAD,
        form=form,
        submit=SET_UP,
        cancel_href=installation_address(home),
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def train(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for a time of normal running, and let a model be learnt from it.

    Raises:
        NotFound, Forbidden: there is no such unit for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    row = unit_shown(actor, uid, at=at, action=SET)
    form = TrainForm(request.POST or None, initial=_usual(row, at))

    def do(filled: forms.Form) -> str:
        asking = Training(uid, form.window(), filled.cleaned_data["version"])
        train_unit(asking, actor=actor, at=at)
        return unit_address(row)

    page = FormPage(
        title=words.TRAIN,
        lead=words.TRAIN_LEAD,
        form=form,
        submit=words.TRAIN,
        cancel_href=unit_address(row),
    )
    return answer(request, page, do)


@require_POST
def reinstate(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Rely on a process unit again."""
    actor, at = actor_of(request), arrival(request)
    row = reinstate_unit(uid, version=seen(request), actor=actor, at=at)
    return HttpResponseRedirect(unit_address(row))


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close a process unit."""
    row = close_unit(uid, version=seen(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(unit_address(row))


def _usual(row: ProcessUnit, at: datetime) -> dict[str, Any]:
    """Return what is usually entered: the day before, in samples of the slowest point."""
    slowest = max((one.period_s for one in columns_of(row)), default=PERIODS_S[0])
    return {
        "version": row.version,
        "begins": as_entered(at - DAY),
        "ends": as_entered(at),
        "period_s": next((one for one in PERIODS_S if one >= slowest), PERIODS_S[-1]),
    }
