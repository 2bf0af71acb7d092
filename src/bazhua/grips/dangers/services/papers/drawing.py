"""A paper about hidden dangers is drawn up from their records, or given up while it is a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.papers.content import content_of
from bazhua.grips.dangers.domain.papers.drawing import DRAWINGS, check_drawing
from bazhua.grips.dangers.domain.papers.service import check_days
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.models import DangerPaper, HiddenDanger, dangers
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.papers.cases import cases_of
from bazhua.grips.dangers.services.papers.refusals import NoIssuer, OneSubject
from bazhua.grips.dangers.services.papers.telling import told_of
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.infra.papers.core.content import Issuer
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.models import Paper, papers
from bazhua.infra.papers.services import Drafting, draft_paper
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import MissingKey, NotFound, OutOfRange, StaleState
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Lang, say
from bazhua.registry.api import Party, bodies_of, letter_code

MOST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A paper to be drawn up.

    Attributes:
        dangers: in the order in which the paper names them.
        days: that an order gives from its service; nothing for the other kinds.
    """

    kind: PaperKind
    dangers: tuple[UUID, ...]
    days: int | None = None
    lang: Lang = Lang.ZH


@transaction.atomic
def draw_up(drawing: Drawing, *, actor: Actor, at: datetime) -> Paper:
    """Draft a paper about hidden dangers of one subject, filled from their records.

    Raises:
        NotFound, Forbidden: one of them is out of scope, or he may not draft papers there.
        NotAPerson: nobody is behind the account.
        TransitionRefused: not for his role, not in this state, or it stands already.
        OneSubject: they are at several subjects.
        NoIssuer: he acts for no office or enterprise there.
        MissingKey, OutOfRange: an order without days or with too many; no danger, or too many.
    """
    rows = _found(drawing, actor, at)
    _check(drawing, rows, actor, at)
    issuer = issuing_party(rows[0], actor, at)
    told = told_of(rows, days=drawing.days, at=at)
    drafting = Drafting(
        kind=drawing.kind.value,
        issuer=_issuer(issuer, drawing.lang, at),
        content=content_of(drawing.kind, told, drawing.lang),
        place=rows[0].place,
        lang=drawing.lang,
    )
    paper = draft_paper(drafting, actor=actor, at=at)
    DangerPaper.objects.bulk_create(
        DangerPaper(
            uid=new_uid(at), paper=paper, danger=row, kind=drawing.kind.value, days=drawing.days
        )
        for row in rows
    )
    return paper


@transaction.atomic
def give_up(paper: UUID, *, version: int, actor: Actor, at: datetime) -> None:
    """Give up a draft: it is about no danger any more, and another may be drawn up.

    Raises:
        NotFound, Forbidden: it is out of scope, or he may not revise it.
        StaleState: it changed meanwhile, or it is issued.
    """
    row = access(Paper, actor, uid=paper, resource="paper", action="revise", at=at)
    row = papers().select_for_update().get(pk=row.pk)
    if row.version != version or row.state != State.DRAFT.value:
        raise StaleState(None, state=row.state)
    if DangerPaper.objects.filter(paper=row).delete()[0] == 0:
        raise NotFound
    emit("paper.given_up", row, actor=actor, at=at, data={})


def issuing_party(row: HiddenDanger, actor: Actor, at: datetime) -> Party:
    """Return in whose name somebody issues papers about a danger: the office he acts for.

    Raises:
        NotAPerson: nobody is behind the account.
        NoIssuer: he acts for no office or enterprise there.
    """
    person = UUID(person_of(actor.uid, at))
    parties = bodies_of(person, Path(row.path_now), at=at)
    if not parties:
        raise NoIssuer
    return parties[0]


def _found(drawing: Drawing, actor: Actor, at: datetime) -> list[HiddenDanger]:
    uids = tuple(dict.fromkeys(drawing.dangers))
    if not 1 <= len(uids) <= MOST:
        raise OutOfRange("dangers", len(uids), say("1 至 {n} 条", "1 to {n}", n=MOST))
    seen = dangers().visible_to(actor, RESOURCE, VIEW, at=at).filter(uid__in=uids)
    # Two who draw up the same paper at once: the second waits, and finds that it stands.
    rows = {row.uid: row for row in seen.select_for_update().order_by("pk")}
    if len(rows) != len(uids):
        raise NotFound
    return [rows[uid] for uid in uids]


def _check(drawing: Drawing, rows: Sequence[HiddenDanger], actor: Actor, at: datetime) -> None:
    if len({row.subject_uid for row in rows}) > 1:
        raise OneSubject("dangers")
    if DRAWINGS[drawing.kind].single and len(rows) > 1:
        raise OutOfRange("dangers", len(rows), say("1 条", "1"))
    cases = cases_of(rows)
    for row in rows:
        check_drawing(drawing.kind, cases[row.uid], actor.roles_at(row.place, at))
    if drawing.kind is PaperKind.ORDER:
        if drawing.days is None:
            raise MissingKey("days")
        check_days(current_book(day_of(at)), drawing.days, day_of(at))


def _issuer(party: Party, lang: Lang, at: datetime) -> Issuer:
    return Issuer(
        code=f"org:{party.uid}",
        name=party.name.text(lang),
        word=letter_code(party.uid, day_of(at)),
    )
