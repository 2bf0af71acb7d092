"""What the page of a danger says of its papers: those that stand, and those that are due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.interfaces.web.papers.forms import CHOSEN
from bazhua.grips.dangers.interfaces.web.papers.listing import draw_button
from bazhua.grips.dangers.interfaces.web.papers.page import address, marks
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.papers.shown import drawable, papers_asked, papers_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.record import Action, Related
from bazhua.infra.ui.parts.text import said


def paper_buttons(row: HiddenDanger, actor: Actor, at: datetime) -> tuple[Action, ...]:
    """Return a button for each paper that somebody may draw up about a danger now."""
    offered = papers_asked(actor, row, at=at).offered
    return tuple(draw_button(row, kind) for kind in offered)


def order_button(rows: Sequence[HiddenDanger], actor: Actor, at: datetime) -> tuple[Action, ...]:
    """Return the button that orders together what was found, as far as it may be ordered."""
    found = drawable(actor, rows, PaperKind.ORDER, at=at)
    if not found:
        return ()
    chosen = urlencode([(CHOSEN, one.uid) for one in found])
    button = draw_button(found[0], PaperKind.ORDER)
    return (replace(button, href=f"{button.href}?{chosen}"),)


def paper_links(row: HiddenDanger, actor: Actor, at: datetime) -> tuple[Related, ...]:
    """Return the papers about a danger, each with how it stands, and the way to all of them."""
    papers = papers_of(actor, row, at=at)
    links = tuple(
        Related(
            PAPER_WORDS[one.kind],
            one.paper.number or said(words.NOT_NUMBERED),
            address(one),
            marks(one)[-1],
        )
        for one in papers
    )
    every = reverse("danger_papers:list", args=[row.uid])
    return (*links, Related(words.PAPERS, words.ALL, every))
