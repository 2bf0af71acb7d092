"""The numbers of the explorer as an Excel workbook, with what they are on a second sheet."""

from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile

from django.http import FileResponse
from django.utils.translation import gettext as _

from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import Line, Rated
from bazhua.infra.tables.answers import TYPE
from bazhua.infra.tables.listing import Cell
from bazhua.infra.tables.workbook import write
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.rules import year_on_year
from bazhua.kernel.times import BEIJING
from bazhua.web.figures import words
from bazhua.web.figures.drawing import Told
from bazhua.web.figures.page import Seen, told
from bazhua.web.figures.taking.about import explained, narrowed
from bazhua.web.figures.telling import compared


def book(seen: Seen) -> FileResponse:
    """Return the lines that the page shows, and all of them together at the end."""
    found = told(seen)
    one = found.picked.single
    heads = (
        [words.THIS_TIME, words.YEAR_BEFORE, words.DIFFERENCE, words.PER_CENT]
        if one
        else [each.heading for each in found.picked.columns]
    )
    file = TemporaryFile()  # noqa: SIM115 -- the response closes it
    try:
        head = [said(found.head), *(said(each) for each in heads)]
        write(file, (_("Rows"), _("About")), head, _rows(found, one), _about(seen, found))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"{said(found.picked.heading)} {seen.at.astimezone(BEIJING):%Y%m%d-%H%M}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)


def _rows(found: Told, one: Shown | None) -> Iterator[Sequence[Cell]]:
    for line in (*found.parts, found.whole):
        called = said(found.called(line.key) if line.key else found.all_of)
        yield [called, *(_compared(one, line) if one else _side_by_side(found, line))]


def _compared(one: Shown, line: Line) -> Sequence[Cell]:
    number = line.numbers.get(one.key)
    if number is None:
        nothing = None if one.key in line.untold else 0
        return [nothing, nothing, nothing, None]
    both = compared(number)
    if both is None:
        return [_value(number.rated), _value(number.rated_before), None, None]
    yearly = year_on_year(current=both[0], base=both[1]).result
    return [*both, yearly.difference, yearly.percent]


def _value(rated: Rated | None) -> Cell:
    return rated.value if rated else None


def _side_by_side(found: Told, line: Line) -> Sequence[Cell]:
    return [
        (_value(number.rated) if number.rated else number.value)
        if (number := line.numbers.get(one.key))
        else None
        if one.key in line.untold
        else 0
        for one in found.picked.columns
    ]


def _about(seen: Seen, found: Told) -> Iterator[tuple[str, Cell]]:
    window = seen.form.window
    yield _("Figure"), said(found.picked.heading)
    yield said(words.REGION), said(seen.here.name)
    yield _("From"), window.since.isoformat()
    yield _("Until"), window.until.isoformat()
    yield _("Split by"), said(found.head)
    yield from narrowed(seen)
    yield _("As of"), seen.at
    yield _("Made by"), str(seen.actor.uid)
    yield from explained(seen, found)
