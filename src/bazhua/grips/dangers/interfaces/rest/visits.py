"""`/api/v1/visits`: visits to enterprises, planning one, its moves, and what was found on it."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import Ground, VisitAction, VisitState
from bazhua.grips.dangers.interfaces.rest.dangers import danger_out
from bazhua.grips.dangers.interfaces.rest.shapes import DangerOut, Persons
from bazhua.grips.dangers.interfaces.web.visits.listing import visit_listing
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.visiting.visits import found_on, visit_parts, visit_shown
from bazhua.grips.dangers.services.visiting.moving import VisitDeed, move_visit
from bazhua.grips.dangers.services.visiting.planning import Planned, plan_visit
from bazhua.infra.rest.endpoints import CHANGES, MAKES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Code, Day, Degrees, Given, Page, Said, Text, inline
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word

visits = Router(tags=["dangers"])


class VisitOut(Schema):
    """A visit to an enterprise.

    Attributes:
        basis: item of the plan, or what set it off.
        scanned: whether the enterprise's own code was scanned on arrival.
    """

    uid: UUID
    version: int
    number: str
    subject_uid: UUID
    kind: Annotated[VisitKind, inline(VisitKind)]
    ground: Annotated[Ground, inline(Ground)]
    basis: str
    approval: str
    planned_on: date
    officers: list[UUID]
    state: Annotated[VisitState, inline(VisitState)]
    arrived_at: Said | None
    finished_at: Said | None
    scanned: bool
    planned_by: UUID


class VisitIn(Given):
    """A visit that is to be made."""

    enterprise: UUID
    kind: Annotated[VisitKind, inline(VisitKind)]
    ground: Annotated[Ground, inline(Ground)]
    basis: Annotated[Text, Field(min_length=1, max_length=300)]
    approval: Code = ""
    planned_on: Day
    officers: Persons


class VisitAct(Given):
    """A move of the table, and what it brings.

    Attributes:
        scanned: uid of the enterprise in the code that was scanned on arrival.
        note: what is handed to enforcement, or why it is cancelled.
    """

    action: Annotated[VisitAction, inline(VisitAction)]
    scanned: UUID | None = None
    longitude: Degrees | None = None
    latitude: Degrees | None = None
    note: Annotated[Text, Field(max_length=300)] = ""


@reads(
    visits,
    "/visits",
    Page[VisitOut],
    Word("范围内的入企活动", "Visits within reach"),
    listing=visit_listing(),
)
def list_visits(request: HttpRequest) -> Any:
    """Return the visits that the program may view."""
    return listed(request, visit_listing(), visit_parts(**asking(request)), _shape)


@reads(visits, "/visits/{uuid:uid}", VisitOut, Word("一次入企活动", "One visit"))
def get_visit(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return one visit with its version."""
    return _answered(response, visit_shown(uid=uid, **asking(request)))


@reads(
    visits,
    "/visits/{uuid:uid}/dangers",
    list[DangerOut],
    Word("入企发现的隐患", "Hidden dangers found on a visit"),
)
def list_visit_dangers(request: HttpRequest, uid: UUID) -> Any:
    """Return what was found on a visit, the first found first."""
    who = asking(request)
    return [danger_out(row, **who) for row in found_on(visit_shown(uid=uid, **who))]


@writes(visits, "/visits", VisitOut, Word("安排入企", "Plan a visit"), MAKES)
def post_visit(request: HttpRequest, response: HttpResponse, given: VisitIn) -> Any:
    """Plan a visit; what its legal kind asks for is told by a refusal."""
    planned = Planned(**given.dict())
    return made(_answered(response, plan_visit(planned, **asking(request))))


@writes(
    visits,
    "/visits/{uuid:uid}/acts",
    VisitOut,
    Word("办理入企活动", "Act on a visit"),
    CHANGES,
)
def post_visit_act(request: HttpRequest, response: HttpResponse, uid: UUID, given: VisitAct) -> Any:
    """Move a visit along its table, as one of those who take part."""
    here = given.longitude is not None and given.latitude is not None
    deed = VisitDeed(
        visit=uid,
        version=seen_version(request),
        action=given.action,
        scanned=given.scanned,
        spot=Spot(given.longitude or 0, given.latitude or 0) if here else None,
        note=given.note,
    )
    return _answered(response, move_visit(deed, **asking(request)))


def _answered(response: HttpResponse, row: Visit) -> VisitOut:
    tagged(response, row.version)
    return _shape(row)


def _shape(row: Visit) -> VisitOut:
    return VisitOut.model_validate(row)
