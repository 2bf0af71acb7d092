"""Figures as tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bazhua.grips.dangers.domain.closed_loop.indicators import CLOSED, DAYS_OPEN, GRADE
from bazhua.grips.dangers.domain.terms import GRADES, DangerGrade
from bazhua.grips.dangers.interfaces.web.figures import words
from bazhua.grips.dangers.selectors.ledger.figures import BY_KEY, SHARES, DaysOpen, Line
from bazhua.infra.rollup.core.declare import BUCKET
from bazhua.infra.rollup.core.read import Bucket, rate
from bazhua.infra.rollup.reading.cells import Cell
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text, headed
from bazhua.kernel.words import Phrase

NOT_TOLD: Final = "–"
COLUMNS: Final = tuple(Column(word, 5, number=True) for word in words.HEADS.values())
NO_FIGURES: Final = Empty(words.NO_FIGURES, words.NO_FIGURES_FILL)
NO_CLOSED: Final = Empty(words.NO_CLOSED, words.NO_CLOSED_FILL)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the lines are called, and where each leads.

    Attributes:
        all_of: what all of them together are called.
    """

    head: Text
    all_of: Text
    called: Callable[[str], Text]
    href: Callable[[str], str]


def table(whole: Line, parts: Sequence[Line], labels: Labels) -> Panel:
    """Return the lines, and all of them together at the end."""
    rows = [_row(line, labels.called(line.key), labels.href(line.key)) for line in parts]
    rows.append(_row(whole, labels.all_of, ""))
    columns = (Column(labels.head, 8), *COLUMNS)
    body = Table(caption=words.TITLE, columns=columns, rows=tuple(rows))
    return Panel(title=labels.head, body=body, empty=NO_FIGURES)


def definitions() -> Panel:
    """Return what each column counts."""
    heads = [(BY_KEY[key], word) for key, word in words.HEADS.items() if key in BY_KEY]
    facts = tuple(Fact(word, headed(one.definition)) for one, word in heads)
    return Panel(title=words.DEFINITIONS, body=Facts(facts))


def days(cell: Cell, found: DaysOpen) -> Panel:
    """Return after how many days they were closed, by grade; each number opens its records."""
    if not any(numbers for numbers, _ in found.values()):
        return Panel(title=words.DAYS_OPEN, body=None, empty=NO_CLOSED, note=words.DAYS_LEAD)
    heads = (Column(words.DAYS, 6), *(Column(headed(GRADES[one]), 5, number=True) for one in found))
    rows = [
        Row("", (_span(_bucket(number)), *(_days(cell, one, number, found) for one in found)))
        for number in range(len(DAYS_OPEN) + 1)
    ]
    rows.append(Row("", (words.MIDDLE, *(_span(middle) for _, middle in found.values()))))
    body = Table(caption=words.DAYS_OPEN, columns=heads, rows=tuple(rows))
    return Panel(title=words.DAYS_OPEN, body=body, note=words.DAYS_LEAD)


def address(cell: Cell) -> str:
    """Return where the records behind a number are listed."""
    return f"{reverse('dangers:list')}?{urlencode({'behind': cell.text()})}"


def _row(line: Line, called: Text, href: str) -> Row:
    return Row(href, (called, *(_number(line, key) for key in words.HEADS)))


def _number(line: Line, key: str) -> Part:
    found = line.cells.get(key)
    if found is None:
        return NOT_TOLD if key in line.untold else 0
    cell, value = found
    whole = line.cells.get(SHARES.get(key, ""))
    share = rate(value, whole[1]) if whole else None
    text = f"{value:,}" if share is None else f"{value:,} · {share} %"
    return Link(text, address(cell)) if value else text


def _days(cell: Cell, grade: DangerGrade, number: int, found: DaysOpen) -> Part:
    value = found[grade][0].get(number, 0)
    where = {**cell.where, GRADE: grade.value, BUCKET: str(number)}
    told = Cell(indicator=CLOSED.key, path=cell.path, window=cell.window, where=where)
    return Link(f"{value:,}", address(told)) if value else value


def _bucket(number: int) -> Bucket:
    low = DAYS_OPEN[number - 1] if number else 0
    return Bucket(low, DAYS_OPEN[number] if number < len(DAYS_OPEN) else None)


def _span(bucket: Bucket | None) -> Text:
    if bucket is None:
        return NOT_TOLD
    if bucket.high is None:
        return Phrase(words.LONGER, {"low": bucket.low or 0})
    return Phrase(words.FROM_TO, {"low": bucket.low or 0, "high": bucket.high - 1})
