"""The page on which patrols are walked with a phone, and the addresses it sends to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bazhua.grips.dangers.domain.patrols.terms import RHYTHM_WORDS
from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.grips.dangers.interfaces.web.report.reading import parcel, uid
from bazhua.grips.dangers.interfaces.web.report.words import STATES
from bazhua.grips.dangers.selectors.patrols.ahead import Coming, ToWalk, patrols_ahead
from bazhua.grips.dangers.selectors.patrols.patrols import own_grants
from bazhua.grips.dangers.services.patrols.walking import Walk, add_patrol_photo, hand_in_walk
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refuses
from bazhua.infra.http.request import arrival
from bazhua.infra.idempotency.keys import key_in
from bazhua.infra.idempotency.views import HEADER
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import Forbidden, MissingKey
from bazhua.registry.api import subjects_called


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The answers of a round as JSON has them."""

    patrol: str
    edition: int
    opens_at: datetime
    writes: tuple[dict[str, Any], ...]
    said_at: datetime
    sent_at: datetime

    @property
    def walk(self) -> Walk:
        """The same as the service takes it.

        Raises:
            MissingKey, WrongType: the patrol is not named.
        """
        patrol = uid(self.patrol, "patrol")
        if patrol is None:
            raise MissingKey("patrol")
        return Walk(
            patrol=patrol,
            edition=self.edition,
            opens_at=self.opens_at,
            writes=self.writes,
            said_at=self.said_at,
            sent_at=self.sent_at,
        )


def _asker(request: HttpRequest) -> tuple[Actor, datetime]:
    """Return who walks, and when.

    Raises:
        Forbidden: nobody is signed in, or he walks nowhere.
    """
    actor, at = actor_of(request), arrival(request)
    if not own_grants(actor, at):
        raise Forbidden
    return actor, at


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show what is to be walked, and what waits on this phone."""
    actor, at = _asker(request)
    ahead = patrols_ahead(actor, at=at)
    called = subjects_called({one.patrol.subject_uid for one in ahead})
    told = [_told(one, said(called.get(one.patrol.subject_uid, "–"))) for one in ahead]
    shown = {
        "person": actor.uid,
        "patrols": told,
        "words": {key: said(word) for key, word in STATES.items()},
    }
    return render(request, "dangers/report/patrol.html", {"page": shown})


@require_POST
@refuses
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take answers; the same key is the same answers."""
    actor, at = _asker(request)
    key = key_in(request.headers.get(HEADER, ""))
    answer = hand_in_walk(key, parcel(Message, request.body).walk, actor=actor, at=at)
    return HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))


@require_POST
@refuses
def photo(request: HttpRequest, walked: UUID, item: str, file: UUID) -> HttpResponse:
    """Make a photo part of what was found by a question."""
    actor, at = _asker(request)
    add_patrol_photo(walked, item, file, actor=actor, at=at)
    return HttpResponse(status=204)


def _told(one: ToWalk, subject: str) -> Mapping[str, Any]:
    row = one.patrol
    return {
        "uid": str(row.uid),
        "name": row.name,
        "where": " · ".join(filter(None, (row.spot, subject))),
        "rhythm": said(RHYTHM_WORDS[PatrolRhythm(row.rhythm)]),
        "editions": [_edition(coming) for coming in one.editions],
        "walked": [instant.isoformat() for instant in one.walked],
    }


def _edition(coming: Coming) -> Mapping[str, Any]:
    return {
        "number": coming.number,
        "questions": [
            {"key": asked.key, "text": said(asked.item.text)} for asked in coming.questions
        ],
        "periods": [
            [period.opens_at.isoformat(), period.closes_at.isoformat()] for period in coming.periods
        ],
    }
