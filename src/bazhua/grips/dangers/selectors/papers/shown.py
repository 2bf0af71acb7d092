"""Papers of hidden dangers as pages and programs show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.papers.drawing import offered, papers_due, sees_drafts
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.models import DangerPaper, HiddenDanger, Service, dangers
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.papers.cases import cases_of
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.models import Paper, papers
from bazhua.kernel.errors import NotFound

PAPER: Final = "paper"
MOST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paper about hidden dangers, and how it was served where it was.

    Attributes:
        days: that an order gives from its service.
    """

    paper: Paper
    kind: PaperKind
    dangers: tuple[HiddenDanger, ...]
    days: int | None
    service: Service | None

    @property
    def draft(self) -> bool:
        """Whether it is not issued yet."""
        return self.paper.state == State.DRAFT.value


@dataclass(frozen=True, slots=True)
class Asked:
    """What papers a danger asks for, and which of all somebody may draw up now."""

    due: tuple[PaperKind, ...]
    offered: tuple[PaperKind, ...]


def papers_of(actor: Actor, row: HiddenDanger, *, at: datetime) -> list[Shown]:
    """Return the papers about a danger that somebody may view, the latest first."""
    seen = papers().visible_to(actor, PAPER, VIEW, at=at)
    about = DangerPaper.objects.filter(danger=row, paper__in=seen).order_by("-pk")
    found = [one.paper for one in about.select_related("paper")[:MOST]]
    return [one for one in _shown(found) if _is_seen(one, actor, at)]


def paper_shown(actor: Actor, *, uid: UUID, at: datetime) -> Shown:
    """Return a paper about hidden dangers that somebody may view.

    Raises:
        NotFound: there is none, it is out of scope, or a draft of somebody else.
    """
    row = access(Paper, actor, uid=uid, resource=PAPER, action=VIEW, at=at)
    found = _shown([row])
    if not found or not _is_seen(found[0], actor, at):
        raise NotFound
    return found[0]


def papers_asked(actor: Actor, row: HiddenDanger, *, at: datetime) -> Asked:
    """Return what papers a danger asks for, and which somebody may draw up about it."""
    case = cases_of([row])[row.uid]
    if not actor.may(PAPER, "draft", row.place, at):
        return Asked(papers_due(case), ())
    return Asked(papers_due(case), offered(case, actor.roles_at(row.place, at)))


def drawable(
    actor: Actor, rows: Sequence[HiddenDanger], kind: PaperKind, *, at: datetime
) -> list[HiddenDanger]:
    """Return those of some dangers of one subject that somebody may draw up a paper about now."""
    if not rows or not actor.may(PAPER, "draft", rows[0].place, at):
        return []
    cases, roles = cases_of(rows), actor.roles_at(rows[0].place, at)
    return [row for row in rows if kind in offered(cases[row.uid], roles)]


def joinable(
    actor: Actor, row: HiddenDanger, kind: PaperKind, *, at: datetime
) -> list[HiddenDanger]:
    """Return the dangers of the same subject that a paper of a kind may be about with this one."""
    seen = dangers().visible_to(actor, RESOURCE, VIEW, at=at)
    rows = list(seen.filter(subject_uid=row.subject_uid).order_by("-found_at", "pk")[:MOST])
    return drawable(actor, rows, kind, at=at)


def _is_seen(shown: Shown, actor: Actor, at: datetime) -> bool:
    return not shown.draft or sees_drafts(shown.kind, actor.roles_at(shown.paper.place, at))


def _shown(rows: Sequence[Paper]) -> list[Shown]:
    about = DangerPaper.objects.filter(paper__in=rows).select_related("danger").order_by("pk")
    services: Mapping[int, Service] = {
        one.paper_id: one for one in Service.objects.filter(paper__in=rows)
    }
    joined: dict[int, list[DangerPaper]] = {}
    for one in about:
        joined.setdefault(one.paper_id, []).append(one)
    return [
        Shown(
            paper=row,
            kind=PaperKind(row.kind),
            dangers=tuple(one.danger for one in joined[row.pk]),
            days=joined[row.pk][0].days,
            service=services.get(row.pk),
        )
        for row in rows
        if row.pk in joined
    ]
