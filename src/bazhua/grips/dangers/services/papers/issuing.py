"""A drafted paper is issued: it has its number, and somebody has to serve it; or it is voided."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.papers.drawing import DRAWINGS
from bazhua.grips.dangers.domain.papers.duties import SERVE, serve_by
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.models import DangerPaper, HiddenDanger, Service
from bazhua.grips.dangers.selectors.offers import known
from bazhua.grips.dangers.services.duties import AT_ONCE, answer_wait
from bazhua.grips.dangers.services.papers.drawing import issuing_party
from bazhua.grips.dangers.services.papers.refusals import OwnDraft, ServedAlready
from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit_each
from bazhua.infra.findings.behind import hand_of, person_of
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.services import Opening, open_obligation, settle
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.services import issue_paper, void_paper
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of

SUBJECT: Final = "paper"
VOIDED: Final = "BZ/PAPERS"
"""By which the service of a paper that is void is not owed any more."""


@transaction.atomic
def issue(paper: UUID, *, version: int, actor: Actor, at: datetime) -> Paper:
    """Issue a paper about hidden dangers; whoever does so owes its service.

    Raises:
        NotFound, Forbidden: it is about no danger, out of scope, or he may not issue it.
        NotAPerson, NoIssuer: he acts for no office or enterprise there.
        OwnDraft: he drafted it, by whatever account, and another issues papers of its kind.
        StaleState, TransitionRefused: it changed meanwhile, or is issued already.
    """
    draft = access(Paper, actor, uid=paper, resource="paper", action="issue", at=at)
    about = dangers_of(draft)
    kind = PaperKind(draft.kind)
    person = person_of(actor.uid, at)
    if DRAWINGS[kind].approved and person == person_of(draft.drafted_by, at):
        raise OwnDraft
    row = issue_paper(paper, version=version, actor=actor, at=at)
    data = {"paper": paper, "kind": kind.value, "number": row.number, "person": person}
    emit_each("danger.paper_issued", [(one, data) for one in about], actor=actor, at=at)
    if DRAWINGS[kind].served:
        _owe_service(row, about[0], actor, at)
    return row


@transaction.atomic
def void(paper: UUID, reason: str, *, version: int, actor: Actor, at: datetime) -> Paper:
    """Void an issued paper that is not served; another may be drawn up in its place.

    Raises:
        NotFound, Forbidden: it is about no danger, out of scope, or he may not void it.
        ServedAlready: what is served binds.
        NotAPerson: nobody is behind the account.
        StaleState, TransitionRefused, OutOfRange: as `void_paper`.
    """
    row = void_paper(paper, reason, version=version, actor=actor, at=at)
    about = dangers_of(row)
    if Service.objects.filter(paper=row).exists():
        raise ServedAlready
    hand = hand_of(actor, None, place=row.place, at=at, known=known)
    settle(row.uid, [SERVE], hand=hand, actor=actor, at=at, ground=VOIDED)
    data = {"paper": paper, "kind": row.kind, "number": row.number, "person": hand.person}
    emit_each("danger.paper_voided", [(one, data) for one in about], actor=actor, at=at)
    return row


def dangers_of(row: Paper) -> list[HiddenDanger]:
    """Return the dangers that a paper is about, in its order.

    Raises:
        NotFound: there is none.
    """
    about = DangerPaper.objects.filter(paper=row).select_related("danger").order_by("pk")
    found = [one.danger for one in about]
    if not found:
        raise NotFound
    return found


def _owe_service(row: Paper, danger: HiddenDanger, actor: Actor, at: datetime) -> None:
    due = serve_by(current_book(day_of(at)), at)
    holder = issuing_party(danger, actor, at).post or danger.overseer
    levels, wait = [Level(holder, AT_ONCE)], answer_wait(at)
    if holder != danger.overseer:
        levels.append(Level(danger.overseer, wait))
    terms = Terms(
        holder=holder,
        clause=due.clause,
        starts_at=at,
        rule=EscalationRule(tuple(levels), wait),
    )
    opening = Opening(
        kind=SERVE,
        subject_kind=SUBJECT,
        subject_uid=row.uid,
        place=row.place,
        terms=terms,
        due_at=due.at,
    )
    open_obligation(opening, actor=actor, at=at)
