"""Hidden dangers region by region; each number opens its records."""

from urllib.parse import urlencode

from django.urls import reverse

from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.selectors.ledger.regions import RegionLine, Regions
from bazhua.infra.ui.parts.table import Column, Count, Empty, ListPage, Row, Table
from bazhua.infra.ui.parts.text import Link, Part
from bazhua.kernel.words import Phrase

COLUMNS = (
    Column(words.REGION, 10),
    Column(words.OPEN_NOW, 6, number=True),
    Column(words.OVERDUE_NOW, 6, number=True),
    Column(words.MAJOR_NOW, 6, number=True),
)


def regions_page(found: Regions) -> ListPage:
    """Return the page of a region with what is below it."""
    rows = [_row(line, down=True) for line in found.below]
    rows.append(_row(found.here, down=False))
    return ListPage(
        title=words.BY_REGION,
        lead=Phrase(words.BY_REGION_LEAD, {"region": found.here.name}),
        table=Table(caption=words.BY_REGION, columns=COLUMNS, rows=tuple(rows)),
        count=Count(len(rows)),
        empty=Empty(words.BY_REGION, words.BY_REGION),
    )


def _row(line: RegionLine, *, down: bool) -> Row:
    name = line.name if down else Phrase(words.ALL_OF, {"region": line.name})
    href = f"{reverse('dangers:regions')}?in={line.code}" if down else ""
    return Row(
        href,
        (
            name,
            _number(line, line.open, state="OPEN"),
            _number(line, line.overdue, overdue="true"),
            _number(line, line.major, state="OPEN", grade="MAJOR"),
        ),
    )


def _number(line: RegionLine, value: int, **query: str) -> Part:
    if not value:
        return value
    return Link(
        f"{value:,}", f"{reverse('dangers:list')}?{urlencode({**query, 'region': line.code})}"
    )
