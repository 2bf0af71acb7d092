"""My desk; an obligation, its moves and its answer; the list of them."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.obligations import services
from bazhua.infra.obligations.behind import RESOURCE
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.models import Obligation, obligations
from bazhua.infra.obligations.pages import words
from bazhua.infra.obligations.pages.cards import address, title
from bazhua.infra.obligations.pages.desk import desk_of
from bazhua.infra.obligations.pages.forms import MoveForm
from bazhua.infra.obligations.pages.listing import OBLIGATIONS
from bazhua.infra.obligations.pages.offers import asks_for, offered
from bazhua.infra.obligations.pages.record import record_page
from bazhua.infra.obligations.rows import case_of
from bazhua.infra.obligations.selectors import history, shown_to
from bazhua.infra.obligations.services import Request
from bazhua.infra.tables.answers import show as show_table
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form, show_record, wants_fragment
from bazhua.kernel.errors import NotFound

MOVES: Final[Mapping[Action, Callable[..., Obligation]]] = {
    Action.DISCHARGE: services.discharge,
    Action.COMPLETE: services.discharge,
    Action.VERIFY: services.verify,
    Action.RETURN: services.send_back,
    Action.PAUSE: services.pause,
    Action.RESUME: services.resume,
    Action.WAIVE: services.waive,
    Action.LAPSE: services.lapse,
}


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Answer with what is mine to do, or its list alone when htmx asks for it.

    Raises:
        PermissionDenied: nobody is signed in.
    """
    actor = actor_of(request)
    if actor == NOBODY:
        raise PermissionDenied
    template = "obligations/desk.html"
    name = f"{template}#mine" if wants_fragment(request) else template
    response = render(request, name, {"desk": desk_of(actor, arrival(request))})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the obligations within his scope.

    Raises:
        NotFound: he may see none.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, VIEW, at):
        raise NotFound
    parts = obligations().parts_visible_to(actor, RESOURCE, VIEW, at=at)
    return show_table(request, OBLIGATIONS, parts)


@require_safe
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show an obligation with what he may do now."""
    actor, at = actor_of(request), arrival(request)
    row = shown_to(actor, uid=uid, at=at)
    return show_record(request, record_page(row, history(row), actor, at))


@require_POST
def answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer the call: the chain climbs no further."""
    row = services.acknowledge(uid, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(address(row))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, uid: UUID, action: str) -> HttpResponse:
    """Ask for what a move needs, and make it.

    Raises:
        NotFound: there is no such move, or none that he may make now.
    """
    actor, at = actor_of(request), arrival(request)
    row = shown_to(actor, uid=uid, at=at)
    chosen = next((one for one in offered(row, actor, at) if one.value == action), None)
    if chosen is None:
        raise NotFound
    form = _form(request, row, chosen)
    if request.method == "POST" and form.is_valid():
        MOVES[chosen](_asked(row, form), actor=actor, at=at)
        return HttpResponseRedirect(reverse("obligations:desk"))
    page = FormPage(
        title=words.ACTIONS[chosen],
        lead=title(row),
        form=form,
        submit=words.ACTIONS[chosen],
        cancel_href=address(row),
    )
    return show_form(request, page)


def _form(request: HttpRequest, row: Obligation, action: Action) -> MoveForm:
    asks = asks_for(case_of(row), action)
    return MoveForm(
        request.POST or None,
        initial={"version": row.version},
        ground=asks.ground,
        evidence=row.evidence if asks.evidence else (),
    )


def _asked(row: Obligation, form: MoveForm) -> Request:
    given = form.cleaned_data
    return Request(
        obligation=row.uid,
        version=given["version"],
        ground=given.get("ground", ""),
        evidence=frozenset(given.get("evidence", ())),
    )
