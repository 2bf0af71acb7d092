"""`/api/v1/obligations`: what posts owe, and every move of it."""

from collections.abc import Callable
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from bazhua.infra.obligations import services
from bazhua.infra.obligations.behind import RESOURCE
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.models import Obligation, obligations
from bazhua.infra.obligations.pages.listing import OBLIGATIONS
from bazhua.infra.obligations.selectors import shown_to
from bazhua.infra.obligations.services import Request
from bazhua.infra.rest.endpoints import ACTS, CHANGES, asking, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Code, Given, Page, Said, Text, inline
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word

MOVES: Final[dict[Action, Callable[..., Obligation]]] = {
    Action.DISCHARGE: services.discharge,
    Action.COMPLETE: services.discharge,
    Action.VERIFY: services.verify,
    Action.RETURN: services.send_back,
    Action.PAUSE: services.pause,
    Action.RESUME: services.resume,
    Action.WAIVE: services.waive,
    Action.LAPSE: services.lapse,
}

router = Router(tags=["obligations"])


class ObligationOut(Schema):
    """What a post must do about a record until an instant."""

    uid: UUID
    version: int
    kind: str
    subject_kind: str
    subject_uid: UUID
    holder: str
    verifier: str
    clause: str
    evidence: list[str]
    starts_at: Said
    due_at: Said
    state: Annotated[State, inline(State)]
    outcome: str
    missed_at: Said | None
    unanswered_at: Said | None
    answered_by: str


class Move(Given):
    """A move of an obligation; what it needs beside is told by a refusal.

    Attributes:
        action: discharge hands it in or completes it, as it is checked or not.
        acts_for: the person who delegated, where the program does not act for itself.
    """

    action: Annotated[Action, inline(Action)]
    ground: Text = ""
    evidence: Annotated[tuple[Code, ...], Field(max_length=50)] = ()
    acts_for: UUID | None = None


class Answering(Given):
    """An answer to a call; for whom, where the program does not answer for itself."""

    acts_for: UUID | None = None


@reads(
    router,
    "",
    Page[ObligationOut],
    Word("范围内的责任事项", "Obligations within reach"),
    listing=OBLIGATIONS,
)
def list_obligations(request: HttpRequest) -> Any:
    """Return the obligations that the program may view."""
    who = asking(request)
    parts = obligations().parts_visible_to(who["actor"], RESOURCE, "view", at=who["at"])
    return listed(request, OBLIGATIONS, parts, obligation)


@reads(router, "/{uuid:uid}", ObligationOut, Word("一项责任事项", "One obligation"))
def get_obligation(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return an obligation."""
    row = shown_to(uid=uid, **asking(request))
    tagged(response, row.version)
    return obligation(row)


@writes(
    router, "/{uuid:uid}/acts", ObligationOut, Word("办理责任事项", "Move an obligation"), CHANGES
)
def post_act(request: HttpRequest, response: HttpResponse, uid: UUID, given: Move) -> Any:
    """Discharge, verify, send back, pause, resume, waive or lapse an obligation."""
    asked = Request(
        obligation=uid,
        version=seen_version(request),
        acts_for=given.acts_for,
        ground=given.ground,
        evidence=frozenset(given.evidence),
    )
    row = MOVES[given.action](asked, **asking(request))
    tagged(response, row.version)
    return obligation(row)


@writes(
    router,
    "/{uuid:uid}/answer",
    ObligationOut,
    Word("应答催办", "Answer the calls of an obligation"),
    ACTS,
)
def post_answer(request: HttpRequest, response: HttpResponse, uid: UUID, given: Answering) -> Any:
    """Answer a call; the chain climbs no further."""
    row = services.acknowledge(uid, acts_for=given.acts_for, **asking(request))
    tagged(response, row.version)
    return obligation(row)


def obligation(row: Obligation) -> ObligationOut:
    """Return an obligation as it is answered."""
    return ObligationOut.model_validate(row)
