"""The ledger of hidden dangers, the board, and the page of one."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.grips.dangers.domain.closed_loop.rights import UPDATE
from bazhua.grips.dangers.domain.closed_loop.table import ENTERPRISE
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.board import stacks
from bazhua.grips.dangers.interfaces.web.record import show_danger
from bazhua.grips.dangers.interfaces.web.steps.assigning import seen_as
from bazhua.grips.dangers.selectors.dangers import (
    RESOURCE,
    danger_parts,
    danger_shown,
    plans,
)
from bazhua.grips.dangers.selectors.ledger.board import board as board_of
from bazhua.grips.dangers.selectors.ledger.listing import danger_listing
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.showing.narrowing import behind_what
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.table import Choosing
from bazhua.kernel.errors import NotFound

OVERDUE = "overdue=true&sort=due_on"
FIGURES = "figure=dangers"


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the dangers that the asker may view."""
    actor, at = actor_of(request), arrival(request)
    assigns = any(one.role in ENTERPRISE for one in actor.granted(RESOURCE, UPDATE, at))
    seen = actor.granted(RESOURCE, VIEW, at)
    actions = _ways(actor, at, "dangers:board", "dangers:overdue", "dangers:sums") if seen else ()
    parts = danger_parts(actor, at=at)
    ledger = danger_listing(at)
    ledger = replace(ledger, lead=behind_what(request.GET.get("behind", "")) or ledger.lead)
    if not assigns:
        return show(request, ledger, parts, *actions)
    ledger = replace(
        ledger,
        choosing=Choosing(words.ASSIGN_CHOSEN, reverse("dangers:assign")),
        choice=lambda row: seen_as(row) if plans(row, actor, at=at) else "",
    )
    assign = Action(text=words.ASSIGN, href=reverse("dangers:assign"), opens=True)
    return show(request, ledger, parts, *actions, assign)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the open dangers that the asker may view, by state.

    Raises:
        NotFound: he may view none.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, VIEW, at):
        raise NotFound
    shown = {
        "title": words.BOARD,
        "lead": words.BOARD_LEAD,
        "stacks": stacks(board_of(actor, at=at), at),
        "actions": _ways(actor, at, "dangers:list", "dangers:overdue"),
    }
    return render(request, "dangers/board.html", shown)


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a danger with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    row = danger_shown(actor, uid=uid, at=at)
    return show_danger(request, row, actor, at)


def _ways(actor: Actor, at: datetime, *names: str) -> tuple[Action, ...]:
    """Return the other ways to look at the same dangers; figures of regions are for authorities."""
    more = ("figures:explorer",) if actor.granted("figure", VIEW, at) else ()
    ways = (*names, *more)
    return tuple(Action(text=WAYS[name], href=_address(name), opens=True) for name in ways)


def _address(name: str) -> str:
    if name == "dangers:overdue":
        return f"{reverse('dangers:list')}?{OVERDUE}"
    if name == "figures:explorer":
        return f"{reverse(name)}?{FIGURES}"
    return reverse(name)


WAYS = {
    "dangers:list": words.LIST,
    "dangers:board": words.AS_BOARD,
    "dangers:overdue": words.OVERDUE_ONES,
    "figures:explorer": words.FIGURES,
    "dangers:sums": words.SUMS,
}
