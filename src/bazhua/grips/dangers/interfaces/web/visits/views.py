"""The list of visits, the page of one, and planning one."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.grips.dangers.domain.visiting.table import VISITING
from bazhua.grips.dangers.interfaces.web.visits import words
from bazhua.grips.dangers.interfaces.web.visits.forms import PlanForm
from bazhua.grips.dangers.interfaces.web.visits.listing import address, visit_listing
from bazhua.grips.dangers.interfaces.web.visits.page import visit_page
from bazhua.grips.dangers.selectors.visiting.visits import VISITS, visit_parts, visit_shown
from bazhua.grips.dangers.services.visiting.planning import plan_visit
from bazhua.infra.db.access import VIEW
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import said
from bazhua.infra.ui.respond import show_record
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.registry.api import persons_with, place_of


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the visits that the asker takes part in or may view."""
    actor, at = actor_of(request), arrival(request)
    arrive = Action(text=words.ARRIVE, href=reverse("report:arrive"), opens=True)
    ways = (arrive,) if actor.grants else ()
    return show(request, visit_listing(), visit_parts(actor, at=at), *ways)


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a visit with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_record(request, visit_page(visit_shown(actor, uid, at=at), actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, enterprise: UUID) -> HttpResponse:
    """Ask what a visit needs, and plan it.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he plans no visits there.
    """
    actor, at = actor_of(request), arrival(request)
    place = place_of("enterprise", enterprise)
    if not actor.may(VISITS, "create", place, at):
        raise Forbidden if actor.may(VISITS, VIEW, place, at) else NotFound
    form = PlanForm(request.POST or None)
    known = persons_with(VISITING, place.region, at=at)
    form.offer({str(one.uid): said(one.name) for one in known})

    def do(_filled: forms.Form) -> str:
        return address(plan_visit(form.planned(enterprise), actor=actor, at=at))

    page = FormPage(
        title=words.PLAN,
        lead=words.PLAN_LEAD,
        form=form,
        submit=words.PLAN,
        cancel_href=reverse("enterprises:record", args=[enterprise]),
    )
    return answer(request, page, do)
