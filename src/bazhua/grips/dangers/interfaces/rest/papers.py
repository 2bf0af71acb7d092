"""The official papers about hidden dangers: those of a danger, and one with how it was served."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.grips.dangers.selectors.dangers import danger_shown
from bazhua.grips.dangers.selectors.papers.shown import Shown, paper_shown, papers_of
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.rest.endpoints import asking, reads
from bazhua.infra.rest.shapes import Said, inline
from bazhua.infra.rest.versions import tagged
from bazhua.kernel.words import Word

papers = Router(tags=["dangers"])


class ServiceOut(Schema):
    """How a paper was served; names of persons are on its page only."""

    way: Annotated[Way, inline(Way)]
    served_at: Said
    effective_at: Said
    last_day: date | None
    proofs: list[Annotated[Proof, inline(Proof)]]
    witnesses: int


class DangerPaperOut(Schema):
    """An official paper about hidden dangers of one subject.

    Attributes:
        days: that an order gives, counted from its service.
        pdf_sha256: of its sealed file, once it is issued.
    """

    uid: UUID
    version: int
    kind: Annotated[PaperKind, inline(PaperKind)]
    state: Annotated[State, inline(State)]
    number: str
    issuer: str
    dangers: list[UUID]
    days: int | None
    drafted_at: Said
    issued_at: Said | None
    pdf_sha256: str
    service: ServiceOut | None


@reads(
    papers,
    "/dangers/{uuid:uid}/papers",
    list[DangerPaperOut],
    Word("隐患的文书", "Papers about a hidden danger"),
)
def list_danger_papers(request: HttpRequest, uid: UUID) -> Any:
    """Return the papers about a danger that the program may view, the latest first."""
    row = danger_shown(uid=uid, **asking(request))
    found = papers_of(row=row, **asking(request))
    return [_shape(one) for one in found]


@reads(
    papers,
    "/danger-papers/{uuid:uid}",
    DangerPaperOut,
    Word("一份隐患文书", "One paper about hidden dangers"),
)
def get_danger_paper(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return one paper with its version."""
    shown = paper_shown(uid=uid, **asking(request))
    tagged(response, shown.paper.version)
    return _shape(shown)


def _shape(shown: Shown) -> dict[str, Any]:
    paper, service = shown.paper, shown.service
    return {
        "uid": paper.uid,
        "version": paper.version,
        "kind": shown.kind,
        "state": paper.state,
        "number": paper.number,
        "issuer": paper.issuer["name"],
        "dangers": [one.uid for one in shown.dangers],
        "days": shown.days,
        "drafted_at": paper.drafted_at,
        "issued_at": paper.issued_at,
        "pdf_sha256": paper.pdf_sha256,
        "service": None
        if service is None
        else {
            "way": service.way,
            "served_at": service.served_at,
            "effective_at": service.effective_at,
            "last_day": service.last_day,
            "proofs": service.proofs,
            "witnesses": len(service.witnesses),
        },
    }
