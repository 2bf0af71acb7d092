"""A table of figures as PDF: what it is, the table, what must be known to read it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bazhua.infra.papers.core.glyphs import check_glyphs
from bazhua.infra.papers.render import drawn_pdf
from bazhua.kernel.words import Lang, Word

TEMPLATE: Final = Path(__file__).parent / "table"
PAGES: Final = Word("第 {{page}} 页，共 {{pages}} 页", "Page {{page}} of {{pages}}")
COLON: Final = Word("：", ": ")
BETWEEN: Final = Word("；", "; ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the template draws, every text in its language.

    Attributes:
        lead: where and when, below the title.
        marks: what must be known at once: provisional, restated.
        as_of: stands on every page beside its number.
        notes: label and text, below the table.
    """

    lang: Lang
    title: str
    lead: str
    marks: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, str], ...]
    as_of: str


def listing_pdf(listing: Listing, *, at: datetime) -> bytes:
    """Return a table as PDF; the same value and instant give the same bytes.

    Args:
        at: the instant written into the file.

    Raises:
        GlyphMissing: the font lacks a character.
    """
    lang = listing.lang
    tree: dict[str, Any] = {
        "lang": lang.value,
        "region": "cn" if lang is Lang.ZH else "gb",
        "title": listing.title,
        "lead": listing.lead,
        "marks": BETWEEN.text(lang).join(listing.marks),
        "head": list(listing.head),
        "rows": [list(row) for row in listing.rows],
        "notes": [list(note) for note in listing.notes],
        "as_of": listing.as_of,
        "pages": PAGES.text(lang),
        "colon": COLON.text(lang),
    }
    check_glyphs(tree)
    return drawn_pdf(TEMPLATE, {"table": tree}, at=at)
