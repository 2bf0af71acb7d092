"""What is shown to whoever acts on a paper as it no longer is."""

from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from bazhua.grips.dangers.interfaces.web import words as said_of_dangers
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.interfaces.web.papers.page import record_page
from bazhua.grips.dangers.selectors.papers.shown import paper_shown
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.ui.parts.text import said
from bazhua.infra.ui.respond import show_record
from bazhua.kernel.words import Phrase, Value


def overtaken(request: HttpRequest, uid: UUID, actor: Actor, at: datetime) -> HttpResponse:
    """Say who was faster and with what, on the paper as it is now.

    Raises:
        NotFound: the draft was given up meanwhile.
    """
    shown = paper_shown(actor, uid=uid, at=at)
    events = list(Event.objects.filter(record_uid=uid).order_by("seq"))
    page = record_page(shown, events, actor, at)
    last = page.timeline[-1]
    told: dict[str, Value] = {
        "by": said(last.by),
        "what": said(last.text),
        "at": last.at,
        "state": words.STATES[State(shown.paper.state)],
    }
    notice = Phrase(said_of_dangers.OVERTAKEN, told)
    return show_record(
        request, replace(page, notice=notice), "dangers/paper.html", HTTPStatus.CONFLICT
    )
