"""The papers about a danger, and those that may be drawn up."""

from django.urls import reverse

from bazhua.grips.dangers.domain.papers.drawing import DRAWINGS
from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, WAY_WORDS, PaperKind
from bazhua.grips.dangers.domain.terms import Way
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.interfaces.web.papers.page import address, marks
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.ledger.listing import address as danger_address
from bazhua.grips.dangers.selectors.papers.shown import Asked, Shown
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.table import Column, Count, Empty, ListPage, Row, Table
from bazhua.infra.ui.parts.text import Part, joined
from bazhua.kernel.words import Phrase, Word

COLUMNS = (
    Column(words.KIND, 9),
    Column(words.NUMBER, 12),
    Column(words.STATE, 5),
    Column(words.SERVICE, 9),
    Column(words.LAST_DAY, 7),
)


def list_page(row: HiddenDanger, papers: list[Shown], asked: Asked) -> ListPage:
    """Return the papers about a danger, with those that may be drawn up as buttons."""
    due = [PAPER_WORDS[kind] for kind in asked.due]
    lead = Phrase(words.DUE, {"kinds": joined(due)}) if due else words.NONE_DUE
    main = next((kind for kind in asked.offered if kind in asked.due), None)
    actions = tuple(
        draw_button(row, kind, Weight.MAIN if kind is main else Weight.SIDE)
        for kind in asked.offered
    )
    rows = tuple(Row(address(one), _cells(one)) for one in papers)
    title = Word(f"{words.PAPERS.zh} · {row.number}", f"{words.PAPERS.en} · {row.number}")
    return ListPage(
        title=title,
        lead=lead,
        table=Table(caption=words.PAPERS, columns=COLUMNS, rows=rows),
        count=Count(len(rows)),
        empty=Empty(words.EMPTY, words.EMPTY_FILL),
        actions=(*actions, Action(text=words.DANGER, href=danger_address(row), opens=True)),
    )


def draw_button(row: HiddenDanger, kind: PaperKind, weight: Weight = Weight.SIDE) -> Action:
    """Return the button that draws up a paper of a kind about a danger."""
    return Action(
        text=Phrase(words.DRAW, {"kind": PAPER_WORDS[kind]}),
        href=reverse("danger_papers:draw", args=[row.uid, kind.value]),
        weight=weight,
        opens=True,
    )


def _cells(shown: Shown) -> tuple[Part, ...]:
    service = shown.service
    return (
        PAPER_WORDS[shown.kind],
        shown.paper.number or words.NOT_NUMBERED,
        marks(shown)[0],
        _served(shown),
        str(service.last_day) if service and service.last_day else "–",
    )


def _served(shown: Shown) -> Part:
    if not DRAWINGS[shown.kind].served:
        return words.NOT_FOR_SERVICE
    service = shown.service
    if service is None:
        return "–" if shown.draft else marks(shown)[-1]
    return Phrase(
        words.SERVED_BY_WAY, {"way": WAY_WORDS[Way(service.way)], "at": service.served_at}
    )
