"""A brief is issued: frozen as an official paper, once for each day or month of a region."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.findings.behind import person_of
from bazhua.infra.ledger.last import last_root
from bazhua.infra.papers.core.content import Content, Issuer
from bazhua.infra.papers.core.sections import pieces
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.keeping import RESOURCE, VIEW
from bazhua.infra.papers.models import Paper, papers
from bazhua.infra.papers.services import Drafting, publish_paper
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import Lang, Phrase, Word
from bazhua.registry.api import Party, bodies_of, letter_code
from bazhua.web.briefs import words
from bazhua.web.briefs.brief import Brief
from bazhua.web.briefs.series import Series

MOST: Final = 30
DRAFT, ISSUE = "draft", "issue"
GROUP: Final = 8
MINUTES: Final = "%Y-%m-%d %H:%M"


class BriefIssued(DomainError):
    """The brief of this region and time is issued already."""

    code = "brief_issued"
    http_status = 409

    def __init__(self, name: Word, number: str) -> None:
        super().__init__(None, name=name, number=number)


@transaction.atomic
def issue_brief(brief: Brief, lang: Lang, *, actor: Actor, at: datetime) -> Paper:
    """Freeze a brief as an official paper, with the instant and the ledger root that it is of.

    Raises:
        BriefIssued: somebody has issued it.
        Forbidden: the actor may not issue papers there, or acts for no office.
        NotAPerson: nobody is behind the account.
        DomainError: the font lacks a character of a name.
    """
    drafting = Drafting(
        kind=brief.series.kind.code,
        issuer=_issuer(brief.region, lang, actor, at),
        content=content_of(brief, lang),
        place=Place(region=brief.region),
        lang=lang,
    )
    paper = publish_paper(drafting, actor=actor, at=at)
    # Whoever issues in the same series waits for the other's end, and then finds it here.
    others = issued(brief.series, brief.region, brief.span.name).exclude(pk=paper.pk).first()
    if others is not None:
        raise BriefIssued(brief.series.kind.name, others.number)
    return paper


def may_issue(actor: Actor, region: Path, at: datetime) -> bool:
    """Return whether somebody may issue the brief of a region, in the name of an office of his."""
    place = Place(region=region)
    rights = all(actor.may(RESOURCE, right, place, at) for right in (DRAFT, ISSUE))
    return rights and bool(_parties(region, actor, at))


def issued(series: Series, region: Path, time: str) -> ScopedQuerySet[Paper]:
    """Return the briefs of a region and time that are issued and not void."""
    rows = papers().filter(kind=series.kind.code, path_now=region.dotted)
    named = {f"content__values__{series.key}": time}
    return rows.filter(state=State.ISSUED.value, **named)


def issued_briefs(actor: Actor, series: Series, region: Path, *, at: datetime) -> Sequence[Paper]:
    """Return the last briefs of a region that somebody may see, the last first."""
    seen = papers().visible_to(actor, RESOURCE, VIEW, at=at)
    own = seen.filter(kind=series.kind.code, path_now=region.dotted, issued_at__isnull=False)
    return list(own.order_by("-issued_at", "pk")[:MOST])


def content_of(brief: Brief, lang: Lang) -> Content:
    """Return what the paper of a brief says."""
    root = last_root()
    told = (
        words.NO_ROOT.text(lang)
        if root is None
        else Phrase(
            words.ROOT_IS, {"number": root.number, "size": root.size, "hash": grouped(root.hash)}
        ).text(lang)
    )
    return Content(
        values={
            "region": brief.name.text(lang),
            brief.series.key: brief.span.name,
            "since": f"{brief.span.since.astimezone(BEIJING):{MINUTES}}",
            "until": f"{brief.span.until.astimezone(BEIJING):{MINUTES}}",
            "taken": f"{brief.taken.astimezone(BEIJING):{MINUTES}:%S}",
            "root": told,
        },
        body=pieces(brief.sections, lang),
    )


def grouped(digest: str) -> str:
    """Return a hash in groups, so that a line can end within it."""
    return " ".join(digest[start : start + GROUP] for start in range(0, len(digest), GROUP))


def _issuer(region: Path, lang: Lang, actor: Actor, at: datetime) -> Issuer:
    parties = _parties(region, actor, at)
    if not parties:
        raise Forbidden
    party = parties[0]
    return Issuer(
        code=f"org:{party.uid}",
        name=party.name.text(lang),
        word=letter_code(party.uid, day_of(at)),
    )


def _parties(region: Path, actor: Actor, at: datetime) -> Sequence[Party]:
    return bodies_of(UUID(person_of(actor.uid, at)), region, at=at)
