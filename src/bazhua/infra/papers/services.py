"""Writing, issuing, printing, binding and voiding papers; the only writers."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.papers.configured import kinds
from bazhua.infra.papers.core.codes import parsed, same
from bazhua.infra.papers.core.content import Content, Issuer
from bazhua.infra.papers.core.kinds import kind_of
from bazhua.infra.papers.core.numbers import year_of
from bazhua.infra.papers.core.refusals import PaperMismatch
from bazhua.infra.papers.core.sheet import Source
from bazhua.infra.papers.core.workflow import PAPER, Action, Facts, State
from bazhua.infra.papers.keeping import RESOURCE, keep
from bazhua.infra.papers.models import Paper, PaperTwin, papers
from bazhua.infra.papers.reading import codes_in
from bazhua.infra.papers.rows import columns_of, issued_pdf, numbered, source_of, void_pdf
from bazhua.infra.papers.series import take_number
from bazhua.kernel.errors import Forbidden, OutOfRange
from bazhua.kernel.scope import Place
from bazhua.kernel.shape.canonical import digest
from bazhua.kernel.words import Lang, say

DRAFT: Final = "draft"
LONGEST_REASON: Final = 500
NOTHING: Final = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """A paper to be drafted; the newest version of its kind is taken.

    Attributes:
        place: whose paper it is; access follows it.
    """

    kind: str
    issuer: Issuer
    content: Content
    place: Place
    lang: Lang = Lang.ZH


@transaction.atomic
def draft_paper(drafting: Drafting, *, actor: Actor, at: datetime) -> Paper:
    """Write a draft; it has no number yet.

    Raises:
        DomainError: the content does not suit the kind, or the font lacks a character.
        Forbidden: the actor may not draft papers there.
    """
    place = drafting.place
    if not actor.may(RESOURCE, DRAFT, place, at):
        raise Forbidden
    kind = kind_of(kinds(), drafting.kind)
    source = Source(kind, drafting.issuer, drafting.content, drafting.lang)
    row = papers().create(
        uid=new_uid(at),
        path_then=place.region.dotted,
        path_now=place.region.dotted,
        group_now=place.group.dotted if place.group else "",
        dept_mask=place.departments,
        assignment_ids=sorted(place.assignments),
        drafted_by=actor.uid,
        drafted_at=at,
        **columns_of(source, at=at),
    )
    told = {"kind": row.kind, "issuer": row.issuer_code, "content": row.content_sha256}
    emit("paper.drafted", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def revise_draft(
    paper: UUID, content: Content, *, version: int, actor: Actor, at: datetime
) -> Paper:
    """Let a draft say something else.

    Raises:
        DomainError: the content does not suit the kind, or the font lacks a character.
        StaleState: it changed meanwhile.
        TransitionRefused: it is issued.
    """
    row = _asked(Action.REVISE, paper, actor, at)
    source = replace(source_of(row), content=content)
    moved = swap(row, version=version, **columns_of(source, at=at))
    told = {"before": row.content_sha256, "content": moved.content_sha256}
    emit("paper.revised", moved, actor=actor, at=at, data=told)
    return moved


@transaction.atomic
def issue_paper(paper: UUID, *, version: int, actor: Actor, at: datetime) -> Paper:
    """Give a draft the next number of its series, its code and its PDF.

    The year is that of Beijing. Another paper of the series waits until this one is committed.

    Raises:
        StaleState: it changed meanwhile.
        TransitionRefused: it is issued already.
    """
    row = _asked(Action.ISSUE, paper, actor, at)
    source = source_of(row)
    given = numbered(row, source, take_number(row.issuer_code, row.kind, year_of(at)), at)
    pdf = keep(issued_pdf(source, given, at=at), f"{given.number}.pdf", paper, actor=actor, at=at)
    moved = swap(
        row,
        version=version,
        state=State.ISSUED.value,
        year=given.year,
        serial=given.serial,
        number=given.number,
        code=given.code,
        pdf_file=pdf.uid,
        pdf_sha256=pdf.sha256,
        issued_by=actor.uid,
        issued_at=at,
    )
    told = {"number": given.number, "content": row.content_sha256, "pdf": pdf.sha256}
    emit("paper.issued", moved, actor=actor, at=at, data=told)
    return moved


@transaction.atomic
def publish_paper(drafting: Drafting, *, actor: Actor, at: datetime) -> Paper:
    """Draft and issue a paper that nobody else has to approve.

    Raises:
        DomainError: the content does not suit the kind, or the font lacks a character.
        Forbidden: the actor may not draft or issue papers there.
    """
    draft = draft_paper(drafting, actor=actor, at=at)
    return issue_paper(draft.uid, version=draft.version, actor=actor, at=at)


@transaction.atomic
def note_printed(paper: UUID, *, version: int, actor: Actor, at: datetime) -> Paper:
    """Note that an issued paper was printed; the first time counts, each is told."""
    row = _asked(Action.PRINT, paper, actor, at)
    moved = swap(row, version=version, printed_at=row.printed_at or at)
    emit("paper.printed", moved, actor=actor, at=at, data={"number": row.number})
    return moved


@transaction.atomic
def bind_twin(paper: UUID, photo: bytes, *, actor: Actor, at: datetime) -> PaperTwin:
    """Bind a photograph of the signed sheet to its paper; the same photograph is bound once.

    The server reads the code in the photograph itself; that somebody typed one proves nothing.

    Raises:
        DomainError: the bytes are no picture that is taken.
        PaperMismatch: it shows no code, or that of another paper.
        TransitionRefused: the paper is not issued, or void.
    """
    row = _asked(Action.BIND, paper, actor, at)
    _check_code(row, codes_in(photo))
    row = papers().select_for_update().get(pk=row.pk)
    PAPER.step(State(row.state), Action.BIND, {Action.BIND}, NOTHING)
    seen = hashlib.sha256(photo).hexdigest()
    standing = PaperTwin.objects.filter(paper=row, sha256=seen).first()
    if standing is not None:
        return standing
    file = keep(photo, f"{row.number}.signed", paper, actor=actor, at=at)
    twin = PaperTwin(
        uid=new_uid(at),
        paper=row,
        file=file.uid,
        sha256=file.sha256,
        bound_by=actor.uid,
        bound_at=at,
    )
    twin.save(force_insert=True)
    moved = swap(row, version=row.version, signed_at=row.signed_at or at)
    told = {"twin": twin.uid, "sha256": file.sha256}
    emit("paper.bound", moved, actor=actor, at=at, data=told)
    return twin


@transaction.atomic
def void_paper(paper: UUID, reason: str, *, version: int, actor: Actor, at: datetime) -> Paper:
    """Void an issued paper: it keeps its number and stays readable, marked 作废.

    Raises:
        OutOfRange: the reason is too long.
        StaleState: it changed meanwhile.
        TransitionRefused: no reason is given, or it is not issued.
    """
    if len(reason) > LONGEST_REASON:
        allowed = say("长度至多 {n}", "a length of at most {n}", n=LONGEST_REASON)
        raise OutOfRange("reason", len(reason), allowed)
    row = _asked(Action.VOID, paper, actor, at, Facts(reason))
    copy = keep(void_pdf(row, at=at), f"{row.number}.void.pdf", paper, actor=actor, at=at)
    moved = swap(
        row,
        version=version,
        state=State.VOID.value,
        voided_by=actor.uid,
        voided_at=at,
        void_reason=reason,
        void_file=copy.uid,
    )
    # The reason may name a person: the ledger has its hash, the row its words.
    told = {"number": row.number, "reason_sha256": digest(reason), "copy": copy.sha256}
    emit("paper.voided", moved, actor=actor, at=at, data=told)
    return moved


def _asked(
    action: Action, paper: UUID, actor: Actor, at: datetime, facts: Facts = NOTHING
) -> Paper:
    row = access(Paper, actor, uid=paper, resource=RESOURCE, action=action.value, at=at)
    PAPER.step(State(row.state), action, {action}, facts)
    return row


def _check_code(row: Paper, found: tuple[str, ...]) -> None:
    read = [text for text in found if parsed(text) is not None]
    if not read:
        zh = "照片中没有读到公文核验码，请对正、拍清页脚的二维码后重拍"
        raise PaperMismatch(
            say(zh, "no code is seen; take the foot of the sheet straight and sharp")
        )
    if not all(same(text, row.code) for text in read):
        zh, en = (
            "照片中的核验码属于另一份公文",
            "the code in the photograph is that of another paper",
        )
        raise PaperMismatch(say(zh, en))
