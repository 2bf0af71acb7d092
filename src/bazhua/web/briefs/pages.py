"""A brief as a page of panels, and the page of its paper."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse

from bazhua.infra.db.actors import Actor
from bazhua.infra.papers.core.codes import groups
from bazhua.infra.papers.core.sections import Section
from bazhua.infra.papers.models import Paper
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action, Fact, RecordPage, Viewer, Weight
from bazhua.infra.ui.parts.tabbed import Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Part
from bazhua.kernel.words import Lang, Phrase, Value, Word
from bazhua.web.briefs import words
from bazhua.web.briefs.brief import Brief, neighbours
from bazhua.web.briefs.issuing import issued, issued_briefs, may_issue

WIDE_EM = 8
ISSUED = Mark(words.ISSUED, Tone.GOOD, "rubber-stamp")
NOT_ISSUED = Mark(words.NOT_ISSUED, Tone.PLAIN, "file-text")


def brief_page(brief: Brief, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page of a day, with the button that freezes it."""
    paper = issued(brief.region, brief.day).first()
    span = {"since": brief.span.since, "until": brief.span.until}
    return TabbedPage(
        kind=Phrase(words.SPAN, span),
        title=Phrase(words.TITLE, {"region": brief.name, "day": brief.day}),
        number=paper.number if paper else "",
        marks=(ISSUED if paper else NOT_ISSUED,),
        actions=tuple(_actions(brief, paper, actor, at)),
        tabs=tuple(_tabs(brief, at)),
        panels=(
            *(_panel(section) for section in brief.sections),
            _issued(issued_briefs(actor, brief.region, at=at)),
        ),
    )


def paper_page(row: Paper) -> RecordPage:
    """Return the page of a brief that was issued."""
    return RecordPage(
        kind=words.BRIEF,
        title=row.title,
        number=row.number,
        marks=(ISSUED,),
        steps=(),
        actions=(
            Action(
                text=words.PDF,
                href=reverse("files:original", args=[row.pdf_file]),
                weight=Weight.MAIN,
                opens=True,
            ),
            Action(text=words.CHECK, href=reverse("verify_paper"), opens=True),
        ),
        due=None,
        facts=tuple(_facts(row)),
        timeline=(),
        evidence=None,
        related=(),
        viewers=(Viewer(words.OFFICES, words.OFFICES_WHY),),
    )


def _facts(row: Paper) -> Iterator[Fact]:
    values = row.content["values"]
    yield Fact(words.DAY, f"{values['since']} – {values['until']}")
    if row.issued_at is not None:
        yield Fact(words.AT, row.issued_at)
    yield Fact(words.ROOT, values["root"])
    yield Fact(words.CODE, " ".join(groups(row.code)))
    yield Fact(words.PDF_HASH, row.pdf_sha256)


def _actions(brief: Brief, paper: Paper | None, actor: Actor, at: datetime) -> Iterator[Action]:
    if paper is not None:
        href = reverse("briefs:paper", args=[paper.uid])
        yield Action(text=words.ISSUED_BRIEF, href=href, weight=Weight.MAIN, opens=True)
    elif may_issue(actor, brief.region, at):
        href = reverse("briefs:issue", args=[brief.day.isoformat()])
        yield Action(text=words.ISSUE, href=href, weight=Weight.MAIN, confirm=words.SURE)


def _tabs(brief: Brief, at: datetime) -> Iterator[TabLink]:
    before, after = neighbours(brief.span, at)
    here = reverse("briefs:brief")
    yield TabLink(text=words.DAY_BEFORE, href=f"{here}?day={before}")
    yield TabLink(text=brief.day.isoformat(), href=f"{here}?day={brief.day}", current=True)
    if after is not None:
        yield TabLink(text=words.DAY_AFTER, href=f"{here}?day={after}")


def _panel(section: Section) -> Panel:
    zh = "".join(phrase.text(Lang.ZH) for phrase in section.told)
    en = " ".join(phrase.text(Lang.EN) for phrase in section.told)
    columns = tuple(Column(word, WIDE_EM) for word in section.head)
    rows = tuple(Row("", tuple(map(_cell, row))) for row in section.rows)
    body = Table(caption=section.heading, columns=columns, rows=rows) if rows else None
    return Panel(title=section.heading, body=body, note=Word(zh, en))


def _cell(value: Value) -> Part:
    return value if isinstance(value, Word | Phrase | str | int | datetime) else str(value)


def _issued(rows: Sequence[Paper]) -> Panel:
    table = Table(
        caption=words.ISSUED_BRIEFS,
        columns=(Column(words.NUMBER, 9), Column(words.DAY, 6), Column(words.AT, 9)),
        rows=tuple(
            Row(
                reverse("briefs:paper", args=[row.uid]),
                (row.number, row.content["values"]["day"], row.issued_at or ""),
            )
            for row in rows
        ),
    )
    empty = Empty(words.NONE_ISSUED, words.NONE_ISSUED_FILL)
    return Panel(title=words.ISSUED_BRIEFS, body=table if rows else None, empty=empty)
