"""The page on which somebody arrives for a visit with his phone, and the address it sends to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.acts import visit_acts
from bazhua.grips.dangers.domain.visiting.table import VisitState
from bazhua.grips.dangers.interfaces.web.report.reading import (
    Latitude,
    Longitude,
    parcel,
    spot_at,
    uid,
)
from bazhua.grips.dangers.interfaces.web.report.words import STATES
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.visiting.visits import visits_ahead
from bazhua.grips.dangers.services.visiting.arriving import Arrival, hand_in_arrival
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refuses
from bazhua.infra.http.request import arrival
from bazhua.infra.idempotency.keys import key_in
from bazhua.infra.idempotency.views import HEADER
from bazhua.infra.policies.book import current_book
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import Forbidden, MissingKey
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.law.codes import CODES
from bazhua.registry.api import subjects_called

UNKNOWN: Final = Word("–", "–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An arrival as JSON has it."""

    visit: str
    said_at: datetime
    sent_at: datetime
    scanned: str = ""
    longitude: Longitude = None
    latitude: Latitude = None

    @property
    def arrival(self) -> Arrival:
        """The same as the service takes it.

        Raises:
            MissingKey, WrongType: the visit is not named.
        """
        visit = uid(self.visit, "visit")
        if visit is None:
            raise MissingKey("visit")
        return Arrival(
            visit=visit,
            scanned=uid(self.scanned, "scanned"),
            spot=spot_at(self.longitude, self.latitude),
            said_at=self.said_at,
            sent_at=self.sent_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A visit that is not over, as the phone keeps it."""

    row: Visit
    kind: Word
    firm: Word
    needs_scan: bool

    @property
    def arrived(self) -> bool:
        """Whether somebody is there already."""
        return self.row.state == VisitState.ARRIVED


def _asker(request: HttpRequest) -> tuple[Actor, datetime]:
    """Return who arrives, and when.

    Raises:
        Forbidden: nobody is signed in.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.grants:
        raise Forbidden
    return actor, at


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the visits that are to be made; which of them is at the enterprise says its code.

    The page holds all of them, so that it is right for another code without a network.
    """
    actor, at = _asker(request)
    rows = visits_ahead(actor)
    book = current_book(day_of(at))
    called = subjects_called({row.subject_uid for row in rows})
    ahead = [
        Ahead(
            row=row,
            kind=CODES[VisitKind(row.kind)],
            firm=called.get(row.subject_uid, UNKNOWN),
            needs_scan=visit_acts(
                book, kind=VisitKind(row.kind), on=row.planned_on
            ).result.needs_scan,
        )
        for row in rows
    ]
    scanned = request.GET.get("at", "")
    shown = {
        "person": actor.uid,
        "at": uid(scanned, "at") if scanned else None,
        "visits": ahead,
        "words": {key: said(word) for key, word in STATES.items()},
    }
    return render(request, "dangers/report/arrive.html", {"page": shown})


@require_POST
@refuses
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take an arrival; the same key is the same arrival."""
    actor, at = _asker(request)
    key = key_in(request.headers.get(HEADER, ""))
    given: Message = parcel(Message, request.body)
    answer = hand_in_arrival(key, given.arrival, actor=actor, at=at)
    return HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))
