"""See what could not be told, try again, or give up."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.db.access import VIEW
from bazhua.infra.events.care import BURY, RETRY, bury, dead_for, dead_one, may, retry
from bazhua.infra.events.pages import words
from bazhua.infra.events.pages.listing import DELIVERIES, BuryForm, address, record_page
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form, show_record


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the dead deliveries within his scope."""
    return show(request, DELIVERIES, (dead_for(actor_of(request), at=arrival(request)),))


@require_safe
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Show a dead delivery with what he may do to it."""
    actor, at = actor_of(request), arrival(request)
    delivery = dead_one(actor, number, action=VIEW, at=at)
    allowed = [name for name in (RETRY, BURY) if may(actor, delivery, action=name, at=at)]
    return show_record(request, record_page(delivery, allowed))


@require_POST
def try_again(request: HttpRequest, number: int) -> HttpResponse:
    """Let it be tried again, then show what is left."""
    actor, at = actor_of(request), arrival(request)
    retry(dead_one(actor, number, action=RETRY, at=at), actor=actor, at=at)
    return HttpResponseRedirect(reverse("deliveries:list"))


@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the reason and give it up, then show what is left."""
    actor, at = actor_of(request), arrival(request)
    delivery = dead_one(actor, number, action=BURY, at=at)
    form = BuryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bury(delivery, reason=form.cleaned_data["reason"], actor=actor, at=at)
        return HttpResponseRedirect(reverse("deliveries:list"))
    page = FormPage(
        title=words.BURY,
        lead=words.BURY_LEAD,
        form=form,
        submit=words.BURY,
        cancel_href=address(delivery),
    )
    return show_form(request, page)
