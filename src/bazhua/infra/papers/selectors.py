"""Papers as lists and pages show them, and what anybody may learn with a code."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.papers.core.codes import parsed, same
from bazhua.infra.papers.core.content import read_content
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.keeping import RESOURCE, VIEW
from bazhua.infra.papers.models import Paper, PaperTwin, papers
from bazhua.infra.papers.rows import draft_pdf, issued_word, pictures, source_of
from bazhua.kernel.errors import StaleState
from bazhua.kernel.times import day_of

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in a list; ``signed`` when a photograph of its signed sheet is bound."""

    uid: UUID
    kind: str
    number: str
    title: str
    state: State
    issued_at: datetime | None
    signed: bool


@dataclass(frozen=True, slots=True)
class Verified:
    """What a code tells anybody: enough to compare a sheet with, nothing of its text."""

    issuer: str
    number: str
    dated: date
    state: State
    content_sha256: str
    pdf_sha256: str


def list_papers(actor: Actor, *, at: datetime, limit: int = MOST) -> list[PaperRow]:
    """Return the papers that somebody may view, the latest first."""
    rows = papers().visible_to(actor, RESOURCE, VIEW, at=at).order_by("-drafted_at", "pk")
    shown = ("uid", "kind", "number", "title", "state", "issued_at", "signed_at")
    return [
        PaperRow(uid, kind, number, title, State(state), issued_at, signed_at is not None)
        for uid, kind, number, title, state, issued_at, signed_at in rows.values_list(*shown)[
            :limit
        ]
    ]


def one_paper(actor: Actor, paper: UUID, *, at: datetime) -> Paper:
    """Return a paper that somebody may view.

    Raises:
        NotFound: there is none, or he may not view it.
    """
    return access(Paper, actor, uid=paper, resource=RESOURCE, action=VIEW, at=at)


def twins_of(actor: Actor, paper: UUID, *, at: datetime) -> list[PaperTwin]:
    """Return the photographs of the signed sheet, the earliest first."""
    return list(PaperTwin.objects.filter(paper=one_paper(actor, paper, at=at)).order_by("pk"))


def preview(actor: Actor, paper: UUID, *, at: datetime) -> bytes:
    """Return a draft as PDF, marked 草稿, as it would look if it were issued now.

    Raises:
        NotFound: there is none, or he may not view it.
        StaleState: it is issued: its file is what it looks like.
    """
    row = one_paper(actor, paper, at=at)
    if row.state != State.DRAFT.value:
        raise StaleState(None, state=row.state)
    return draft_pdf(source_of(row), at=at)


def look(actor: Actor, paper: UUID, *, at: datetime, ppi: int = 96) -> list[bytes]:
    """Return the pages of a paper as pictures, a draft marked 草稿, a void one 作废.

    Raises:
        NotFound: there is none, or he may not view it.
    """
    return pictures(one_paper(actor, paper, at=at), at=at, ppi=ppi)


def as_word(actor: Actor, paper: UUID, *, at: datetime) -> bytes:
    """Return an issued paper as a Word file: what it says, not what it proves; its PDF does.

    Raises:
        NotFound: there is none, or he may not view it.
        StaleState: it is a draft.
    """
    row = one_paper(actor, paper, at=at)
    if row.state == State.DRAFT.value:
        raise StaleState(None, state=row.state)
    return issued_word(row)


def verify(code: str) -> Verified | None:
    """Return what a scanned or typed code tells; none for every code that is not a paper's.

    Anybody may ask: the code is the right. A made-up code and that of a draft answer alike.
    """
    read = parsed(code)
    if read is None:
        return None
    row = papers().filter(uid=read.paper).exclude(state=State.DRAFT.value).first()
    if row is None or row.issued_at is None or not same(code, row.code):
        return None
    return Verified(
        issuer=row.issuer["name"],
        number=row.number,
        dated=read_content(row.content).dated or day_of(row.issued_at),
        state=State(row.state),
        content_sha256=row.content_sha256,
        pdf_sha256=row.pdf_sha256,
    )
