"""The list of patrols, the page of one, setting, changing and ending one."""

from datetime import datetime, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.grips.dangers.domain.patrols.questions import written_out
from bazhua.grips.dangers.interfaces.web.patrols import words
from bazhua.grips.dangers.interfaces.web.patrols.forms import ChangeForm, EndForm, SetForm
from bazhua.grips.dangers.interfaces.web.patrols.listing import address, patrol_listing
from bazhua.grips.dangers.interfaces.web.patrols.page import patrol_page
from bazhua.grips.dangers.models import Patrol
from bazhua.grips.dangers.selectors.patrols.patrols import (
    form_asked,
    latest_edition,
    patrol_parts,
    patrol_shown,
)
from bazhua.grips.dangers.selectors.reach import firm_of
from bazhua.grips.dangers.services.patrols.setting import change_patrol, end_patrol, set_patrol
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.recurrence.selectors import RESOURCE
from bazhua.infra.recurrence.services import SET
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_record
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.registry.api import place_of, posts_at, spots_at


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the patrols that the asker may view."""
    actor, at = actor_of(request), arrival(request)
    return show(request, patrol_listing(at), patrol_parts(actor, at=at))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a patrol with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_record(request, patrol_page(patrol_shown(actor, uid, at=at), actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, enterprise: UUID) -> HttpResponse:
    """Ask what a patrol needs, and set it.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he sets no patrols there.
    """
    actor, at = actor_of(request), arrival(request)
    place = place_of("enterprise", enterprise)
    if not actor.may(RESOURCE, SET, place, at):
        raise Forbidden if actor.may(RESOURCE, VIEW, place, at) else NotFound
    form = SetForm(request.POST or None, initial={"since": day_of(at)})
    form.offer(posts_at(place, at=at))
    form.offer_spots(spots_at(place.region))

    def do(_filled: forms.Form) -> str:
        return address(set_patrol(form.patrol(enterprise, day_of(at)), actor=actor, at=at))

    page = FormPage(
        title=words.SET,
        lead=words.SET_LEAD,
        form=form,
        submit=words.SET,
        cancel_href=reverse("enterprises:tab", args=[enterprise, "patrols"]),
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask how a patrol is walked from a day on, and change it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may not change it.
    """
    actor, at = actor_of(request), arrival(request)
    row = access(Patrol, actor, uid=uid, resource=RESOURCE, action=SET, at=at)
    form = ChangeForm(request.POST or None, initial=_initial(row, at))
    form.offer(posts_at(Place(region=firm_of(row.place.region) or row.place.region), at=at))

    def do(filled: forms.Form) -> str:
        version = filled.cleaned_data["version"]
        return address(change_patrol(uid, form.manner(), version=version, actor=actor, at=at))

    page = FormPage(
        title=words.CHANGE,
        lead=words.CHANGE_LEAD,
        form=form,
        submit=words.CHANGE,
        cancel_href=address(row),
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for the last day of a patrol, and end it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may not end it.
    """
    actor, at = actor_of(request), arrival(request)
    row = access(Patrol, actor, uid=uid, resource=RESOURCE, action=SET, at=at)
    form = EndForm(request.POST or None, initial={"version": row.version, "since": day_of(at)})

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        return address(end_patrol(uid, said["since"], version=said["version"], actor=actor, at=at))

    page = FormPage(
        title=words.END,
        lead=words.END_LEAD,
        form=form,
        submit=words.END,
        cancel_href=address(row),
    )
    return answer(request, page, do)


def _initial(row: Patrol, at: datetime) -> dict[str, object]:
    edition = latest_edition(row)
    return {
        "version": row.version,
        "rhythm": row.rhythm,
        "holder": row.holder,
        "since": max(day_of(at), edition.since) + timedelta(days=1),
        "questions": written_out(form_asked(edition).items),
    }
