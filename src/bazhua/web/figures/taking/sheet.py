"""The table of the explorer as PDF, with all that must be known to read it."""

from io import BytesIO

from django.http import FileResponse

from bazhua.infra.i18n.language import current
from bazhua.infra.papers.prints.table import Listing, listing_pdf
from bazhua.infra.ui.parts.text import Link, Part, said
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase, Value, Word
from bazhua.web.figures import words
from bazhua.web.figures.drawing import lines
from bazhua.web.figures.page import Seen, marks_of, moves_of, told
from bazhua.web.figures.place import moved_facts
from bazhua.web.figures.taking.about import explained, narrowed

TYPE = "application/pdf"


def sheet(seen: Seen) -> FileResponse:
    """Return the lines that the page shows as PDF.

    Raises:
        GlyphMissing: the font lacks a character of a name.
    """
    name = f"{said(seen.form.picked.heading)} {seen.at.astimezone(BEIJING):%Y%m%d-%H%M}.pdf"
    drawn = listing_pdf(listed(seen), at=seen.at)
    return FileResponse(BytesIO(drawn), as_attachment=True, filename=name, content_type=TYPE)


def listed(seen: Seen) -> Listing:
    """Return what the sheet says."""
    found, moves, window = told(seen), moves_of(seen), seen.form.window
    table, one = lines(found), seen.form.picked.single
    title: Word | Phrase = found.picked.heading
    if one is not None:
        title = Phrase(words.IN_UNIT, {"figure": one.heading, "unit": one.unit})
    lead: dict[str, Value] = {
        "region": seen.here.name,
        "since": window.since,
        "until": window.until,
    }
    return Listing(
        lang=current(),
        title=said(title),
        lead=said(Phrase(words.LEAD, lead)),
        marks=tuple(said(mark.text) for mark in marks_of(seen, found, moves)),
        head=tuple(said(column.text) for column in table.columns),
        rows=tuple(tuple(_text(cell) for cell in row.cells) for row in table.rows),
        notes=(
            *narrowed(seen),
            *explained(seen, found),
            *((said(fact.label), _text(fact.value)) for fact in moved_facts(moves)),
        ),
        as_of=said(Phrase(words.AS_OF, {"at": seen.at})),
    )


def _text(part: Part) -> str:
    if isinstance(part, Link):
        return said(part.text)
    return said(part) if isinstance(part, Word | Phrase | str) else str(part)
