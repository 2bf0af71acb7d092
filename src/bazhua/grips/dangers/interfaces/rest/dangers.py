"""`/api/v1/dangers`: the ledger, one of it, putting one on record, and every act of the table."""

from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.grips.dangers.domain.closed_loop.origins import may_learn_origin
from bazhua.grips.dangers.interfaces.rest import shapes
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import danger_parts, danger_shown
from bazhua.grips.dangers.selectors.ledger.listing import danger_listing
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.recording import Found, record_danger
from bazhua.grips.dangers.services.signing.asking import Wanted, ask_signatures
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.rest.endpoints import CHANGES, MAKES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Page
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word

dangers = Router(tags=["dangers"])

DECLARED: Final = danger_listing(datetime.min.replace(tzinfo=UTC))
"""The ledger as the document describes it; what is late is told on the day of the request."""


@reads(
    dangers,
    "/dangers",
    Page[shapes.DangerOut],
    Word("范围内的隐患", "Hidden dangers within reach"),
    listing=DECLARED,
)
def list_dangers(request: HttpRequest) -> Any:
    """Return the dangers that the program may view."""
    who = asking(request)
    parts = danger_parts(who["actor"], at=who["at"])

    def shape(row: HiddenDanger) -> shapes.DangerOut:
        return danger_out(row, **who)

    return listed(request, danger_listing(who["at"]), parts, shape)


@reads(dangers, "/dangers/{uuid:uid}", shapes.DangerOut, Word("一条隐患", "One hidden danger"))
def get_danger(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return one danger with its version."""
    row = danger_shown(uid=uid, **asking(request))
    return _answered(request, response, row)


@writes(
    dangers,
    "/dangers",
    shapes.DangerOut,
    Word("登记发现的隐患", "Put a hidden danger on record"),
    MAKES,
)
def post_danger(request: HttpRequest, response: HttpResponse, given: shapes.DangerIn) -> Any:
    """Put what was found on record; who answers and who supervises come from records."""
    row = record_danger(Found(**given.dict()), **asking(request))
    return made(_answered(request, response, row))


@writes(
    dangers,
    "/dangers/{uuid:uid}/acts",
    shapes.DangerOut,
    Word("办理隐患", "Act on a hidden danger"),
    CHANGES,
)
def post_danger_act(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.DangerAct
) -> Any:
    """Move a danger along its table; what an act needs beside is told by a refusal."""
    said = given.dict(exclude={"plan"})
    deed = Deed(
        danger=uid,
        version=seen_version(request),
        plan=_plan(given.plan),
        **said,
    )
    return _answered(request, response, act(deed, **asking(request)))


@writes(
    dangers,
    "/dangers/{uuid:uid}/signoffs",
    shapes.DangerOut,
    Word("提请签署", "Ask for signatures"),
    CHANGES,
)
def post_danger_asking(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.AskingIn
) -> Any:
    """Ask those who must to sign an act; they sign themselves, on their pages."""
    said = given.dict(exclude={"experts"})
    wanted = Wanted(
        danger=uid, version=seen_version(request), experts=frozenset(given.experts), **said
    )
    ask_signatures(wanted, **asking(request))
    return _answered(request, response, danger_shown(uid=uid, **asking(request)))


def _plan(given: shapes.PlanIn | None) -> Plan:
    if given is None:
        return Plan()
    said = given.dict(exclude={"responsible"})
    return Plan(responsible=frozenset(map(str, given.responsible)), **said)


def _answered(request: HttpRequest, response: HttpResponse, row: HiddenDanger) -> shapes.DangerOut:
    tagged(response, row.version)
    return danger_out(row, **asking(request))


def danger_out(row: HiddenDanger, *, actor: Actor, at: datetime) -> shapes.DangerOut:
    """Return a danger as it is answered: to the subject's own without how it became known."""
    shaped = shapes.DangerOut.model_validate(row)
    if may_learn_origin(actor.roles_at(row.place, at)):
        return shaped
    return shaped.model_copy(update={"origin": None, "found_by": None})
