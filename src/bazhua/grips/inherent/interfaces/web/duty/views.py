"""Commitments of today and before, committing to a day, live risks."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.grips.inherent.domain.duty.commitment import FLAGS, NUMBERS, CommitmentTimes
from bazhua.grips.inherent.interfaces.web.duty import words
from bazhua.grips.inherent.interfaces.web.duty.forms import CommitmentForm
from bazhua.grips.inherent.interfaces.web.duty.listing import commitment_listing, risk_listing
from bazhua.grips.inherent.interfaces.web.duty.risk import risk_page
from bazhua.grips.inherent.selectors.duty.commitments import (
    COMMIT,
    COMMITMENT,
    FIRM,
    Day,
    commitment_parts,
    committed_on,
    day_shown,
    said_last,
)
from bazhua.grips.inherent.selectors.duty.risks import risk_parts, risk_shown
from bazhua.grips.inherent.services.duty.committing import commit_to_day
from bazhua.infra.db.access import VIEW
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.policies.book import current_book
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.record import Action, Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, FormPage, Row, Table
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.times import day_of
from bazhua.registry.api import place_of, subjects_called

MOST_MISSING = 200


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show how many have committed to today, and who has not."""
    actor, at = actor_of(request), arrival(request)
    day = day_shown(actor, at=at, most=MOST_MISSING)
    every = Action(text=words.ALL, href=reverse("duty:commitments"), opens=True)
    page = TabbedPage(
        kind=words.COMMITMENTS,
        title=words.TODAY,
        number=day.day.isoformat(),
        actions=(every,),
        tabs=(),
        panels=(_figures(day), _missing(day)),
    )
    return show_tabbed(request, page)


@require_safe
def commitments(request: HttpRequest) -> HttpResponseBase:
    """List the commitments that the asker may view."""
    parts = commitment_parts(actor_of(request), at=arrival(request))
    return show(request, commitment_listing(), parts)


@require_http_methods(["GET", "HEAD", "POST"])
def commit(request: HttpRequest, enterprise: UUID) -> HttpResponse:
    """Ask what a principal commits to, filled in as he did last, and keep it.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he is not its principal.
    """
    actor, at = actor_of(request), arrival(request)
    place = place_of(FIRM, enterprise)
    if not actor.may(COMMITMENT, COMMIT, place, at):
        raise Forbidden if actor.may(COMMITMENT, VIEW, place, at) else NotFound
    form = CommitmentForm(request.POST or None, initial=_initial(enterprise, at))
    firm = reverse("enterprises:tab", args=[enterprise, "monitoring"])

    def do(filled: forms.Form) -> str:
        version = filled.cleaned_data["version"]
        commit_to_day(enterprise, form.committed(), version=version, actor=actor, at=at)
        return firm

    page = FormPage(
        title=words.COMMIT,
        lead=words.COMMIT_LEAD,
        form=form,
        submit=words.COMMIT,
        cancel_href=firm,
        dense=True,
    )
    return answer(request, page, do)


@require_safe
def risks(request: HttpRequest) -> HttpResponseBase:
    """List the live risks that the asker may view."""
    return show(request, risk_listing(), risk_parts(actor_of(request), at=arrival(request)))


@require_safe
def risk(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a live risk and how it came about."""
    actor, at = actor_of(request), arrival(request)
    return show_tabbed(request, risk_page(risk_shown(actor, uid, at=at), at))


def _initial(enterprise: UUID, at: datetime) -> dict[str, object]:
    last = said_last(enterprise)
    if last is None:
        return {"mh_safe": True}
    told: dict[str, object] = {name: getattr(last, name) for name in (*NUMBERS, *FLAGS)}
    return told | {"statement": last.statement, "version": _version(enterprise, at)}


def _version(enterprise: UUID, at: datetime) -> int | None:
    row = committed_on(enterprise, day_of(at))
    return None if row is None else row.version


def _figures(day: Day) -> Panel:
    clause = current_book(day.day).row(CommitmentTimes, day.day).clause
    rate = f"{100 * day.made / day.due:.1f} %" if day.due else "–"
    return Panel(
        title=words.TODAY,
        body=Facts(
            (
                Fact(words.DUE, day.due),
                Fact(words.MADE, day.made),
                Fact(words.RATE, rate),
                Fact(words.UNTIL, day.until),
                Fact(words.BASIS, cited(clause)),
            )
        ),
    )


def _missing(day: Day) -> Panel:
    called = subjects_called(set(day.missing))
    table = Table(
        caption=words.MISSING,
        columns=(Column(words.ENTERPRISE, 12),),
        rows=tuple(
            Row(reverse("enterprises:record", args=[uid]), (called.get(uid, "–"),))
            for uid in day.missing
        ),
    )
    return Panel(title=words.MISSING, body=table if day.missing else None, empty=words.NONE_MISSING)
