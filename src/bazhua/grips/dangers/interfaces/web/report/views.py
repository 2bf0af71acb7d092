"""The page that reports from a phone, and the addresses it sends to."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST, require_safe

from bazhua.grips.dangers.interfaces.web.report.reading import message, uid
from bazhua.grips.dangers.interfaces.web.report.words import STATES, WHY
from bazhua.grips.dangers.models import HiddenDanger, Visit
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.near import firms_near
from bazhua.grips.dangers.selectors.reach import CREATE, reporting_roles
from bazhua.grips.dangers.selectors.reported import own_reports
from bazhua.grips.dangers.selectors.similar import Similar, Sought, similar_dangers
from bazhua.grips.dangers.services.locating import located
from bazhua.grips.dangers.services.reporting import add_photo, hand_in_report
from bazhua.grips.dangers.services.visiting.finding import visit_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refuses
from bazhua.infra.http.request import arrival
from bazhua.infra.idempotency.keys import key_in
from bazhua.infra.idempotency.views import HEADER
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.words import Word
from bazhua.registry.api import Spot, Subject, spot_of, subjects_of


@dataclass(frozen=True, slots=True)
class Reported:
    """A danger that the person reported, and how far it is."""

    row: HiddenDanger

    @property
    def state(self) -> Word:
        """How far it is."""
        return STATE_WORDS[State(self.row.state)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What the page knows before anything is reported.

    Attributes:
        place: whose code was scanned.
        visit: on which something was found.
        unknown: whether a code was scanned that leads to no place of his.
        subjects: the enterprises and units where he works.
        reports: what he reported last.
    """

    person: UUID
    place: Spot | None
    unknown: bool
    visit: Visit | None
    subjects: list[Subject]
    reports: list[Reported]
    words: dict[str, str]


def _asker(request: HttpRequest) -> tuple[Actor, datetime]:
    """Return who reports, and when.

    Raises:
        Forbidden: nobody is signed in, or he may report nowhere.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, CREATE, at):
        raise Forbidden
    return actor, at


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what waits on this phone."""
    actor, at = _asker(request)
    scanned = request.GET.get("place", "")
    place = _place(scanned, actor, at)
    shown = ReportPage(
        person=actor.uid,
        place=place,
        unknown=bool(scanned) and place is None,
        visit=_visit(request.GET.get("visit", ""), actor, at),
        subjects=subjects_of(actor, RESOURCE, CREATE, at=at),
        reports=[Reported(row) for row in own_reports(actor, at=at)],
        words={key: said(word) for key, word in STATES.items()},
    )
    return render(request, "dangers/report/page.html", {"page": shown})


@require_POST
@refuses
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take a report; the same key is the same report."""
    actor, at = _asker(request)
    key = key_in(request.headers.get(HEADER, ""))
    answer = hand_in_report(key, message(request.body).report, actor=actor, at=at)
    return HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))


@require_POST
@refuses
def similar(request: HttpRequest) -> HttpResponse:
    """Say which open dangers may be the one that is being reported."""
    actor, at = _asker(request)
    report = message(request.body).report
    where = located(report.where, actor=actor, at=at)
    sought = Sought(
        region=where.standing.region,
        wrong=report.wrong,
        spot_uid=where.spot_uid,
        spot=where.spot,
        visited=where.visit is not None,
    )
    rows = similar_dangers(sought, actor, at=at)
    return JsonResponse({"similar": [_told(one) for one in rows]})


@require_POST
@refuses
def near(request: HttpRequest) -> HttpResponse:
    """Say which enterprises of his are near: for whoever works at none of them."""
    actor, at = _asker(request)
    spot = message(request.body).report.where.spot
    found = [] if spot is None else firms_near(spot, actor, at=at)
    choices = [{"value": f"{one.kind}:{one.uid}", "text": said(one.name)} for one in found]
    return JsonResponse({"near": choices})


@require_GET
@refuses
def standing(request: HttpRequest) -> HttpResponse:
    """Say who is signed in, with the token that his page needs to send: it may be of yesterday."""
    actor, _at = _asker(request)
    return JsonResponse({"person": str(actor.uid), "token": get_token(request)})


@require_POST
@refuses
def photo(request: HttpRequest, danger: UUID, file: UUID) -> HttpResponse:
    """Make a photo part of a danger."""
    actor, at = _asker(request)
    add_photo(danger, file, actor=actor, at=at)
    return HttpResponse(status=204)


def _place(scanned: str, actor: Actor, at: datetime) -> Spot | None:
    with suppress(DomainError):
        place = uid(scanned, "place")
        spot = None if place is None else spot_of(place)
        return spot if spot and reporting_roles(actor, spot.standing, at) else None
    return None


def _visit(named: str, actor: Actor, at: datetime) -> Visit | None:
    with suppress(DomainError):
        visit = uid(named, "visit")
        return None if visit is None else visit_of(visit, actor=actor, at=at)
    return None


def _told(one: Similar) -> dict[str, str]:
    return {
        "uid": str(one.row.uid),
        "number": one.row.number,
        "wrong": one.row.wrong,
        "spot": one.row.spot,
        "why": said(WHY[one.why]),
    }
