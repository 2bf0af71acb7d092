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
from bazhua.web.briefs.brief import Brief
from bazhua.web.briefs.issuing import issued, issued_briefs, may_issue
from bazhua.web.briefs.series import SERIES, Series

WIDE_EM = 8
ISSUED = Mark(words.ISSUED, Tone.GOOD, "rubber-stamp")
NOT_ISSUED = Mark(words.NOT_ISSUED, Tone.PLAIN, "file-text")


def brief_page(brief: Brief, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page of a day or month, with the button that freezes it."""
    series, time = brief.series, brief.span.name
    paper = issued(series, brief.region, time).first()
    span = {"since": brief.span.since, "until": brief.span.until}
    return TabbedPage(
        kind=Phrase(words.SPAN, span),
        title=Phrase(
            series.kind.title or series.kind.name, {"region": brief.name, series.key: time}
        ),
        number=paper.number if paper else "",
        marks=(ISSUED if paper else NOT_ISSUED,),
        actions=tuple(_actions(brief, paper, actor, at)),
        tabs=tuple(_tabs(brief, at)),
        panels=(
            *(_panel(section) for section in brief.sections),
            _issued(series, issued_briefs(actor, series, brief.region, at=at)),
        ),
    )


def paper_page(row: Paper) -> RecordPage:
    """Return the page of a brief that was issued."""
    series = SERIES[row.kind]
    return RecordPage(
        kind=series.kind.name,
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
            Action(text=words.WORD, href=reverse("briefs:word", args=[row.uid]), opens=True),
            Action(text=words.CHECK, href=reverse("verify_paper"), opens=True),
        ),
        due=None,
        facts=tuple(_facts(series, row)),
        timeline=(),
        evidence=None,
        related=(),
        viewers=(Viewer(words.OFFICES, words.OFFICES_WHY),),
    )


def _facts(series: Series, row: Paper) -> Iterator[Fact]:
    values = row.content["values"]
    yield Fact(series.time, f"{values['since']} – {values['until']}")
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
        href = reverse(brief.series.issues, args=[brief.span.name])
        yield Action(text=brief.series.issue, href=href, weight=Weight.MAIN, confirm=words.SURE)
    for other in SERIES.values():
        if other is not brief.series:
            yield Action(text=other.kind.name, href=reverse(other.page), opens=True)


def _tabs(brief: Brief, at: datetime) -> Iterator[TabLink]:
    series, time = brief.series, brief.span.name
    before, after = series.around(brief.span, at)
    here = f"{reverse(series.page)}?{series.key}="
    yield TabLink(text=series.before, href=f"{here}{before}")
    yield TabLink(text=time, href=f"{here}{time}", current=True)
    if after is not None:
        yield TabLink(text=series.after, href=f"{here}{after}")


def _panel(section: Section) -> Panel:
    zh = "".join(phrase.text(Lang.ZH) for phrase in section.told)
    en = " ".join(phrase.text(Lang.EN) for phrase in section.told)
    columns = tuple(Column(word, WIDE_EM) for word in section.head)
    rows = tuple(Row("", tuple(map(_cell, row))) for row in section.rows)
    body = Table(caption=section.heading, columns=columns, rows=rows) if rows else None
    ways = (Action(text=words.OPEN, href=section.opens, opens=True),) if section.opens else ()
    return Panel(title=section.heading, body=body, note=Word(zh, en), actions=ways)


def _cell(value: Value) -> Part:
    return value if isinstance(value, Word | Phrase | str | int | datetime) else str(value)


def _issued(series: Series, rows: Sequence[Paper]) -> Panel:
    table = Table(
        caption=series.issued,
        columns=(Column(words.NUMBER, 9), Column(series.time, 6), Column(words.AT, 9)),
        rows=tuple(
            Row(
                reverse("briefs:paper", args=[row.uid]),
                (row.number, row.content["values"][series.key], row.issued_at or ""),
            )
            for row in rows
        ),
    )
    empty = Empty(words.NONE_ISSUED, words.NONE_ISSUED_FILL)
    return Panel(title=series.issued, body=table if rows else None, empty=empty)
